"""*Selon X, …* · *…, d'après X* · *Pour X, …* · *L'accord est, selon X, …* · *X, pour qui …*

A preposition that names a source. What it frames is the clause beside it; *selon la taille* and
*pour l'instant* name none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.asides import past_asides, past_modifiers
from pipeline.nlp.quotes.chunks import Phrase, is_day
from pipeline.nlp.quotes.clauses import clause_end
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lead import own_words
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.phrases import past_connectors
from pipeline.nlp.quotes.readings import Offsets, Reading, content
from pipeline.nlp.quotes.scene import Scene, reported_end
from pipeline.nlp.quotes.sources import beginnings, source_at, source_clause, source_of_relative

Framed = tuple[tuple[Offsets, ...], str]
"""The fragments of a clause and its type."""
NEAR = 4
"""Items that a relative clause may hold before it is interrupted: *qui n'est, selon X, …*."""


def find(scene: Scene) -> Iterator[Reading]:
    """Give the clauses that a source frames."""
    frame = scene.frame
    for i in beginnings(frame):
        relative = source_of_relative(frame, i)
        source = relative or source_at(frame, i) or source_clause(frame, i, scene.groups)
        if source is None:
            continue
        length, speaker = source
        found = _behind(scene, i + length + 1) if relative else _framed(scene, i, speaker)
        if found is None:
            continue
        fragments, kind = found
        yield Reading(
            fragments, kind, "source", 15 if kind == "direct" else 25, 0.85,
            cue=frame.span(i, i + length - 1), lemma=" ".join(frame.word(n) for n in range(i, i + length)),
            **scene.source(speaker),
        )  # fmt: skip


def _framed(scene: Scene, i: int, speaker: Phrase) -> Framed | None:
    """The clause around a source: behind it when it opens a clause, before it when it closes one, else both."""
    frame = scene.frame
    before = i - 1 - (frame.word(i - 1) == ",")
    if (frame.word(speaker[0]) in closed("pronoun") and _is_reported(scene, i)) or _is_of_nobody(scene, before):
        return None
    after = past_modifiers(scene, speaker[1] + 1)
    behind = past_asides(scene, after)
    if _opens(scene, i, before, behind):
        found = _behind(scene, behind)
        agreement = frame.word(i) == "pour" and frame.word(behind + 1) == "il" and frame.word(behind + 2) == "s'"
        return None if agreement and found is not None and found[1] == "indirect" else found
    if frame.word(i) == "pour" and frame.word(i - 1) != ",":
        # *Ce n'est pas le cas pour Uber, qui …*
        return None
    apart = frame.marked(after + 1)
    if apart is not None and frame.word(i - 1) == frame.word(after) == frame.word(after + 2) == ",":
        # *qui demandent, selon X, « à raison », la paix*
        return ((apart.inner_start, apart.inner_end),), "mixed"
    marked = frame.marked(i - 1)
    if marked is not None and frame.word(after) == "," and not is_utterance(scene.doc, marked):
        # *L'accord, « historique » selon X, sera signé*
        return ((marked.inner_start, marked.inner_end),), "mixed"
    return _around(scene, i, after)


def _opens(scene: Scene, i: int, before: int, behind: int) -> bool:
    """The source opens the sentence, a clause behind *que*, a colon or a conjunction, or stands before an utterance."""
    frame = scene.frame
    here = past_connectors(frame, 0, i)
    if all(frame.word(n) == "," or frame.pos(n) == "ADV" for n in range(here, i)):
        return True
    if frame.word(before) in closed("that") or frame.word(i - 1) in (":", "–", "—"):
        return True
    passage = frame.marked(behind + (frame.word(behind) == ","))
    if passage is not None and is_utterance(scene.doc, passage):
        return True
    # *…, mais selon X, les routes sont sûres*
    joined = frame.word(before) in closed("connector") and (frame.word(before - 1) == "," or before == i - 1)
    return joined and frame.word(behind) == "," and not is_finite(frame, behind + 1) and scene.has_finite(0, before - 1)


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


