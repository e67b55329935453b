"""Expressions + anchors → values: a second pass over the document in reading order."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.tense import FUTURE, PAST, PRESENT, Hint, Hints

WEEK = 7
DAY_LEVEL = ("day", "part", "minute", "hour")


class Resolved(NamedTuple):
    """An expression with its value; `anchor` as in `Timex.anchor`."""

    start: int
    end: int
    type: str
    value: str
    mod: str | None
    granularity: str
    earliest: str | None
    latest: str | None
    anchor: int | None
    confidence: float
    rule: str


PUBLISHED = -1


@dataclass(slots=True)
class Focus:
    """A date that the text has spoken of: what *le lendemain* counts from."""

    index: int
    day: date
    granularity: str
    sentence: int
    paragraph: int
    explicit: bool
    """It named its year itself."""


@dataclass(slots=True)
class Story:
    """What is known while a document is read."""

    text: str
    published: date | None
    base: date | None
    """What deictics count from: the publication date, inside a quote the day it was said."""
    base_anchor: int | None
    hints: Hints
    sentence_starts: Sequence[int]
    paragraph_starts: Sequence[int]
    expressions: Sequence[Expression]
    quotes: Sequence[tuple[int, int]]
    """Offsets of the words between quotation marks, in order."""
    focuses: list[Focus] = field(default_factory=list)

    def sentence(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect.bisect_right(self.sentence_starts, offset)

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph at an offset."""
        return bisect.bisect_right(self.paragraph_starts, offset)

    def quote(self, offset: int) -> tuple[int, int] | None:
        """The quotation marks around an offset."""
        at = bisect.bisect_right(self.quotes, (offset, offset)) - 1
        found = self.quotes[at] if at >= 0 else None
        return found if found and found[0] <= offset < found[1] else None

    def hint(self, expression: Expression) -> Hint:
        """The time of the expression's verb."""
        return self.hints.hint(expression.start, expression.end)


class Value(NamedTuple):
    """A value and what it was counted from; `day` is its first day, for the focus."""

    value: str
    anchor: int | None = None
    day: date | None = None
    explicit: bool = False
    confidence: float = 1.0


def resolve(story: Story) -> list[Resolved]:
    """Resolve the expressions of a document in reading order."""
    out = []
    for index in range(len(story.expressions)):
        _set_base(story, index)
        out.append(_finish(story, index, _value(story, index)))
    return out


def _set_base(story: Story, index: int) -> None:
    """Inside a quote time counts from the day of its cue: *« Je pars demain », a-t-il dit mardi*."""
    story.base, story.base_anchor = story.published, PUBLISHED
    one = story.expressions[index]
    quote = story.quote(one.start)
    if quote is None or one.kind not in SAID_KINDS or story.published is None:
        return
    for at in _around(story, index, quote):
        if story.hint(story.expressions[at]).direction == PAST:
            saved = list(story.focuses)
            found = _value(story, at)
            story.focuses[:] = saved
            if found.day:
                story.base, story.base_anchor = found.day, at
            return


SAID_KINDS = ("deictic", "today", "weekday", "period", "offset", "part")
CUE_REACH = 60
CUE_KINDS = ("day", "weekday", "deictic")


def _around(story: Story, index: int, quote: tuple[int, int]) -> list[int]:
    """Days named outside the marks, close by, in the sentences that touch the quote."""
    start, end = quote
    near = range(max(index - 4, 0), min(index + 5, len(story.expressions)))
    return [
        at
        for at in near
        if story.expressions[at].kind in CUE_KINDS
        and story.quote(story.expressions[at].start) is None
        and (
            0 <= story.expressions[at].start - end <= CUE_REACH
            and story.sentence(story.expressions[at].start) - story.sentence(end - 1) <= 0
            or 0 <= start - story.expressions[at].end <= CUE_REACH
            and story.sentence(start) == story.sentence(story.expressions[at].start)
        )
    ]


def _value(story: Story, index: int) -> Value:
    expression = story.expressions[index]
    return RESOLVERS[expression.kind](story, expression, index)


