"""*X dénonce « … »* · *qualifiée de « … » par Y* · *X a parlé d'« … »*

A quoted fragment in the narrator's own sentence, with a cue that governs it. Without one it is a name or a
word held at arm's length.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.passages import is_name, is_sentence
from pipeline.nlp.quotes.readings import Reading, cue_of
from pipeline.nlp.quotes.rules_reported import is_narrated
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.speakers import agent
from pipeline.nlp.quotes.verbs import Group

CLOSE = 3
"""Items between a cue and a fragment that it governs beyond doubt: *dénonce les « … »*."""


def find(scene: Scene) -> Iterator[Reading]:
    """Give the fragments that a cue governs."""
    frame = scene.frame
    for i in scene.passages:
        group = _governor(scene, i)
        if group is None:
            continue
        close = i - group.last <= CLOSE
        if is_name(scene.doc, frame, i, group.last if close else None):
            continue
        speaker = agent(frame, group) if group.mood in ("passive", "participle") else scene.subject(group)
        if speaker is None or scene.is_unreal(group) or scene.is_nobody(speaker) or scene.is_first_person(speaker):
            continue
        if not is_somebody(frame, speaker) and speaker != (group.clitic, group.clitic):
            continue
        marked = frame.marked(i)
        assert marked is not None
        spoken = _is_spoken(scene, group, i)
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "direct" if spoken else "mixed", "fragment", 40, 0.75,
            **scene.source(speaker), **cue_of(frame, group),
        )  # fmt: skip


def _is_spoken(scene: Scene, group: Group, i: int) -> bool:
    """*il déclare alors « Nous irons »*: a sentence of the source's, not a part of the narrator's."""
    frame = scene.frame
    marked = frame.marked(i)
    if marked is None or group.cue.kind not in ("speech", "turn") or not is_sentence(scene.doc, marked):
        return False
    capital = frame.text[marked.inner_start].isupper() and frame.pos(i - 1) not in ("DET", "ADP")
    return i == group.last + 1 or capital


def _governor(scene: Scene, i: int) -> Group | None:
    """The cue whose object or complement the fragment stands in: the nearest before it."""
    group = scene.group_before(i)
    if group is None or (group.cue.kind == "turn" and i != group.last + 1):
        return None
    if group.mood in ("passive", "participle") and not _before_agent(scene, group, i):
        return None
    if group.cue.kind == "attitude" and (i - group.last > 6 or scene.has_finite(group.last + 1, i - 1)):
        return None
    if group.mood == "infinitive" and group.cue.kind != "speech" and not is_narrated(scene, group):
        return None
    return group


def _before_agent(scene: Scene, group: Group, i: int) -> bool:
    """*qualifiée de « … » par X* and *jugé par X « … »*; further off the fragment is the narrator's."""
    speaker = agent(scene.frame, group)
    return speaker is not None and (i < speaker[0] or i - speaker[1] <= CLOSE)
