"""A reading: one way to see one quote, before the choice between those that compete for a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.passages import is_title
from pipeline.nlp.quotes.verbs import Group

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """A quote that a rule proposes; offsets are code points of the document."""

    fragments: tuple[Offsets, ...]
    type: str
    rule: str
    rank: int
    """The lower wins where two readings want the same passage or nearly the same words."""
    confidence: float
    cue: Offsets | None = None
    lemma: str | None = None
    speaker: Offsets | None = None
    by_pronoun: bool = False
    """The source is a pronoun."""


def cue_of(frame: Frame, group: Group | None) -> dict[str, Any]:
    """The cue fields of a reading."""
    if group is None:
        return {}
    return {"cue": frame.span(group.first, group.last), "lemma": group.cue.lemma}


def content(frame: Frame, first: int, last: int) -> tuple[Offsets, str] | None:
    """The offsets and the type of a reported clause: `direct` when it is one passage and nothing else.

    Closing punctuation is left out; a clause that begins or ends with a passage keeps the mark, as the
    guidelines' spans do. Titles of works are no words of the source's.
    """
    while first <= last and frame.word(last)[:1] in ("", ".", ",", ";", ":", "!", "?", "…", "–", "—", "-", "("):
        last -= 1
    while first <= last and frame.word(first) in (",", ":", "-", "–", "—", ")"):
        first += 1
    if first > last:
        return None
    marked = frame.marked(first)
    if first == last and marked is not None:
        return (marked.inner_start, marked.inner_end), "direct"
    holds = any(frame.marked(i) is not None and not _is_work(frame, i) for i in range(first, last + 1))
    return frame.span(first, last), "mixed" if holds else "indirect"


def _is_work(frame: Frame, i: int) -> bool:
    """A title in its place; *« Stop »* at the head of a sentence is none."""
    marked = frame.marked(i)
    return marked is not None and i > 0 and frame.text[marked.inner_start].isupper() and is_title(frame, i)
