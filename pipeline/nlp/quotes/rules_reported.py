"""*X dit que …* · *X dit avoir …* · *X promet de …* · *X appelle Y à …* · *X demande si …*

The reported clause stands behind its cue. It is `direct` when it is one passage and nothing else, `mixed` when
it holds one, `indirect` when it holds none; verbs of will and knowledge report only with marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.clauses import clause_end
from pipeline.nlp.quotes.phrases import in_phrase
from pipeline.nlp.quotes.readings import Reading, content, cue_of, passages_in
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.speakers import Phrase, is_finite
from pipeline.nlp.quotes.verbs import Group

THAT = frozenset(["que", "qu'"])
IF = frozenset(["si", "s'", "comment", "pourquoi", "quand", "combien", "où"])
REACH = 24
"""Items that may part a cue from its *que*: *a déclaré mardi à la presse, au sortir du Conseil, que*."""
WEAK = frozenset(["act", "attitude"])


def find(scene: Scene) -> Iterator[Reading]:
    """Give the clauses that stand behind a cue."""
    for group in scene.groups:
        found = _complement(scene, group)
        if found is None or (group.negated and group.cue.lemma not in ("nier", "exclure", "cacher")):
            continue
        start, rule = found
        reading = _reading(scene, group, start, rule)
        if reading is not None:
            yield reading


def _complement(scene: Scene, group: Group) -> tuple[int, str] | None:
    """Where the reported clause begins, and which construction it is."""
    frame, here, takes = scene.frame, group.last + 1, group.cue.takes
    if "que" in takes or group.cue.kind in ("speech", "act", "turn"):
        start = _that(scene, group)
        if start is not None and ("que" in takes or frame.marked(start) is not None):
            return start, "que"
    if "inf" in takes and _infinitive(scene, here):
        return here, "infinitive"
    for preposition, words in (("de", ("de", "d'")), ("à", ("à",))):
        if preposition in takes:
            start = _order(scene, here, words)
            if start is not None:
                return start, "order"
    if "si" in takes and frame.word(here) in IF:
        return here, "question"
    return None


def _that(scene: Scene, group: Group) -> int | None:
    """Find the *que* of a cue, past adverbs, prepositional phrases, asides and, for some, a person."""
    frame = scene.frame
    here = group.last + 1
    stop = min(len(frame.items), here + REACH)
    aside = False
    noun_since_break = False
    while here < stop:
        word = frame.word(here)
        if word in THAT and (frame.pos(here) != "ADV"):
            if noun_since_break and "person" not in group.cue.takes:
                return None
            here += 1
            while frame.word(here) == ":":
                here += 1
            return here
        if word == ",":
            aside = not aside
            noun_since_break = False
        elif (
            frame.marked(here) is not None
            or (word in (":", ";", "et", "mais", "plus", "moins", "aussi", "ne", "n'")
            and not aside)
        ) or (is_finite(frame, here) and not aside):
            return None
        elif frame.pos(here) == "DET" and not aside:
            noun_since_break = not _governed(scene, here)
        elif frame.pos(here) in ("NOUN", "PROPN", "PRON") and not aside and not _governed(scene, here):
            noun_since_break = noun_since_break or not _is_time(scene, here)
        here += 1
    return None


def _governed(scene: Scene, i: int) -> bool:
    """A preposition opens the phrase that an item stands in."""
    frame = scene.frame
    here = i
    while in_phrase(frame, here) and frame.pos(here) != "ADP":
        here -= 1
    return frame.pos(here) == "ADP" or _is_time(scene, i)


def _is_time(scene: Scene, i: int) -> bool:
    from pipeline.nlp.quotes.phrases import _temporal

    last = i
    while in_phrase(scene.frame, last + 1) and last < i + 4:
        last += 1
    return _temporal(scene.frame, i, last)


def _infinitive(scene: Scene, here: int) -> bool:
    """*dit avoir*, *reconnaît ne pas savoir*, *affirme se souvenir*."""
    frame = scene.frame
    for _ in range(4):
        if frame.word(here) in (
            "ne",
            "pas",
            "plus",
            "n'",
            "l'",
            "la",
            "le",
            "les",
            "se",
            "s'",
            "en",
            "y",
            "lui",
            "leur",
            "jamais",
            "toujours",
            "bien",
        ):
            here += 1
    token = frame.items[here].token if here < len(frame.items) else None
    return token is not None and token.morph.get("VerbForm") == ["Inf"]


def _order(scene: Scene, here: int, prepositions: tuple[str, ...]) -> int | None:
    """Find the infinitive behind *de* or *à*: *demande à la justice d'enquêter*, *accuse X de mentir*."""
    frame = scene.frame
    for i in range(here, min(len(frame.items), here + 20)):
        word = frame.word(i)
        if word in prepositions:
            start = i + 1
            if _infinitive(scene, start) or (frame.marked(start) is not None and _marked_infinitive(scene, start)):
                return start
        if word in (":", ";", "que", "qu'", "qui") or is_finite(frame, i):
            return None
    return None


def _marked_infinitive(scene: Scene, i: int) -> bool:
    marked = scene.frame.marked(i)
    span = scene.doc.char_span(marked.inner_start, marked.inner_end, alignment_mode="contract") if marked else None
    return span is not None and any(token.morph.get("VerbForm") == ["Inf"] for token in span[:3])


def _reading(scene: Scene, group: Group, start: int, rule: str) -> Reading | None:
    frame = scene.frame
    last = clause_end(frame, start, scene.groups)
    if frame.marked(start) is not None and _closed(scene, start, last):
        last = start
    found = content(frame, start, last)
    if found is None:
        return None
    span, kind = found
    if kind == "direct" and rule != "que":
        kind = "mixed"
    speaker = scene.subject(group)
    if not _counts(scene, group, kind, speaker, rule):
        return None
    return Reading(
        (span,), kind, rule, 30, 0.9 if kind != "indirect" else 0.8,
        speaker=scene.offsets(speaker) if not scene.is_nobody(speaker) else None,
        passages=passages_in(frame, start, last), **cue_of(frame, group),
    )  # fmt: skip


def _closed(scene: Scene, start: int, last: int) -> bool:
    """*que « … », d'autant que …*: a passage that a comma follows is the whole clause."""
    return scene.frame.word(start + 1) in (",", "(") and not any(
        scene.frame.marked(i) is not None for i in range(start + 1, last + 1)
    )


def _counts(scene: Scene, group: Group, kind: str, speaker: Phrase | None, rule: str) -> bool:
    """Indirect speech needs a verb of speech and a source; the narrator's *nous* is none."""
    if group.person in (1, 2) or scene.is_first_person(speaker):
        return False
    if kind != "indirect":
        return True
    return group.cue.kind not in WEAK and not scene.is_nobody(speaker)
