"""The whole of it: text + publication date → resolved expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.timex.expression import Expression
from pipeline.timex.grammar import find
from pipeline.timex.header import LATEST, OLDEST
from pipeline.timex.resolve import PUBLISHED, Resolved, Story, read, resolve
from pipeline.timex.resolve.quotes import marked
from pipeline.timex.tense import Hints, LexicalHints

SENTENCE = re.compile(r"[.!?…][»”\"')\]]*\s+(?=[«“\"(]?\s?[^\W\d_a-zà-ÿ]|[«“\"(]|\d)|\n+")


def extract(
    text: str,
    published: str | None = None,
    hints: Hints | None = None,
    sentence_starts: Sequence[int] | None = None,
    references: bool = False,
) -> list[Resolved]:
    """Find and resolve the temporal expressions of a text.

    `published` is an ISO date; without it relative expressions keep an unresolved value (`XXXX-WXX-2`).
    `hints` tells the time of the verb at an expression, by default read off the words around it;
    `sentence_starts` are the offsets where sentences begin, by default found by their punctuation.
    `references` keeps vague adverbs as `PAST_REF`, `PRESENT_REF` and `FUTURE_REF`.
    """
    expressions = [one for one in find(text) if references or one.kind != "reference"]
    if not expressions:
        return []
    story = Story(
        text,
        _day(published),
        None,
        None,
        hints or LexicalHints(text),
        sentence_starts if sentence_starts is not None else [m.end() for m in SENTENCE.finditer(text)],
        [match.end() for match in re.finditer(r"\n+", text)],
        expressions,
        read,
        marked(text),
    )
    return _kept(expressions, resolve(story), references)


def _kept(expressions: list[Expression], found: list[Resolved], references: bool) -> list[Resolved]:
    """Leave out what turned out to be vague, and count the anchors anew."""
    if references:
        return found
    places = [at for at, one in enumerate(expressions) if one.kind != "reference"]
    if len(places) == len(found):
        return found
    new: dict[int | None, int] = {PUBLISHED: PUBLISHED, **{old: at for at, old in enumerate(places)}}
    return [found[at]._replace(anchor=new.get(found[at].anchor)) for at in places]


def _day(published: str | None) -> date | None:
    """Read the publication date; years that no newspaper has seen (*0001-01-01*) stand for none."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and OLDEST <= day.year <= LATEST else None
