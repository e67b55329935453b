"""Expressions + anchors → values: a second pass over the document in reading order."""

from __future__ import annotations

from pipeline.timex import calendar
from pipeline.timex.expression import Expression
from pipeline.timex.resolve import days, periods, relative, times
from pipeline.timex.resolve.quotes import set_base
from pipeline.timex.resolve.story import PUBLISHED, Focus, Resolved, Resolver, Story, Value

__all__ = ["PUBLISHED", "Resolved", "Story", "read", "resolve"]


FIRST_FOCUS, LAST_FOCUS = 100, 9900
"""Years between which there is room to count on from a date."""


def resolve(story: Story) -> list[Resolved]:
    """Resolve the expressions of a document in reading order."""
    out = []
    for index in range(len(story.expressions)):
        set_base(story, index)
        out.append(_finish(story, index, read(story, index)))
    return out


def read(story: Story, index: int) -> Value:
    """Resolve one expression, whatever its kind."""
    expression = story.expressions[index]
    return RESOLVERS[expression.kind](story, expression, index)


def _finish(story: Story, index: int, found: Value) -> Resolved:
    """Add the part of day, the interval and the granularity; what can be counted from becomes the focus."""
    one = story.expressions[index]
    value = found.value
    if one.part is not None and found.day and one.kind != "clock":
        value = f"{found.day.isoformat()}{one.part}"
    if one.part == "":
        one.type = "DATE"
    covers = calendar.interval(value)
    if covers and one.zone:
        covers = calendar.in_paris(covers, one.zone)
    grain = calendar.granularity(value)
    told = one.type in ("DATE", "TIME") and one.relation != "event"
    if covers and told and FIRST_FOCUS < covers[0].year < LAST_FOCUS:
        sentence, paragraph = story.sentence(one.start), story.paragraph(one.start)
        day = found.day if one.kind == "clock" and found.day else covers[0].date()
        story.focuses.append(Focus(index, day, grain, sentence, paragraph, found.explicit))
    earliest, latest = (moment.isoformat() for moment in covers) if covers else (None, None)
    confidence = round(one.confidence * found.confidence, 2)
    return Resolved(
        one.start, one.end, one.type, value, one.mod, grain, earliest, latest, found.anchor, confidence, one.rule
    )


def _complete(story: Story, one: Expression, index: int) -> Value:
    """An expression whose value stood complete in the text."""
    value = one.value or ""
    covers = calendar.interval(value)
    return Value(value, None, covers[0].date() if covers else None, explicit=True)


RESOLVERS: dict[str, Resolver] = {
    **days.RESOLVERS,
    **periods.RESOLVERS,
    **relative.RESOLVERS,
    **times.RESOLVERS,
    **dict.fromkeys(("value", "length", "ref", "reference"), _complete),
}