def _finish(story: Story, index: int, found: Value) -> Resolved:
    one = story.expressions[index]
    value = found.value
    if one.part is not None and found.day and one.kind != "clock":
        value = f"{found.day.isoformat()}{one.part}"
    if one.part == "":
        one.type = "DATE"
    covers = calendar.interval(value)
    grain = calendar.granularity(value)
    if covers and one.type in ("DATE", "TIME"):
        day = covers[0].date()
        story.focuses.append(
            Focus(index, day, grain, story.sentence(one.start), story.paragraph(one.start), found.explicit)
        )
    earliest, latest = (moment.isoformat() for moment in covers) if covers else (None, None)
    return Resolved(
        one.start,
        one.end,
        one.type,
        value,
        one.mod,
        grain,
        earliest,
        latest,
        found.anchor,
        round(one.confidence * found.confidence, 2),
        one.rule,
    )


def _complete(story: Story, one: Expression, index: int) -> Value:
    value = one.value or ""
    covers = calendar.interval(value)
    return Value(value, None, covers[0].date() if covers else None, explicit=True)


# -- days of the calendar


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
    unknown = f"XXXX-{month:02d}-{one.day:02d}"
    if one.years is not None and story.base is not None:
        return _exact(story.base.year + one.years, month, one.day)._replace(anchor=story.base_anchor)
    same = _apposed(story, one, index)
    if same is not None:
        return Value(same.day.isoformat(), same.index, same.day)
    ranged = _range_year(story, one, index)
    if ranged is not None and (day := calendar.make_day(ranged.year, month, one.day)):
        return Value(day.isoformat(), ranged.anchor, day, explicit=ranged.explicit)
    anchor = _narrative_year(story, one, index)
    if anchor is not None:
        day = calendar.make_day(anchor.day.year, month, one.day)
        if day and (one.weekday is None or day.isoweekday() == one.weekday):
            return Value(day.isoformat(), anchor.index, day, explicit=True, confidence=0.85)
    if story.base is None:
        return Value(unknown)
    candidates = [calendar.make_day(story.base.year + by, month, one.day) for by in range(-6, 7)]
    day = _choose(story, one, [c for c in candidates if c])
    return Value(day.isoformat(), story.base_anchor, day) if day else Value(unknown)


def _exact(year: int, month: int, day: int) -> Value:
    found = calendar.make_day(year, month, day)
    return Value(f"{year:04d}-{month:02d}-{day:02d}", None, found, explicit=True)


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


def _narrative_year(story: Story, one: Expression, index: int) -> Focus | None:
    """A year named in this sentence or the one before, and no present or future verb: the story is still there."""
    focus = story.focuses[-1] if story.focuses else None
    if focus is None or not focus.explicit or one.relation or one.weekday:
        return None
    if story.sentence(one.start) - focus.sentence > 1 or story.paragraph(one.start) != focus.paragraph:
        return None
    if story.base and focus.day.year >= story.base.year:
        return None
    if focus.granularity not in ("day", "month", "part", "minute", "hour"):
        return None
    return None if story.hint(one).direction == FUTURE else focus


def _choose(story: Story, one: Expression, candidates: list[date], length: int = 1) -> date | None:
    """The candidate that tense, weekday and *dernier* or *prochain* point to, nearest to the publication."""
    published = story.base
    if published is None:
        return None
    if one.weekday:
        candidates = _on_weekday(candidates, one.weekday, published)
    past = [day for day in candidates if day <= published]
    future = [day for day in candidates if day + timedelta(days=length) > published]
    if one.relation == "last":
        return max((day for day in past if day < published), default=None)
    if one.relation == "next":
        return min((day for day in future if day > published), default=None)
    hint = story.hint(one)
    if hint.direction == FUTURE and future:
        return _coming(hint, published, past, min(future))
    if hint.direction == PAST and past:
        return max(past)
    return min(candidates, key=lambda day: _distance(published, day), default=None)


def _coming(hint: Hint, published: date, past: list[date], coming: date) -> date:
    """A future that is no tense gives way to a day just gone by: *le vote du 25 septembre risque de …*."""
    gone = max(past, default=None)
    if gone is None or hint.strength > 1:
        return coming
    ahead, behind = (coming - published).days, (published - gone).days
    if hint.strength == 0:
        return coming if ahead <= 2 * behind else gone
    return gone if ahead > FAR_AHEAD and behind < JUST_GONE else coming


FAR_AHEAD, JUST_GONE = 300, 65


