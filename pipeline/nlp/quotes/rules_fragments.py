"""*X dénonce « … »* · *qualifiée de « … » par Y* · *X a parlé d'« … »*

A quoted fragment in the narrator's own sentence, with a cue that governs it. Without one it is a name or a
word held at arm's length.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.passages import is_name, is_utterance
from pipeline.nlp.quotes.readings import Reading, cue_of
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.speakers import agent
from pipeline.nlp.quotes.verbs import Group


def find(scene: Scene) -> Iterator[Reading]:
    """Give the fragments that a cue governs."""
    frame = scene.frame
    for i in scene.passages:
        group = _governor(scene, i)
        if group is None:
            continue
        close = i - group.last <= 3
        if (not close and is_name(scene.doc, frame, i)) or (
            "as" not in group.cue.takes and is_name(scene.doc, frame, i)
        ):
            continue
        speaker = agent(frame, group) if group.mood in ("passive", "participle") else scene.subject(group)
        if scene.is_unreal(group) or scene.is_nobody(speaker) or scene.is_first_person(speaker):
            continue
        marked = frame.marked(i)
        assert marked is not None
        spoken = i == group.last + 1 and group.cue.kind in ("speech", "turn") and is_utterance(scene.doc, marked)
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "direct" if spoken else "mixed", "fragment", 40, 0.75,
            **scene.source(speaker), passages=frozenset((frame.items[i].start,)), **cue_of(frame, group),
        )  # fmt: skip


def _governor(scene: Scene, i: int) -> Group | None:
    """The cue whose object or complement the fragment stands in: the nearest before it."""
    group = scene.group_before(i)
    if group is None or (group.cue.kind == "turn" and i != group.last + 1):
        return None
    if group.cue.kind == "attitude" and i - group.last > 3:
        return None
    return group
