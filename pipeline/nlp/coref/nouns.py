"""Noun phrases that can stand for a source: *le président américain*, *l'ONG*, *une société indienne*."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.actors.fold import plain
from pipeline.nlp.coref.lexicon import Noun, longest_noun, nationalities
from pipeline.nlp.coref.page import Page

MASCULINE = frozenset(["le", "un", "ce", "cet", "du", "au"])
FEMININE = frozenset(["la", "une", "cette", "sa"])
SINGULAR = (
    MASCULINE | FEMININE | frozenset(["l'", "son", "leur", "notre", "mon", "ma", "votre", "chaque", "aucun", "aucune"])
)
PLURAL = frozenset(
    ["les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "certains", "certaines", "quelques", "nos", "de", "d'"]
)
INDEFINITE = frozenset(
    ["un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "chaque", "aucun", "aucune", "de", "d'"]
)
POSSESSIVE = frozenset(["son", "sa", "ses", "leur", "leurs"])
FUSED = frozenset(["du", "au", "aux", "des"])
"""Preposition and article in one: the phrase begins behind them."""

OF = frozenset(["de", "du", "des", "d'"])
LINKS = OF | frozenset(["à", "au", "aux", "pour", "en", "chez", "près"])
"""Prepositions that go on with the phrase of a person; of other nouns only `OF` does."""
ARTICLES = frozenset(["le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "ses", "leur", "leurs"])
BREAKS = frozenset(
    [
        "a",
        "ont",
        "est",
        "sont",
        "avait",
        "avaient",
        "était",
        "étaient",
        "sera",
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        "et",
        "ou",
        "mais",
    ]
)
PREMODIFIERS = 4
COMPLEMENT = 12
"""Words looked at on either side of the noun."""


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
    demonstrative: bool
    features: frozenset[str]
    """Stems of its modifiers, and `@FR` for the country they tell."""
    complements: tuple[int, ...]
    """Names inside it, behind a preposition."""
    beside: int | None
    """The name that follows with nothing between: *le quotidien **Libération***."""


def descriptions(page: Page) -> list[Description]:
    """Find every noun phrase whose head is in the lexicon, in the order of the text; none overlap."""
    found: list[Description] = []
    at = 0
    while at < len(page.words):
        head = longest_noun(page.words, at) if page.name[at] < 0 else None
        if head is None or page.name[head[0] - 1] >= 0:
            at += 1
            continue
        one = _phrase(page, at, *head) if not _adjective(page, at, head[0]) else None
        if one:
            found.append(one)
        at = head[0]
    return [_yield_name(one, found[at + 1 :]) for at, one in enumerate(found)]


def _adjective(page: Page, head: int, behind: int) -> bool:
    """*le principal argument*, *d'État*: the word is there, the noun is not."""
    if behind == head + 1 and page.doc[head].pos_ == "ADJ" and behind < len(page.words):
        return page.doc[behind].pos_ == "NOUN"
    return page.words[head] in ("état", "etat") and head > 0 and page.words[head - 1] == "d'"


def _yield_name(one: Description, later: list[Description]) -> Description:
    """A name beside two nouns belongs to the inner one: *le directeur de campagne du **président** X*."""
    if one.beside is None:
        return one
    inner = [other for other in later if other.head < one.last + 1 and other.beside == one.beside]
    if any(other.noun.type == one.noun.type for other in inner if not _joined(one, other)):
        return one._replace(beside=None, complements=(*one.complements, one.beside))
    return one


def _joined(one: Description, other: Description) -> bool:
    """*le jeune républicain X*: both nouns name X."""
    return other.first == one.first


