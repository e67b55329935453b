"""Noun chunks: where one begins and ends, which belong to one phrase, who can speak."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import closed, is_document, speaks, words

Phrase = tuple[int, int]
"""First and last item of an expression, both taken in."""


NOMINAL_POS = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM")


LONGEST_MEDIUM = 4
"""Words of a newspaper's or broadcast's name."""
NAMED = ("PER", "ORG", "LOC", "MISC")


class Base(NamedTuple):
    """A noun with its determiner and adjectives; items `first` to `last`, both taken in."""

    first: int
    last: int
    preposition: str
    """The word that governs it, or nothing."""
    temporal: bool
    joined: bool
    """It follows *et*."""


def in_phrase(frame: Frame, i: int) -> bool:
    """Tell whether an item can stand in a noun phrase."""
    item = frame.items[i] if 0 <= i < len(frame.items) else None
    if item is None or item.token is None:
        return False
    if _is_one_of(frame, i) or _is_one_of(frame, i - 1):
        return True
    if item.pos in NOMINAL_POS or item.token.ent_type_:
        return item.word not in (",", ":", "(", ")", "–", "—", '"')
    superlative = item.word in ("plus", "moins", "très") and frame.pos(i + 1) == "ADJ"
    return superlative or item.word in closed("inner") or item.word in ("-", "&", "/")


def _is_one_of(frame: Frame, i: int) -> bool:
    """***l'un** des témoins*: no pronoun by itself."""
    return frame.word(i) == "l'" and frame.word(i + 1) in ("un", "une") and frame.word(i + 2) in closed("of")


def bases(frame: Frame, first: int, stop: int) -> list[Base]:
    """Chunk the items from `first` up to `stop`, ending at the first that no phrase can hold."""
    found: list[Base] = []
    here = first
    while here < stop:
        base = _base(frame, here, stop, bool(found))
        if base is None:
            break
        found.append(base)
        here = base.last + 1
    return found


def _base(frame: Frame, here: int, stop: int, joins: bool) -> Base | None:
    joined = joins and frame.word(here) == "et" and in_phrase(frame, here + 1)
    here += joined
    preposition = ""
    while here < stop and frame.pos(here) == "ADP" and in_phrase(frame, here) and not inside_name(frame, here):
        preposition = frame.word(here)
        here += 1
    last = _base_end(frame, here, stop)
    if last is None:
        return None
    return Base(here, last, preposition, is_time(frame, here, last), joined)


def _base_end(frame: Frame, begin: int, stop: int) -> int | None:
    """Find the last item of the base that begins here."""
    here = begin
    noun = False
    while here < stop and in_phrase(frame, here) and (frame.pos(here) != "ADP" or inside_name(frame, here)):
        if noun and _starts_another(frame, here, begin):
            break
        noun = noun or frame.pos(here) in ("NOUN", "PROPN") or bool(entity(frame, here))
        here += 1
    return here - 1 if here > begin else None


def inside_name(frame: Frame, i: int) -> bool:
    """The item continues a named entity."""
    item = frame.items[i] if 0 <= i < len(frame.items) else None
    return item is not None and item.token is not None and item.token.ent_iob_ == "I"


def entity(frame: Frame, i: int) -> str:
    """The label of the named entity an item is in, or nothing."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return str(token.ent_type_) if token is not None else ""


def _starts_another(frame: Frame, i: int, begin: int) -> bool:
    """A determiner behind a noun, or a second name, or a day begins a new base."""
    token = frame.items[i].token
    if token is None or is_day(frame, i) or (is_day(frame, i - 1) and frame.pos(i) in ("PROPN", "DET")):
        return True
    if frame.pos(i) == "DET" and token.ent_iob_ != "I":
        return True
    # *dans un tweet Jean Dupont*: a name is no title's behind a writing.
    # *à ses partisans Marine Le Pen*: nor behind a plural.
    plural = frame.word(begin) in closed("plural") or frame.word(begin - 1) == "aux"
    writing = is_document(frame.word(i - 1)) and frame.pos(begin - 1) == "ADP"
    # *d'une voix douce Paul Martin*: nor behind the manner of speech.
    manner = frame.word(begin - 1) in ("d'", "avec") and not any(speaks(frame.word(here)) for here in range(begin, i))
    apart = token.ent_type_ == "PER" and (plural or writing or manner)
    return token.ent_iob_ == "B" and (apart or any(entity(frame, here) for here in range(begin, i)))


def is_day(frame: Frame, i: int) -> bool:
    return frame.word(i).removeprefix("mi-") in words("temporal_nouns") and not entity(frame, i)


def is_time(frame: Frame, first: int, last: int) -> bool:
    """The items are a time: *mardi soir*, *le 3 mai*."""
    days = any(is_day(frame, i) for i in range(first, last + 1))
    return days and not any(entity(frame, i) in ("PER", "ORG") for i in range(first, last + 1))


def extent(frame: Frame, chunks: list[Base], head: int) -> Phrase:
    """The head base with the complements that belong to it: *le ministre + de l'Intérieur + et le préfet*."""
    first, last = chunks[head].first, chunks[head].last
    inner = closed("of") if entity(frame, last) == "PER" else closed("inner")
    for base in chunks[head + 1 :]:
        if _is_its_name(frame, chunks[head], base) and base.first == last + 1:
            last = base.last
            continue
        if base.temporal or not (base.joined or base.preposition in inner):
            break
        if base.preposition == "sur" and entity(frame, base.first) in ("ORG", "MISC"):
            # *a écrit le pape sur Twitter*
            break
        if base.preposition == "à" and _hears(frame, base):
            break
        if base.joined and base.preposition and base.preposition not in inner:
            break
        last = base.last
    return first, last


