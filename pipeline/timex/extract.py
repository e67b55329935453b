"""The whole of it: text + publication date → resolved expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.timex.grammar import find
from pipeline.timex.resolve import Resolved, Story, resolve
from pipeline.timex.tense import Hints, LexicalHints

SENTENCE = re.compile(r"[.!?…][»”\"')\]]*\s+(?=[«“\"(]?\s?[^\W\d_a-zà-ÿ]|[«“\"(]|\d)|\n+")


def extract(
    text: str,
    published: str | None = None,
    hints: Hints | None = None,
    sentence_starts: Sequence[int] | None = None,
) -> list[Resolved]:
    """Find and resolve the temporal expressions of a text.

    `published` is an ISO date; without it relative expressions keep an unresolved value (`XXXX-WXX-2`).
    `hints` tells the time of the verb at an expression, by default read off the words around it;
    `sentence_starts` are the offsets where sentences begin, by default found by their punctuation.
    """
    expressions = find(text)
    if not expressions:
        return []
    story = Story(
        _day(published),
        hints or LexicalHints(text),
        sentence_starts if sentence_starts is not None else [m.end() for m in SENTENCE.finditer(text)],
        [match.end() for match in re.finditer(r"\n+", text)],
        expressions,
    )
    return resolve(story)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
