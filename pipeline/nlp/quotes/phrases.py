"""Noun phrases as chunks: where one begins, where it ends, which of several heads the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import words

OF = frozenset(["de", "du", "des", "d'"])
INNER = OF | frozenset(["à", "au", "aux", "pour", "en", "contre", "chez", "près", "auprès", "sur"])
"""Prepositions that may stand inside a phrase: *ministre à l'Énergie*, *candidat aux élections*."""
NOMINAL_POS = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"])
PRONOUNS = frozenset(
    ["il", "elle", "ils", "elles", "on", "lui", "eux", "je", "j'", "nous", "vous", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "celui", "celle", "ceux", "celles", "certains", "certaines", "plusieurs", "beaucoup", "d'autres", "chacun", "tous", "toutes"]
)  # fmt: skip
ORDINALS = frozenset(["dernier", "dernière", "derniers", "dernières", "premier", "première", "premiers", "premières", "second", "seconde"])


class Base(NamedTuple):
    """A noun with its determiner and adjectives; items `first` to `last`, both taken in."""

    first: int
    last: int
    preposition: str
    """The word that governs it, or nothing."""
    temporal: bool
    joined: bool
    """It follows *et* or a comma of a list."""


def in_phrase(frame: Frame, i: int) -> bool:
    """Tell whether an item can stand in a noun phrase."""
    if not 0 <= i < len(frame.items):
        return False
    item = frame.items[i]
    if item.token is None:
        return False
    if item.pos in NOMINAL_POS or item.token.ent_type_:
        return item.word not in (",", ":", "(", ")", "«", "»", '"')
    return item.word in INNER or item.word in ("-", "&", "/")


def bases(frame: Frame, first: int, stop: int) -> list[Base]:
    """Chunk the items from `first` up to `stop`, ending at the first that no phrase can hold."""
    found: list[Base] = []
    here = first
    while here < stop:
        start, preposition, joined = here, "", False
        if frame.word(here) == "et" and found and in_phrase(frame, here + 1):
            here, joined = here + 1, True
        while here < stop and frame.pos(here) == "ADP" and in_phrase(frame, here):
            preposition = frame.word(here)
            here += 1
        begin = here
        end = _base_end(frame, begin, stop)
        if end is None:
            break
        temporal = _temporal(frame, begin, end)
        found.append(Base(begin, end, preposition, temporal, joined))
        here = end + 1
        if here <= start:
            break
    return found


def _base_end(frame: Frame, begin: int, stop: int) -> int | None:
    """Find the last item of the base that begins here."""
    here = begin
    noun = False
    while here < stop and in_phrase(frame, here) and (frame.pos(here) != "ADP" or _inside_name(frame, here)):
        if noun and here > begin and _starts_another(frame, here, begin):
            break
        noun = noun or frame.pos(here) in ("NOUN", "PROPN") or bool(_entity(frame, here))
        here += 1
    return here - 1 if here > begin else None


def _inside_name(frame: Frame, i: int) -> bool:
    token = frame.items[i].token
    return token is not None and token.ent_iob_ == "I"


def _entity(frame: Frame, i: int) -> str:
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return str(token.ent_type_) if token is not None else ""


def _starts_another(frame: Frame, i: int, begin: int) -> bool:
    """A determiner behind a noun, or a second name, or a day begins a new base."""
    token = frame.items[i].token
    if token is None:
        return True
    if _is_day(frame, i) or (_is_day(frame, begin) and frame.pos(i) in ("PROPN", "DET")):
        return True
    if frame.pos(i) == "DET" and token.ent_iob_ != "I":
        return True
    named = any(_entity(frame, here) for here in range(begin, i))
    return named and token.ent_iob_ == "B"


def _is_day(frame: Frame, i: int) -> bool:
    return frame.word(i) in words("temporal_nouns")


def _temporal(frame: Frame, first: int, last: int) -> bool:
    return any(_is_day(frame, i) for i in range(first, last + 1)) and not any(
        _entity(frame, i) == "PER" for i in range(first, last + 1)
    )


def extent(frame: Frame, chunks: list[Base], head: int) -> tuple[int, int]:
    """The head base with the complements that belong to it: *le ministre + de l'Intérieur*."""
    first, last = chunks[head].first, chunks[head].last
    named = _entity(frame, last) == "PER"
    for base in chunks[head + 1 :]:
        if base.temporal or not (base.joined or (base.preposition in (OF if named else INNER))):
            break
        if base.joined and not _same_kind(frame, chunks[head], base):
            break
        last = base.last
    return first, last


def _same_kind(frame: Frame, one: Base, other: Base) -> bool:
    """*Jean Dupont et Marie Durand*, *le maire et le préfet*: two of a kind are one subject."""
    return not other.preposition or other.preposition == one.preposition


def phrase_after(frame: Frame, i: int) -> tuple[int, int] | None:
    """Find the subject that stands behind an inverted verb, past adverbs, days and *à l'AFP*."""
    here = i
    stop = len(frame.items)
    while here < stop:
        if frame.word(here) in PRONOUNS and frame.pos(here) == "PRON":
            return here, here
        chunks = bases(frame, here, stop)
        head = next((n for n, base in enumerate(chunks) if not base.preposition and not base.temporal), None)
        if head is not None:
            return extent(frame, chunks, head)
        here = chunks[-1].last + 1 if chunks else here
        if here < stop and (chunks or _skipped(frame, here)):
            here += not in_phrase(frame, here) or not chunks
            continue
        return None
    return None


def _skipped(frame: Frame, i: int) -> bool:
    """Words that may part a verb from its subject."""
    return frame.pos(i) in ("ADV", "ADP") or frame.word(i) in words("temporal_nouns")


def phrase_before(frame: Frame, lo: int, hi: int) -> tuple[int, int] | None:
    """Find the phrase that ends just before `hi` and can be a subject: the last base with no preposition."""
    start = hi
    while start > lo and (in_phrase(frame, start - 1) or (frame.word(start - 1) == "et" and start < hi)):
        start -= 1
    while start < hi and frame.word(start) == "et":
        start += 1
    chunks = bases(frame, start, hi)
    if not chunks or chunks[-1].last < hi - 1:
        chunks = chunks if chunks and chunks[-1].last >= hi - 1 else bases(frame, start, hi)
    heads = [n for n, base in enumerate(chunks) if not base.preposition and not base.temporal and not base.joined]
    if not heads:
        return None
    first, last = extent(frame, chunks, heads[-1])
    return first, last


def names(frame: Frame, first: int, last: int, kinds: tuple[str, ...] = ("PER",)) -> Iterator[int]:
    """Give the items between two that belong to a name of these kinds."""
    return (i for i in range(first, last + 1) if _entity(frame, i) in kinds)
