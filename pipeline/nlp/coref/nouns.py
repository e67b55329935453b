"""Noun phrases that can stand for a source: *le président américain*, *l'ONG*, *une société indienne*."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from pipeline.actors.lexicons import words
from pipeline.nlp.coref.features import feature
from pipeline.nlp.coref.grammar import (
    ARTICLES,
    BREAKS,
    CONCERNED,
    FEMININE,
    FUSED,
    INDEFINITE,
    LATTER,
    LINKS,
    MASCULINE,
    OF,
    ORDERED,
    PLURAL,
    POINTERS,
    POSSESSIVE,
    SINGULAR,
)
from pipeline.nlp.coref.lexicon import Noun, longest_noun, nationalities, openings
from pipeline.nlp.coref.page import Page

PREMODIFIERS = 4
"""Words that may stand between determiner and noun."""
GENDERS = {"Masc": "m", "Fem": "f"}
FORMER = "ancien"
"""The modifier that *ex-* stands for."""
COMPLEMENT = 20
"""Words looked at behind the noun."""


class Description(NamedTuple):
    """A noun phrase, in tokens, end exclusive."""

    first: int
    last: int
    head: int
    noun: Noun
    plural: bool
    gender: str | None
    definite: bool
    bare: bool
    """No determiner: an apposition or a headline."""
    possessive: bool
    features: frozenset[str]
    """Stems of its modifiers, `@FR` for the country they tell, `#3` for an actor named inside."""
    complements: tuple[int, ...]
    """Names inside it, behind a preposition."""
    beside: int | None
    """The name that follows with nothing between: *le quotidien **Libération***."""

    @property
    def complemented(self) -> bool:
        """Tell whether more than an adjective follows the noun."""
        return bool(self.complements) or self.last > self.head + 2


class Tail(NamedTuple):
    """What follows the noun."""

    last: int
    features: frozenset[str]
    complements: tuple[int, ...]
    beside: int | None


def descriptions(page: Page, speaking: Container[int] = ()) -> list[Description]:
    """Find every noun phrase whose head is in the lexicon, in the order of the text.

    Where a source speaks (its tokens are in `speaking`), a noun that no lexicon has may be one too.
    """
    found: list[Description] = []
    behind = 0
    for at, word in enumerate(page.words):
        trade = (_trade(page, at) or _citizen(page, at, speaks=True)) if at in speaking else None
        known = word.removeprefix("ex-") in openings() or word in openings() or word in nationalities()
        if at < behind or page.name[at] >= 0 or not (trade or known):
            continue
        head = longest_noun(page.words, at) or _citizen(page, at, at in speaking) or trade
        if head is None or (page.name[head[0] - 1] >= 0 and head[0] == at + 1):
            continue
        behind = head[0]
        one = None if _adjective(page, at, behind) else _phrase(page, at, *head)
        if one:
            found.append(one)
    return [_yield_name(one, found[at + 1 : at + 1 + COMPLEMENT]) for at, one in enumerate(found)]


def _trade(page: Page, at: int) -> tuple[int, Noun] | None:
    """*la microbiologiste*, *l'artisan*: no lexicon has them all. A singular that is no thing's speaks for a person."""
    word = page.words[at]
    if page.pos(at) != "NOUN" or word in CONCERNED or word in LATTER or word in ORDERED:
        return None
    determiner = _determiner(page, at)
    alone = determiner is not None and page.words[determiner] in POINTERS and not _thing(word)
    if not alone and not word.endswith(tuple(words("person_suffixes"))):
        return None
    return at + 1, Noun("c", "PER", word, speaks_for=False)


def _thing(word: str) -> bool:
    named = word in words("thing_nouns") or word in words("not_sources") or word in words("temporal_nouns")
    return named or word.endswith(tuple(words("thing_suffixes")))


def _citizen(page: Page, at: int, speaks: bool) -> tuple[int, Noun] | None:
    """*le Britannique*, *la Française Charlotte X*: a capital and an article make a person of a nationality.

    A speaker may be of a place that no list has: *la Landaise*.
    """
    of_a_place = speaks and page.words[at].endswith(tuple(words("demonym_suffixes")))
    if not (page.words[at] in nationalities() or of_a_place) or not page.doc[at].text[0].isupper():
        return None
    before = page.word(at - 1)
    if before not in ("le", "la", "l'", "un", "une"):
        return None
    return at + 1, Noun("c", "PER", "*", speaks_for=False)


def _adjective(page: Page, head: int, behind: int) -> bool:
    """*le principal argument*, *l'état de santé*: the word is there, the noun is not."""
    if behind == head + 1 and page.pos(head) == "ADJ" and page.pos(behind) == "NOUN":
        return True
    return page.words[head] in ("état", "etat") and page.doc[head].text[0].islower()


def _yield_name(one: Description, later: list[Description]) -> Description:
    """A name beside two nouns belongs to the inner one: *le directeur de campagne du **président** X*."""
    if one.beside is None:
        return one
    inner = [other for other in later if other.head <= one.last and other.beside == one.beside]
    if any(other.noun.type == one.noun.type and other.first != one.first for other in inner):
        return one._replace(beside=None, complements=(*one.complements, one.beside))
    return one


