"""*— Où allez-vous ? demanda le juge.*

A line that a long dash opens is speech when an inserted cue says so, or when a line beside it is. Bullets,
datelines and signatures (*— Paul Martin, maire*) open with dashes too, so a dash alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.nlp.quotes.frames import find_frames
from pipeline.nlp.quotes.marks import Marked
from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.readings import Reading
from pipeline.nlp.quotes.rules_within import cut
from pipeline.nlp.quotes.scene import Scene

LINE = re.compile(r"^[—–][ \t\u00a0\u202f]*(?=\S)", re.MULTILINE)


def find(doc: Doc, text: str, marked: list[Marked]) -> Iterator[Reading]:
    """Give the lines of dialogue; `marked` are the passages between marks."""
    lines = [line for line in _lines(text) if not any(one.start <= line.start < one.end for one in marked)]
    found = [_reading(doc, text, line, marked) for line in lines]
    for here, line in enumerate(lines):
        reading = found[here]
        if reading is not None:
            yield reading
        elif is_utterance(doc, line) and any(
            found[there] is not None and _touch(text, lines[there], line)
            for there in (here - 1, here + 1)
            if 0 <= there < len(lines)
        ):
            yield Reading(((line.inner_start, line.inner_end),), "direct", "dialogue", 5, 0.6)


def _lines(text: str) -> Iterator[Marked]:
    for found in LINE.finditer(text):
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield Marked(found.start(), end, found.end(), end, "—", 0, True)


def _reading(doc: Doc, text: str, line: Marked, marked: list[Marked]) -> Reading | None:
    inside = [one for one in marked if line.start < one.start and one.end <= line.end and one.depth == 0]
    frames = find_frames(doc, text, inside, (line.inner_start, line.inner_end))
    return next((found for frame in frames if (found := cut(Scene(doc, frame), line)) is not None), None)


def _touch(text: str, one: Marked, other: Marked) -> bool:
    first, second = sorted((one, other))
    return not text[first.end : second.start].strip()
