"""Names of the gazetteer in a text, longest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.gazetteer import Gazetteer, Reading, fold
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, left

LONGEST = 9
ACRONYM = 4
JOINTS = frozenset({"-", "–", "'", "’", ".", "/"})
SMALL = frozenset(
    {"et", "de", "des", "du", "d'", "d’", "la", "le", "les", "l'", "l’", "en", "sur", "au", "aux", "ou", "à"}
)


class Hit(NamedTuple):
    """Tokens `start` to `end` are a name of the gazetteer."""

    start: int
    end: int
    readings: tuple[Reading, ...]


def hits(doc: Doc, places: Gazetteer) -> list[Hit]:
    """Give every longest match, in order, none overlapping another."""
    found, at = [], 0
    begins = [_may_begin(token) for token in doc]
    while at < len(begins):
        hit = _better(doc, _longest(doc, at, places), places) if begins[at] else None
        if hit:
            found.append(hit)
        at = hit.end if hit else at + 1
    return found


def lookup(doc: Doc, start: int, end: int, places: Gazetteer) -> tuple[Reading, ...]:
    """Read the tokens as a name; a name without its article counts only behind one (*au Caire*)."""
    known = places.find(doc[start:end].text)
    if not known:
        return ()
    at = left(doc, start)
    behind = at >= 0 and (doc[at].lower_ in ARTICLES or doc[at].lower_ in CONTRACTED)
    return tuple(one for one in known if (behind or not one.bare) and not _lower_acronym(doc, start, end, one))


def _lower_acronym(doc: Doc, start: int, end: int, reading: Reading) -> bool:
    """*EAU* is a country in capitals only; *Eau* is water."""
    text = doc[start:end].text
    short = reading.place.kind in ("country", "continent") and len(text) <= ACRONYM
    return short and not text.isupper() and fold(text) not in fold(reading.place.name).split()


def _may_begin(token: Token) -> bool:
    return token.text[0].isupper() or token.pos_ in ("NOUN", "PROPN", "ADJ", "")


def _longest(doc: Doc, start: int, places: Gazetteer) -> Hit | None:
    words = fold(doc[start].text).split()
    if not words:
        return None
    reach = LONGEST if places.opens(words[0]) else 1
    if reach == 1 and not doc[start].text[0].isupper():
        return None
    for end in _ends(doc, start, reach):
        readings = tuple(one for one in lookup(doc, start, end, places) if _spelt(doc, start, end, one))
        if readings:
            return Hit(start, end, readings)
    return None


def _better(doc: Doc, hit: Hit | None, places: Gazetteer) -> Hit | None:
    """Leave a capital article to the sentence when the rest is the better name: *La **Maison Blanche** a réagi*."""
    if hit is None or doc[hit.start].lower_ not in ARTICLES or not doc[hit.start].is_sent_start:
        return hit
    rest = _longest(doc, hit.start + 1, places)
    return rest if rest and rest.end == hit.end and rest.readings[0].weight > hit.readings[0].weight else hit


def _ends(doc: Doc, start: int, reach: int) -> Iterator[int]:
    """Ends to try, the farthest first: inside the line, on a word."""
    stop = start + 1
    while stop < min(len(doc), start + reach) and not _breaks(doc, stop):
        stop += 1
    for end in range(stop, start, -1):
        last = doc[end - 1].text
        if (last[-1].isalnum() and last not in SMALL) or (len(last) > 1 and last[-1] == "." and last[0].isupper()):
            yield end


def _breaks(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text == "," and at + 1 < len(doc) and doc[at + 1].is_upper:  # Washington, D.C.
        return False
    return (token.is_punct and token.text not in JOINTS) or "\n" in token.text or bool(token.is_sent_start)


def _spelt(doc: Doc, start: int, end: int, reading: Reading) -> bool:
    """A capital somewhere; none is needed in a name of several words that has none (*zone euro*)."""
    if doc[start].text[0].isupper():
        return True
    own = not reading.place.place_id.startswith("geonames:") or reading.place.kind != "city"
    if not own or end - start < 2:
        return False
    return any(token.text[0].isupper() for token in doc[start:end]) or reading.place.name[0].islower()
