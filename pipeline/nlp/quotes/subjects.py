"""The subject of a verb that stands in its usual place: before it, in the same clause.

Patterns over tokens: what touches the verb; what *qui* stands for; and, walking back over the commas, the phrase
that stands where a subject stands.
"""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import Phrase, bases, entity, has_name, in_phrase, is_somebody
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.phrases import before_parenthesis, phrase_before, with_apposition

DEEPEST = 2
"""Clauses to climb in search of a subject."""
FARTHEST = 6
"""Commas to go back over."""


def adjacent(frame: Frame, verb: int) -> Phrase | None:
    """*il dit*, *X, qui affirme*, *Le maire déclare*: the subject touches the verb."""
    here = verb - 1
    while frame.pos(here) == "ADV" and frame.word(here) not in closed("subject"):
        here -= 1
    if frame.word(here) == "qui":
        return antecedent(frame, here)
    if frame.word(here) in closed("pronoun") and not entity(frame, here):
        return here, here
    found = phrase_before(frame, 0, here + 1)
    return found if found is not None and _opens_clause(frame, found[0]) else None


def _opens_clause(frame: Frame, first: int) -> bool:
    """A phrase that the sentence begins with, or *que*, or *mais*, is a subject whatever the parser says."""
    before = frame.word(first - 1)
    if first == 0 or before in closed("that") or before in (":", ";", "mais", "car", "tandis", "si", "lorsque"):
        return True
    if has_name(frame, (first, first), ("PER",)) or has_name(frame, (first, first + 1), ("ORG", "LOC")):
        return True
    if before != "," or frame.pos(first) == "NOUN":
        return False
    # *Paul Martin, le maire de Lyon, a dit*: a second comma may close an apposition, so go on looking.
    return not (in_phrase(frame, first - 2) and has_name(frame, (first - 2, first - 2), ("PER", "ORG")))


def antecedent(frame: Frame, relative: int) -> Phrase | None:
    """The phrase that *qui* stands for."""
    end = before_parenthesis(frame, relative - (frame.word(relative - 1) == ","))
    start = end
    while start > 0 and in_phrase(frame, start - 1):
        start -= 1
    found = _ending(frame, 0, end, relative=True)
    if found is not None and is_somebody(frame, found):
        return found
    # *la mise en évidence d'un trafic vers Dubaï en 2015, qui déclare*: the nearest that can speak.
    speaking = [(base.first, base.last) for base in bases(frame, start, end) if not base.temporal]
    return next((base for base in reversed(speaking) if is_somebody(frame, base)), found)


def named_before(frame: Frame, found: Phrase, lo: int) -> Phrase | None:
    """*Paul Martin, maire de Lyon,* or *Le RHDP, le parti au pouvoir,*: the name that a title stands behind."""
    if frame.word(found[0] - 1) != "," or _bears_name(frame, found):
        return None
    end = before_parenthesis(frame, found[0] - 1)
    if entity(frame, end - 1) not in ("PER", "ORG"):
        return None
    name = phrase_before(frame, lo, end)
    starts = name is not None and (name[0] == 0 or frame.word(name[0] - 1) in (",", ":", "que", "qu'", "mais"))
    return name if starts else None


def _bears_name(frame: Frame, found: Phrase) -> bool:
    """*le maire de Lyon **Paul Martin***, but not *la fille de Paul Martin*."""
    name = next((i for i in range(found[0], found[1] + 1) if entity(frame, i) == "PER"), None)
    return name is not None and frame.pos(name - 1) != "ADP"


def patterned(frame: Frame, verb: int, depth: int = 0) -> Phrase | None:
    """Go back over the commas from the verb to the phrase that stands where a subject stands."""
    lo = _clause_start(frame, verb)
    end = verb
    described = _before_relative(frame, lo, verb)
    if described is not None:
        return described
    for _ in range(FARTHEST):
        if end <= lo:
            break
        while end > lo and (frame.pos(end - 1) in ("ADV", "CCONJ") or frame.word(end - 1) == ","):
            end -= 1
        end = before_parenthesis(frame, end)
        start = _segment_start(frame, lo, end)
        if not _subordinate(frame, start):
            found = _of_segment(frame, start, end, depth)
            if found is not None:
                return named_before(frame, found, lo) or found
        end = start
    return patterned(frame, lo - 1, depth + 1) if lo > 1 and depth < DEEPEST else None