def _on_weekday(candidates: list[date], weekday: int, published: date) -> list[date]:
    """The weekday beside a date tells its year: *vendredi 7 mars* comes back after five or six years only."""
    fitting = [day for day in candidates if day.isoweekday() == weekday]
    return [day for day in fitting if abs((day - published).days) <= YEAR_DAYS] or fitting or candidates


YEAR_DAYS = 366


def _distance(published: date, day: date) -> float:
    """Days away; the future counts double, for the news speak of what happened."""
    days = (day - published).days
    return 2 * days if days > 0 else -days


def _direction(story: Story, one: Expression) -> int | None:
    return story.hint(one).direction


def _day_only(story: Story, one: Expression, index: int) -> Value:
    """*le 17*: of the month in focus in this paragraph, else the nearest by tense."""
    if one.day is None or story.base is None:
        return Value(f"XXXX-XX-{one.day or 0:02d}")
    focus = story.focuses[-1] if story.focuses else None
    if focus and focus.granularity in DAY_LEVEL and focus.sentence == story.sentence(one.start):
        near = calendar.make_day(focus.day.year, focus.day.month, one.day)
        if near and near > focus.day and story.expressions[focus.index].kind == "day":
            return Value(near.isoformat(), focus.index, near)
    base = story.base
    months = [calendar.shift_month(base.year, base.month, by) for by in range(-2, 3)]
    days = [day for year, month in months if (day := calendar.make_day(year, month, one.day))]
    found = _choose(story, one, days)
    return Value(found.isoformat(), story.base_anchor, found, confidence=0.9) if found else Value(f"XXXX-XX-{one.day:02d}")


# -- months, seasons, quarters, feasts


def _month(story: Story, one: Expression, index: int) -> Value:
    month = one.month or 1
    _name_year(story, one)
    if one.year is not None:
        return Value(f"{one.year:04d}-{month:02d}", None, calendar.make_day(one.year, month, 1), explicit=True)
    if (lent := _lent_year(story, one, index)) is not None:
        return Value(f"{lent:04d}-{month:02d}", None, calendar.make_day(lent, month, 1), explicit=True)
    focus = _narrative_year(story, one, index)
    if focus is not None:
        year = focus.day.year
        return Value(f"{year:04d}-{month:02d}", focus.index, date(year, month, 1), explicit=True, confidence=0.85)
    if story.base is None:
        return Value(f"XXXX-{month:02d}")
    found = _choose_period(story, one, [date(story.base.year + by, month, 1) for by in (-1, 0, 1)], "M")
    return _unit(found, "M", f"XXXX-{month:02d}", story.base_anchor)


def _name_year(story: Story, one: Expression) -> None:
    """*mars de l'an dernier*: the year counts from the anchor."""
    if one.years is not None and story.base is not None:
        one.year = story.base.year + one.years


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
        if _direction(story, one) == PRESENT:
            one.type = "SET"
            return Value(unknown)
    else:
        months = [(base.year + by, one.month) for by in (-1, 0, 1)]
    days = [day for year, month in months if (day := calendar.nth_weekday(year, month, weekday, nth))]
    one.weekday = None
    found = _choose(story, one, days)
    return Value(found.isoformat(), story.base_anchor, found) if found else Value(unknown)


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


def _choose_period(story: Story, one: Expression, starts: list[date], unit: str) -> date | None:
    """Like `_choose`, for periods: the one we are in is both past and future."""
    published = story.base
    if published is None:
        return None
    now = next((day for day in starts if calendar.unit_value(day, unit) == calendar.unit_value(published, unit)), None)
    past = [day for day in starts if day <= published]
    future = [day for day in starts if day > published or day == now]
    if one.relation == "last":
        return max((day for day in past if day != now), default=None)
    if one.relation == "next":
        return min((day for day in future if day != now), default=None)
    hint = story.hint(one)
    if hint.direction == FUTURE and future:
        return _coming(hint, published, past, min(future))
    if hint.direction == PAST:
        return max(past, default=None)
    return now or min(starts, key=lambda day: _distance(published, day), default=None)


def _unit(day: date | None, unit: str, unknown: str, anchor: int | None) -> Value:
    return Value(calendar.unit_value(day, unit), anchor, day) if day else Value(unknown)


def _season(story: Story, one: Expression, index: int) -> Value:
    _name_year(story, one)
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
    found = _pick_season(story, one, now, past, future)
    return Value(f"{found.year:04d}-{code}", story.base_anchor, found) if found else Value(f"XXXX-{code}")


