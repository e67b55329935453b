"""*« …, a expliqué Hidalgo, et nous … »* · *« les médecins disent que … »*

Inside a pair of marks stand an inserted clause, which cuts the quote in two fragments, or what somebody else is
reported to have said: that one counts when its source is named, for a quote in a quote needs one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.nlp.quotes import rules_colon, rules_reported, rules_source
from pipeline.nlp.quotes.chunks import Phrase, has_name, is_somebody
from pipeline.nlp.quotes.frames import Frame, find_frames
from pipeline.nlp.quotes.marks import Marked
from pipeline.nlp.quotes.readings import Reading, cue_of
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


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def cut(scene: Scene, passage: Marked) -> Reading | None:
    """The quote around an inserted clause."""
    frame = scene.frame
    for group in scene.groups:
        phrase = _inserted(frame, group)
        if phrase is None:
            continue
        before = frame.items[group.first - 1]
        after = frame.items[max(group.last, phrase[1])].end
        behind = next((item for item in frame.items if item.start >= after), None)
        resume = behind.end if behind is not None else passage.inner_end
        text = frame.text
        while resume < passage.inner_end and text[resume].isspace():
            resume += 1
        fragments = [(passage.inner_start, before.start if before.word in (",", "–", "—", "-") else before.end)]
        if resume < passage.inner_end:
            fragments.append((resume, passage.inner_end))
        fragments = [(start, _trimmed(text, start, end)) for start, end in fragments]
        return Reading(
            tuple(fragments), "direct", "within", 5, 0.8,
            **scene.source(phrase), **cue_of(frame, group),
        )  # fmt: skip
    return None


PARTS = (",", "–", "—", "-", "?", "!", "…", "...")
"""What may stand before an inserted clause."""


def _inserted(frame: Frame, group: Group) -> Phrase | None:
    """The subject of a cue between two commas, if it is a third person that can only be the narrator's."""
    if group.mood != "finite" or group.cue.kind == "act" or group.first < 2 or frame.word(group.first - 1) not in PARTS:
        return None
    phrase = inverted(frame, group)
    if phrase is None or frame.word(max(phrase[1], group.last) + 1) not in (",", ".", "", "–", "—", "-", ":"):
        return None
    if group.clitic is not None:
        return (
            phrase if frame.word(group.clitic).lstrip("-") in ("il", "elle", "ils", "elles", "t-il", "t-elle") else None
        )
    return phrase if has_name(frame, phrase, ("PER", "ORG")) or is_somebody(frame, phrase) else None
