"""*« …, a expliqué Hidalgo, et nous … »* · *« les médecins disent que … »*

Inside a pair of marks stand an inserted clause, which cuts the quote in two fragments, or what somebody else is
reported to have said: that one counts when its source is named, for a quote in a quote needs one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.nlp.quotes import rules_colon, rules_reported, rules_source
from pipeline.nlp.quotes.chunks import Phrase, is_somebody
from pipeline.nlp.quotes.frames import Frame, find_frames
from pipeline.nlp.quotes.grammar import is_finite, is_past_participle, is_present_participle
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.marks import Marked
from pipeline.nlp.quotes.readings import Offsets, Reading, cue_of
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.speakers import inverted
from pipeline.nlp.quotes.verbs import Group


def find(doc: Doc, text: str, passage: Marked, inside: list[Marked]) -> Iterator[Reading]:
    """Give the readings of one passage's inside; `inside` are the passages right in it."""
    frames = find_frames(doc, text, inside, (passage.inner_start, passage.inner_end))
    scenes = [Scene(doc, frame) for frame in frames]
    parted = next((found for scene in scenes if (found := cut(scene, passage)) is not None), None)
    if parted is not None:
        yield parted
    for scene in scenes:
        for reading in [*rules_reported.find(scene), *rules_source.find(scene), *rules_colon.find(scene)]:
            if _has_source(scene, reading):
                yield replace(reading, rule="nested", rank=60, confidence=0.6)


def _has_source(scene: Scene, reading: Reading) -> bool:
    if reading.speaker is None or reading.by_pronoun or reading.cue is None:
        return False
    items = [i for i, item in enumerate(scene.frame.items) if reading.speaker[0] <= item.start < reading.speaker[1]]
    return bool(items) and is_somebody(scene.frame, (items[0], items[-1]))


def cut(scene: Scene, passage: Marked) -> Reading | None:
    """The quote around an inserted clause."""
    frame = scene.frame
    for group in scene.groups:
        phrase = _inserted(frame, group)
        if phrase is None:
            continue
        before = frame.items[group.first - 1]
        behind = frame.items[_resumes_at(frame, group, phrase) - 1].end
        ahead = (passage.inner_start, before.start if before.word in (",", *DASHES) else before.end)
        fragments = [_trimmed(frame.text, *span) for span in (ahead, (behind, passage.inner_end))]
        return Reading(
            tuple(span for span in fragments if span[0] < span[1]), "direct", "within", 5, 0.8,
            **scene.source(phrase), **cue_of(frame, group),
        )  # fmt: skip
    return None


DASHES = ("–", "—", "-")
PARTS = (",", *DASHES, "?", "!", "…", "...")
"""What may stand before an inserted clause."""


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _inserted(frame: Frame, group: Group) -> Phrase | None:
    """The subject of a cue between two commas, if it is a third person that can only be the narrator's."""
    if group.mood != "finite" or group.cue.kind == "act" or group.first < 2 or frame.word(group.first - 1) not in PARTS:
        return None
    if group.clitic is not None:
        third = frame.word(group.clitic).lstrip("-").removeprefix("t-") in ("il", "elle", "ils", "elles")
        return (group.clitic, group.clitic) if third else None
    phrase = inverted(frame, group)
    return phrase if phrase is not None and is_somebody(frame, phrase) and not _has_object(frame, phrase[1]) else None


def _has_object(frame: Frame, subject: int) -> bool:
    """*…, explique le maire que …*: what stands behind is no aside."""
    return frame.word(subject + 1) in closed("that") or is_finite(frame, subject + 1)


def _resumes_at(frame: Frame, group: Group, subject: Phrase) -> int:
    """The item with which the quote goes on: behind *, dit X, maire de Lyon,* or *, dit X, 52 ans.*

    An inserted clause ends at a comma or with the sentence; what describes its subject belongs to it, and a place
    behind that: *, dit X, 52 ans, devant sa maison.*
    """
    here = max(group.last, subject[1]) + 1
    described = any(frame.word(i) == "," for i in range(*subject))
    while here < len(frame.items):
        if frame.word(here) in DASHES and frame.word(group.first - 1) in DASHES:
            return here + 1
        if frame.word(here) == ",":
            if not _describes(frame, here + 1) and not (described and frame.pos(here + 1) == "ADP"):
                return here + 1
            described = True
        here += 1
    return here


def _describes(frame: Frame, first: int) -> bool:
    """*52 ans* · *maire de Lyon* · *la présidente du club* · *qui dirige le club* · *en souriant*: up to a comma."""
    last = next((i for i in range(first, len(frame.items)) if frame.word(i) in (",", *DASHES)), len(frame.items)) - 1
    if frame.word(first) in closed("relative") or (
        frame.word(first) == "en" and is_present_participle(frame, first + 1)
    ):
        return True
    if frame.pos(first) == "NUM":
        return frame.word(first + 1) == "ans"
    if any(is_finite(frame, i) for i in range(first, last + 1)):
        return False
    if frame.pos(first) in ("NOUN", "PROPN") or is_past_participle(frame, first):
        return True
    return frame.pos(first) == "DET" and is_somebody(frame, (first, min(first + 2, last)))
