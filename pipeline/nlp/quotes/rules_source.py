"""*Selon X, …* · *…, d'après X* · *Pour X, …* · *…, à en croire X, …*

A preposition that names a source. What it frames is the clause beside it; *selon la taille* and
*pour l'instant* name none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.asides import past_asides, past_modifiers
from pipeline.nlp.quotes.chunks import Phrase, is_day
from pipeline.nlp.quotes.clauses import clause_end
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lead import own_words
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.readings import Offsets, Reading, content
from pipeline.nlp.quotes.scene import Scene, reported_end
from pipeline.nlp.quotes.sources import begins_source, source_at, source_clause


def find(scene: Scene) -> Iterator[Reading]:
    """Give the clauses that a source frames."""
    frame = scene.frame
    for i in range(len(frame.items)):
        phrase = source_at(frame, i) or source_clause(frame, i, scene.groups) if begins_source(frame, i) else None
        if phrase is None:
            continue
        length, speaker = phrase
        found = _framed(scene, i, speaker)
        if found is None:
            continue
        fragments, kind = found
        yield Reading(
            fragments, kind, "source", 15 if kind == "direct" else 25, 0.85,
            cue=frame.span(i, i + length - 1), lemma=" ".join(frame.word(n) for n in range(i, i + length)),
            **scene.source(speaker),
        )  # fmt: skip


Framed = tuple[tuple[Offsets, ...], str]


def _framed(scene: Scene, i: int, speaker: Phrase) -> Framed | None:
    """The clause around a source: behind it when it opens the sentence, before it when it closes it."""
    frame = scene.frame
    after = past_modifiers(scene, speaker[1] + 1)
    before = i - 1 - (frame.word(i - 1) == ",")
    opens = all(frame.word(n) in closed("connector") or frame.word(n) == "," or frame.pos(n) == "ADV" for n in range(i))
    reported = frame.word(before) in closed("that")
    if frame.word(speaker[0]) in closed("pronoun") and _is_reported(scene, i):
        return None
    if _is_of_nobody(scene, before):
        return None
    behind = past_asides(scene, after)
    passage = frame.marked(behind + (frame.word(behind) == ","))
    if opens or reported or frame.word(i - 1) == ":" or (passage is not None and is_utterance(scene.doc, passage)):
        after = behind
        if frame.word(i) == "pour" and frame.word(after + 1) == "il" and frame.word(after + 2) == "s'":
            agreed = _clause(scene, after, reported_end(scene, after))
            return agreed if agreed is not None and agreed[1] != "indirect" else None
        return _clause(scene, after, reported_end(scene, after))
    marked = frame.marked(i - 1)
    if marked is not None and frame.word(after) == "," and not is_utterance(scene.doc, marked):
        # *L'accord, « historique » selon X, sera signé*
        return ((marked.inner_start, marked.inner_end),), "mixed"
    return _around(scene, i, after)


def _is_of_nobody(scene: Scene, before: int) -> bool:
    """*a-t-on appris de source policière*: the inserted verb has the clause."""
    frame = scene.frame
    verb = before - is_day(frame, before)
    group = scene.group_before(verb + 1)
    nobody = group is not None and group.last == verb and frame.word(group.clitic or -1) in closed("nobody")
    return nobody or frame.word(verb) == "appris"


def _is_reported(scene: Scene, i: int) -> bool:
    """*X précise que ce métal est, selon lui, …*: the clause is X's already."""
    group = scene.group_before(i)
    return group is not None and any(scene.frame.word(n) in closed("that") for n in range(group.last + 1, i))


def _clause(scene: Scene, first: int, last: int) -> Framed | None:
    """The clause, if it is one: a passage, or words with a verb."""
    found = content(scene.frame, first, last)
    if found is None or not (found[1] != "indirect" or scene.has_finite(first, last)):
        return None
    return (found[0],), found[1]


def _around(scene: Scene, i: int, after: int) -> Framed | None:
    """The clause that ends in a source, or that a source interrupts."""
    frame = scene.frame
    left = i - 1 - (frame.word(i - 1) in ("toujours", "encore", "notamment"))
    comma = frame.word(left) == ","
    start = _clause_start(scene, left)
    first = source_at(frame, start)
    if first is not None and first[1][1] + 1 < left:
        start = first[1][1] + 1 + (frame.word(first[1][1] + 1) == ",")
    before = _clause(scene, start, left)
    passage = frame.marked(left - comma)
    last = left - comma
    if passage is not None and _stands_alone(scene, start, last) and own_words(scene, start, last) == last:
        return ((passage.inner_start, passage.inner_end),), "direct"
    closes = (
        after >= len(frame.items)
        or (frame.word(after) == "," and frame.word(after + 1) in closed("relative"))
        or frame.word(after)[:1] in ".!?…;"
        or frame.items[after].ends
    )
    if closes or not comma:
        return before if closes else None
    return _interrupted(scene, start, left, after) or before


def _stands_alone(scene: Scene, start: int, passage: int) -> bool:
    """*« A », selon X* and *Il est formel : « A », selon X*; not *« A » de sa voiture, « B », selon X*."""
    frame = scene.frame
    if passage == start:
        return True
    return frame.marked(start) is None and not scene.has_finite(start, passage - 1)


def _interrupted(scene: Scene, start: int, left: int, after: int) -> Framed | None:
    """*L'objectif, selon X, est de …*: two fragments of one clause."""
    frame = scene.frame
    if frame.word(after) != ",":
        return None
    one = content(frame, start, left)
    other = content(frame, after + 1, clause_end(frame, after + 1, scene.groups))
    if one is None or other is None:
        return None
    hangs = _hangs(scene, left) or frame.word(after + 1) in closed("that")
    if scene.has_finite(start, left) and not frame.word(start).startswith("ce") and not hangs:
        return None
    if frame.word(left - 1) in ("et", "mais", "ou"):
        return (other[0],), other[1]
    plain = one[1] == other[1] == "indirect"
    return (one[0], other[0]), "indirect" if plain else "mixed"


def _hangs(scene: Scene, comma: int) -> bool:
    """What stands before the comma cannot end there: *La monotonie est, selon eux, …*, *… et, d'après elle, …*."""
    frame = scene.frame
    return frame.pos(comma - 1) in ("AUX", "CCONJ", "SCONJ") or is_finite(frame, comma - 1)


def _clause_start(scene: Scene, left: int) -> int:
    """Back to the head of the sentence, or to *, ce qui*; leading connectors are left out."""
    frame = scene.frame
    here = left
    while here > 0:
        word = frame.word(here - 1)
        if word in (";", ":") or (
            word == "," and frame.word(here) == "ce" and frame.word(here + 1) in ("qui", "que", "qu'")
        ):
            break
        here -= 1
    while here < left and (
        frame.word(here) in closed("connector") or frame.word(here) in (",", "que", "qu'", "rappelons")
    ):
        here += 1
    return here
