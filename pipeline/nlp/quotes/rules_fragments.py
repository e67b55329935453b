"""*X dénonce « … »* · *qualifiée de « … » par Y* · *X a parlé d'« … »*

A quoted fragment in the narrator's own sentence, with a cue that governs it. Without one it is a name or a
word held at arm's length.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.complements import that_at
from pipeline.nlp.quotes.grammar import is_finite_token, is_infinitive_token
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.passages import inner, is_name, is_sentence, is_utterance
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
    yield from _of_passives(scene)
    for i in scene.passages:
        group = _governor(scene, i)
        if group is None:
            continue
        close = i - group.last <= CLOSE or _goes_on(scene, group, i)
        if is_name(scene.doc, frame, i, group.last if close else None) or _is_charge(scene, group, i):
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


def _of_passives(scene: Scene) -> Iterator[Reading]:
    """*Ce « désastre » est déploré par X*: the fragment is the subject of a passive cue."""
    frame = scene.frame
    for group in scene.groups:
        i = group.first - 1
        marked = frame.marked(i)
        speaker = agent(frame, group) if marked is not None and group.mood == "passive" else None
        if marked is None or speaker is None or is_name(scene.doc, frame, i):
            continue
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "mixed", "fragment", 40, 0.7,
            **scene.source(speaker), **cue_of(frame, group),
        )  # fmt: skip


def _goes_on(scene: Scene, group: Group, i: int) -> bool:
    """*dépeint un pays « divisé », malgré des « réussites »*: the fragment before is governed, so this one is too."""
    before = next((n for n in reversed(scene.passages) if group.last < n < i), None)
    return before is not None and not scene.has_finite(group.last + 1, i - 1) and i - before <= 2 * CLOSE


def _is_charge(scene: Scene, group: Group, i: int) -> bool:
    """*enquête ouverte pour « injure publique »*: the law's words, not the source's; but *plaide pour « … »*."""
    marked = scene.frame.marked(i)
    span = inner(scene.doc, marked) if marked is not None else None
    verbless = span is not None and not any(is_finite_token(token) or is_infinitive_token(token) for token in span)
    charged = scene.frame.word(i - 1) == "pour" and group.last < i - 2
    return verbless and (charged or scene.frame.word(i - 2) in words("charge_nouns"))


def _is_spoken(scene: Scene, group: Group, i: int) -> bool:
    """*il déclare alors « Nous irons »*: a sentence of the source's, not a part of the narrator's."""
    frame = scene.frame
    marked = frame.marked(i)
    if marked is None:
        return False
    if frame.word(i - 1) == "," and frame.marked(i - 2) is not None and is_sentence(scene.doc, marked):
        # *évoque un « attentat », « nous irons au bout »*
        return True
    if group.cue.kind not in ("speech", "turn"):
        return False
    if i == group.last + 1 and frame.text.startswith(("que ", "qu'", "qu’"), marked.inner_start, marked.inner_end):
        # *répond « qu'il viendra »*: a reported clause wholly inside marks
        return True
    if group.cue.kind != "turn" and not is_sentence(scene.doc, marked):
        return False
    if group.cue.kind == "turn":
        return frame.text[marked.inner_start].isupper() or is_utterance(scene.doc, marked)
    capital = frame.text[marked.inner_start].isupper() and frame.pos(i - 1) not in ("DET", "ADP")
    return i == group.last + 1 or capital


def _governor(scene: Scene, i: int) -> Group | None:
    """The cue whose object or complement the fragment stands in: the nearest before it."""
    group = scene.group_before(i)
    if group is None or (group.cue.kind == "turn" and i != group.last + 1):
        return None
    start = that_at(scene.frame, group)
    if start is not None and group.last < start < i and "que" in group.cue.takes:
        # What stands in a reported clause, or behind one, is no object of the cue's.
        return None
    if group.mood in ("passive", "participle") and not _before_agent(scene, group, i):
        return None
    listed = any(scene.frame.word(n) == ":" for n in range(group.last + 1, i - 1))
    if listed or scene.has_main_verb(group.last + 1, i - 2) or (group.cue.kind == "attitude" and i - group.last > 6):
        return None
    if group.mood == "infinitive" and not is_narrated(scene, group):
        # *doivent en effet déclarer « tout don »*
        linked = scene.frame.word(group.first) in closed("link")
        return group if linked and group.cue.kind == "speech" else None
    return group


def _before_agent(scene: Scene, group: Group, i: int) -> bool:
    """*qualifiée de « … » par X* and *jugé par X « … »*; further off the fragment is the narrator's."""
    speaker = agent(scene.frame, group)
    return speaker is not None and (i < speaker[0] or i - speaker[1] <= CLOSE)
