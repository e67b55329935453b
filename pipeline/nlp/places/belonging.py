"""Whether a place's name is part of another name: of a body, an event, a treaty, a work."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, INDEFINITE, OF, Frame, left
from pipeline.nlp.places.lexicon import demonyms, heads, words

REACH = 7
TITLE = 6
"""Words of the longest title looked for between quotation marks."""
OPENING = frozenset('«“"')
CLOSING = frozenset('»”"')
ORIGIN = frozenset({"natif", "natifs", "native", "natives", "originaire", "originaires", "proche", "proches"})


def belongs(span: Span, frame: Frame) -> bool:
    """Part of what the noun before it names: *l'agence **Anatolie***, *les championnats du monde de **Doha***."""
    doc = span.doc
    at = left(doc, span.start)
    if _bears(doc, at):
        return True
    behind = [token.lower_ for token in doc[span.end : span.end + 3]]
    if len(behind) == 3 and behind[0] == "," and behind[1] in ("un", "une") and behind[2] in words("apposed_nouns"):
        return True
    return frame.preposition == "de" and (_headed(doc, at) or _titled(span))


def _bears(doc: Doc, at: int) -> bool:
    """A noun that bears the name behind it: *la chaîne **Antenne***, *la comédie musicale **Chicago***."""
    if at > 0 and doc[at].pos_ == "ADJ" and doc[at].is_lower:
        at = left(doc, at)
    return at >= 0 and doc[at].lower_ in words("name_bearers")


def _headed(doc: Doc, at: int) -> bool:
    """Behind the noun of an event, or of one certain body: *le conseil régional d'Occitanie*."""
    for _ in range(REACH):
        if at < 0:
            return False
        token = doc[at]
        head = heads().get(token.text)
        if head is not None and head.part == "no":  # *c'est au tour de la ville de Gand*
            return False
        if token.lower_ in words("event_nouns") or token.text in words("event_nouns"):
            return True
        if token.lower_ in words("placed_bodies"):
            return _definite(doc, at)
        small = token.lower_ in ARTICLES | OF or token.lower_ in CONTRACTED
        if token.lower_ in ORIGIN or not (small or token.lower_ in demonyms() or token.pos_ in ("ADJ", "NOUN")):
            return False
        at = left(doc, at)
    return False


def _definite(doc: Doc, at: int) -> bool:
    """Not *une association de Lyon*, which only says where."""
    before = left(doc, at)
    return before < 0 or doc[before].lower_ not in INDEFINITE


def _titled(span: Span) -> bool:
    """The end of a short title between quotation marks: « Lawrence d'**Arabie** »."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text not in CLOSING:
        return False
    at = span.start - 1
    while at >= 0 and span.start - at <= TITLE and doc[at].text not in OPENING:
        at -= 1
    if at < 0 or doc[at].text not in OPENING or span.start - at < 3:
        return False
    inside = doc[at + 1 : span.start]
    return inside[0].text[0].isupper() and all(token.pos_ not in ("VERB", "AUX", "PRON") for token in inside)