def _pick_season(story: Story, one: Expression, now: date | None, past: list[date], future: list[date]) -> date | None:
    if one.relation == "last":
        return max(past, default=None)
    if one.relation == "next":
        return min(future, default=None)
    if now is not None:
        return now
    direction = _direction(story, one)
    if one.relation == "this" and direction is None and story.base:
        published = story.base
        return min([*past, *future], key=lambda day: abs((day - published).days))
    return min(future, default=None) if direction == FUTURE else max(past, default=None)


def _quarter(story: Story, one: Expression, index: int) -> Value:
    months = calendar.MONTHS_IN[one.unit]
    number = int(one.amount)
    _name_year(story, one)
    if one.year is not None:
        first = date(one.year, (number - 1) * months + 1, 1)
        return Value(calendar.unit_value(first, one.unit), None, first, explicit=True)
    if story.base is None:
        return Value(f"XXXX-{one.unit}{number}")
    starts = [date(story.base.year + by, (number - 1) * months + 1, 1) for by in (-1, 0, 1)]
    return _unit(_choose_period(story, one, starts, one.unit), one.unit, f"XXXX-{one.unit}{number}", story.base_anchor)


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
    found = _choose(story, one, shifted)
    return Value(found.isoformat(), story.base_anchor, found) if found else Value("XXXX-XX-XX")


# -- days counted from others


def _weekday(story: Story, one: Expression, index: int) -> Value:
    number = one.weekday or 1
    unknown = f"XXXX-WXX-{number}"
    if one.relation in ("following", "preceding"):
        return _weekday_from_focus(story, one, index, number)
    if story.base is None:
        return Value(unknown)
    published = story.base
    before = published - timedelta(days=(published.isoweekday() - number) % WEEK)
    after = published + timedelta(days=(number - published.isoweekday()) % WEEK)
    found = _pick_weekday(story, one, before, after)
    found += timedelta(days=WEEK * int(one.amount))
    return Value(found.isoformat(), story.base_anchor, found)


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
    return before if weak else after


def _weekday_from_focus(story: Story, one: Expression, index: int, number: int) -> Value:
    focus = _focus(story, "D")
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
    aged = AGED.match(story.text, one.end)
    if aged or (hint.direction == PRESENT and (hint.state or story.quote(one.start))):
        one.kind = "reference"
        return Value("PRESENT_REF")
    return _deictic(story, one, index)


AGED = re.compile(r"\s+âgée?s?\b")


def _focus(story: Story, unit: str) -> tuple[date, int | None] | None:
    """The last date spoken of that is fine enough for the unit, else the publication date."""
    for focus in reversed(story.focuses):
        if _fine_enough(focus.granularity, unit):
            return focus.day, focus.index
    return (story.base, story.base_anchor) if story.base else None


