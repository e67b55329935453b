"""Which of the possible dates: the one that tense, weekday and *dernier* or *prochain* point to."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve.story import Story, Value
from pipeline.timex.tense import FUTURE, PAST, Hint


def choose(story: Story, one: Expression, candidates: list[date], length: int = 1) -> date | None:
    """The candidate that tense, weekday and *dernier* or *prochain* point to, nearest to the publication."""
    published = story.base
    if published is None:
        return None
    if one.weekday:
        candidates = _on_weekday(candidates, one.weekday, published, story.hint(one))
    past = [day for day in candidates if day <= published]
    future = [day for day in candidates if day + timedelta(days=length) > published]
    if one.relation == "last":
        return max((day for day in past if day < published), default=None)
    if one.relation == "next":
        return min((day for day in future if day > published), default=None)
    hint = story.hint(one)
    if hint.direction == FUTURE and future:
        return coming(hint, published, past, min(future))
    if hint.direction == PAST and past and not PLANNED.search(story.text, max(0, one.start - PLAN_REACH), one.start):
        return _gone(published, max(past), future)
    return min(candidates, key=lambda day: _distance(published, day), default=None)


PLAN_REACH = 60
PLANNED = re.compile(r"\bdevai(?:t|ent)\b[^.;:!?«»]*$")
"""*devait être repris le 1er juin*: a plan of the past may lie ahead or behind."""


def _gone(published: date, gone: date, future: list[date]) -> date:
    """*a annoncé une visite le 27 janvier*, written on the 24th: no one leaves out the year of a day so far back."""
    ahead = min(future, default=None)
    near = ahead is not None and 0 < (ahead - published).days <= SOON and (published - gone).days > FAR_BEHIND
    return ahead if ahead is not None and near else gone


SOON, FAR_BEHIND = 21, 340


def coming(hint: Hint, published: date, past: list[date], coming: date) -> date:
    """A future that is no tense gives way to a day just gone by: *le vote du 25 septembre risque de …*."""
    gone = max(past, default=None)
    if gone is None or hint.strength > 1:
        return coming
    ahead, behind = (coming - published).days, (published - gone).days
    if hint.strength == 0:
        return coming if ahead <= 2 * behind else gone
    return gone if ahead > FAR_AHEAD and behind < JUST_GONE else coming


FAR_AHEAD, JUST_GONE = 300, 65


def _on_weekday(candidates: list[date], weekday: int, published: date, hint: Hint) -> list[date]:
    """The weekday beside a date tells its year: *vendredi 7 mars* comes back after five or six years only."""
    fitting = [day for day in candidates if day.isoweekday() == weekday]
    near = [day for day in fitting if abs((day - published).days) <= YEAR_DAYS]
    if hint.direction == PAST and hint.strength > 1:
        near = [day for day in near if (day - published).days <= 0] or [
            day for day in near if (day - published).days <= AHEAD
        ]
        fitting = [day for day in fitting if day <= published] or fitting
    return near or fitting or candidates


YEAR_DAYS, AHEAD = 366, 60


def _distance(published: date, day: date) -> float:
    """Days away; the future counts double, for the news speak of what happened."""
    days = (day - published).days
    return 2 * days if days > 0 else -days


def choose_period(story: Story, one: Expression, starts: list[date], unit: str) -> date | None:
    """Like `choose`, for periods: the one we are in is both past and future."""
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
        return coming(hint, published, past, min(future))
    if hint.direction == PAST:
        return max(past, default=None)
    return now or min(starts, key=lambda day: _distance(published, day), default=None)


def direction(story: Story, one: Expression) -> int | None:
    return story.hint(one).direction


def recurs(story: Story, one: Expression, index: int, every: str = "") -> bool:
    """*de 8 h à 20 h tous les jours*, *en mai chaque année*: of every one, unless a past tense tells of one.

    `every` asks for a recurrence of that value.
    """
    near = story.expressions[max(index - 3, 0) : index + 4]
    sets = [other for other in near if other.type == "SET" and other.kind in ("value", "habit")]
    sentence = story.sentence(one.start)
    same = any(story.sentence(other.start) == sentence and every in ("", other.value) for other in sets)
    return same and direction(story, one) != PAST


def too_late(story: Story, one: Expression, day: date | None) -> bool:
    """*Deux ans après, rien n'a changé*: with no event dated in the text, the two years end now."""
    return bool(day and story.base and day > story.base and direction(story, one) != FUTURE)


def as_unit(day: date | None, unit: str, unknown: str, anchor: int | None) -> Value:
    return Value(calendar.unit_value(day, unit), anchor, day) if day else Value(unknown)


UNKNOWN = {
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def unknown_value(unit: str) -> str:
    """What stands for a period of a unit that nothing anchors."""
    return UNKNOWN.get(unit, "XXXX-XX-XX")
