"""What the article tells of each actor: sex, offices, modifiers, the words of its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pipeline.actors.authority import offices, past_offices
from pipeline.actors.first_names import gender_of_given
from pipeline.actors.fold import fold
from pipeline.actors.lexicons import actors_table, civilities
from pipeline.data import table
from pipeline.nlp.annotations import Actor, Mention
from pipeline.nlp.coref.apposition import coordinated, titled
from pipeline.nlp.coref.charges import ACCUSED, charged
from pipeline.nlp.coref.discourse import Referent
from pipeline.nlp.coref.features import feature, stem
from pipeline.nlp.coref.grammar import OF
from pipeline.nlp.coref.lexicon import longest_noun, wider
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.reading import Input

SENSES = {
    "armed group": "groupe",
    "company": "entreprise",
    "media": "média",
    "ngo": "association",
    "party": "parti",
    "sport": "club",
    "union": "syndicat",
}
"""Kinds of `models/actors/organisations.tsv` → senses of `roles.tsv`."""
COUNTRY = 2
"""Letters of a country code."""
MANDATE = 9
"""Words looked at from *au nom de* on."""
VOTES = {"civility": 3, "feminine": 2, "head": 2, "masculine": 1, "article": 1}
"""What each sign of gender counts: a masculine title may be generic, a feminine one is not."""


def profiles(page: Page, given: Input, nouns: Sequence[Description]) -> tuple[list[Referent], dict[int, int]]:
    """Make a referent of each actor, and map each description that stands beside a name (by its head) to that name."""
    names = given.names
    found = [Referent(one.type, index, one.place_id, one.gender) for index, one in enumerate(given.actors)]
    bodies = {fold(name): f"#{index}" for index, one in enumerate(given.actors) for name in (one.name, *one.aliases)}
    for one, referent in zip(given.actors, found, strict=True):
        _read_names(one, referent)
        if one.type == "PER":
            _read_offices(one.name, given.published, referent, bodies)
    for mention, span in zip(names, page.spans, strict=True):
        _read_mention(page, mention, span, found[mention.actor])
    beside = titled(page, nouns)
    for noun in nouns:
        for name in coordinated(page, beside.get(noun.head), noun):
            _learn(found[names[name].actor], noun)
        for name in noun.complements if noun.plural and noun.noun.type == "PER" else ():
            found[names[name].actor].features.add(stem(page.words[noun.head]))
    for one, referent in zip(given.actors, found, strict=True):
        referent.decide_gender(gender_of_given(one.name) if one.type == "PER" and " " not in one.name else None)
    return found, beside


def _read_names(actor: Actor, referent: Referent) -> None:
    """A name that begins with a common noun has its gender and sense: *Association des maires*, *Parti radical*."""
    referent.stems |= _stems(word for name in (actor.name, *actor.aliases) for word in name.lower().split())
    if actor.type != "ORG":
        return
    referent.features |= {one for word in _words(actor.name) for one in feature(word) if one[0] == "@"}
    known = kinds().get(fold(actor.name))
    if known:
        referent.call(known)
    head = longest_noun(_words(actor.name), 0)
    if head:
        referent.call(head[1].sense)
        referent.votes[head[1].gender[-1]] += VOTES["head"]


def _read_offices(name: str, day: str | None, referent: Referent, bodies: Mapping[str, str]) -> None:
    """Add the offices that the person held on the day, whether the article tells them or not.

    `bodies` are the folded names of the article's actors, with the feature that each is inside a noun phrase.
    """
    for office in past_offices(name, day):
        head = longest_noun(_words(office.role), 0)
        referent.past |= wider(head[1].sense) if head else frozenset()
    for office in offices(name, day):
        _read_role(_words(office.role), referent)
        referent.features |= {f"@{office.of}"} if len(office.of) == COUNTRY else _stems(_words(office.of))
        referent.features |= {bodies[fold(office.of)]} if fold(office.of) in bodies else set()


def _read_mention(page: Page, mention: Mention, span: tuple[int, int], referent: Referent) -> None:
    """Read the civility or the article in front of a name, and the role that `actors` has read beside it."""
    first, last = span
    referent.stems |= _stems(page.words[first:last])
    before = page.word(first - 1)
    civility = civilities().get(page.doc[first - 1].text) if first else None
    if civility:
        referent.votes[civility] += VOTES["civility"]
    elif referent.type != "PER" and before in ("la", "le", "du", "au"):
        referent.votes["f" if before == "la" else "m"] += VOTES["article"]
    office = civility_offices().get(page.doc[first - 1].text) if first else None
    if office:
        referent.call(office)
        referent.told.add(office)
    # *On juge Paul*: the office is a verb.
    if mention.role and page.word(first - 2) not in ("on", "il", "elle"):
        referent.told |= _read_role(_words(mention.role), referent)
    if page.word(last) == "(" and last + 1 < len(page.words) and referent.type == "PER":
        referent.features |= party(page.doc[last + 1].text)
    if referent.type == "PER" and charged(page, first, last):
        referent.call(ACCUSED)
    _read_mandate(page, last, referent)


def _read_mandate(page: Page, at: int, referent: Referent) -> None:
    """*X, au nom de l'opposition*: who speaks in somebody's name is called their *porte-parole*."""
    at += page.word(at) == ","
    if page.word(at) != "au" or page.word(at + 1) != "nom" or page.word(at + 2) not in OF:
        return
    referent.call("porte-parole")
    end = at + 3
    while page.word(end)[:1].isalpha() and end < at + MANDATE:
        referent.features |= feature(page.words[end])
        end += 1


def _read_role(words: list[str], referent: Referent) -> frozenset[str]:
    """Take in the first office of a role; give its sense."""
    for at in range(len(words)):
        head = longest_noun(words, at)
        if head:
            referent.call(head[1].sense)
            referent.features |= frozenset().union(*(feature(word) for word in words[head[0] :]))
            return frozenset((head[1].sense,))
    return frozenset()


def _learn(referent: Referent, one: Description) -> None:
    """Let a title beside the name tell what it tells."""
    referent.call(one.noun.sense)
    referent.told.add(one.noun.sense)
    referent.features |= one.features
    if one.gender and one.noun.gender[0] != "x":
        referent.votes[one.gender] += VOTES["feminine" if one.gender == "f" else "masculine"]


def _words(text: str) -> list[str]:
    return text.lower().replace("’", "'").replace("'", "' ").split()


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if len(word) > 3}


@cache
def civility_offices() -> dict[str, str]:
    """Map a form of address to the sense of the office it tells: *Me* is an *avocat*."""
    return {row["word"]: row["sense"] for row in table("civility_offices")}


@cache
def party(name: str) -> frozenset[str]:
    """Give the stems of all names of a party: *Benoît X (**PS**)* is the *candidat socialiste*."""
    rows = (row for row in actors_table("organisations") if row["kind"] == "party")
    for row in rows:
        names = [form for key in ("name", "acronyms", "aliases") for form in row[key].split(";")]
        if fold(name) in map(fold, names):
            return frozenset(_stems(word for form in names for word in _words(form)))
    return frozenset()


@cache
def kinds() -> dict[str, str]:
    """Map the folded names of known organisations to the sense of the noun that can stand for them."""
    rows = actors_table("organisations")
    forms = ((row, form) for row in rows for key in ("name", "acronyms", "aliases") for form in row[key].split(";"))
    return {fold(form): SENSES[row["kind"]] for row, form in forms if form and row["kind"] in SENSES}
