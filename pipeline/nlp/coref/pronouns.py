"""Pronouns of the third person that can stand for a source, and those that stand for nobody."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.data import lexicon
from pipeline.nlp.coref.page import Page

PERSONAL = {
    "il": ("m", False),
    "-il": ("m", False),
    "t-il": ("m", False),
    "elle": ("f", False),
    "-elle": ("f", False),
    "t-elle": ("f", False),
    "ils": ("m", True),
    "-ils": ("m", True),
    "elles": ("f", True),
    "-elles": ("f", True),
}
STRESSED = {"lui": ("m", False), "eux": ("m", True), "lui-même": ("m", False)}
"""Pronouns only behind one of `SOURCES`: *selon lui*."""
SOURCES = frozenset(["selon", "pour", "d'après", "chez"])
DEMONSTRATIVE = {"celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": ("m", True), "celles-ci": ("f", True)}
LATTER = {"dernier": ("m", False), "dernière": ("f", False), "derniers": ("m", True), "dernières": ("f", True)}
NEARBY = frozenset(["ce", "cette", "ces"])
FIRST_PERSON = frozenset(["je", "j'", "moi", "mon", "ma", "mes"])
CLITICS = frozenset(
    [
        "n'",
        "ne",
        "y",
        "s'",
        "se",
        "en",
        "l'",
        "le",
        "la",
        "les",
        "lui",
        "leur",
        "nous",
        "vous",
        "me",
        "m'",
        "te",
        "t'",
        "-t",
    ]
)
COPULAS = frozenset(["être", "sembler", "paraître", "rester", "apparaître", "devenir", "avérer", "demeurer"])


class Pronoun(NamedTuple):
    """A pronoun, in tokens, end exclusive."""

    first: int
    last: int
    gender: str
    plural: bool
    latter: bool
    """It points at what was named last: *ce dernier*, *celle-ci*."""


@cache
def impersonal_verbs() -> frozenset[str]:
    """Give the lemmas whose *il* is nobody."""
    return frozenset(lexicon("impersonal_verbs"))


def pronouns(page: Page) -> list[Pronoun]:
    """Find the pronouns in the order of the text, impersonal *il* left out."""
    return [one for at in range(len(page.words)) if (one := _pronoun(page, at)) is not None]


def _pronoun(page: Page, at: int) -> Pronoun | None:
    word = page.words[at]
    if word in PERSONAL:
        gender, plural = PERSONAL[word]
        nobody = word in ("il", "-il", "t-il") and impersonal(page, at)
        return None if nobody else Pronoun(at, at + 1, gender, plural, latter=False)
    if word in DEMONSTRATIVE:
        return Pronoun(at, at + 1, *DEMONSTRATIVE[word], latter=True)
    if word in LATTER and at and page.words[at - 1] in NEARBY and not _noun_follows(page, at + 1):
        return Pronoun(at - 1, at + 1, *LATTER[word], latter=True)
    if word in STRESSED and at and _source(page, at):
        return Pronoun(at, at + 1, *STRESSED[word], latter=False)
    return None


def _noun_follows(page: Page, at: int) -> bool:
    """*ces derniers jours* is a time, *ces derniers* are people."""
    return at < len(page.words) and page.doc[at].pos_ in ("NOUN", "ADJ", "NUM", "PROPN")


def _source(page: Page, at: int) -> bool:
    return page.words[at - 1] in SOURCES or (at > 1 and page.words[at - 1] == "après" and page.words[at - 2] == "d'")


def impersonal(page: Page, at: int) -> bool:
    """Tell whether an *il* is empty: *il faut*, *il s'agit*, *il y a*, *il est possible que*."""
    words = page.words
    if words[at] != "il":
        before = at - 2 if at > 1 and words[at - 1] in ("-t", "t") else at - 1
        return before >= 0 and (page.doc[before].lemma_ in impersonal_verbs() or words[before - 1] == "y")
    verb = at + 1
    while verb < len(words) and words[verb] in CLITICS:
        if words[verb] == "y" and verb + 1 < len(words) and page.doc[verb + 1].lemma_ == "avoir":
            return True
        verb += 1
    if verb >= len(words):
        return False
    while (
        verb + 1 < len(words) and page.doc[verb].pos_ in ("AUX", "ADV") and page.doc[verb + 1].pos_ in ("VERB", "ADV")
    ):
        verb += 1
    if page.doc[verb].lemma_ in impersonal_verbs():
        return True
    return page.doc[verb].lemma_ in COPULAS and _judges(page, verb + 1)


def _judges(page: Page, at: int) -> bool:
    """*(est) possible que*, *(était) déjà prévu de*: an adjective that takes a clause."""
    for place in range(at, min(at + 4, len(page.words) - 1)):
        if page.words[place + 1] in ("que", "qu'", "de", "d'") and page.doc[place].pos_ in ("ADJ", "VERB", "ADV"):
            return (
                page.words[place + 1] in ("que", "qu'") or page.doc[min(place + 2, len(page.words) - 1)].pos_ == "VERB"
            )
        if page.doc[place].pos_ not in ("ADV", "ADJ", "VERB"):
            return False
    return False
