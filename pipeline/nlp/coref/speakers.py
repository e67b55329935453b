"""From the words that name a source to the actors they mean."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.actors.lexicons import civilities
from pipeline.nlp.annotations import Quotation
from pipeline.nlp.coref.apposition import named_at
from pipeline.nlp.coref.discourse import Distribution
from pipeline.nlp.coref.features import stem
from pipeline.nlp.coref.grammar import DEFINITE, INTO
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.reading import Input, Reading

NAMED = 0.97
"""Share of a name that is itself the speaker."""
INSIDE = 0.55
"""Share of an organisation inside a phrase whose head is unknown: *les chiffres de X*."""
ASIDE = 0.3
"""Share of a person or a country there: *le beau-frère de X* is somebody else."""
PART = 0.8
"""Share of an actor some of whose name the speaker is."""
ISSUER = 0.75
"""Share of who has made what speaks."""
PARTICIPLE = 10
"""Tokens from the participle that tells the maker to his name."""
EXAMPLE = 0.6
"""Share of a name given as an example of a group: *des mouvements comme X*."""
ACRONYM = 5
"""Tokens that a bracket takes between a title and the comma before its name."""
NEXT = 0.02
"""What each further speaker of a pair or a list has less: the first named comes first."""


def spans(page: Page, quotations: Sequence[Quotation]) -> dict[int, tuple[int, int]]:
    """Map the index of each quotation to the tokens of its speaker; an empty span where it has none."""
    found: dict[int, tuple[int, int]] = {}
    for index, one in enumerate(quotations):
        if one.speaker:
            found[index] = page.tokens(one.speaker)
        elif one.fragments:
            begin = page.tokens(one.fragments[0])[0]
            found[index] = (begin, begin)
    return found


def anchor(page: Page, given: Input, quote: int, at: int) -> tuple[int, frozenset[int]]:
    """Tell from where a speaking pronoun looks back, and which actors its quote names.

    « A », dit-il looks back from before A: nobody named inside the quote is closer than who stood before it.
    """
    one = given.quotations[quote]
    first = min([at, *(page.tokens(fragment)[0] for fragment in one.fragments)])
    if one.type != "direct":
        return first, frozenset()
    inside = (page.names_in(*page.tokens(fragment)) for fragment in one.fragments)
    return first, frozenset(given.names[name].actor for names in inside for name in names)


def end(page: Page, one: Quotation, speaker: tuple[int, int]) -> int:
    """Give the last token of a quote with its speaker."""
    return max([speaker[1] - 1, *(page.tokens(fragment)[1] - 1 for fragment in one.fragments)])


def source(reading: Reading, speaker: tuple[int, int]) -> tuple[Distribution, str]:
    """Find who is meant by the tokens of a speaker; give the rule that found it."""
    first, last = speaker
    if first >= last:
        return (), "nobody"
    names = reading.page.names_in(first, last)
    noun = next((reading.heads[at] for at in range(first, last) if at in reading.heads), None)
    if noun is not None and (not names or noun.head < reading.page.spans[names[0]][0]):
        return _noun(reading, noun, speaker)
    if names:
        return _named(reading, names, first)
    place = next((at for at in range(first, last) if at in reading.places), None)
    if place is not None and _free(reading.page, first, place) and not _longer(reading, place, last):
        return ((reading.places[place][0], NAMED),), "place"
    pronoun = next((one for one in reading.pronouns if first <= one.first < last), None)
    if pronoun is not None:
        return reading.meant.get(pronoun.first, ()), "pronoun"
    part = _part(reading, first, last)
    if part is not None:
        return ((part, PART),), "part of a name"
    issuer = _issuer(reading, last)
    return (((issuer, ISSUER),), "issuer") if issuer is not None else ((), "unknown")


def _issuer(reading: Reading, last: int) -> int | None:
    """Give who made what speaks: *les résultats **transmis par X***, *les éléments **publiés sur le site de X***."""
    page = reading.page
    if page.pos(last) not in ("VERB", "ADJ") or "Part" not in page.doc[last].morph.get("VerbForm", []):
        return None
    for at in range(last + 1, min(last + PARTICIPLE, len(page.words))):
        if not page.words[at][0].isalpha() or page.pos(at) in ("AUX", "CCONJ", "SCONJ"):
            return None
        if page.name[at] >= 0:
            return page.actors[page.name[at]]
    return None


def _part(reading: Reading, first: int, last: int) -> int | None:
    """A name that nobody has read as one, all its words those of one actor: *Seitel* beside *Fraser Seitel*."""
    page = reading.page
    capitals = {stem(page.words[at]) for at in range(first, last) if page.doc[at].text[:1].isupper()}
    if not capitals or page.pos(first) == "DET":
        return None
    named = [(index, one) for index, one in enumerate(reading.discourse.referents) if one.actor is not None]
    found = [index for index, one in named if capitals <= one.stems]
    return found[0] if len(found) == 1 else None


def _longer(reading: Reading, place: int, last: int) -> bool:
    """The toponym is a part of a longer name: *France Stratégie*."""
    behind = reading.places[place][1]
    return behind < last and reading.page.doc[behind].text[:1].isupper()


def _noun(reading: Reading, noun: Description, speaker: tuple[int, int]) -> tuple[Distribution, str]:
    """A title with its name means the name; without, whom the reading took it for."""
    page, named = reading.page, reading.given.names
    bearers = [reading.beside[noun.head]] if noun.head in reading.beside else _bearers(reading, noun, speaker[1])
    bearers = bearers or _apposed(reading, noun, speaker[1])
    bearers += [
        reading.beside[other.head]
        for other in (reading.heads[at] for at in range(noun.last, speaker[1]) if at in reading.heads)
        if other.head in reading.beside and page.word(other.first - 1) == "et"
    ]
    if bearers and (page.word(noun.last) != "et" or _second_office(reading, noun.last + 1)):
        return _together(tuple(named[name].actor for name in bearers)), "title and name"
    example = page.names_in(speaker[1] + 1, speaker[1] + 2) if page.word(speaker[1]) == "comme" else []
    if example:
        return ((named[example[0]].actor, EXAMPLE),), "example"
    issuer = _issuer(reading, speaker[1]) if noun.noun.type == "DOC" and not reading.meant.get(noun.head) else None
    if issuer is not None:
        return ((issuer, ISSUER),), "issuer"
    return reading.meant.get(noun.head, ()), "description"


def _bearers(reading: Reading, noun: Description, last: int) -> list[int]:
    """Find the name that the title reaches over more words than an apposition has; behind a comma, of any kind."""
    page = reading.page
    names = [
        name
        for name in page.names_in(noun.last, last)
        if page.types[name] == noun.noun.type
        or (page.types[name] == "PER" and page.word(page.spans[name][0] - 1) == "," and not noun.plural)
    ]
    return [name for name in names if "et" not in page.words[noun.last : page.spans[name][0]]][:1]


def _second_office(reading: Reading, at: int) -> bool:
    """Tell whether *et* adds an office of the same person: *le président **et fondateur** de X*."""
    return any(one.bare for one in reading.nouns if one.first <= at <= one.head)


def _apposed(reading: Reading, noun: Description, comma: int) -> list[int]:
    """Find the person named behind the comma after a long title: *Selon le chef de mission à Lyon, M. X, …*"""
    page = reading.page
    if page.word(comma) == "(":
        comma = next((at + 1 for at in range(comma, comma + ACRONYM) if page.word(at) == ")"), comma)
    if noun.noun.type != "PER" or noun.plural or not noun.definite or page.word(comma) != ",":
        return []
    name = named_at(page, comma + 1)
    if name is None or page.types[name] != "PER" or page.word(page.spans[name][1])[:1].isalnum():
        return []
    return [name]


def _together(actors: tuple[int, ...]) -> Distribution:
    """Those who speak with one voice, the first named first."""
    return tuple((actor, NAMED - NEXT * rank) for rank, actor in enumerate(dict.fromkeys(actors)))


def _named(reading: Reading, names: list[int], first: int) -> tuple[Distribution, str]:
    """Take the names that stand for themselves, a person's before an organisation's; else the first inside."""
    page, named = reading.page, reading.given.names
    free = [name for name in names if _free(page, first, page.spans[name][0])]
    if not free:
        inside = INSIDE if page.types[names[0]] == "ORG" else ASIDE
        return ((named[names[0]].actor, inside),), "name inside"
    people = [name for name in free if page.types[name] == "PER"]
    chief = (people or free)[0]
    joined = [chief, *(name for name in free if name > chief and page.word(page.spans[name][0] - 1) in ("et", ","))]
    return _together(tuple(named[name].actor for name in joined)), "name"


def _free(page: Page, first: int, at: int) -> bool:
    """Tell whether a name stands for itself in its phrase, behind no preposition: *le manager de X, **Y***."""
    while at > first and (page.words[at - 1] in DEFINITE or page.doc[at - 1].text in civilities()):
        at -= 1
    return at <= first or page.words[at - 1] not in INTO
