"""Days that the calendar names, with their year or without."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pipeline.data import table
from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve.choose import choose, direction, recurs
from pipeline.timex.resolve.story import DAY_LEVEL, Focus, Resolver, Story, Value
from pipeline.timex.tense import FUTURE, PRESENT


def _day(story: Story, one: Expression, index: int) -> Value:
    """A day and a month, with its year or without; a bare day of a range borrows from the range's end."""
    month, year = one.month, one.year
    lender = _lender(story, one, index)
    if lender is not None:
        return _borrowed(story, one, index, lender)
    if month is None or one.day is None:
        return Value("XXXX-XX-XX")
    if year is not None:
        return _exact(year, month, one.day)
    told = _told_year(story, one, index, month, one.day)
    if told is not None:
        return told
    unknown = f"XXXX-{month:02d}-{one.day:02d}"
    if story.base is None or (not (one.relation or one.weekday) and recurs(story, one, index, "P1Y")):
        return Value(unknown)
    candidates = [calendar.make_day(story.base.year + by, month, one.day) for by in range(-YEARS_BACK, 7)]
    day = choose(story, one, [c for c in candidates if c])
    return Value(day.isoformat(), story.base_anchor, day) if day else Value(unknown)


YEARS_BACK = 11
"""After so many years at most a day falls on its weekday again."""


def _told_year(story: Story, one: Expression, index: int, month: int, number: int) -> Value | None:
    """What the words around say of the year, the surest first."""
    if one.years is not None and story.base is not None:
        return _exact(story.base.year + one.years, month, number)._replace(anchor=story.base_anchor)
    if (event := _event(story, one)) is not None:
        return Value(event.isoformat(), None, event)
    if (same := _apposed(story, one, index)) is not None:
        return Value(same.day.isoformat(), same.index, same.day)
    ranged = _range_year(story, one, index)
    if ranged is not None and (day := calendar.make_day(ranged.year, month, number)):
        return Value(day.isoformat(), ranged.anchor, day, explicit=ranged.explicit)
    anchor = narrative_year(story, one, index)
    day = calendar.make_day(anchor.day.year, month, number) if anchor else None
    if anchor and day and (one.weekday is None or day.isoweekday() == one.weekday):
        return Value(day.isoformat(), anchor.index, day, explicit=True, confidence=0.85)
    return None


def _exact(year: int, month: int, day: int) -> Value:
    found = calendar.make_day(year, month, day)
    return Value(f"{year:04d}-{month:02d}-{day:02d}", None, found, explicit=True)


def _event(story: Story, one: Expression) -> date | None:
    """*les attentats du 13 novembre*: the name of an event tells its year, once it has happened."""
    if one.relation or one.weekday:
        return None
    before = story.text[max(0, one.start - EVENT_REACH) : one.start].lower()
    for day, head in _events():
        if (day.day, day.month) == (one.day, one.month) and re.search(rf"\b{head}s?\b[^.;:,]*$", before):
            return day if story.base is None or day <= story.base else None
    return None


EVENT_REACH = 40


@cache
def _events() -> list[tuple[date, str]]:
    return [(date.fromisoformat(row["date"]), row["head"]) for row in table("timex_events")]


def _apposed(story: Story, one: Expression, index: int) -> Focus | None:
    """*hier, 20 octobre*, *mardi, le 3 mars*: the same day said twice."""
    focus = story.focuses[-1] if story.focuses else None
    if focus is None or focus.index != index - 1 or focus.granularity not in DAY_LEVEL:
        return None
    near = one.start - story.expressions[index - 1].end <= APPOSED_REACH
    return focus if near and (focus.day.day, focus.day.month) == (one.day, one.month) else None


APPOSED_REACH = 6


class RangeYear(NamedTuple):
    """The year that the other end of a range gives."""

    year: int
    anchor: int | None
    explicit: bool


def _range_year(story: Story, one: Expression, index: int) -> RangeYear | None:
    """*du 1er janvier au 30 juin 2025*, *du 28 décembre au 3 janvier*: an end close by tells the year."""
    others = story.expressions
    month = one.month or 1
    if index + 1 < len(others) and _joined(story, one, others[index + 1]) and others[index + 1].year is not None:
        other = others[index + 1]
        year = other.year or 0
        return RangeYear(year - (month > (other.month or 0)), None, True)
    if index and _joined(story, others[index - 1], one) and story.focuses and story.focuses[-1].index == index - 1:
        focus = story.focuses[-1]
        return RangeYear(focus.day.year + (month < focus.day.month), index - 1, focus.explicit)
    return None


def _joined(story: Story, first: Expression, second: Expression) -> bool:
    """Two days of the calendar with nothing but *au* or *et* between them."""
    between = story.text[first.end : second.start]
    return first.kind == second.kind == "day" and bool(first.month) and bool(JOINT.fullmatch(between))


JOINT = re.compile(r"\s*(?:au|à|et|ou|jusqu['’]au|[-–—/,])(?:\s+(?:au|du|le))?\s*")


