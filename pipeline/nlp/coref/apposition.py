"""Which name a noun phrase stands beside: *le maire X*, *le maire, X,*, *X, maire de Y,*, *X est le maire*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.actors.lexicons import civilities
from pipeline.nlp.coref.grammar import BE, BREAKS, DEFINITE, PREPOSITIONS
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.page import Page

FAR = 3
"""Tokens that may stand between a name and the comma of its apposition: *(PS)*, an age."""
ADJUNCT = 12
"""Tokens that adjuncts may take up to the comma before the name: *le chef **par intérim de la mission**, X,*."""
PARTICIPLE = 8
"""Tokens that a participle may take up to the comma before the name."""


def titled(page: Page, nouns: Sequence[Description]) -> dict[int, int]:
    """Map the head of each noun phrase that stands beside a name to that name.

    A name behind a comma belongs to the outermost phrase: *la fédération des **banques**, X*.
    """
    starts = {one.first: one for one in nouns}
    beside = {one.head: name for one in nouns if (name := _beside(page, one, starts)) is not None}
    outer: dict[tuple[int, int], int] = {}
    for one in nouns:
        if one.head in beside:
            outer.setdefault((one.last, beside[one.head]), one.first)
    return {
        one.head: beside[one.head]
        for one in nouns
        if one.head in beside and not (one.beside is None and outer[one.last, beside[one.head]] < one.first)
    }


def coordinated(page: Page, name: int | None, one: Description) -> list[int]:
    """Give every name that a title covers: *les présidents **X** et **Y***."""
    if name is None:
        return []
    covered = [name]
    while one.plural:
        at = page.spans[covered[-1]][1]
        if page.word(at) not in ("et", ",") or at + 1 >= len(page.words) or page.name[at + 1] < 0:
            break
        covered.append(page.name[at + 1])
    return covered


def _beside(page: Page, one: Description, nouns: Mapping[int, Description]) -> int | None:
    for name in (one.beside, _behind_comma(page, one, nouns), _before(page, one)):
        fits = name is not None and page.types[name] == one.noun.type
        if fits and (not one.plural or len(coordinated(page, name, one)) > 1):
            return name
    return None


def _behind_comma(page: Page, one: Description, nouns: Mapping[int, Description]) -> int | None:
    """*le maire, **X***, also behind a participle (*le journal fondé par Y, **X***) or a second title.

    `nouns` are by their first token.
    """
    comma = one.last
    if page.pos(comma) == "VERB" and page.doc[comma].morph.get("VerbForm", []) == ["Part"]:
        comma = next((at for at in range(comma, comma + PARTICIPLE) if page.word(at) == ","), comma)
    elif one.noun.type == "PER" and page.word(comma) in PREPOSITIONS:
        return _behind_adjunct(page, one)
    if one.bare or page.word(comma) != ",":
        return None
    at = comma + 1
    while page.pos(at) == "ADJ" and at not in nouns:
        at += 1
    second = nouns.get(at)
    if second is not None and second.beside is not None:
        return second.beside
    if second is not None and page.word(second.last) == ",":
        at = second.last + 1
    return named_at(page, at)


def named_at(page: Page, at: int) -> int | None:
    """Give the name that begins at a token, behind civilities: one apposed there.

    None when a quote begins with it and no comma closes it: *Selon le maire, X a menti* tells what X did.
    """
    first = at
    while at < len(page.words) and page.doc[at].text in civilities():
        at += 1
    name = page.name[at] if at < len(page.words) else -1
    if name < 0 or (page.opened & {first, at} and page.word(page.spans[name][1]) != ","):
        return None
    return name


def _behind_adjunct(page: Page, one: Description) -> int | None:
    """*le chef par intérim de la mission, **X**,*: no verb and nobody else in between, and a comma behind the name."""
    end = min(one.last + ADJUNCT, len(page.words))
    comma = next((at for at in range(one.last, end) if page.word(at) == ","), None)
    if comma is None or one.bare or one.plural or not one.definite:
        return None
    within = range(one.last, comma)
    if any(page.pos(at) in ("VERB", "AUX") or page.words[at] in BREAKS for at in within):
        return None
    if page.sentence[one.first] != page.sentence[comma]:
        return None
    name = named_at(page, comma + 1)
    alone = all(page.name[at] < 0 or page.types[page.name[at]] != "PER" for at in within)
    return name if name is not None and alone and page.word(page.spans[name][1]) == "," else None


def _before(page: Page, one: Description) -> int | None:
    """Step back from the noun phrase over comma and brackets, or over a form of *être*, to a name."""
    at = one.first - 1
    while one.bare and page.pos(at) == "ADJ":
        at -= 1
    if at < 1 or one.plural:
        return None
    if page.words[at] == "(" or page.words[at] in BE:
        return page.name[at - 1] if page.name[at - 1] >= 0 else None
    if page.words[at] != ",":
        return None
    for place in range(at - 1, max(-1, at - 2 - FAR), -1):
        if page.name[place] >= 0 and page.words[place + 1] in (",", "("):
            sure = one.bare or _closed(page, one) or _opens(page, page.spans[page.name[place]][0])
            return page.name[place] if sure else None
    return None


def _closed(page: Page, one: Description) -> bool:
    """An apposition ends at a mark; *…de la CPI, l'ONG a demandé* has none, so the ONG is another subject."""
    return not page.word(one.last)[:1].isalnum()


def _opens(page: Page, at: int) -> bool:
    """A name that opens its sentence is its subject, so the noun behind its comma is no other."""
    before = at - (page.word(at - 1) in DEFINITE)
    return before == 0 or page.sentence[before - 1] != page.sentence[at]
