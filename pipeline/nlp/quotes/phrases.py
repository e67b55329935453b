"""Noun phrases as chunks: where one begins, where it ends, which of several heads the others."""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import (
    Base,
    Phrase,
    bases,
    entity,
    extent,
    has_name,
    in_phrase,
    is_day,
    is_medium,
    is_somebody,
)
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import by_first_words, closed

ASIDE = 10

"""Items that an aside between commas may hold."""


def phrase_at(frame: Frame, i: int) -> Phrase | None:
    """The phrase that begins here, a pronoun or a noun."""
    # *certains experts*, *plusieurs témoins*: before a noun, these are no pronouns.
    determines = frame.pos(i) == "DET" and in_phrase(frame, i + 1)
    if not determines and (frame.word(i) in closed("pronoun") or (frame.pos(i) == "PRON" and not in_phrase(frame, i))):
        return i, i
    if is_medium(frame, i):
        return i, i
    chunks = bases(frame, i, len(frame.items))
    if not chunks or chunks[0].preposition:
        return None
    return with_apposition(frame, extent(frame, chunks, 0))


def phrase_after(frame: Frame, i: int) -> Phrase | None:
    """Find the subject that stands behind an inverted verb, past adverbs, days and *à l'AFP*."""
    here, stop, aside = _past_aside(frame, i), len(frame.items), False
    passed: list[Base] = []
    while here < stop:
        here += set_phrase(frame, here) or _gerund(frame, here)
        if frame.word(here) in closed("pronoun") and frame.pos(here) != "DET" and frame.pos(here - 1) != "ADP":
            return here, here
        chunks = bases(frame, here, stop)
        head = next((n for n, base in enumerate(chunks) if not base.preposition and not base.temporal), None)
        if head is not None:
            return with_apposition(frame, extent(frame, chunks, head))
        passed += chunks
        if chunks:
            here = chunks[-1].last + 1
            continue
        closes = aside and frame.word(here) == ","
        if frame.pos(here) not in ("ADV", "ADP") and not closes and not _aside(frame, here):
            break
        aside = frame.word(here) == "," or (aside and not closes)
        governed = bases(frame, here + 1, stop)[:1] if frame.pos(here) == "ADP" else []
        passed += governed
        here = governed[-1].last + 1 if governed else here + 1
    return _name_among(frame, passed)


def _gerund(frame: Frame, i: int) -> int:
    """*a déclaré **en sortant** du tribunal Paul Martin*: the length of what he did meanwhile; 0 for nothing."""
    return 2 if frame.word(i) == "en" and frame.word(i + 1).endswith("ant") and frame.pos(i + 1) == "VERB" else 0


def _past_aside(frame: Frame, i: int) -> int:
    """*lâche, désabusé, Paul* · *résume, un sourire aux lèvres, Paul*: step over what two commas enclose."""
    if frame.word(i) != "," or is_somebody(frame, (i + 1, i + 1)):
        return i
    closing = next((n for n in range(i + 2, min(i + ASIDE, len(frame.items))) if frame.word(n) == ","), None)
    return i if closing is None or any(is_finite(frame, n) for n in range(i, closing)) else closing + 1


def _name_among(frame: Frame, passed: list[Base]) -> Phrase | None:
    """*affirme au Monde Michel Crépu*, read as one name: better that than nobody."""
    names = [base for base in passed if has_name(frame, (base.last, base.last), ("PER", "ORG"))]
    return (names[-1].first, names[-1].last) if names else None


def set_phrase(frame: Frame, i: int) -> int:
    """The length in items of the set phrase that begins here (*pour sa part*); 0 for none."""
    return listed(frame, i, "adverbial_phrases")


def listed(frame: Frame, i: int, name: str) -> int:
    """The length in items of the longest phrase of a word list that begins here; 0 for none."""
    seconds = by_first_words(name).get(frame.word(i))
    if seconds is None:
        return 0
    for parts in (*seconds.get(frame.word(i + 1), ()), *seconds.get("", ())):
        if all(frame.word(i + n) == part for n, part in enumerate(parts)):
            return len(parts)
    return 0


def past_connectors(frame: Frame, here: int, stop: int) -> int:
    """Step over *mais*, *en effet,* at the head of a clause: they are the narrator's."""
    while here < stop:
        step = 1 if frame.word(here) in closed("connector") or frame.word(here) == "," else set_phrase(frame, here)
        if not step:
            break
        here += step
    return here


def _aside(frame: Frame, i: int) -> bool:
    """*a déclaré, mardi, le ministre*: a comma that a time or a preposition follows."""
    return frame.word(i) == "," and (is_day(frame, i + 1) or is_day(frame, i - 1) or frame.pos(i + 1) in ("ADP", "ADV"))


def phrase_before(frame: Frame, lo: int, hi: int) -> Phrase | None:
    """Find the phrase that ends just before `hi` and can be a subject: the last base with no preposition."""
    start = hi
    while start > lo and (in_phrase(frame, start - 1) or (frame.word(start - 1) == "et" and start < hi)):
        start -= 1
    while start < hi and frame.word(start) == "et":
        start += 1
    chunks = bases(frame, start, hi)
    if not chunks or chunks[-1].last < hi - 1:
        return None
    # *dénoncés par les manifestants*: governed by a preposition that no phrase takes in.
    governed = start > lo and frame.pos(start - 1) == "ADP"
    free = [
        n for n, base in enumerate(chunks) if not base.preposition and not base.temporal and not (governed and not n)
    ]
    heads = [n for n in free if not chunks[n].joined]
    joined = free[-1] if free and chunks[free[-1]].joined else None
    if joined is not None and (not heads or not _opens(frame, start, lo)):
        # *évoquent des blessés et la préfecture demande*: *et* joins two clauses, not two subjects.
        return extent(frame, chunks, joined)
    return extent(frame, chunks, heads[-1]) if heads else None


def _opens(frame: Frame, start: int, lo: int) -> bool:
    """Nothing before the item belongs to its clause."""
    return start <= lo or frame.word(start - 1) in closed("that") or frame.word(start - 1) in (",", ":", ";", "mais")


def before_parenthesis(frame: Frame, end: int) -> int:
    """Step over *(PS)* to the left of `end`."""
    if frame.word(end - 1) != ")":
        return end
    here = end - 1
    while here > 0 and frame.word(here) != "(":
        here -= 1
    return here if frame.word(here) == "(" else end


def with_apposition(frame: Frame, found: Phrase) -> Phrase:
    """Take the name in behind a title: *le chef de l'OMS, Tedros Ghebreyesus*."""
    first, last = found
    opening = first + (frame.pos(first) == "DET" and not entity(frame, first))
    if has_name(frame, found, ("PER",)) or entity(frame, opening) or frame.word(last + 1) != ",":
        return found
    chunks = bases(frame, last + 2, len(frame.items))
    if not chunks or chunks[0].preposition or chunks[0].last - chunks[0].first > 4:
        return found
    end = chunks[0].last
    closes = frame.word(end + 1) in (",", ".", "", "(", "«»", ":", ";", "!", "?")
    kinds = ("PER", "ORG") if is_somebody(frame, found, named=False) else ("PER",)
    return (first, end) if closes and entity(frame, end) in kinds else found