def _behind(scene: Scene, first: int) -> Framed | None:
    return _clause(scene, first, reported_end(scene, first))


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
    last = left - comma
    start = _clause_start(scene, last)
    first = source_at(frame, start)
    if first is not None and first[1][1] + 1 < left:
        start = first[1][1] + 1 + (frame.word(first[1][1] + 1) == ",")
    passage = frame.marked(last)
    if passage is not None and _stands_alone(scene, start, last) and own_words(scene, start, last) == last:
        return ((passage.inner_start, passage.inner_end),), "direct"
    if _closes(scene, after):
        return _clause(scene, start, left)
    if _hangs(scene, last) or (comma and frame.word(after) == ","):
        return _interrupted(scene, start, left, after)
    if not comma and frame.word(after) == ",":
        # *Trois sont morts selon le journal, mais d'autres …*
        return _clause(scene, start, left) if scene.has_main_verb(start, left) else None
    return _clause(scene, start, left) if comma else None


def _closes(scene: Scene, after: int) -> bool:
    """Nothing of the clause stands behind the source."""
    frame = scene.frame
    return (
        after >= len(frame.items)
        or (frame.word(after) == "," and frame.word(after + 1) in closed("relative"))
        or frame.word(after)[:1] in ".!?…;"
        or frame.items[after].ends
    )


def _stands_alone(scene: Scene, start: int, passage: int) -> bool:
    """*« A », selon X* and *Il est formel : « A », selon X*; not *« A » de sa voiture, « B », selon X*."""
    frame = scene.frame
    if passage == start:
        return True
    return frame.marked(start) is None and not scene.has_finite(start, passage - 1)


def _interrupted(scene: Scene, start: int, left: int, after: int) -> Framed | None:
    """*L'objectif, selon X, est de …* · *qui, selon X, permet de …*: two fragments of one clause."""
    frame = scene.frame
    last = left - (frame.word(left) == ",")
    hangs = _hangs(scene, last) or frame.word(after + 1) in closed("that")
    if hangs:
        start = _hanging_start(scene, start, last)
    elif scene.has_finite(start, last) and not frame.word(start).startswith("ce"):
        return _clause(scene, start, left)
    resumes = after + (frame.word(after) == ",")
    end = clause_end(frame, resumes, scene.groups)
    one, other = content(frame, start, last), content(frame, resumes, end)
    if one is None or other is None:
        return _clause(scene, start, left)
    if frame.word(last) in ("et", "mais", "ou"):
        return (other[0],), other[1]
    plain = one[1] == other[1] == "indirect"
    return (_with_marks(frame, one), _with_marks(frame, other)), "indirect" if plain else "mixed"


def _with_marks(frame: Frame, part: tuple[Offsets, str]) -> Offsets:
    """A passage that is a part of a clause keeps its marks, as one inside a clause does."""
    (start, end), kind = part
    if kind != "direct":
        return start, end
    return next((item.start, item.end) for item in frame.items if item.start <= start and end <= item.end)


def _hangs(scene: Scene, last: int) -> bool:
    """What stands before the source cannot end there: *La monotonie est, selon eux, …*, *… qui, selon X, …*."""
    frame = scene.frame
    open_ = frame.pos(last) in ("AUX", "CCONJ", "SCONJ") or frame.word(last) in closed("relative")
    return open_ or is_finite(frame, last)


def _hanging_start(scene: Scene, start: int, last: int) -> int:
    """*une affaire qui est, selon elle, …*: the relative clause alone."""
    frame = scene.frame
    near = range(last, max(start, last - NEAR), -1)
    return next((i for i in near if frame.word(i) in closed("relative") and frame.pos(i) != "DET"), start)


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
    while frame.word(here) in ("que", "qu'", "rappelons"):
        here += 1
    return past_connectors(frame, here, left)
