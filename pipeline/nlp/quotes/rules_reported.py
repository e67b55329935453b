"""*X dit que …* · *X dit avoir …* · *X promet de …* · *X appelle Y à …* · *X demande si …*

The reported clause stands behind its cue. It is `direct` when it is one passage and nothing else, `mixed` when
it holds one, `indirect` when it holds none; verbs of will and knowledge report only with marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.nlp.quotes.chunks import Phrase, head_noun, is_somebody
from pipeline.nlp.quotes.complements import infinitive_at, marked_infinitive, order_at, past_times, that_at
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.readings import Reading, content, cue_of
from pipeline.nlp.quotes.scene import Scene, reported_end
from pipeline.nlp.quotes.verbs import Group

JOINTS = (",", "et", "ou", "à", "de", "d'")
"""What joins passages that a cue governs alike."""
POSITIVE_DENIALS = ("cacher", "contester", "démentir", "douter", "exclure", "nier")
"""*ne nie pas que*: denied, these still report."""


def find(scene: Scene) -> Iterator[Reading]:
    """Give the clauses that stand behind a cue."""
    for group in scene.groups:
        if not _is_said(scene, group):
            continue
        found = _complement(scene, group)
        if found is None or not (scene.frame.marked(found[0]) is not None or is_narrated(scene, group)):
            continue
        reading = _reading(scene, group, *found)
        if reading is not None:
            yield from _one_a_passage(scene, reading)


def _one_a_passage(scene: Scene, reading: Reading) -> Iterator[Reading]:
    """*appelle à « se lever » et à « marcher »*: passages that only a preposition parts are quotes of their own."""
    frame = scene.frame
    start, end = reading.fragments[0]
    held = [i for i, item in enumerate(frame.items) if start <= item.start and item.end <= end]
    passages = [marked for i in held if (marked := frame.marked(i)) is not None]
    joints = all(frame.marked(i) is not None or frame.word(i) in JOINTS for i in held)
    if reading.type != "mixed" or len(passages) < 2 or not joints:
        yield reading
        return
    for marked in passages:
        yield replace(reading, fragments=((marked.inner_start, marked.inner_end),))


def _is_said(scene: Scene, group: Group) -> bool:
    """Somebody said it: no negation, no *peut dire*, no *nous*."""
    if group.person in (1, 2) or scene.is_unreal(group):
        return False
    return not group.negated or group.cue.lemma in POSITIVE_DENIALS


def is_narrated(scene: Scene, group: Group) -> bool:
    """Not *il convient de dire que*; but *avant d'ajouter que*, *jusqu'à dire que*, *Et X de conclure que*."""
    frame = scene.frame
    if group.mood != "infinitive":
        return True
    if frame.word(group.first - 1) in ("avant", "après", "pour", "jusqu'", "puis"):
        return True
    return frame.word(group.first) in ("de", "d'") and not any(is_finite(frame, i) for i in range(group.first))


def _complement(scene: Scene, group: Group) -> tuple[int, str] | None:
    """Where the reported clause begins, and which construction it is."""
    frame, takes = scene.frame, group.cue.takes
    start = that_at(frame, group)
    if start is not None and ("que" in takes or frame.marked(start) is not None):
        return start, "que"
    here = past_times(frame, group.last + 1) if "inf" in takes else 0
    if here and (infinitive_at(frame, here) or marked_infinitive(scene.doc, frame, here)):
        return here, "infinitive"
    for preposition, spellings in (("de", ("de", "d'")), ("à", ("à",))):
        start = order_at(scene.doc, frame, group, spellings) if preposition in takes else None
        if start is not None:
            return start, "order"
    wills = group.cue.kind == "attitude" and group.mood == "finite"
    if wills and marked_infinitive(scene.doc, frame, group.last + 1):
        return group.last + 1, "infinitive"
    if "si" in takes and frame.word(group.last + 1) in closed("question"):
        return group.last + 1, "question"
    return None


def _reading(scene: Scene, group: Group, start: int, rule: str) -> Reading | None:
    frame = scene.frame
    last = reported_end(scene, start, infinitive=rule in ("infinitive", "order"))
    found = content(frame, start, last)
    if found is None:
        return None
    span, kind = found
    if kind == "direct" and rule != "que":
        kind = "mixed"
    speaker = scene.subject(group)
    if not _counts(scene, group, kind, speaker, rule, start, last):
        return None
    return Reading(
        (span,), kind, rule, 30, 0.9 if kind != "indirect" else 0.8,
        **scene.source(speaker),
        **cue_of(frame, group),
    )  # fmt: skip


def _is_restrictive(scene: Scene, group: Group) -> bool:
    """*ne relève que du civil*: *ne* without *pas* makes *que* mean *only*."""
    return any(scene.frame.word(i) in closed("negation") for i in range(group.first, group.head + 1))


def _counts(scene: Scene, group: Group, kind: str, speaker: Phrase | None, rule: str, start: int, last: int) -> bool:
    """Indirect speech needs a verb of speech and a source; the narrator's *nous* is none."""
    if scene.is_first_person(speaker) or (speaker is None and rule in ("order", "infinitive")):
        return False
    if kind != "indirect":
        weak = group.cue.kind in ("act", "attitude")
        return not weak or (speaker is not None and not scene.is_nobody(speaker) and is_somebody(scene.frame, speaker))
    if group.cue.kind in ("act", "attitude") or speaker is None or scene.is_nobody(speaker):
        return False
    if head_noun(scene.frame, speaker) in words("law_nouns"):
        return False
    if ("thing" in group.cue.takes or rule == "order") and not is_somebody(scene.frame, speaker):
        return False
    if rule == "que" and _is_restrictive(scene, group) and not scene.has_main_verb(start, last):
        return False
    contentless = last - start < 5 and any(scene.frame.word(i) == "même" for i in range(start, last + 1))
    return not contentless
