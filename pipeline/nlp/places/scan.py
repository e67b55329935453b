"""Names of the gazetteer in a text, longest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.gazetteer import Gazetteer, Reading, fold
from pipeline.nlp.columns import forms, numbers, text
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
    scan = _Scan(doc, places)
    begins = scan.begins()
    while at < len(begins):
        hit = scan.better(scan.longest(at)) if begins[at] else None
        if hit:
            found.append(hit)
        at = hit.end if hit else at + 1
    return found


def lookup(doc: Doc, start: int, end: int, places: Gazetteer) -> tuple[Reading, ...]:
    """Read the tokens as a name; a name without its article counts only behind one (*au Caire*)."""
    return _read(doc, start, doc[start:end].text, places)


def _read(doc: Doc, start: int, surface: str, places: Gazetteer) -> tuple[Reading, ...]:
    known = places.find(surface)
    if not known:
        return ()
    at = left(doc, start)
    behind = at >= 0 and (doc[at].lower_ in ARTICLES or doc[at].lower_ in CONTRACTED)
    return tuple(one for one in known if (behind or not one.bare) and not _lower_acronym(surface, one))


def _lower_acronym(surface: str, reading: Reading) -> bool:
    """*EAU* is a country in capitals only; *Eau* is water."""
    short = len(surface) <= ACRONYM and reading.place.kind in ("country", "continent")
    return short and not surface.isupper() and fold(surface) not in fold(reading.place.name).split()


class _Scan:
    """Looks names up in one document, whose words it reads once."""

    def __init__(self, doc: Doc, places: Gazetteer) -> None:
        self.doc, self.places = doc, places
        self.text, self.forms, self.starts = text(doc), forms(doc), numbers(doc, "IDX")
        self.reach = {form: _reach(form, places) for form in set(self.forms)}
        """How many tokens a name that begins with a word may have; 0 where none begins."""

    def begins(self) -> list[bool]:
        """Tell of each token whether a name may begin with it."""
        named = {self.doc.vocab.strings[pos] for pos in ("NOUN", "PROPN", "ADJ", "")}
        tagged = zip(self.forms, numbers(self.doc, "POS"), strict=True)
        return [self.reach[form] > 0 and (pos in named or form[0].isupper()) for form, pos in tagged]

    def longest(self, start: int) -> Hit | None:
        """Give the longest name that begins with a token."""
        for end in self._ends(start, self.reach[self.forms[start]]):
            surface = self.text[self.starts[start] : self.starts[end - 1] + len(self.forms[end - 1])]
            known = _read(self.doc, start, surface, self.places)
            readings = tuple(one for one in known if _spelt(self.doc, start, end, one)) if known else ()
            if readings:
                return Hit(start, end, readings)
        return None

    def better(self, hit: Hit | None) -> Hit | None:
        """Leave a capital article to the sentence when the rest is the better name: *La **Maison Blanche** a dit*."""
        if hit is None or self.doc[hit.start].lower_ not in ARTICLES or not self.doc[hit.start].is_sent_start:
            return hit
        rest = self.longest(hit.start + 1) if hit.start + 1 < len(self.forms) else None
        return rest if rest and rest.end == hit.end and rest.readings[0].weight > hit.readings[0].weight else hit

    def _ends(self, start: int, reach: int) -> Iterator[int]:
        """Ends to try, the farthest first: inside the line, on a word."""
        stop, farthest = start + 1, min(len(self.forms), start + reach)
        while stop < farthest and not _breaks(self.doc, stop):
            stop += 1
        for end in range(stop if reach else start, start, -1):
            last = self.forms[end - 1]
            if (last[-1].isalnum() and last not in SMALL) or (len(last) > 1 and last[-1] == "." and last[0].isupper()):
                yield end


def _reach(form: str, places: Gazetteer) -> int:
    """A single word names a place with a capital only."""
    words = fold(form).split()
    if words and places.opens(words[0]):
        return LONGEST
    return int(bool(words) and form[0].isupper())


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
