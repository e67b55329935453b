"""Days counted from others: *hier*, *mardi*, *le lendemain*, *il y a deux mois*, *dix ans plus tard*."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve.anaphora import anaphor, countable, explained, in_focus
from pipeline.timex.resolve.choose import as_unit, too_late
from pipeline.timex.resolve.story import Focus, Resolver, Story, Value
from pipeline.timex.tense import FUTURE, PAST, PRESENT

WEEK = 7


def _weekday(story: Story, one: Expression, index: int) -> Value:
    number = one.weekday or 1
    unknown = f"XXXX-WXX-{number}"
    if one.relation in ("following", "preceding"):
        return _weekday_from_focus(story, one, index, number)
    if story.base is None:
        return Value(unknown)
    published, anchor = story.base, story.base_anchor
    if (said := _reported(story, one)) is not None:
        day = said.day + timedelta(days=(number - said.day.isoweekday() - 1) % WEEK + 1)
        return Value(day.isoformat(), said.index, day)
    before = published - timedelta(days=(published.isoweekday() - number) % WEEK)
    after = published + timedelta(days=(number - published.isoweekday()) % WEEK)
    found = _pick_weekday(story, one, before, after)
    found += timedelta(days=WEEK * int(one.amount))
    return Value(found.isoformat(), anchor, found)


def _reported(story: Story, one: Expression) -> Focus | None:
    """*a annoncé lundi qu'il partirait mardi*: what was to come counts from the day it was said."""
    focus = next(story.recent(), None)
    if one.relation or focus is None or focus.sentence != story.sentence(one.start) or story.base is None:
        return None
    said = story.expressions[focus.index]
    if said.kind not in ("weekday", "deictic") or not 0 <= (story.base - focus.day).days < WEEK:
        return None
    hint = story.hint(one)
    return focus if hint.direction == FUTURE and hint.strength == 1 and story.hint(said).direction == PAST else None


def _pick_weekday(story: Story, one: Expression, before: date, after: date) -> date:
    week = timedelta(days=WEEK)
    if one.relation == "last":
        return before if before != story.base else before - week
    if one.relation == "next":
        return after if after != story.base else after + week
    hint, base = story.hint(one), story.base
    if before == after or hint.direction != FUTURE or base is None:
        return before
    weak = hint.strength == 0 and (base - before).days == 1
    weak |= one.relation == "this" and hint.strength < 2 and after - base > base - before
    return before if weak else after


def _weekday_from_focus(story: Story, one: Expression, index: int, number: int) -> Value:
    focus = in_focus(story, "D")
    if focus is None:
        return Value(f"XXXX-WXX-{number}")
    base, anchor = focus
    ahead = (number - base.isoweekday() - 1) % WEEK + 1
    behind = (base.isoweekday() - number - 1) % WEEK + 1
    found = base + timedelta(days=ahead) if one.relation == "following" else base - timedelta(days=behind)
    return Value(found.isoformat(), anchor, found)


def _habit(story: Story, one: Expression, index: int) -> Value:
    """*le mardi*: a recurrence, unless a past tense tells of one Tuesday."""
    hint = story.hint(one)
    if hint.direction == PAST and story.base and not hint.state:
        one.type = "TIME" if one.part else "DATE"
        one.value = None
        return _weekday(story, one, index)
    one.part = None
    return Value(one.value or "")


def _deictic(story: Story, one: Expression, index: int) -> Value:
    if story.base is None:
        return Value("XXXX-XX-XX")
    day = story.base + timedelta(days=int(one.amount))
    return Value(day.isoformat(), story.base_anchor, day)


def _today(story: Story, one: Expression, index: int) -> Value:
    """*aujourd'hui* beside a verb of state, or in somebody's mouth and the present, means our times."""
    hint = story.hint(one)
    vague = AGED.match(story.text, one.end) or VAGUE.search(story.text, max(0, one.start - 12), one.start)
    if vague and CLEFT.match(story.text, one.end):
        vague = None
    if vague or (hint.direction == PRESENT and (hint.state or story.quote(one.start))):
        one.kind = "reference"
        return Value("PRESENT_REF")
    return _deictic(story, one, index)


AGED = re.compile(r"\s+âgée?s?\b")
VAGUE = re.compile(r"\b(?:est|sont|était|étaient)\s+$")
CLEFT = re.compile(r"\s+qu(?:e\b|['’])")
"""*étaient aujourd'hui fermées* means our times, *c'est aujourd'hui que* the day."""


def _offset(story: Story, one: Expression, index: int) -> Value:
    """*il y a deux mois*: as exact as its unit; hours and minutes stay within the day."""
    unknown = one.value or ""
    if one.relation == "focus":
        ahead = story.hint(one).direction == FUTURE
        focus = in_focus(story, one.unit) if ahead else countable(story, one.unit, one.amount)
        base, anchor = focus if focus else (None, None)
    else:
        base, anchor = story.base, story.base_anchor
    if base is None:
        return Value(unknown)
    if one.unit in ("H", "TM", "S"):
        one.type = "TIME"
        days = one.amount / 24 if one.unit == "H" else 0
        day: date | None = base + timedelta(days=round(days)) if abs(days) >= 1 else base
        return Value(day.isoformat(), anchor, day) if day else Value(unknown)
    told = explained(story, one, index) if one.relation == "focus" else None
    if told is not None and told.day:
        return as_unit(told.day, _grain(one.unit), unknown, index + 1)
    day = _counted(base, one)
    if one.relation == "focus" and too_late(story, one, day):
        day, anchor = story.base, story.base_anchor
    return as_unit(day, _grain(one.unit), unknown, anchor)


def _counted(base: date, one: Expression) -> date | None:
    """Half a month counts fifteen days."""
    if one.unit == "M" and one.amount != int(one.amount):
        return calendar.shift(base, "D", one.amount * 30)
    return calendar.shift(base, one.unit, one.amount)


def _grain(unit: str) -> str:
    return {"DE": "Y", "CE": "Y", "ML": "Y", "WE": "W", "SEM": "M", "Q": "M"}.get(unit, unit)


RESOLVERS: dict[str, Resolver] = {
    "weekday": _weekday,
    "habit": _habit,
    "deictic": _deictic,
    "today": _today,
    "anaphor": anaphor,
    "offset": _offset,
}
