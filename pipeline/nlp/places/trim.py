"""Cut the recogniser's places to the name: *nord de la **Syrie***, ***Irlande** - **Suède***."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Span, Token

from pipeline.gazetteer import Gazetteer, fold
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, INDEFINITE, OF, PREPOSITIONS, SIDES, left
from pipeline.nlp.places.lexicon import heads, site_words

# A region or river known under its bare name needs no noun: *la plaine de la Bekaa*, *le fleuve Euphrate*.
VAGUE = 6.0
ROAD = re.compile(r"^(?:A|N|RN|RD|D|E)[ \u00a0]?\d{1,4}$")
APOSTROPHES = frozenset({"'", "’"})
AIRCRAFT = re.compile(r"^A3\d\d$")
DASHES = frozenset({"-", "–", "—", "/", ",", "et", "ou"})
LEADING = ARTICLES | OF | SIDES | PREPOSITIONS | frozenset(CONTRACTED)


def parts(ent: Span, places: Gazetteer) -> list[Span]:
    """Give the names inside an entity: usually one."""
    span = core(ent)
    if len(span) < 3 or places.find(span.text):
        return [span] if len(span) else []
    rest = _untitled(span, places)
    if rest is not None:
        return [rest]
    cuts = [at for at in range(1, len(span) - 1) if span[at].text in DASHES and _spaced(span[at])]
    if not cuts:
        return [span]
    edges = [-1, *cuts, len(span)]
    pieces = [core(span[first + 1 : last]) for first, last in pairwise(edges)]
    return [piece for piece in pieces if len(piece) and places.find(piece.text)] or [span]


def _untitled(span: Span, places: Gazetteer) -> Span | None:
    """The name in *procureur de la République de **Marseille***, *l'île de **Mindanao***."""
    head = heads().get(span[0].lower_)
    if head is None or head.kind == "facility" or head.part == "whole":
        return None
    for at in range(span.start + 2, span.end):
        if span.doc[at - 1].lower_ not in OF | ARTICLES | set(CONTRACTED) or not span.doc[at].text[0].isupper():
            continue
        known = places.find(span.doc[at : span.end].text)
        if known and (head.part == "no" or (known[0].place.kind in ("natural", "region") and known[0].weight > VAGUE)):
            return span.doc[at : span.end]
    return None


def core(span: Span) -> Span:
    """Drop leading small words and the common nouns that stand outside a name, and closing marks."""
    start, end = span.start, span.end
    doc = span.doc
    described = False
    while start < end and (_outside(doc[start], start + 1 < end) or (described and doc[start].is_lower)):
        described = described or doc[start].lower_ in heads()
        start += 1
    while end > start and not doc[end - 1].text[-1].isalnum() and not (len(doc[end - 1]) > 1 and doc[end - 1].is_upper):
        end -= 1
    return doc[start:end]


def named(span: Span, name: str) -> Span:
    """Cut a description before the usual name: *plateau du **Golan***, *la province de **Diffa***."""
    head = heads().get(span[0].text) or heads().get(span[0].lower_)
    if span.text[0].isupper() and (head is None or head.part != "no" or head.kind == "country"):
        return span
    wanted = fold(name)
    for start in range(span.start + 1, span.end):
        if fold(span.doc[start : span.end].text) == wanted:
            return span.doc[start : span.end]
    return span


def _outside(token: Token, more: bool) -> bool:
    """A small word, a noun that stays outside a name, or any noun of *votre château de | Saint-Cloud*."""
    if token.text[0].isupper() or token.text[0].isdigit():
        return False
    if token.lower_ in LEADING or token.is_punct or token.is_space:
        return True
    head = heads().get(token.lower_)
    owned = token.i > 0 and token.nbor(-1).lower_ in INDEFINITE
    return more and head is not None and (head.part == "no" or owned)


def _spaced(token: Token) -> bool:
    """A dash between two names has blanks, one inside a name has none."""
    return token.text not in "-–—" or (token.i > 0 and bool(token.nbor(-1).whitespace_ or token.nbor(-1).is_space))


def kind(span: Span) -> str | None:
    """What the common noun at the head of a name says it is: *mosquée Sidi Yahya*, *Grande Mosquée de Paris*."""
    if road(span):
        return "facility"
    for token in span[:2]:
        head = heads().get(token.lower_)
        if head is not None and len(span) > 1 and token.i + 1 < span.end:
            return head.kind
    return next((site_words()[token.text] for token in span if len(span) > 1 and token.text in site_words()), None)


def road(span: Span) -> bool:
    """The number of a road behind *l'*, *la*, or its noun: *l'**A86***, *la **RN 20***; no *A320*, which flies."""
    at = left(span.doc, span.start)
    at = at - 1 if at > 0 and span.doc[at].text in APOSTROPHES else at
    while at > 0 and span.doc[at].pos_ in ("ADJ", "VERB") and span.doc[at].is_lower:  # *la très contestée A69*
        at = left(span.doc, at)
    at = left(span.doc, at) if at > 0 and span.doc[at].pos_ == "ADV" else at
    known = ROAD.match(span.text) and not AIRCRAFT.match(span.text)
    return bool(known) and at >= 0 and (span.doc[at].lower_ in ARTICLES or span.doc[at].lower_ in heads())


def proper(form: str) -> bool:
    """A word that a name may be made of."""
    return form[0].isupper() and form.isalpha() and len(form) > 2 and not form.isupper()
