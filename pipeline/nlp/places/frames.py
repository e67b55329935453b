"""What stands before a name: preposition, article, common noun (*dans la province du | Guangdong*)."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.nlp.places.lexicon import Head, heads

ARTICLES = frozenset({"le", "la", "les", "l'", "l’"})
CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à"}
PREPOSITIONS = frozenset(
    {"à", "en", "dans", "de", "d'", "d’", "vers", "depuis", "sur", "pour", "entre", "par", "contre", "avec", "hors"}
)
LOCATIVE = frozenset({"à", "en", "dans", "vers", "depuis"})
SIDES = frozenset({"nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "centre", "cœur"})
NEAR = frozenset({"près", "proche", "loin", "autour", "environs", "alentours", "hors", "sortie", "entrée", "large"})
MARKS = frozenset("«“\"'‘(")


class Frame(NamedTuple):
    """The words before a name, read leftwards."""

    preposition: str | None = None
    article: bool = False
    noun: str | None = None
    """The common noun before it, in lower case (*ville*, *aéroport*), if `place_heads.tsv` knows it."""
    head: Head | None = None
    start: int = -1
    """Index of that noun."""
    locative: bool = False
    """The words say that something is there: *à*, *en*, *dans*, *près de*, *au nord de*."""


def before(doc: Doc, start: int) -> Frame:
    """Read the frame of the name that begins at token `start`."""
    at = left(doc, start)
    article, preposition = False, None
    if at >= 0 and doc[at].lower_ in ARTICLES:
        article, at = True, left(doc, at)
    word = doc[at].lower_ if at >= 0 else ""
    if not article and word in CONTRACTED:
        article, preposition, at = True, CONTRACTED[word], left(doc, at)
    elif word in PREPOSITIONS:
        preposition, at = "de" if word in ("d'", "d’") else word, left(doc, at)
    place = _noun(doc, at) if preposition == "de" or (preposition is None and not article) else -1
    noun = doc[place].lower_ if place >= 0 else None
    locative = preposition in LOCATIVE or (preposition == "de" and at >= 0 and doc[at].lower_ in SIDES | NEAR)
    return Frame(preposition, article, noun, heads().get(noun or "", None), place, locative)


def left(doc: Doc, at: int) -> int:
    """Step left over blanks and opening marks, but over no line end; -1 at the edge."""
    at -= 1
    while at >= 0 and (doc[at].text in MARKS or (doc[at].is_space and "\n" not in doc[at].text)):
        at -= 1
    return at if at >= 0 and not doc[at].is_space else -1


def _noun(doc: Doc, at: int) -> int:
    """Find the head noun, over at most two adjectives: *la ville syrienne assiégée d'|Alep*."""
    for _ in range(3):
        if at < 0 or (not doc[at].is_alpha and "-" not in doc[at].text):
            return -1
        if doc[at].lower_ in heads():
            return at
        if doc[at].pos_ not in ("ADJ", "VERB", "NOUN", "PROPN") or doc[at].text[0].isupper():
            return -1
        at = left(doc, at)
    return -1
