"""Which articles to count: by day, by source, near-duplicates once. Values are bound, never written into a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any, Literal, TypedDict

Day = str | date | None
Names = str | Sequence[str] | None
Period = Literal["day", "week", "month", "year"]

WRITTEN_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# The first day of the period that a day falls in; a week begins on Monday.
PERIODS = {
    "day": "{}",
    "week": "date({}, 'weekday 0', '-6 days')",
    "month": "substr({}, 1, 7) || '-01'",
    "year": "substr({}, 1, 4) || '-01-01'",
}
# Sorts behind every digit, dash and `T`: what begins with a day, month or year is below it.
BEHIND = "~"


class When(TypedDict, total=False):
    """What every search can be narrowed to."""

    since: Day
    """First day of publication: `2025-10-16`, `2025-10`, `2025`, or a date."""
    until: Day
    """Last day of publication, included: `2025-10` is all of October."""
    source: Names
    """A source or several."""


class Which(When, total=False):
    """What every aggregate can be narrowed to."""

    unique: bool
    """Of near-duplicates (agency copy) among the articles chosen, count the first published alone."""


class Bound:
    """The values of one query: each is bound under a name, which is what the text of the query gets."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def __call__(self, value: Any) -> str:
        """Bind a value: `:p0`."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def any_of(self, values: Iterable[Any]) -> str:
        """Bind a list for IN: `(:p0, :p1)`."""
        return f"({', '.join(map(self, values))})"


def conditions(
    bound: Bound, since: Day = None, until: Day = None, source: Names = None, column: str = "published"
) -> list[str]:
    """What the time and source of an article must be; an article with no date is in no period."""
    found: list[str] = []
    if since is not None:
        found.append(f"{column} >= {bound(day(since))}")
    if until is not None:
        found.append(f"{column} < {bound(day(until) + BEHIND)}")
    if source is not None:
        found.append(f"source IN {bound.any_of(listed(source))}")
    return found


def selected(bound: Bound, by: Period | None = None, per_source: bool = False, **which: Any) -> str:
    """The common table expression `selected`: article_id, period and source, null where it is not asked for them."""
    unique = which.pop("unique", False)
    if by not in (None, *PERIODS):
        raise ValueError(f"by is {by!r}: one of {', '.join(PERIODS)}")
    where = where_all(conditions(bound, **which))
    columns = f"{by or 'NULL'} AS period, {'source' if per_source else 'NULL'} AS source"
    if not unique:
        return f"selected AS (SELECT article_id, {columns} FROM v_articles{where})"
    return (
        f"chosen AS (SELECT article_id, coalesce(published, '{BEHIND}') AS at, {columns} FROM v_articles{where}),"
        f" selected AS (SELECT article_id, period, source FROM chosen c WHERE NOT EXISTS ({EARLIER_COPY}))"
    )


EARLIER_COPY = (
    "SELECT 1 FROM v_copies n JOIN chosen o ON o.article_id = n.other_id"
    " WHERE n.article_id = c.article_id AND (o.at, o.article_id) < (c.at, c.article_id)"
)


def where_all(found: Sequence[str]) -> str:
    """Join conditions into a WHERE, or nothing."""
    return f" WHERE {' AND '.join(found)}" if found else ""


def listed(names: str | Sequence[str]) -> list[str]:
    """One name or several as a list."""
    return [names] if isinstance(names, str) else list(names)


def day(given: str | date) -> str:
    """A day, month or year as ISO 8601. Raises ValueError when it is none."""
    if isinstance(given, date):
        return (given.date() if isinstance(given, datetime) else given).isoformat()
    written = given.strip().partition("T")[0]
    try:
        if not WRITTEN_DAY.fullmatch(written):
            raise ValueError
        date.fromisoformat((written + "-01-01")[:10])
    except ValueError:
        raise ValueError(f"{given!r} is no day: write it as 2025-10-16, 2025-10 or 2025") from None
    return written


def first_day(given: str | date) -> date:
    """The first day of a day, month or year."""
    return date.fromisoformat((day(given) + "-01-01")[:10])


def last_day(given: str | date) -> date:
    """The last day of a day, month or year."""
    first, written = first_day(given), day(given)
    if len(written) == len("2025-10-16"):
        return first
    if first.year == MAXYEAR and (len(written) == len("2025") or first.month == 12):
        return date.max
    whole_month = len(written) == len("2025-10") and first.month < 12
    following = (first.year, first.month + 1) if whole_month else (first.year + 1, 1)
    return date(*following, 1) - timedelta(1)


def moved(start: date, by: timedelta) -> date:
    """A day so much later, or earlier; the calendar's own first or last day where it ends before."""
    try:
        return start + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