def _phrase(page: Page, head: int, behind: int, noun: Noun) -> Description | None:
    first = _determiner(page, head)
    bare = first is None
    word = page.words[first] if first is not None else ""
    if bare and not _apposed(page, head):
        return None
    start = head if first is None else first + 1 if word in FUSED else first
    last, features, complements, beside = _tail(page, behind, LINKS if noun.type == "PER" else OF)
    plural = (
        word in PLURAL
        or _number(page, first)
        or (bare and page.words[head].endswith(("s", "x")) and page.words[head] not in ("fils",))
    )
    features |= _premodifiers(page, start, head)
    return Description(
        first=start,
        last=last,
        head=head,
        noun=noun,
        plural=plural,
        gender=_gender(noun, word, plural),
        definite=not bare and word not in INDEFINITE,
        bare=bare,
        possessive=word in POSSESSIVE,
        demonstrative=word in ("ce", "cet", "cette", "ces"),
        features=frozenset(features),
        complements=complements,
        beside=beside,
    )


def _determiner(page: Page, head: int) -> int | None:
    """Look back over adjectives and numerals for what determines the noun."""
    for at in range(head - 1, max(-1, head - 1 - PREMODIFIERS), -1):
        word = page.words[at]
        if word in SINGULAR or word in PLURAL:
            return at
        if page.doc[at].pos_ not in ("ADJ", "NUM", "ADV") and word not in ("ex", "ancien", "ancienne"):
            return at if word.isdigit() else None
    return None


def _number(page: Page, determiner: int | None) -> bool:
    return determiner is not None and page.words[determiner].isdigit() and page.words[determiner] != "1"


def _apposed(page: Page, head: int) -> bool:
    """A noun with no determiner counts in apposition: *X, porte-parole de Y* — or before a name."""
    at = head
    while at > 0 and page.doc[at - 1].pos_ == "ADJ" and page.words[at - 1] not in BREAKS:
        at -= 1
    before = page.words[at - 1] if at else "\n"
    return before in (",", "(", "et", "comme", "–", "-") or "\n" in before


def _gender(noun: Noun, determiner: str, plural: bool) -> str | None:
    if noun.gender == "c":
        if plural:
            return None
        return "m" if determiner in MASCULINE else "f" if determiner in FEMININE else None
    return noun.gender[-1]


def _premodifiers(page: Page, first: int, head: int) -> set[str]:
    return set().union(*(feature(page.words[at]) for at in range(first, head)))


def _tail(page: Page, behind: int, links: frozenset[str]) -> tuple[int, set[str], tuple[int, ...], int | None]:
    """Read on behind the noun: adjectives, then complements; stop at a verb, a comma or a name beside it."""
    features: set[str] = set()
    complements: list[int] = []
    at, last, linked = behind, behind, False
    while at < min(len(page.words), behind + COMPLEMENT):
        name = page.name[at]
        word = page.words[at]
        if name >= 0:
            if not linked:
                return last, features, tuple(complements), name
            complements.append(name)
            at = last = page.spans[name][1]
            linked = False
            continue
        if word in links and _goes_on(page, at):
            linked = True
        elif word in ARTICLES and linked:
            pass
        elif _modifies(page, at):
            features |= feature(word)
            last = at + 1
            linked = linked and page.doc[at].pos_ == "ADJ"
        else:
            break
        at += 1
    return last, features, tuple(complements), None


def _goes_on(page: Page, at: int) -> bool:
    """A preposition goes on with the phrase when a noun, an article or a name follows."""
    if at + 1 >= len(page.words):
        return False
    after = at + 1
    return page.name[after] >= 0 or page.words[after] in ARTICLES or page.doc[after].pos_ in ("NOUN", "ADJ", "PROPN")


def _modifies(page: Page, at: int) -> bool:
    word = page.words[at]
    if word in BREAKS or not word[0].isalpha():
        return False
    return page.doc[at].pos_ in ("ADJ", "NOUN", "PROPN") or word in nationalities()


def feature(word: str) -> set[str]:
    """Reduce a modifier to what can be compared: a country, or six letters of the word."""
    if word in nationalities():
        country = nationalities()[word].country
        return {f"@{country}"} if country else {stem(word)}
    return {stem(word)} if len(word) > 3 else set()


def stem(word: str) -> str:
    """Give the first six letters, folded: *islamiste* and *islamique* agree."""
    return plain(word)[:6]
