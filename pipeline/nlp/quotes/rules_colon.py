"""*X a déclaré : « … »* · *X : « … »* · *Et X d'ajouter : « … »*

A passage behind a colon is direct, whatever the verb before it; without a verb, what stands before the colon
is the speaker (interviews, headlines).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.chunks import Phrase, has_name, is_somebody
from pipeline.nlp.quotes.complements import that_at
from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.phrases import phrase_at, phrase_before
from pipeline.nlp.quotes.readings import Reading, content, cue_of
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.subjects import main_subject
from pipeline.nlp.quotes.verbs import Group


def find(scene: Scene) -> Iterator[Reading]:
    """Give the passages behind a colon."""
    frame = scene.frame
    yield from _without_marks(scene)
    for i in scene.passages:
        colon = i - 1
        while colon > 0 and (frame.marked(colon) is not None or (frame.word(colon) in ("et", ",", "ou"))):
            colon -= 1
        if frame.word(colon) != ":" or colon < 1:
            continue
        marked = frame.marked(i)
        assert marked is not None
        group = _cue(scene, colon)
        if group is None and scene.has_finite(0, colon) and not is_utterance(scene.doc, marked):
            # *il tend sa carte, avec sa profession : « masseur »*
            continue
        speaker = _speaker(scene, group, colon)
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "direct", "colon", 20, 0.93 if group else 0.7,
            **scene.source(speaker),
            **cue_of(frame, group),
        )  # fmt: skip


def _without_marks(scene: Scene) -> Iterator[Reading]:
    """*Le ministre l'a promis : il partira*: a clause behind the colon, when the cue stands right before it."""
    frame = scene.frame
    for group in scene.groups:
        colon = _past_listener(scene, group.last + 1)
        if frame.word(colon) != ":" or group.mood != "finite" or group.cue.kind != "speech" or group.negated:
            continue
        speaker = scene.subject(group)
        if speaker is None or not is_somebody(frame, speaker) or scene.is_first_person(speaker):
            continue
        last = len(frame.items) - 1
        found = content(frame, colon + 1, last) if frame.marked(colon + 1) is None else None
        if found is not None and (found[1] == "mixed" or scene.has_main_verb(colon + 1, last)):
            yield Reading(
                (found[0],), found[1], "colon", 45, 0.6, **scene.source(speaker), **cue_of(frame, group)
            )  # fmt: skip


def _past_listener(scene: Scene, here: int) -> int:
    """*le déclare à Paul Martin :* step over whom it is said to."""
    frame = scene.frame
    listener = phrase_at(frame, here + 1) if frame.word(here) in ("à", "au") else None
    return listener[1] + 1 if listener is not None else here


def _cue(scene: Scene, colon: int) -> Group | None:
    """The cue that the colon belongs to: the nearest that has no clause of its own before the colon."""
    before = [group for group in scene.groups if group.last < colon and (that_at(scene.frame, group) or colon) >= colon]
    main = [group for group in before if group.mood not in ("passive", "participle")]
    return main[-1] if main else None


def _speaker(scene: Scene, group: Group | None, colon: int) -> Phrase | None:
    if group is not None:
        found = scene.subject(group)
        if found is not None:
            return found
    if scene.has_finite(0, colon):
        return main_subject(scene.frame, colon)
    beside = phrase_before(scene.frame, 0, colon)
    if beside is not None and has_name(scene.frame, beside, ("PER", "ORG")):
        return beside
    return phrase_at(scene.frame, 0)
