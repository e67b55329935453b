"""The reliability diagram: what quotes' confidence claims, and what comes true."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.evaluation.calibration import Calibration
from pipeline.figures import Figure
from pipeline.figures.rows import inline, table
from pipeline.figures.theme import BLUE, FAINT
from pipeline.french import count, number, percent

SIDE = 360
"""Pixels: both axes are shares, so the drawing is square."""


def reliability(found: Calibration) -> Figure:
    """On the diagonal it can be believed, below it is too high. Beside each point, how many quotes."""
    rows: list[dict[str, Any]] = [
        {
            "claimed": one.claimed,
            "right": one.right,
            "quotes": one.quotes,
            "bounds": f"{number(one.low, 1)} à {number(one.high, 1)}",
            "what": f"confiance {number(one.claimed, 2)} : {percent(one.right)} justes, {_quotes(one.quotes)}",
        }
        for one in found.deciles
    ]
    title = "Confiance annoncée et exactitude observée des citations"
    columns = {"bounds": "confiance", "claimed": "annoncée", "right": "observée", "quotes": "citations"}
    if found.brier is None or found.ece is None:
        return Figure(title, "Aucune citation trouvée.", None, table(rows, columns))
    described = (
        f"{_quotes(sum(one.quotes for one in found.deciles))} ; score de Brier "
        f"{number(found.brier, 3)}, écart moyen {number(found.ece, 3)}. Sur la diagonale, la confiance dit vrai."
    )
    return Figure(title, described, _chart(rows), table(rows, columns))


def _quotes(n: int) -> str:
    return count(n, "citation", "citations")


def _chart(rows: list[dict[str, Any]]) -> alt.TopLevelMixin:
    share = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format=".0%", tickCount=5)
    diagonal = alt.Chart(inline([{"claimed": 0, "right": 0}, {"claimed": 1, "right": 1}]))
    points = alt.Chart(inline(rows)).encode(
        x=alt.X("claimed:Q", title="confiance annoncée", scale=share, axis=axis),
        y=alt.Y("right:Q", title="citations justes", scale=share, axis=axis),
        description="what:N",
        tooltip=[
            alt.Tooltip("bounds:N", title="confiance"),
            alt.Tooltip("right:Q", format=".1%", title="justes"),
            alt.Tooltip("quotes:Q", title="citations"),
        ],
    )
    size = alt.Size("quotes:Q", legend=None, scale=alt.Scale(type="sqrt", rangeMin=30, rangeMax=500))
    layers = (
        diagonal.mark_line(color=FAINT, strokeDash=[4, 4], aria=False).encode(x="claimed:Q", y="right:Q"),
        points.mark_circle(color=BLUE, opacity=1).encode(size=size),
        points.mark_text(dx=18, align="left", aria=False).encode(text=alt.Text("quotes:Q", format=",d")),
    )
    return alt.layer(*layers).properties(width=SIDE, height=SIDE)
