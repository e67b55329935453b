"""Full dates of headers and datelines: no context, no anchor, nothing but the string."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.data import table

# A dateline stands at the very beginning: a place, an agency and a date fit in this.
DATELINE_REACH = 160
OLDEST, LATEST = 1600, 2199


class Dateline(NamedTuple):
    """A full date that an article begins with, as offsets of the text."""

    date: str
    start: int
    end: int
    kind: str
    """`stamp` (*22 mai 2012. –*), `agency` (*PARIS, 16 oct 2025 (AFP) –*) or `lead` (*Le 22 mai 2012, …*)."""


def parse_date(text: str) -> str | None:
    """Give the first full calendar date of a header as ISO 8601, or None.

    >>> parse_date("mardi 16 octobre 2025")
    '2025-10-16'
    """
    return next((iso for match in _full().finditer(text) if (iso := _iso(match))), None)


def dateline(text: str) -> Dateline | None:
    """Find the full date that an article opens with, whatever stands around it (see `Dateline.kind`)."""
    head = text[:DATELINE_REACH]
    for kind, shape in _datelines():
        match = shape.match(head)
        if match and (iso := _iso(match)):
            return Dateline(iso, match.start("whole"), match.end("whole"), kind)
    return None


@cache
def _months() -> dict[str, int]:
    return {row["form"].rstrip("."): int(row["month"]) for row in table("timex/months")}


@cache
def _date_pattern() -> str:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return rf"""(?P<whole>
        (?<!\d) (?P<year>\d{{4}}) - (?P<month>\d\d) - (?P<day>\d\d)
        (?: T [\d:.]+ (?:Z | [+-]\d\d:?\d\d)? | (?!\d) )
      | (?<![\w./-]) (?P<day2>\d\d?) (?P<sep>[/.-]) (?P<month2>\d\d?) (?P=sep)
        (?P<year2>\d{{4}} | \d\d) (?! [./-]?\d )
      | (?<![\w,.]) (?P<day3>\d\d? | premier) \s* (?: er\b | ᵉʳ )? \s*
        (?P<name>{months}) \b \.? ,? \s* (?P<year3>\d{{4}}) (?!\d)
    )"""


@cache
def _full() -> re.Pattern[str]:
    return re.compile(_date_pattern(), re.IGNORECASE | re.VERBOSE)


@cache
def _datelines() -> list[tuple[str, re.Pattern[str]]]:
    whole = rf"""(?:le\s+)?
        (?: (?:lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche) ,? \s+ )?
        {_date_pattern()}"""
    stamp = rf"""\W* (?: (?:publié | paru | posté | mis\ en\ ligne) \s+ )? {whole}
        [^\n]{{0,30}}? (?: \s* [.,]? \s* [-–—_] | \s* \.? \s* (?:\n | $) )"""
    agency = rf"""[^\n.!?«»\d]{{2,90}} [,(–—-] \s* {whole} [^\n\w]*
        (?: \( [^()\n]{{2,40}} \) | [-–—] | \) )"""
    lead = rf"""(?:ce\s+)? {whole} (?= \s*, | \s+ (?:à | dans | en | au) \s )"""
    shapes = {"stamp": stamp, "agency": agency, "lead": lead}
    return [(kind, re.compile(shape, re.IGNORECASE | re.VERBOSE)) for kind, shape in shapes.items()]


def _iso(match: re.Match[str]) -> str | None:
    """Check the parts against the calendar; day before month, as everywhere in French."""
    part = match.groupdict()
    day = part["day"] or part["day2"] or part["day3"]
    month = part["month"] or part["month2"] or _months().get((part["name"] or "").lower(), 0)
    year = int(part["year"] or part["year2"] or part["year3"])
    if year < 100:
        year += 2000
    if not OLDEST <= year <= LATEST:
        return None
    try:
        return date(year, int(month), 1 if day.lower() == "premier" else int(day)).isoformat()
    except ValueError:
        return None
