"""Rules for parts of the day: *ce matin*, *dans la soirée*, *la nuit de mardi à mercredi*."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pipeline.timex import calendar
from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import times as guards
from pipeline.timex.rules.common import bound, make, relation


def part(hit: Hit) -> list[Expression]:
    """*ce matin*, *cette nuit*, *dans la soirée*, *au petit matin*, *la nuit dernière*."""
    if guards.no_part(hit):
        return []
    first = hit.first if hit.has("D") else hit.lead()
    related = "this" if hit.has("D") else relation(hit)
    if not related and hit.tokens.is_(hit.last, "of", "of_the") and guards.of_event(hit.tokens, hit.last):
        related = "event"
    mod = bound(hit) or (hit.value("K") or None)
    return make(hit, "part", hit.offsets(first), part=part_code(hit), relation=related, type="TIME", mod=mod)


def part_of(hit: Hit) -> list[Expression]:
    """*la matinée de mercredi*, *la nuit de mardi à mercredi*, *la nuit du 3 au 4 mai*."""
    parts: dict[str, Any] = {"part": part_code(hit), "type": "TIME", "mod": _early(hit) or bound(hit)}
    if hit.has("D"):
        number, until = hit.integer("D"), hit.integer("E")
        if number is None:
            return []
        month_value = int(hit.value("M") or hit.value("N"))
        if not hit.has("M") and until is not None and until < number:
            month_value = (month_value - 2) % 12 + 1
        return make(hit, "day", day=number, month=month_value, year=hit.integer("Y"), **parts)
    if hit.has("F"):
        number, month_value, year = hit.integer("F"), int(hit.value("N")), hit.integer("Y")
        if number is None or number == 1:
            return _eve(hit, month_value, year, parts)
        return make(hit, "day", day=number - 1, month=month_value, year=year, **parts)
    if hit.has("X"):
        return make(hit, "deictic", amount=int(hit.value("X")), **parts)
    return make(hit, "weekday", weekday=int(hit.value("W")), relation=relation(hit), **parts)


def _eve(hit: Hit, month: int, year: int | None, parts: dict[str, Any]) -> list[Expression]:
    """The night before the first of a month."""
    last = calendar.make_day(year or COMMON_YEAR, month, 1)
    if last is None:
        return []
    eve = last - timedelta(days=1)
    return make(hit, "day", day=eve.day, month=eve.month, year=eve.year if year else None, **parts)


COMMON_YEAR = 2001
"""A common year stands in where none is named."""


def part_code(hit: Hit) -> str:
    """The part of day; empty for *journée*, which is all of it."""
    return "" if hit.tokens.is_(hit.at("P"), "daytime") else hit.value("P")


def _early(hit: Hit) -> str | None:
    """The modifier of *tôt* or *tard* at the beginning."""
    return hit.tokens.value(hit.first) if hit.tokens.is_(hit.first, "early", "late") else None


RULES = [
    Rule(
        "part_of",
        "(early|late)? (DET|the)? B:BOUND? P:(part|early_hours|daytime) (of|of_the) (this? weekday? "
        "D:(day suffix?|ordinal_digit) (M:month)? (at|at_the) weekday? E:(day suffix?|ordinal_digit) "
        "N:month (OF? Y:year)?|this? weekday (at|at_the) weekday F:DAY N2:month (OF? Y3:year)?|"
        "this? weekday? D2:DAY M2:month Y2:year?|this? W:weekday (at|at_the) weekday|"
        "this? W2:weekday R:REL?|X:(deictic|today))",
        part_of,
    ),
    Rule(
        "part",
        "D:this? K:(early|late)? (within the)? B:BOUND? P:(part|dawn|daybreak|daytime) (R:(last|past|next))?",
        part,
    ),
]
