"""Months, seasons, quarters, and the periods around an anchor: *cette semaine*, *l'an dernier*."""

from __future__ import annotations

from datetime import date

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve.choose import as_unit, choose_period, direction, recurs, unknown_value
from pipeline.timex.resolve.days import narrative_year
from pipeline.timex.resolve.story import Resolver, Story, Value
from pipeline.timex.tense import FUTURE, PAST


def _month(story: Story, one: Expression, index: int) -> Value:
    month = one.month or 1
    name_year(story, one)
    if one.year is not None:
        return Value(f"{one.year:04d}-{month:02d}", None, calendar.make_day(one.year, month, 1), explicit=True)
    if (lent := _lent_year(story, one, index)) is not None:
        return Value(f"{lent:04d}-{month:02d}", None, calendar.make_day(lent, month, 1), explicit=True)
    focus = narrative_year(story, one, index)
    if focus is not None:
        year = focus.day.year
        return Value(f"{year:04d}-{month:02d}", focus.index, date(year, month, 1), explicit=True, confidence=0.85)
    if story.base is None or (not one.relation and recurs(story, one, index, "P1Y")):
        return Value(f"XXXX-{month:02d}")
    found = choose_period(story, one, [date(story.base.year + by, month, 1) for by in (-1, 0, 1)], "M")
    return as_unit(found, "M", f"XXXX-{month:02d}", story.base_anchor)


def name_year(story: Story, one: Expression) -> None:
    """*mars de l'an dernier*: the year counts from the anchor."""
    if one.years is not None and story.base is not None:
        one.year = story.base.year + one.years


def _lent_year(story: Story, one: Expression, index: int) -> int | None:
    """*de mars à mai 2020*: the next expression close by, of the same kind, has the year."""
    if index + 1 >= len(story.expressions):
        return None
    other = story.expressions[index + 1]
    if other.kind != one.kind or other.start - one.end > LENT_REACH or other.year is None:
        return None
    before = (one.month or 0) > (other.month or 0)
    return other.year - 1 if before else other.year


LENT_REACH = 8


def _season(story: Story, one: Expression, index: int) -> Value:
    name_year(story, one)
    code, published = one.unit, story.base
    if one.year is not None:
        value = f"{one.year:04d}-{code}"
        return Value(value, None, date(one.year, calendar.SEASONS[code], 1), explicit=True)
    if published is None:
        return Value(f"XXXX-{code}")
    starts = [date(published.year + by, calendar.SEASONS[code], 1) for by in (-2, -1, 0, 1)]
    ends = {day: calendar.shift(day, "M", 3) or day for day in starts}
    now = next((day for day in starts if day <= published < ends[day]), None)
    past = [day for day in starts if ends[day] <= published]
    future = [day for day in starts if day > published]
    if one.relation == "habit" and direction(story, one) not in (PAST, FUTURE):
        one.type = "SET"
        return Value(f"XXXX-{code}")
    found = _pick_season(story, one, now, past, future)
    return Value(f"{found.year:04d}-{code}", story.base_anchor, found) if found else Value(f"XXXX-{code}")


def _pick_season(story: Story, one: Expression, now: date | None, past: list[date], future: list[date]) -> date | None:
    if one.relation == "last":
        return max(past, default=None)
    if one.relation == "next":
        return min(future, default=None)
    if now is not None:
        return now
    told = direction(story, one)
    if one.relation == "this" and told is None and story.base:
        published = story.base
        return min([*past, *future], key=lambda day: abs((day - published).days))
    return min(future, default=None) if told == FUTURE else max(past, default=None)


def _quarter(story: Story, one: Expression, index: int) -> Value:
    months = calendar.MONTHS_IN[one.unit]
    number = int(one.amount)
    name_year(story, one)
    if one.year is not None:
        first = date(one.year, (number - 1) * months + 1, 1)
        return Value(calendar.unit_value(first, one.unit), None, first, explicit=True)
    if story.base is None:
        return Value(f"XXXX-{one.unit}{number}")
    starts = [date(story.base.year + by, (number - 1) * months + 1, 1) for by in (-1, 0, 1)]
    return as_unit(choose_period(story, one, starts, one.unit), one.unit, f"XXXX-{one.unit}{number}", story.base_anchor)


def _period(story: Story, one: Expression, index: int) -> Value:
    if story.base is None:
        return Value(unknown_value(one.unit))
    amount = one.amount
    if one.unit == "WE" and one.relation == "this" and direction(story, one) == PAST:
        amount -= story.base.isoweekday() < FRIDAY
    day = calendar.shift(story.base, one.unit, amount)
    return as_unit(day, one.unit, unknown_value(one.unit), story.base_anchor)


FRIDAY = 5
"""From here on *ce week-end* with a past tense has begun; before it is the one gone by."""


def _weekend(story: Story, one: Expression, index: int) -> Value:
    """*Le week-end a été chargé*, *rouvrira pendant le week-end*; *le week-end* of every week recurs."""
    told = direction(story, one)
    if told in (PAST, FUTURE) or one.mod:
        one.relation = "this"
        return _period(story, one, index)
    one.type = "SET"
    return Value("XXXX-WXX-WE")


RESOLVERS: dict[str, Resolver] = {
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "period": _period,
    "weekend": _weekend,
}