def _before_relative(frame: Frame, lo: int, verb: int) -> Phrase | None:
    """***X**, dont le parti a signé, hier, un texte contre Y et Z, estime*: who opens the clause, before a relative."""
    comma = next((i for i in range(lo, verb) if frame.word(i) == ","), None)
    if comma is None or frame.word(comma + 1) not in closed("relative") or frame.word(verb - 1) != ",":
        return None
    found = phrase_before(frame, lo, comma)
    return found if found is not None and found[0] == lo and has_name(frame, found, ("PER", "ORG")) else None


def _of_segment(frame: Frame, start: int, end: int, depth: int) -> Phrase | None:
    """The subject in one stretch between commas: of its own verb, if it has one, else its last phrase."""
    joined = phrase_before(frame, start, end)
    if joined is not None and frame.word(joined[0] - 1) in ("et", "mais"):
        return joined
    verb = next((i for i in range(start, end) if is_finite(frame, i)), None)
    if verb is None:
        bare = start > 0 and frame.word(start - 1) == "," and frame.pos(start) == "NOUN" and not entity(frame, start)
        found = None if bare else _ending(frame, start, end)
        return with_apposition(frame, found) if found else None
    near = adjacent(frame, with_clitics(frame, verb))
    if near is not None and near[0] >= start:
        return near
    return patterned(frame, verb, depth + 1) if depth < DEEPEST and verb > start else near


def with_clitics(frame: Frame, verb: int) -> int:
    while frame.word(verb - 1) in closed("object") or frame.word(verb - 1) in closed("negation"):
        verb -= 1
    return verb


def _clause_start(frame: Frame, verb: int) -> int:
    here = verb
    while here > 0 and frame.word(here - 1) not in (":", ";", "que", "qu'", "car"):
        here -= 1
    return here


def _segment_start(frame: Frame, lo: int, end: int) -> int:
    """Step back to the comma before, leaping over parentheses."""
    here = end
    while here > lo and frame.word(here - 1) != ",":
        leapt = before_parenthesis(frame, here)
        here = leapt if leapt < here else here - 1
    return here


def _subordinate(frame: Frame, start: int) -> bool:
    """The segment opens with a relative, a subordinator or a preposition: no subject of the main verb in it."""
    here = start
    while frame.word(here) in ("et", "mais", "or", ","):
        here += 1
    opener = frame.pos(here) in ("SCONJ", "ADP") or frame.word(here) in closed("relative")
    return opener or frame.word(here) in ("alors", "tandis", "lorsque", "après", "avant", "selon", "dans", "en")


def _ending(frame: Frame, lo: int, hi: int, *, relative: bool = False) -> Phrase | None:
    """The phrase or pronoun that ends just before `hi`."""
    found = phrase_before(frame, lo, hi)
    if found is not None and frame.word(found[0] - 1) in closed("subject"):
        # *qu'il juge néfastes*: a verb that the tagger took for a noun.
        return None
    if found is None:
        return (hi - 1, hi - 1) if hi > lo and frame.word(hi - 1) in closed("pronoun") else None
    return found if relative else named_before(frame, found, lo) or found


def main_subject(frame: Frame, stop: int) -> Phrase | None:
    """The subject of the first finite verb of a main clause before an item."""
    for here in range(min(stop, len(frame.items))):
        if not is_finite(frame, here):
            continue
        first = with_clitics(frame, here)
        if frame.word(first - 1) in closed("relative") or _subordinate(frame, _segment_start(frame, 0, first)):
            continue
        found = adjacent(frame, first) or patterned(frame, first)
        if found is not None:
            return found
    return None
