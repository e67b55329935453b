"""What `top` and `find` show: rich tables in French, every byte of an article taken as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from pipeline import french
from pipeline.corpus.search import Found, Hit
from pipeline.terminal import console, plain, table

RIGHT: dict[str, Any] = {"justify": "right", "no_wrap": True}
WHOLE: dict[str, Any] = {"no_wrap": True}
# Column of the API → what a French reader calls it, and how it is laid out, left to right; others are for programs.
COLUMNS: dict[str, tuple[str, dict[str, Any]]] = {
    "period": ("période", WHOLE),
    "source": ("source", {"ratio": 2}),
    "name": ("nom", {"ratio": 4}),
    "name_a": ("acteur", {"ratio": 3}),
    "name_b": ("avec", {"ratio": 3}),
    "type": ("type", WHOLE),
    "kind": ("type", WHOLE),
    "gender": ("genre", WHOLE),
    "country_code": ("pays", WHOLE),
    "admin1": ("région", {"ratio": 3}),
    "mentions": ("mentions", RIGHT),
    "quotes": ("citations", RIGHT),
    "articles": ("articles", RIGHT),
    "quoted_articles": ("le citent", RIGHT),
    "total_articles": ("articles en tout", RIGHT),
    "share": ("part", RIGHT),
    "weight": ("ensemble", RIGHT),
    "first_seen": ("première fois", WHOLE),
    "last_seen": ("dernière fois", WHOLE),
}
# Which of them to keep first on a narrow terminal.
WANTED = ("name", "name_a", "name_b", "period", "source", "weight", "share", "mentions", "quotes", "articles", "type",
          "kind", "country_code", "gender", "quoted_articles", "last_seen", "first_seen", "total_articles",
          "admin1")  # fmt: skip
# A name is folded rather than let it take more.
WIDEST, PADDING = 24, 3
# Long enough to tell newspapers apart; `--csv` and `--json` give the whole name.
LONGEST_SOURCE = 40
# Ids are folded, not cut: they are for `quiditquoi show`.
PASSAGES: dict[str, dict[str, Any]] = {
    "date": WHOLE, "source": {"ratio": 3}, "article": {"ratio": 4, "overflow": "fold"}, "locuteur": {"ratio": 4},
    "passage": {"ratio": 10}}  # fmt: skip
TITLES = {"actors": "Acteurs les plus nommés", "speakers": "Part des articles qui citent chacun",
          "places": "Lieux les plus nommés", "pairs": "Acteurs nommés ensemble"}  # fmt: skip
HIT = "bold reverse"
NOTHING = Text("Rien trouvé.")


def show(*parts: RenderableType) -> None:
    """Print on standard output."""
    console().print(*parts, sep="\n")


def top(what: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], by: str | None, width: int) -> RenderableType:
    """A ranking under French names: the columns that fit into `width` characters, the most wanted first."""
    if not rows:
        return NOTHING
    cells = {
        name: [_cell(name, row[number], by) for row in rows] for number, name in enumerate(columns) if name in COLUMNS
    }
    shown = _fitting(cells, width)
    layout = dict(COLUMNS[name] for name in shown)
    return table(TITLES[what], layout, list(zip(*(cells[name] for name in shown), strict=True)), len(rows))


def _fitting(cells: dict[str, list[Any]], width: int) -> list[str]:
    """Columns with something in them, while there is room; in their order from left to right."""
    kept: set[str] = set()
    for name in WANTED:
        if any(cell is not None for cell in cells.get(name, ())):
            widest = max(len(str(cell)) for cell in [COLUMNS[name][0], *cells[name]])
            width -= min(widest, WIDEST) + PADDING
            if width < 1:
                break
            kept.add(name)
    return [name for name in COLUMNS if name in kept]


def _cell(name: str, value: Any, by: str | None) -> Any:
    if value is None:
        return None
    if name == "period" and by:
        return french.period(value, by)
    if name == "share":
        return french.percent(value)
    if isinstance(value, int | float):
        return french.number(value)
    if name == "source":
        return _short(value)
    return french.WORDS.get(value, value) if name in ("type", "kind", "gender") else value


def _short(source: str | None) -> str | None:
    return plain(source, LONGEST_SOURCE).plain if source else None


def hits(found: Found) -> list[RenderableType]:
    """Passages with what was found marked, and what the index does not have yet."""
    told = {"source": any(hit.source for hit in found.hits), "locuteur": any(hit.speaker for hit in found.hits)}
    columns = {name: layout for name, layout in PASSAGES.items() if told.get(name, True)}
    rows = table("", columns, [], 0)
    rows.title = f"Résultats ({french.number(len(found.hits))} sur {french.number(found.total)})"
    for hit in found.hits:
        about = {"date": hit.published and hit.published[:10], "source": _short(hit.source), "article": hit.doc_id,
                 "locuteur": hit.speaker}  # fmt: skip
        rows.add_row(*(plain(value) for name, value in about.items() if name in columns), _passage(hit))
    parts: list[RenderableType] = [rows if found.hits else NOTHING]
    if found.not_indexed:
        late = french.count(found.not_indexed, "article n’est pas encore indexé", "articles ne sont pas encore indexés")
        parts.append(Text(f"{late} : relancez `quiditquoi run`."))
    return parts


def _passage(hit: Hit) -> Text:
    shown = plain(hit.passage, len(hit.passage))
    for start, end in hit.hits:
        shown.stylize(HIT, start, end)
    return shown