def _phrase(page: Page, head: int, behind: int, noun: Noun) -> Description | None:
    first = _determiner(page, head)
    if first is None and not _apposed(page, head):
        return None
    word = page.words[first] if first is not None else ""
    start = head if first is None else first + 1 if word in FUSED else first
    tail = _tail(page, behind, noun.type)
    plural = _plural(page, word, head) or (first is not None and page.pos(first) == "NUM" and word != "1")
    before = frozenset().union(*(feature(page.words[at]) for at in range(start, head) if at != first))
    if page.words[head].startswith("ex-") or "ex" in page.words[start:head]:
        before |= feature(FORMER)
    return Description(
        first=start,
        last=tail.last,
        head=head,
        noun=noun,
        plural=plural,
        gender=_gender(noun, word, plural) or (None if plural else _agreeing(page, start, head)),
        definite=(word in SINGULAR or word in PLURAL) and word not in INDEFINITE,
        bare=not word,
        possessive=word in POSSESSIVE,
        features=before | tail.features | _own_feature(page.words[head]),
        complements=tail.complements,
        beside=tail.beside,
    )


def _determiner(page: Page, head: int) -> int | None:
    """Look back over adjectives for what determines the noun; a numeral does where nothing stands before it."""
    numeral = None
    for at in range(head - 1, max(-1, head - 1 - PREMODIFIERS), -1):
        word = page.words[at]
        if word in SINGULAR or word in PLURAL:
            return at
        if page.pos(at) == "NUM":
            numeral = at
        elif page.pos(at) not in ("ADJ", "ADV") and word not in ("ex", "ancien", "ancienne"):
            break
    return numeral


def _plural(page: Page, determiner: str, head: int) -> bool:
    if determiner:
        return determiner in PLURAL
    word = page.words[head]
    return word.endswith(("s", "x")) and word != "fils"


def _apposed(page: Page, head: int) -> bool:
    """A noun with no determiner counts in apposition: *X, porte-parole de Y*."""
    at = head
    while page.pos(at - 1) == "ADJ" and page.words[at - 1] not in BREAKS:
        at -= 1
    before = page.word(at - 1) or "\n"
    return before in (",", "(", "et", "comme", "–", "-") or "\n" in before


def _gender(noun: Noun, determiner: str, plural: bool) -> str | None:
    if noun.gender != "c":
        return noun.gender[-1]
    if plural:
        return None
    return "m" if determiner in MASCULINE else "f" if determiner in FEMININE else None


def _agreeing(page: Page, start: int, head: int) -> str | None:
    """Tell the gender of *l'**ancienne** ministre*, *l'**Allemande***: the determiner does not."""
    word = page.words[head]
    if word in nationalities() and page.word(head - 1) == "l'":
        feminine = word[-1] == "e" and (word[:-1] in nationalities() or word[:-2] in nationalities())
        return "f" if feminine else None if word[-1] == "e" else "m"
    genders = {"".join(page.doc[at].morph.get("Gender", [])) for at in range(start, head) if page.pos(at) == "ADJ"}
    return GENDERS.get(genders.pop()) if len(genders) == 1 else None


def _own_feature(word: str) -> frozenset[str]:
    return feature(word) if word in nationalities() else frozenset()


def _tail(page: Page, behind: int, kind: str) -> Tail:
    """Read on behind the noun: adjectives, then complements; stop at a verb, a comma or a name of its kind beside it.

    A name of another kind is a complement even with no preposition: *le député **LR** Éric X*.
    """
    links = LINKS if kind == "PER" else OF
    features: set[str] = set()
    complements: list[int] = []
    at, last, linked = behind, behind, False
    while at < min(len(page.words), behind + COMPLEMENT):
        word, name = page.words[at], page.name[at]
        if name >= 0 and not linked and page.types[name] == kind:
            return Tail(last, frozenset(features), tuple(complements), name)
        if name >= 0:
            complements.append(name)
            features.add(f"#{page.actors[name]}")
            at = last = page.spans[name][1]
            linked = False
            continue
        if word in links and _goes_on(page, at):
            linked = True
        elif _modifies(page, at) or (linked and page.pos(at) == "NUM"):
            features |= feature(word)
            last = at + 1
            linked = linked and page.pos(at) in ("ADJ", "NUM")
        elif not (word in ARTICLES and linked) and not (kind == "PER" and _enumerates(page, at, last)):
            break
        at += 1
    return Tail(last, frozenset(features), tuple(complements), None)


def _enumerates(page: Page, at: int, last: int) -> bool:
    """*le ministre de la Culture **et** de la Communication*: a second complement like the first."""
    return page.words[at] in (",", "et") and page.word(at + 1) in OF and at == last


def _goes_on(page: Page, at: int) -> bool:
    """A preposition goes on with the phrase when a noun, an article or a name follows."""
    after = at + 1
    if after >= len(page.words) or (page.words[at] not in OF and page.words[after] in INDEFINITE):
        return False
    return page.name[after] >= 0 or page.words[after] in ARTICLES or page.pos(after) in ("NOUN", "ADJ", "NUM", "PROPN")


def _modifies(page: Page, at: int) -> bool:
    word = page.words[at]
    if word in BREAKS or word in ARTICLES or not word[0].isalpha() or at in page.roots:
        return False
    return page.pos(at) in ("ADJ", "NOUN", "PROPN") or word in nationalities()
