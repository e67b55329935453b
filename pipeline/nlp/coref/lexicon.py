"""The nouns that can stand for a source, and the adjectives that tell its country."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pipeline.data import table
from pipeline.nlp.places.lexicon import Demonym, demonyms


class Noun(NamedTuple):
    """A row of `roles.tsv`, or a plain pair of `role_nouns.tsv`."""

    gender: str
    """`m`, `f`; `c`: the determiner tells; `xm`, `xf`: grammatical gender only."""
    type: str
    """`PER`, `ORG`, `GPE`, `DOC`, `GRP`."""
    sense: str
    """Nouns of one sense can stand for each other."""
    speaks_for: bool
    in_name: bool = False
    """Who is one has the word in its name, so the noun stands for no other."""

    @property
    def grammatical(self) -> str | None:
        """Give the gender that an agreeing pronoun takes, None when the determiner alone tells it."""
        return self.gender[-1] if self.gender != "c" else None


@cache
def nouns() -> dict[str, Noun]:
    """Map each noun, lower case, singular, elisions followed by a blank, to what it tells."""
    found: dict[str, Noun] = {}
    for row in table("role_nouns"):
        found |= _pair(row["masculine"], row["feminine"] or "")
    for row in table("roles"):
        flags = (bool(row["speaks_for"]), bool(row["in_name"]))
        found[row["noun"]] = Noun(row["gender"], row["type"], row["class"], *flags)
    return {noun: one for noun, one in found.items() if one.type != "-"}


def _pair(masculine: str, feminine: str) -> dict[str, Noun]:
    if masculine == feminine:
        return {masculine: Noun("c", "PER", masculine, False)}
    sense = masculine or feminine
    both = ((masculine, "m"), (feminine, "f"))
    return {noun: Noun(gender, "PER", sense, False) for noun, gender in both if noun}


@cache
def nationalities() -> dict[str, Demonym]:
    """Map each adjective of a place that speaks, in all its forms, to it."""
    return {form: one for form, one in demonyms().items() if one.place}


@cache
def wider(sense: str) -> frozenset[str]:
    """Give a sense with the wider ones that can stand for its bearer, and those wider than them."""
    found, new = {sense}, {sense}
    while new:
        new = {other for one in new for other in _wider().get(one, ())} - found
        found |= new
    return frozenset(found)


@cache
def _wider() -> dict[str, list[str]]:
    """Map each sense to the next wider ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table("role_hypernyms"):
        found[row["sense"]].append(row["wider"])
    return found


def plurals(word: str) -> tuple[str, ...]:
    """Give the regular plurals of a noun or adjective in lower case."""
    if word[-1:] in "sxz":
        return (word,)
    if word.endswith("al"):
        return (word[:-1] + "ux", word + "s")
    if word.endswith(("au", "eu")):
        return (word + "x",)
    return (word + "s",)


def singulars(word: str) -> tuple[str, ...]:
    """Give what a word in lower case may be the plural of, itself first."""
    if word.endswith("aux"):
        return (word, word[:-3] + "al", word[:-1])
    if word[-1:] in "sx" and len(word) > 3:
        return (word, word[:-1])
    return (word,)


@cache
def openings() -> dict[str, int]:
    """Map every first word of a noun, singular or plural, to the words of the longest noun it begins."""
    longest: dict[str, int] = {}
    for noun in nouns():
        first, size = noun.split()[0], len(noun.split())
        for form in (first, *plurals(first)):
            longest[form] = max(size, longest.get(form, 0))
    return longest


def longest_noun(words: list[str], at: int) -> tuple[int, Noun] | None:
    """Find the longest noun of the lexicon that begins at a word, with *ex-* or without; give the index behind it."""
    first = words[at].removeprefix("ex-")
    longest = openings().get(words[at]) or openings().get(first)
    if longest is None:
        return None
    if words[at] not in openings():
        words = [*words[:at], first, *words[at + 1 : at + longest]]
    known = nouns()
    for end in range(min(len(words), at + longest), at, -1):
        for phrase in _readings(words[at:end]):
            if phrase in known:
                return end, known[phrase]
    return None


def _readings(words: list[str]) -> list[str]:
    """Read the first word, or the first and the last, as plurals: *premiers ministres*, *chefs d' état*."""
    rest = " ".join(words[1:])
    if not rest:
        return list(singulars(words[0]))
    heads = [f"{one} {rest}" for one in singulars(words[0])]
    return heads + [
        f"{one} {' '.join([*words[1:-1], last])}" for one in singulars(words[0]) for last in singulars(words[-1])[1:]
    ]
