"""*Le Journal : Pourquoi ? — Paul Martin : Parce que …* · *Pourquoi ?⏎Parce que je …*

An interview prints turns without marks. Labels or dashes open them, or question and answer are paragraphs of
their own. One label or one question proves nothing (lists, datelines, rhetorical questions), so the layout counts
when it comes back and somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.marks import Marked
from pipeline.nlp.quotes.passages import inner, is_utterance
from pipeline.nlp.quotes.readings import Offsets, Reading

SPACE = r"[ \t\u00a0\u202f]"
NAME = rf"[A-ZÀ-Ý][\w.'’-]*(?:{SPACE}(?:d['’]|[\w.'’-])[\w.'’-]*){{0,4}}"
DASH = rf"[-–—]{SPACE}+"
LABELLED = re.compile(rf"^{SPACE}*(?:{DASH})?(?P<label>{NAME}){SPACE}*:{SPACE}+(?=[^\W\d_]|[«\"“(\d])", re.MULTILINE)
DASHED = re.compile(rf"(?:^|(?<=[.?!…]{SPACE})){DASH}(?:(?P<label>{NAME}){SPACE}*:{SPACE}+)?(?=[^\W_])", re.MULTILINE)
PARAGRAPH = re.compile(r"^.*\S.*$", re.MULTILINE)
CREDIT = re.compile(r"^\W*(?:Propos|Interview|Entretien) (?:recueilli|réalisé|menée?)", re.MULTILINE)
LONGEST_QUESTION = 400
"""Characters of a question that is a paragraph."""


class Turn(NamedTuple):
    """What one person says: offsets of the words, and of the label that names the person."""

    start: int
    end: int
    label: Offsets | None


def find(doc: Doc, text: str) -> Iterator[Reading]:
    """Give the turns of the first layout that the text keeps to."""
    for turns in (_opened(text, DASHED), _opened(text, LABELLED), _asked(doc, text)):
        if _is_interview(text, turns):
            for turn in _alternating(turns):
                if is_utterance(doc, _passage(turn)):
                    yield Reading(((turn.start, turn.end),), "direct", "interview", 5, 0.7, speaker=turn.label)
            return


def _passage(turn: Turn) -> Marked:
    return Marked(turn.start, turn.end, turn.start, turn.end, "—", 0, True)


def _opened(text: str, opener: re.Pattern[str]) -> list[Turn]:
    """The turns between the openers; each runs to the next, the last to the credits or the end."""
    found = list(opener.finditer(text))
    if not found:
        return []
    stops = [one.start() for one in found[1:]] + [_credit(text, found[-1].end())]
    return [
        Turn(one.end(), _trimmed(text, one.end(), stop), one.span("label") if one["label"] else None)
        for one, stop in zip(found, stops, strict=True)
    ]


def _asked(doc: Doc, text: str) -> list[Turn]:
    """Paragraphs that ask, and those that answer in the first person."""
    lines = [one.span() for one in PARAGRAPH.finditer(text)]
    asks = [n for n, (start, end) in enumerate(lines) if text[end - 1] == "?" and end - start <= LONGEST_QUESTION]
    turns: list[Turn] = []
    for n, (asking, after) in enumerate(pairwise([*asks, len(lines)])):
        if after == asking + 1:
            continue
        stop = after - 1
        while n + 1 == len(asks) and stop > asking + 1 and not _is_spoken(doc, lines[stop]):
            # Behind the last answer the narrator may speak again.
            stop -= 1
        answer = Turn(lines[asking + 1][0], lines[stop][1], None)
        if not _is_spoken(doc, lines[asking]) and not _is_spoken(doc, (answer.start, answer.end)):
            return []
        turns += [Turn(*lines[asking], None), answer]
    return turns


def _credit(text: str, start: int) -> int:
    """*Propos recueillis par X*: nobody's words any more."""
    found = CREDIT.search(text, start)
    return found.start() if found else len(text)


def _is_spoken(doc: Doc, span: Offsets) -> bool:
    """Somebody says *je* or *vous*."""
    words = inner(doc, Marked(*span, *span, "—", 0, True))
    return words is not None and any(token.lower_.replace("’", "'") in closed("first_person") for token in words)


def _is_interview(text: str, turns: list[Turn]) -> bool:
    """Turns come in pairs, one of each four asks, and what is labelled is labelled again or asked."""
    asked = sum(text[turn.start : turn.end].rstrip('»"” ').endswith("?") for turn in turns)
    labels = [text[slice(*turn.label)] for turn in turns if turn.label is not None]
    return len(turns) > 1 and asked * 4 >= len(turns) and (len(turns) > 3 or len(set(labels)) == 2)


def _alternating(turns: list[Turn]) -> Iterator[Turn]:
    """A turn without a label is that of the label before the last: two people take turns."""
    last: list[Offsets | None] = [None, None]
    for turn in turns:
        label = turn.label or last[0]
        yield turn._replace(label=label)
        last = [last[1], label]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