def _fine_enough(grain: str, unit: str) -> bool:
    order = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "H": 3, "Y": 4, "DE": 5, "CE": 6, "ML": 7}
    level = {"week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5}
    return level.get(grain, 0 if grain in DAY_LEVEL else 6) <= order.get(unit, 0)


def _anaphor(story: Story, one: Expression, index: int) -> Value:
    """*le lendemain*, *la semaine suivante*, *cette année-là*: from the date in focus."""
    unit = one.unit or "D"
    explained = _explained(story, one, index)
    if explained is not None:
        return explained
    for focus in reversed(story.focuses):
        if not _fine_enough(focus.granularity, unit):
            continue
        day = calendar.shift(focus.day, unit, one.amount)
        if one.amount <= 0 or not _too_late(story, one, day):
            return _unit(day, unit, _unknown(unit), focus.index)
    day = calendar.shift(story.base, unit, one.amount) if story.base else None
    return _unit(day, unit, _unknown(unit), story.base_anchor)


def _explained(story: Story, one: Expression, index: int) -> Value | None:
    """*Le lendemain, samedi 8 avril*: the date behind says which day it was."""
    if index + 1 == len(story.expressions) or one.unit != "D":
        return None
    other = story.expressions[index + 1]
    if other.kind != "day" or not EXPLAINS.fullmatch(story.text[one.end : other.start]):
        return None
    saved = list(story.focuses)
    found = _day(story, other, index + 1)
    story.focuses[:] = saved
    return found._replace(anchor=index + 1, explicit=False)


EXPLAINS = re.compile(r"\s*(?:[,(]|, soit)\s*(?:le\s+)?")


def _unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")


def _period(story: Story, one: Expression, index: int) -> Value:
    if story.base is None:
        return Value(_unknown(one.unit))
    day = calendar.shift(story.base, one.unit, one.amount)
    return _unit(day, one.unit, _unknown(one.unit), story.base_anchor)


def _offset(story: Story, one: Expression, index: int) -> Value:
    """*il y a deux mois*: as exact as its unit; hours and minutes stay within the day."""
    unknown = one.value or ""
    if one.relation == "focus":
        focus = _focus(story, one.unit)
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
    day = calendar.shift(base, one.unit, one.amount)
    if one.relation == "focus" and _too_late(story, one, day):
        day, anchor = story.base, story.base_anchor
    return _unit(day, _grain(one.unit), unknown, anchor)


def _too_late(story: Story, one: Expression, day: date | None) -> bool:
    """*Deux ans après, rien n'a changé*: with no event dated in the text, the two years end now."""
    return bool(day and story.base and day > story.base and _direction(story, one) != FUTURE)


def _grain(unit: str) -> str:
    return {"DE": "Y", "CE": "Y", "ML": "Y", "WE": "W", "SEM": "M", "Q": "M"}.get(unit, unit)


# -- times of day


def _day_of_time(story: Story, one: Expression, index: int) -> tuple[date | None, int | None]:
    """The day a time belongs to: of its sentence, else of the story, else of the publication."""
    sentence = story.sentence(one.start)
    for focus in reversed(story.focuses):
        if focus.sentence == sentence and focus.granularity in DAY_LEVEL:
            return focus.day, focus.index
        if focus.sentence < sentence:
            break
    following = _day_behind(story, index, sentence)
    if following is not None:
        return following
    for focus in reversed(story.focuses):
        if focus.granularity in DAY_LEVEL and story.paragraph(one.start) - focus.paragraph <= 1:
            return focus.day, focus.index
        break
    return story.base, story.base_anchor if story.base else None


def _day_behind(story: Story, index: int, sentence: int) -> tuple[date | None, int | None] | None:
    """*Vers 0 h 40, jeudi*: the day may follow its time."""
    for at in range(index + 1, min(index + 3, len(story.expressions))):
        other = story.expressions[at]
        if story.sentence(other.start) != sentence or other.start - story.expressions[index].end > DAY_BEHIND_REACH:
            return None
        if other.kind in ("day", "weekday", "deictic", "today"):
            saved = list(story.focuses)
            found = _value(story, at)
            story.focuses[:] = saved
            return (found.day, at) if found.day else None
    return None


DAY_BEHIND_REACH = 20


def _part(story: Story, one: Expression, index: int) -> Value:
    published = story.base
    if one.relation in ("this", "last", "next"):
        if published is None:
            return Value(f"XXXX-XX-XX{one.part}")
        by = {"last": -1, "next": 1}.get(one.relation, 0)
        if one.relation == "this" and one.part == "TNI" and _direction(story, one) == PAST:
            by = -1
        day: date | None = published + timedelta(days=by)
        anchor = story.base_anchor
    else:
        day, anchor = _day_of_time(story, one, index)
    return Value(f"{day}{one.part}", anchor, day) if day else Value(f"XXXX-XX-XX{one.part}")


def _clock(story: Story, one: Expression, index: int) -> Value:
    day, anchor = _day_of_time(story, one, index)
    clock = f"T{one.hour:02d}" + (f":{one.minute:02d}" if one.minute is not None else "")
    return Value(f"{day or 'XXXX-XX-XX'}{clock}", anchor, day)


def _span(story: Story, one: Expression, index: int) -> Value:
    return Value(one.value or "", story.base_anchor if story.base else None)


RESOLVERS: dict[str, Callable[[Story, Expression, int], Value]] = {
    "value": _complete,
    "day": _day,
    "day_only": _day_only,
    "month": _month,
    "nth": _nth,
    "season": _season,
    "quarter": _quarter,
    "feast": _feast,
    "weekday": _weekday,
    "habit": _habit,
    "deictic": _deictic,
    "today": _today,
    "anaphor": _anaphor,
    "period": _period,
    "offset": _offset,
    "part": _part,
    "clock": _clock,
    "length": _complete,
    "span": _span,
    "ref": _complete,
    "reference": _complete,
}
