"""*des propos de X selon lesquels …* · *l'argument avancé par X était que …*

A noun for something said introduces the clause; its source is the noun's own complement.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.chunks import Phrase
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.phrases import phrase_at
from pipeline.nlp.quotes.readings import Offsets, Reading, content
from pipeline.nlp.quotes.scene import Scene, reported_end
from pipeline.nlp.quotes.subjects import main_subject

REACH = 12
"""Items between the noun and its clause."""


def find(scene: Scene) -> Iterator[Reading]:
    """Give the clauses that a noun of speech introduces."""
    for i in range(len(scene.frame.items)):
        if scene.frame.word(i) not in words("speech_nouns") or scene.frame.pos(i) not in ("NOUN", "ADJ"):
            continue
        found = _according(scene, i) or _was_that(scene, i)
        if found is None:
            continue
        cue, start, speaker = found
        reading = _reading(scene, cue, start, speaker)
        if reading is not None:
            yield reading


Found = tuple[Offsets, int, Phrase | None]


def _according(scene: Scene, noun: int) -> Found | None:
    """*commentaires du pape selon lesquels …*."""
    frame = scene.frame
    for i in range(noun + 1, min(len(frame.items) - 1, noun + REACH)):
        if frame.word(i) in ("selon", "d'après") and frame.word(i + 1) in closed("which"):
            speaker = _complement(scene, noun, i) or main_subject(frame, noun)
            if speaker is None:
                return None
            return frame.span(i, i + 1), i + 2, speaker
        if is_finite(frame, i):
            return None
    return None


def _was_that(scene: Scene, noun: int) -> Found | None:
    """*le principal argument avancé par X était que …*."""
    frame = scene.frame
    for i in range(noun + 1, min(len(frame.items) - 1, noun + REACH)):
        if frame.word(i) in closed("être") and frame.word(i + 1) in closed("that"):
            speaker = _complement(scene, noun, i)
            cue = frame.span(noun, noun + (frame.pos(noun + 1) == "VERB"))
            return (cue, i + 2, speaker) if speaker is not None else None
        if frame.word(i) in (",", ";", ":") or (is_finite(frame, i) and frame.word(i) not in closed("être")):
            return None
    return None


def _complement(scene: Scene, noun: int, stop: int) -> Phrase | None:
    """The phrase behind *de* or *par*: whoever said it."""
    frame = scene.frame
    for i in range(noun + 1, stop):
        if frame.word(i) == "par" or frame.word(i) in closed("of"):
            return phrase_at(frame, i + 1)
    return None


def _reading(scene: Scene, cue: Offsets, start: int, speaker: Phrase | None) -> Reading | None:
    frame = scene.frame
    last = reported_end(scene, start)
    found = content(frame, start, last)
    if found is None or scene.is_nobody(speaker):
        return None
    span, kind = found
    return Reading(
        (span,), kind, "noun", 30, 0.75, cue=cue, lemma=frame.text[cue[0] : cue[1]].lower(),
        **scene.source(speaker),
    )  # fmt: skip
