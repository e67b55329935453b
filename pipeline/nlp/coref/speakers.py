"""From the words that name a source to the actors they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.nlp.annotations import Mention, Quotation
from pipeline.nlp.coref.discourse import Distribution
from pipeline.nlp.coref.page import Page

if TYPE_CHECKING:
    from pipeline.nlp.coref.resolve import Input, Reading

NAMED = 0.97
"""Probability of a name that is itself the speaker."""
INSIDE = 0.55
"""Probability of a name inside a phrase whose head is unknown: *les propos de X*."""
INTO = frozenset(["de", "du", "des", "d'", "comme", "à", "au", "aux", "chez"])


def spans(page: Page, quotations: Sequence[Quotation]) -> dict[int, tuple[int, int]]:
    """Map the index of each quotation to the tokens of its speaker; an empty span where its words begin without one."""
    found: dict[int, tuple[int, int]] = {}
    for index, one in enumerate(quotations):
        if one.speaker:
            found[index] = page.tokens(one.speaker)
        elif one.fragments:
            begin = page.tokens(one.fragments[0])[0]
            found[index] = (begin, begin)
    return found


def anchor(page: Page, one: Quotation, at: int, names: Sequence[Mention]) -> tuple[int, frozenset[int]]:
    """Tell from where a speaking pronoun looks back, and which actors its quote names.

    « A », dit-il looks back from before A: nobody named inside the quote is closer than who stood before it.
    """
    first = min([at, *(page.tokens(fragment)[0] for fragment in one.fragments)])
    inside = frozenset(
        mention.actor
        for mention in names
        for start, end in one.fragments
        if start <= mention.start and mention.end <= end
    )
    return first, inside if one.type == "direct" else frozenset()


def end(page: Page, one: Quotation, speaker: tuple[int, int]) -> int:
    """Give the last token of a quote with its speaker."""
    return max([speaker[1] - 1, *(page.tokens(fragment)[1] - 1 for fragment in one.fragments)])


def source(reading: Reading, given: Input, speaker: tuple[int, int]) -> tuple[Distribution, str]:
    """Find who is meant by the tokens of a speaker; give the rule that found it."""
    page = reading.page
    first, last = speaker
    if first >= last:
        return (), "nobody"
    name = next((page.name[at] for at in range(first, last) if page.name[at] >= 0), None)
    noun = next((one for one in reading.nouns if first <= one.head < last), None)
    pronoun = next((one for one in reading.pronouns if first <= one.first < last), None)
    place = next((at for at in range(first, last) if at in reading.places), None)
    if noun is not None and (name is None or noun.head < page.spans[name][0]):
        return _noun(reading, given, noun, speaker)
    if name is not None:
        return _named(reading, given, speaker, name)
    if place is not None:
        return ((reading.places[place], NAMED if _starts(page, first, place) else INSIDE),), "place"
    if pronoun is not None:
        return reading.meant.get(pronoun.first, ()), "pronoun"
    return (), "unknown"


def _starts(page: Page, first: int, at: int) -> bool:
    """No noun stands between the beginning of the speaker and its name."""
    return not any(page.words[place] in INTO or page.doc[place].pos_ == "NOUN" for place in range(first, at))


def _named(reading: Reading, given: Input, speaker: tuple[int, int], name: int) -> tuple[Distribution, str]:
    page = reading.page
    at = page.spans[name][0]
    if not _starts(page, speaker[0], at):
        return ((given.names[name].actor, INSIDE),), "name inside"
    found = [(given.names[name].actor, NAMED)]
    while page.spans[name][1] + 1 < speaker[1] and page.words[page.spans[name][1]] in ("et", ","):
        follower = page.name[page.spans[name][1] + 1]
        if follower < 0 or (page.words[page.spans[name][1]] == "," and given.names[follower].actor == found[0][0]):
            break
        name = follower
        found.append((given.names[name].actor, NAMED - 0.02 * len(found)))
    return tuple(found), "name"


def _noun(reading: Reading, given: Input, noun: object, speaker: tuple[int, int]) -> tuple[Distribution, str]:
    from pipeline.nlp.coref.nouns import Description

    assert isinstance(noun, Description)
    page = reading.page
    if noun.head in reading.beside:
        return ((given.names[reading.beside[noun.head]].actor, NAMED),), "title and name"
    people = [
        page.name[at]
        for at in range(noun.last, speaker[1])
        if page.name[at] >= 0 and given.actors[given.names[page.name[at]].actor].type == noun.noun.type
    ]
    if people:
        return ((given.names[people[0]].actor, 0.9),), "title and name"
    return reading.meant.get(noun.head, ()), "description"