def _lender(story: Story, one: Expression, index: int) -> Expression | None:
    return story.expressions[index + one.linked] if one.linked else None


def _borrowed(story: Story, one: Expression, index: int, lender: Expression) -> Value:
    """*le 3* of *du 3 au 5 mai*: resolve the end first, then count back."""
    end = _day(story, lender, index + (one.linked or 0))
    if one.day is None:
        return Value("XXXX-XX-XX")
    if end.day is None:
        return Value(f"{end.value[:8]}{one.day:02d}")
    year, month = end.day.year, end.day.month
    if one.day > end.day.day:
        year, month = calendar.shift_month(year, month, -1)
    found = calendar.make_day(year, month, one.day)
    return Value(f"{year:04d}-{month:02d}-{one.day:02d}", end.anchor, found, end.explicit)


def narrative_year(story: Story, one: Expression, index: int) -> Focus | None:
    """A year named in this sentence or the one before, and no present or future verb: the story is still there."""
    focus = story.focuses[-1] if story.focuses else None
    if focus is None or not focus.explicit or one.relation:
        return None
    if story.sentence(one.start) - focus.sentence > 1 or story.paragraph(one.start) != focus.paragraph:
        return None
    if story.base and focus.day.year >= story.base.year:
        return None
    if focus.granularity not in ("day", "month", "part", "minute", "hour"):
        return None
    return None if story.hint(one).direction == FUTURE else focus


def _day_only(story: Story, one: Expression, index: int) -> Value:
    """*le 17*: of the month in focus in this paragraph, else the nearest by tense."""
    if one.day is None or story.base is None:
        return Value(f"XXXX-XX-{one.day or 0:02d}")
    focus = story.focuses[-1] if story.focuses else None
    if focus and _goes_on(story, one, focus):
        near = calendar.make_day(focus.day.year, focus.day.month, one.day)
        if near and near > focus.day:
            return Value(near.isoformat(), focus.index, near, focus.explicit)
    base = story.base
    months = [calendar.shift_month(base.year, base.month, by) for by in range(-2, 3)]
    days = [day for year, month in months if (day := calendar.make_day(year, month, one.day))]
    found = choose(story, one, days)
    return (
        Value(found.isoformat(), story.base_anchor, found, confidence=0.9) if found else Value(f"XXXX-XX-{one.day:02d}")
    )


def _goes_on(story: Story, one: Expression, focus: Focus) -> bool:
    """*Le 15 janvier, il est arrêté. Le 22, il avoue.*: the month named close by goes on."""
    if story.expressions[focus.index].kind not in ("day", "day_only") or focus.granularity not in DAY_LEVEL:
        return False
    behind = story.sentence(one.start) - focus.sentence
    same = story.paragraph(one.start) == focus.paragraph
    return behind == 0 or (behind <= 2 and same and story.hint(one).direction != FUTURE)


def _nth(story: Story, one: Expression, index: int) -> Value:
    """*le premier lundi de mars (2024)*, *le dernier dimanche du mois*."""
    base, nth, weekday = story.base, one.nth or 1, one.weekday or 1
    unknown = one.value or ""
    if one.year is not None and one.month is not None:
        day = calendar.nth_weekday(one.year, one.month, weekday, nth)
        return Value(day.isoformat(), None, day, explicit=True) if day else Value(unknown)
    if base is None:
        return Value(unknown)
    if one.month is None:
        months = [calendar.shift_month(base.year, base.month, by) for by in (-1, 0, 1)]
        if direction(story, one) == PRESENT:
            one.type = "SET"
            return Value(unknown)
    else:
        months = [(base.year + by, one.month) for by in (-1, 0, 1)]
    days = [day for year, month in months if (day := calendar.nth_weekday(year, month, weekday, nth))]
    one.weekday = None
    found = choose(story, one, days)
    return Value(found.isoformat(), story.base_anchor, found) if found else Value(unknown)


def _feast(story: Story, one: Expression, index: int) -> Value:
    rule = one.feast or ""
    if one.year is not None:
        day = calendar.feast_day(rule, one.year)
        day = day and day + timedelta(days=int(one.amount))
        return Value(day.isoformat(), None, day, explicit=True) if day else Value(f"{one.year:04d}")
    if story.base is None:
        fixed = rule.count("-") == 1 and rule[0].isdigit()
        return Value(f"XXXX-{rule}" if fixed else "XXXX-XX-XX")
    days = [calendar.feast_day(rule, story.base.year + by) for by in (-1, 0, 1)]
    shifted = [day + timedelta(days=int(one.amount)) for day in days if day]
    found = choose(story, one, shifted)
    return Value(found.isoformat(), story.base_anchor, found) if found else Value("XXXX-XX-XX")


RESOLVERS: dict[str, Resolver] = {"day": _day, "day_only": _day_only, "nth": _nth, "feast": _feast}
