"""A figure: an Altair chart, the words that say what it shows, and the table behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

SCHEMA = "https://vega.github.io/schema/vega-lite/v{}.json"
MIME = "application/vnd.vegalite.v{}+json"


@dataclass(frozen=True)
class Figure:
    """What figure functions return. Jupyter, VS Code and marimo draw it, with no network.

    `chart` is None where there is nothing to draw; `description` says so.
    """

    title: str
    description: str
    """One or two French sentences for those who do not see the drawing."""
    chart: alt.TopLevelMixin | None
    table: pd.DataFrame
    """What is drawn, with French column names; shares are of 1."""

    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite, data inside. Raises ValueError where there is nothing to draw."""
        from pipeline.figures.theme import CONFIG

        if self.chart is None:
            raise ValueError(f"there is nothing to draw: {self.description}")
        made: dict[str, Any] = self.chart.to_dict()
        return {**made, "config": CONFIG, "title": None, "description": f"{self.title}. {self.description}"}

    def svg(self) -> str:
        """A still drawing that screen readers can read."""
        from pipeline.figures.svg import accessible

        return accessible(self._drawn(), self.title, self.description)

    def png(self, scale: float = 2) -> bytes:
        """A still drawing in pixels."""
        from vl_convert import vegalite_to_png

        drawn: bytes = vegalite_to_png(self.spec(), scale=scale, **OFFLINE)
        return drawn

    def html(self) -> str:
        """One interactive page with everything inside."""
        from vl_convert import javascript_bundle

        spec = json.dumps(self.spec(), ensure_ascii=False).replace("<", "\\u003c")
        return PAGE.format(
            title=escape(self.title),
            description=escape(self.description),
            spec=spec,
            script=javascript_bundle(snippet=DRAW),
        )

    def save(self, path: str | Path) -> Path:
        """Write `.svg`, `.png`, or an interactive `.html`. Raises ValueError for another ending."""
        target = Path(path)
        if target.suffix == ".png":
            target.write_bytes(self.png())
        elif target.suffix in (".svg", ".html"):
            target.write_text(self.svg() if target.suffix == ".svg" else self.html(), "utf-8")
        else:
            raise ValueError(f"{target.name}: a figure is written as .svg, .png or .html")
        return target

    def _drawn(self) -> str:
        from vl_convert import vegalite_to_svg

        made: str = vegalite_to_svg(self.spec(), **OFFLINE)
        return made

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Interactive where the notebook has Vega inside (the usual ones do), else still."""
        words = f"{self.title}. {self.description}"
        if self.chart is None:
            return {"text/plain": words}
        spec = self.spec()
        interactive = {MIME.format(version): {**spec, "$schema": SCHEMA.format(version)} for version in (5, 6)}
        return {**interactive, "image/svg+xml": self.svg(), "text/plain": words}


# Text of articles in the data must not end the script it stands in: `<` is escaped, and JSON.parse reads it back.
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{description}</p><div id="figure"></div>
<script type="application/json" id="spec">{spec}</script>
<script type="module">{script}</script></body></html>
"""
DRAW = 'vegaEmbed("#figure", JSON.parse(document.getElementById("spec").textContent), {actions: false})'
OFFLINE: dict[str, Any] = {"allowed_base_urls": [], "format_locale": "fr-FR", "time_format_locale": "fr-FR"}
