"""Times and parts of the day: of the day in their sentence, else of the story's, else of the publication."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.timex.expression import Expression
from pipeline.timex.resolve.anaphora import of_event
from pipeline.timex.resolve.choose import direction, recurs
from pipeline.timex.resolve.story import DAY_LEVEL, PUBLISHED, Focus, Resolver, Story, Value
from pipeline.timex.tense import PAST


def _day_of_time(story: Story, one: Expression, index: int) -> tuple[date | None, int | None]:
    """The day a time belongs to: of its sentence, else of the story, else of the publication."""
    sentence = story.sentence(one.start)
    beside = _day_behind(story, index, sentence, BESIDE)
    if beside is not None:
        return beside
    for focus in story.recent():
        if focus.sentence == sentence and focus.granularity in DAY_LEVEL:
            return focus.day, focus.index
        if focus.sentence < sentence:
            break
    following = _day_behind(story, index, sentence, DAY_BEHIND_REACH)
    if following is not None:
        return following
    if recurs(story, one, index):
        return None, None
    told = _day_of_story(story, one)
    if told is not None:
        return told.day, told.index
    return story.base, story.base_anchor if story.base else None


def _day_of_story(story: Story, one: Expression) -> Focus | None:
    """The day spoken of last, if close by; what is told in the past goes on with the last day of the news."""
    last = next((focus for focus in story.recent() if story.expressions[focus.index].kind != "feast"), None)
    if last is None:
        return None
    if last.granularity in DAY_LEVEL and story.paragraph(one.start) - last.paragraph <= 1:
        return last
    if story.base is None or direction(story, one) != PAST:
        return None
    news = (focus for focus in story.recent() if focus.granularity in DAY_LEVEL)
    return next((focus for focus in news if 0 <= (story.base - focus.day).days <= NEWS_DAYS), None)


NEWS_DAYS = 7


def _day_behind(story: Story, index: int, sentence: int, reach: int) -> tuple[date | None, int | None] | None:
    """*Vers 0 h 40, jeudi*: the day may follow its time."""
    for at in range(index + 1, min(index + 3, len(story.expressions))):
        other = story.expressions[at]
        if story.sentence(other.start) != sentence or other.start - story.expressions[index].end > reach:
            return None
        if other.kind in ("day", "weekday", "deictic", "today"):
            found = story.peek(at)
            return (found.day, at) if found.day else None
    return None


BESIDE, DAY_BEHIND_REACH = 1, 20


def _part(story: Story, one: Expression, index: int) -> Value:
    published = story.base
    if one.relation == "event":
        return of_event(story, one, index)
    if one.relation in ("this", "last", "next"):
        if published is None:
            return Value(f"XXXX-XX-XX{one.part}")
        by = {"last": -1, "next": int(one.part != "TNI")}.get(one.relation, 0)
        if one.relation == "this" and one.part == "TNI" and direction(story, one) == PAST:
            by = -1
        day: date | None = published + timedelta(days=by)
        anchor = story.base_anchor
        if one.relation == "this" and (same := _same_part(story, one)) is not None:
            day, anchor = same.day, same.index
    else:
        day, anchor = _day_of_time(story, one, index)
        if day and anchor == PUBLISHED and one.part == "TNI" and direction(story, one) == PAST:
            day -= timedelta(days=1)  # what the paper tells of the night is the night before
    return Value(f"{day}{one.part}", anchor, day) if day else Value(f"XXXX-XX-XX{one.part}")


def _same_part(story: Story, one: Expression) -> Focus | None:
    """*Le débat a eu lieu vendredi soir. « Si nous sommes là ce soir », a-t-elle dit*: the evening told of."""
    if story.quote(one.start) is None or story.base is None:
        return None
    told = (focus for focus in story.recent() if story.expressions[focus.index].part == one.part)
    last = next(told, None)
    if last is None or story.quote(story.expressions[last.index].start):
        return None
    return last if 0 <= (story.base - last.day).days <= NEWS_DAYS else None


def _after_midnight(part: str | None, hour: int) -> bool:
    """*dans la nuit de vendredi à samedi, vers 2 h*: the small hours of a night are of the next day."""
    return hour < MORNING.get(part or "", 0)


MORNING = {"TNI": 12, "TEV": 6}
"""Hours before which a time belongs to the day behind that night or evening."""


def _clock(story: Story, one: Expression, index: int) -> Value:
    day, anchor = _day_of_time(story, one, index)
    if day and anchor is not None and anchor >= 0 and _after_midnight(story.expressions[anchor].part, one.hour or 0):
        day += timedelta(days=1)
    clock = f"T{one.hour:02d}" + (f":{one.minute:02d}" if one.minute is not None else "")
    return Value(f"{day or 'XXXX-XX-XX'}{clock}", anchor, day)


def _span(story: Story, one: Expression, index: int) -> Value:
    return Value(one.value or "", story.base_anchor if story.base else None)


RESOLVERS: dict[str, Resolver] = {"part": _part, "clock": _clock, "span": _span}
