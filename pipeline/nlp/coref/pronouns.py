"""Pronouns of the third person that can stand for a source, and those that stand for nobody."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from pipeline.actors.lexicons import words as entries
from pipeline.nlp.coref.grammar import (
    CLITICS,
    CONCERNED,
    COPULAS,
    DEFINED,
    DEFINITE,
    DEMONSTRATIVE,
    LATTER,
    ORDERED,
    PERSONAL,
    POINTING,
    SOURCES,
    STRESSED,
)
from pipeline.nlp.coref.page import Page

REACH = 4
"""Words from *il est* to the *que* or *de* that makes it impersonal."""


class Pronoun(NamedTuple):
    """A pronoun, in tokens, end exclusive."""

    first: int
    last: int
    gender: str | None
    plural: bool
    latter: bool
    """It points at what was named last: *ce dernier*, *celle-ci*."""
    rank: int | None = None
    """Which of two it points at: *le premier* 0, *la seconde* 1."""


def pronouns(page: Page, speaking: Container[int]) -> list[Pronoun]:
    """Find the pronouns in the order of the text, impersonal *il* left out; `speaking` are the tokens of speakers."""
    return [one for at in range(len(page.words)) if (one := _pronoun(page, at, speaking)) is not None]


def _pronoun(page: Page, at: int, speaking: Container[int]) -> Pronoun | None:
    word = page.words[at]
    if word in PERSONAL:
        nobody = word.endswith("il") and impersonal(page, at)
        return None if nobody else Pronoun(at, at + 1, *PERSONAL[word], latter=False)
    for last in range(at + 1, at + 4) if word.startswith("ce") else ():
        pointing = "".join(page.words[at:last])
        if pointing in POINTING:
            return Pronoun(at, last, *POINTING[pointing], latter=True)
    if word in LATTER and page.word(at - 1) in DEMONSTRATIVE and (at in speaking or not _noun_follows(page, at + 1)):
        return Pronoun(at - 1, at + 1, *LATTER[word], latter=True)
    if word in CONCERNED and page.word(at - 1) in DEFINITE:
        return Pronoun(at - 1, at + 1, *CONCERNED[word], latter=False)
    if word in ORDERED and page.word(at - 1) in DEFINITE and at in speaking and not _noun_follows(page, at + 1):
        gender, rank = ORDERED[word]
        return Pronoun(at - 1, at + 1, gender, plural=False, latter=False, rank=rank)
    if word in DEFINED and at in speaking:
        return Pronoun(at, at + 1, *DEFINED[word], latter=False)
    if word in STRESSED and (at in speaking or _source(page, at)):
        return Pronoun(at, at + 1, *STRESSED[word], latter=False)
    return None


def _noun_follows(page: Page, at: int) -> bool:
    """*ces derniers jours* is a time, *ces derniers* are people."""
    return page.pos(at) in ("NOUN", "ADJ", "NUM", "PROPN")


def _source(page: Page, at: int) -> bool:
    return page.word(at - 1) in SOURCES or (page.word(at - 1) == "après" and page.word(at - 2) == "d'")


def impersonal(page: Page, at: int) -> bool:
    """Tell whether an *il* is empty: *il faut*, *il s'agit*, *il y a*, *il est possible que*."""
    return _empty_inverted(page, at) if page.words[at] != "il" else _empty(page, at)


def _empty_inverted(page: Page, at: int) -> bool:
    """*semble-t-il*, *y a-t-il*."""
    verb = at - 2 if page.word(at - 1) in ("-t", "t") else at - 1
    return verb >= 0 and (_is_impersonal(page, verb) or page.word(verb - 1) == "y")


def _empty(page: Page, at: int) -> bool:
    verb = at + 1
    while page.word(verb) in CLITICS:
        verb += 1
    if "y" in page.words[at:verb] and verb < len(page.words) and page.doc[verb].lemma_ == "avoir":
        return True
    while page.pos(verb) in ("AUX", "ADV") and page.pos(verb + 1) in ("VERB", "ADV"):
        verb += 1
    if verb >= len(page.words):
        return False
    return _is_impersonal(page, verb) or (page.doc[verb].lemma_ in COPULAS and _judges(page, verb + 1))


def _is_impersonal(page: Page, verb: int) -> bool:
    """The lexicon has lemmas, and the forms whose lemma the model mistakes (*convient*)."""
    return page.doc[verb].lemma_ in entries("impersonal_verbs") or page.words[verb] in entries("impersonal_verbs")


def _judges(page: Page, at: int) -> bool:
    """*(est) possible que*, *(était) déjà prévu de*: an adjective that takes a clause."""
    for place in range(at, at + REACH):
        if page.pos(place) not in ("ADJ", "VERB", "ADV"):
            return False
        if page.word(place + 1) in ("que", "qu'"):
            return True
        if page.word(place + 1) in ("de", "d'"):
            return page.pos(place + 2) == "VERB"
    return False
