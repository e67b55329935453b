"""Reasons to doubt a name: what else it is in this article, and the words around it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from pipeline.gazetteer import Reading, fold, gazetteer
from pipeline.nlp.places import trim
from pipeline.nlp.places.belonging import belongs
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, Frame, before, left
from pipeline.nlp.places.lexicon import civilities, demonyms, folded, heads, not_places, words

END = 5.3
SURE = 8.0
"""Weight of a country or continent."""
SPELLING = re.compile(
    r"^(?:Saint|Sainte|Val|Mont|Port|Fort|Villiers|Villeneuve)-|-(?:sur|sous|lès|les|le|la|en|du|de|aux)-|ville$"
)


class Doubt:
    """Checks names against the other names of one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.persons = surnames(doc)
        self.cover = {token.i: ent for ent in doc.ents for token in ent}
        self.ambiguous = folded("ambiguous_places")
        self.homographs = folded("homograph_places")

    def stands(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """Whether what the recogniser calls a place may be one."""
        text = span.text
        if not text[0].isalnum():
            return False
        if not any(char.isupper() for char in text):
            return bool(readings)
        if trim.road(span):
            return True
        frame = before(self.doc, span.start)
        if belongs(span, frame) or self._one_of(span, readings) or (not readings and self._joined(span)):
            return False
        if fold(text) in not_places() and frame.head is None:
            return False
        if len(span) > 1 and span[0].lower_ in words("org_nouns") and span[0].lower_ not in heads() and not readings:
            return False
        if len(text) < 2 or (not readings and (text.isupper() or not any(char.isalpha() for char in text))):
            return False
        if self.demonym(span, readings) or self._person(span, readings, frame):
            return False
        if fold(text) in self.ambiguous and frame.head is None and not frame.locative and not frame.article:
            return False
        return not ("www" in text or "@" in text or text[-4:] in (".com", ".org", ".net"))

    def _one_of(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """A thing that bears the name of a town: *une **Mercedes***, *un **Cognac***."""
        at = left(self.doc, span.start)
        city = bool(readings) and readings[0].place.kind == "city"
        return city and at >= 0 and self.doc[at].lower_ in ("un", "une")

    def _joined(self, span: Span) -> bool:
        """A race, a line or a paper named after its ends: *le **Paris-Dakar***, *de **Paris-Normandie***."""
        ends = [gazetteer().find(part) for part in span.text.split("-")]
        return len(ends) == 2 and all(one and one[0].weight >= END for one in ends)

    def demonym(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """*Les Kurdes*, *la Suissesse*; *le Suisse Benjamin Steffen* though *Suisse* is a country too."""
        first = span[0].lower_
        if first not in demonyms():
            return False
        if not readings:
            return True
        article = self.doc[span.start - 1].lower_ if span.start else ""
        if article in ("un", "une"):
            return True
        after = self.cover.get(span.end)
        return article in ("le", "au", "du") and after is not None and after.label_ == "PER"

    def _person(self, span: Span, readings: tuple[Reading, ...], frame: Frame) -> bool:
        """Behind *M.*; or the surname of somebody named in full elsewhere, unless it is said to be somewhere."""
        at = left(self.doc, span.start)
        if at >= 0 and self.doc[at].text in civilities():
            return True
        weight = readings[0].weight if readings else 0.0
        placed = (frame.locative and bool(readings)) or frame.head is not None or (weight >= SURE and frame.article)
        return fold(span.text) in self.persons and not placed

    def lonely(self, span: Span, near: set[int]) -> bool:
        """An unknown name in no frame of a place, in no list with one, and not spelt like a town."""
        frame = before(self.doc, span.start)
        if frame.head is not None or frame.locative or frame.preposition is not None or trim.kind(span):
            return False
        if SPELLING.search(span.text):
            return False
        return not ({span.start - 2, span.end + 1} & near and self._listed(span))

    def _listed(self, span: Span) -> bool:
        around = {self.doc[at].text for at in (span.start - 1, span.end) if 0 <= at < len(self.doc)}
        return bool(around & {",", "et", "ou", "(", "-", "–", "/"})

    def settled(self, ent: Span) -> bool:
        """Whether *la ville de*, *la province de* make a place of what the recogniser calls otherwise."""
        frame = before(self.doc, ent.start)
        if self._after(frame):
            return True
        placed = frame.head is not None and frame.head.part == "no" and frame.preposition == "de"
        if not placed or ent.label_ == "ORG" or fold(ent.text) in not_places() or self.demonym(ent, ()):
            return False
        return (
            frame.head is not None and frame.noun not in words("fief_nouns") and (ent.label_ == "MISC" or len(ent) == 1)
        )

    def free(self, ent: Span) -> bool:
        """Whether nothing in the article says that a name is a person."""
        at = left(self.doc, ent.start)
        titled = ent._.role is not None or (at >= 0 and self.doc[at].text in civilities())
        return not titled and fold(ent[-1].text) not in self.persons and not self.demonym(ent, ())

    def _after(self, frame: Frame) -> bool:
        """A site named after somebody: *le stade **Léopold-Sédar-Senghor***, *la cité **Victor-Hugo***."""
        estate = frame.noun in words("estates")
        if frame.head is None or not (frame.head.kind == "facility" or estate) or frame.preposition is not None:
            return False
        at = left(self.doc, frame.start)
        known = ARTICLES | set(CONTRACTED)
        return self.doc[frame.start].pos_ == "NOUN" and at >= 0 and self.doc[at].lower_ in known

    def framed(self, span: Span, frame: Frame) -> bool:
        """Whether the frame alone shows a place."""
        if fold(span.text) in self.persons | not_places() or self.demonym(span, ()):
            return False
        if frame.head is not None:
            return (frame.preposition == "de" and frame.head.part != "name") or frame.head.part in ("yes", "whole")
        return frame.locative and frame.preposition == "de" and not frame.article


def bare(ent: Span) -> int:
    """Where an entity begins behind its article: *Le **Kremlin***."""
    return ent.start + 1 if len(ent) > 1 and ent[0].lower_ in ARTICLES else ent.start


def surnames(doc: Doc) -> set[str]:
    """Last words of persons named in full; *la rue Victor-Hugo* and a name met once behind *de* tell of none."""
    full = [ent for ent in doc.ents if ent.label_ == "PER" and len(ent) > 1 and bare(ent) == ent.start]
    return {fold(ent[-1].text) for ent in full if before(doc, ent.start).head is None}
