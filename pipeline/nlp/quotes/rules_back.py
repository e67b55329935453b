"""*« … » : c'est ce qu'a dit X.* · *…. C'est ce qu'a annoncé X.*

A sentence that names the source of what stands before it.
"""

from __future__ import annotations

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.phrases import phrase_after
from pipeline.nlp.quotes.readings import Reading, content, cue_of
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.subjects import patterned
from pipeline.nlp.quotes.verbs import Group

HEDGE = 3
"""Items that may tone down *c'est ce que*."""


def find(scene: Scene, before: Frame | None) -> list[Reading]:
    """Give the quote that *c'est ce que* points back to: in this frame, else the whole frame `before`."""
    for group in scene.groups:
        opening = _opening(scene.frame, group)
        if opening is None or group.cue.kind not in ("speech", "act"):
            continue
        speaker = phrase_after(scene.frame, group.last + 1) or patterned(scene.frame, group.first)
        frame, last = (scene.frame, opening - 1) if opening > 0 else (before, len(before.items) - 1 if before else 0)
        found = content(frame, 0, last) if frame is not None else None
        if frame is None or found is None or speaker is None or scene.is_nobody(speaker):
            return []
        return [
            Reading(
                (found[0],), found[1], "back", 12, 0.75,
                **scene.source(speaker), **cue_of(scene.frame, group),
            )
        ]  # fmt: skip
    return []


def _opening(frame: Frame, group: Group) -> int | None:
    """Where *c'est ce que* begins, when it opens the sentence or follows a colon or a comma."""
    that = group.first - 1
    while that > 0 and frame.word(that) not in closed("that") and that > group.first - 5:
        that -= 1
    start = that - 3 - _hedge(frame, that - 1)
    if start < 0 or [frame.word(start), frame.word(start + 1), frame.word(that - 1)] != ["c'", "est", "ce"]:
        return None
    if frame.word(start - 1) in (":", ","):
        return start - 1
    return start if start == 0 or frame.marked(start - 1) is not None else None


def _hedge(frame: Frame, this: int) -> int:
    """The items between *c'est* and *ce*: *c'est **du moins** ce que*, *c'est **notamment** ce que*."""
    return next((n for n in range(HEDGE + 1) if frame.word(this - n - 1) == "est"), 0)
