"""Dates inside a quote count from the day it was said."""

from __future__ import annotations

import re

from pipeline.timex.resolve.story import PUBLISHED, Story
from pipeline.timex.tense import PAST


def set_base(story: Story, index: int) -> None:
    """Inside a quote time counts from the day of its cue: *« Je pars demain », a-t-il dit mardi*."""
    story.base, story.base_anchor = story.published, PUBLISHED
    one = story.expressions[index]
    quote = story.quote(one.start)
    if quote is None or one.kind not in SAID_KINDS or story.published is None:
        return
    for at in _around(story, index, quote):
        if story.hint(story.expressions[at]).direction == PAST:
            found = story.peek(at)
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
            (
                0 <= story.expressions[at].start - end <= CUE_REACH
                and story.sentence(story.expressions[at].start) - story.sentence(end - 1) <= 0
            )
            or (
                0 <= start - story.expressions[at].end <= CUE_REACH
                and story.sentence(start) == story.sentence(story.expressions[at].start)
            )
        )
    ]


def marked(text: str) -> list[tuple[int, int]]:
    """Offsets of the words between quotation marks; a straight mark opens and closes in turn."""
    out, opened, mark = [], None, ""
    for match in MARK.finditer(text):
        if opened is not None and match[0] in CLOSES[mark]:
            out.append((opened, match.start()))
            opened = None
        elif match[0] in CLOSES and (opened is None or match[0] == "«"):
            opened, mark = match.end(), match[0]
    return out


MARK = re.compile('[«»“”"]')
CLOSES = {"«": "»", "“": '”"', '"': '"'}
