"""Which period to draw by, and where each ends."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from pipeline.corpus.selection import Period, moved
from pipeline.figures.rows import Row, rows
from pipeline.french import period as named

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

# The longest span, in days, that is still drawn by this period: about 60 bars.
LONGEST: dict[Period, int] = {"day": 62, "week": 430, "month": 2200}
FORMATS: dict[Period, str] = {"day": "%-d %b", "week": "%-d %b", "month": "%b %Y", "year": "%Y"}
FIRST_OF_MONTH = "replace(datum.label, /^1 /, '1er ')"
FRENCH: dict[Period, str] = {"day": "jour", "week": "semaine", "month": "mois", "year": "année"}


def span(corpus: Corpus, **which: Any) -> tuple[date, date] | None:
    """The first and the last day of publication; None where no article is dated."""
    days = [row["period"].date() for row in rows(corpus.article_counts("day", **which)) if row["period"] is not None]
    return (min(days), max(days)) if days else None


def suited(corpus: Corpus, **which: Any) -> Period:
    """The finest period that still gives bars one can tell apart."""
    found = span(corpus, **which)
    return by_span(found[0], found[1]) if found else "day"


def by_span(first: date, last: date) -> Period:
    """The same for a span of days."""
    return next((by for by, most in LONGEST.items() if (last - first).days <= most), "year")


def start_of(day: date, by: Period) -> date:
    """The first day of the period a day falls in; a week's is its Monday."""
    if by == "week":
        return day - timedelta(day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[by]


def after(start: date, by: Period) -> date:
    """The first day of the next period."""
    if by in ("day", "week"):
        return moved(start, timedelta(7 if by == "week" else 1))
    year, month = (start.year + 1, 1) if by == "year" else (start.year + start.month // 12, start.month % 12 + 1)
    return date.max if year > MAXYEAR else date(year, month, 1)


def bounded(frame: pd.DataFrame, by: Period) -> list[Row]:
    """Rows with a `period`, each with its `start` and `end` as ISO days and its French name as `when`."""
    found = []
    for row in rows(frame):
        if (at := row.pop("period")) is not None:
            start = at.date()
            ends = {"start": start.isoformat(), "end": after(start, by).isoformat()}
            found.append({**row, **ends, "when": named(start.isoformat(), by)})
    return found


def axis(by: Period) -> dict[str, Any]:
    """The horizontal axis of time; days are read as UTC, whatever the machine's zone."""
    shown = alt.Axis(
        format=FORMATS[by],
        labelExpr=FIRST_OF_MONTH,
        labelAngle=0,
        labelOverlap="parity",
        labelSeparation=8,
        title=None,
        grid=False,
        tickCount=8,
    )
    return {"x": alt.X("start:T", scale=alt.Scale(type="utc"), axis=shown), "x2": "end:T"}
