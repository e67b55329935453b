"""Days counted from another that the story has told: *le lendemain*, *la semaine suivante*, *cette année-là*."""

from __future__ import annotations

import re
from datetime import date

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve.choose import as_unit, direction, unknown_value
from pipeline.timex.resolve.story import DAY_LEVEL, PUBLISHED, Focus, Story, Value
from pipeline.timex.tense import FUTURE, PAST


def in_focus(story: Story, unit: str) -> tuple[date, int | None] | None:
    """The last date spoken of that is fine enough for the unit, else the publication date."""
    for focus in story.recent():
        if _fine_enough(focus.granularity, unit):
            return focus.day, focus.index
    return (story.base, story.base_anchor) if story.base else None


def countable(story: Story, unit: str, amount: float) -> tuple[date, int | None] | None:
    """The last date spoken of from which the amount does not lead past the publication, else the very last."""
    for focus in story.recent():
        day = calendar.shift(focus.day, unit, amount) if _fine_enough(focus.granularity, unit) else None
        if day and (story.base is None or day <= story.base):
            return focus.day, focus.index
    return in_focus(story, unit)


def _fine_enough(grain: str, unit: str) -> bool:
    order = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "H": 3, "Y": 4, "DE": 5, "CE": 6, "ML": 7}
    level = {"week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5}
    return level.get(grain, 0 if grain in DAY_LEVEL else 6) <= order.get(unit, 0)


def anaphor(story: Story, one: Expression, index: int) -> Value:
    """*le lendemain*, *la semaine suivante*, *cette année-là*: from the date in focus."""
    unit = one.unit or "D"
    told = explained(story, one, index)
    if told is not None:
        return told
    if one.relation == "event":
        return of_event(story, one, index)
    event = [focus for focus in story.recent() if not (one.amount and _aside(story, focus))]
    told_later = one.amount <= 0 or direction(story, one) == FUTURE
    told_past = one.amount < 0 and direction(story, one) == PAST and story.base is not None
    for focus in event:
        if told_past and story.base and focus.day > story.base:
            continue  # *la semaine prochaine … la semaine précédente*: of the one at hand
        if not _fine_enough(focus.granularity, unit) or (unit == "D" and _background(story, one, focus)):
            continue
        day = calendar.shift(focus.day, unit, one.amount)
        if told_later or day is None or story.base is None or day <= story.base:
            return as_unit(day, unit, unknown_value(unit), focus.index)
    day = calendar.shift(story.base, unit, one.amount) if story.base else None
    return as_unit(day, unit, unknown_value(unit), story.base_anchor)


def of_event(story: Story, one: Expression, index: int) -> Value:
    """*au lendemain de la fusillade (de mardi)*: from its own day, else the day told last; with none no one knows."""
    if _names_date(story, one, index):
        own = story.peek(index + 1)
        known, anchor = own.day if calendar.granularity(own.value) in DAY_LEVEL else None, index + 1
    else:
        focus = next((focus for focus in story.recent() if _as_fine(story, one, focus)), None)
        focus = focus if focus and focus.granularity in DAY_LEVEL else None
        known, anchor = (focus.day, focus.index) if focus else (None, PUBLISHED)
    day = calendar.shift(known, "D", one.amount) if known else None
    if day is None:
        one.kind = "reference"
        return Value("PAST_REF")
    return Value(f"{day.isoformat()}{one.part or ''}", anchor, day)


def _as_fine(story: Story, one: Expression, focus: Focus) -> bool:
    """A day; or the *décembre 2018* of the same sentence, which leaves no other day to count from."""
    return focus.granularity in DAY_LEVEL or focus.sentence == story.sentence(one.start)


def _names_date(story: Story, one: Expression, index: int) -> bool:
    """*de l'attentat de mardi*, *de la démission annoncée le 3 mai*: the complement says when."""
    if index + 1 == len(story.expressions) or story.expressions[index + 1].kind not in OWN_DATES:
        return False
    between = story.text[one.end : story.expressions[index + 1].start]
    return len(between) <= COMPLEMENT_REACH and COMPLEMENT.fullmatch(between) is not None


OWN_DATES = ("day", "day_only", "deictic", "month", "today", "value", "weekday")
COMPLEMENT_REACH = 90
COMPLEMENT = re.compile(
    r"\s+d(?:[eu]|es)?\b(?!.*\b(?:a|ont|est|sont|avait|avaient|était|étaient)\b(?<!qui a)(?<!qui ont))"
    r"[^.,;:!?«»()\n]{2,80}"
    r"(?:\b(?:d[eu]|des)(?: la)?\s+|\bd['’]|(?:[éiu]e?s?|ise?s?)\s+(?:le\s+)?|\s(?:le|ce)\s+|\bqui\b.*)",
)


def _aside(story: Story, focus: Focus) -> bool:
    """*La veille, ils dîneront. Le lendemain, …*: both count from the event, not one from the other."""
    other = story.expressions[focus.index]
    return other.kind == "anaphor" and other.amount < 0


def _background(story: Story, one: Expression, focus: Focus) -> bool:
    """*depuis son entrée en Syrie le 24 août 2016*: what has lasted since then lies behind the story."""
    start = story.expressions[focus.index].start
    before = story.text[max(0, start - SINCE_REACH) : start]
    return story.sentence(one.start) != focus.sentence and SINCE.search(before) is not None


SINCE_REACH = 60
SINCE = re.compile(r"\b[Dd]epuis\b[^.;:!?,]*$")


def explained(story: Story, one: Expression, index: int) -> Value | None:
    """*Le lendemain, samedi 8 avril*: the date behind says which day it was."""
    if index + 1 == len(story.expressions) or one.unit not in EXPLAINED_BY:
        return None
    other = story.expressions[index + 1]
    if other.kind not in EXPLAINED_BY[one.unit] or not EXPLAINS.fullmatch(story.text[one.end : other.start]):
        return None
    return story.peek(index + 1)._replace(anchor=index + 1, explicit=False)


EXPLAINS = re.compile(r"\s*(?:[,(]|, soit)\s*(?:le\s+|en\s+)?|\s+d(?:e|u|es)\b[^,;:.]{2,30},\s*(?:le\s+)?")
EXPLAINED_BY = {"D": ("day",), "M": ("day", "month"), "Y": ("day", "month")}
"""Unit → the kinds of date that say when that was."""