def _hears(frame: Frame, base: Base) -> bool:
    """*confie un cadre à Paul Martin*, *dit le maire à l'AFP*, *à sa sortie*: to whom or when, and no complement."""
    tokens = [item.token for item in frame.items[base.first : base.last + 1]]
    own = frame.word(base.first) in ("sa", "son", "ses", "leur", "leurs")
    agency = any(token is not None and token.text in words("agencies") for token in tokens)
    return own or agency or entity(frame, base.last) == "PER"


def _is_its_name(frame: Frame, head: Base, base: Base) -> bool:
    """*le journal + Le Monde*: a name with an article of its own, behind a noun that has none yet."""
    token = frame.items[base.first].token
    starts = token is not None and token.ent_iob_ == "B" and frame.pos(base.first) == "DET"
    return starts and not base.preposition and not has_name(frame, (head.first, head.last))


def has_name(frame: Frame, phrase: Phrase, kinds: tuple[str, ...] = NAMED) -> bool:
    """Some item of the phrase belongs to a name of these kinds."""
    return any(entity(frame, i) in kinds for i in range(phrase[0], phrase[1] + 1))


def is_somebody(frame: Frame, phrase: Phrase, *, named: bool = True) -> bool:
    """The head of the phrase can be a source: a name, or a noun for people, bodies or writings."""
    if is_medium(frame, phrase[1]):
        return True
    for i in range(phrase[0], phrase[1] + 1):
        if i > phrase[0] and frame.pos(i) == "ADP" and not inside_name(frame, i):
            if is_quantity(frame, phrase[0], i):
                continue
            break
        if speaks(frame.word(i)) or _is_citizen(frame, i) or (named and (entity(frame, i) or frame.pos(i) == "PROPN")):
            return True
    if named and any(frame.word(i) == "," and entity(frame, i + 1) == "PER" for i in range(*phrase)):
        # *son homologue de FO, Jeanne Morel*
        return True
    if phrase[0] == phrase[1]:
        # *Bruxelles a salué*: a capital and no article make a name, whatever the recogniser missed.
        token = frame.items[phrase[0]].token
        capital = named and token is not None and token.text[0].isupper() and in_phrase(frame, phrase[0])
        return capital or frame.word(phrase[0]) in closed("pronoun")
    # *ce dernier*, *la première*, *l'intéressé*
    return phrase[1] == phrase[0] + 1 and frame.word(phrase[1]) in closed("anaphor")


def _is_citizen(frame: Frame, i: int) -> bool:
    """*a commenté le **Français***: an article and a capital make a person of a demonym."""
    token = frame.items[i].token
    capital = token is not None and token.text[0].isupper() and frame.word(i) in words("demonyms")
    return capital and frame.word(i - 1) in ("le", "la", "l'", "un", "une")


def is_quantity(frame: Frame, first: int, stop: int) -> bool:
    """*l'un des*, *plusieurs de*, *une vingtaine de*, *bon nombre de*: the noun that counts comes behind *de*."""
    if frame.word(stop) not in closed("of"):
        return False
    return all(frame.pos(i) != "NOUN" or frame.word(i) in words("quantity_nouns") for i in range(first, stop))


def is_medium(frame: Frame, i: int) -> bool:
    """*« Quotidien » affirme que*: a name in marks where a source stands."""
    marked = frame.marked(i)
    if marked is None:
        return False
    name = frame.text[marked.inner_start : marked.inner_end].strip()
    return name[:1].isupper() and len(name.split()) <= LONGEST_MEDIUM and not any(mark in name for mark in ".!?,;:")


def head_noun(frame: Frame, phrase: Phrase) -> str:
    """The first noun of a phrase that does not count another, in lower case."""
    nouns = [frame.word(i) for i in range(phrase[0], phrase[1] + 1) if frame.pos(i) == "NOUN"]
    return next((noun for noun in nouns if noun not in words("quantity_nouns")), nouns[0] if nouns else "")
