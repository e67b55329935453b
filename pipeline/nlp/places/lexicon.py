"""Word lists of this room, read once."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from pipeline.data import lexicon, models_dir, table
from pipeline.gazetteer import fold


class Head(NamedTuple):
    """A common noun before a name: what it names, and whether it belongs to the name."""

    kind: str
    part: str
    """`yes`, `no`, or `name`: only before a name that is no town's."""


@cache
def heads() -> dict[str, Head]:
    """Nouns of `place_heads.tsv`."""
    return {row["noun"]: Head(row["kind"], row["part"]) for row in table("place_heads")}


@cache
def site_words() -> dict[str, str]:
    """Word inside a name → the kind it says."""
    return {row["word"]: row["kind"] for row in table("site_words")}


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a plain list."""
    return frozenset(lexicon(name))


@cache
def folded(name: str) -> frozenset[str]:
    """The entries of a plain list as look-up keys."""
    return frozenset(fold(entry) for entry in lexicon(name))


@cache
def civilities() -> frozenset[str]:
    """What stands before a person's name: *M.*, *Mme*."""
    return frozenset(row["word"] for row in table("civilities"))


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of the verbs that announce speech."""
    return frozenset(row["lemma"] for row in table("cues"))


@cache
def not_places() -> frozenset[str]:
    """Folded names that are no places."""
    return folded("not_places")


class Demonym(NamedTuple):
    """What a demonym or adjective is of."""

    country: str
    """ISO 3166-1 alpha-2; empty where no single country applies."""
    place: str
    """The usual French name of the country, region or town, where others ask for it."""


@cache
def demonyms() -> dict[str, Demonym]:
    """Every form of every demonym and adjective, in lower case → what it is of."""
    path = models_dir() / "gazetteer" / "demonyms.tsv"
    found: dict[str, Demonym] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for form in inflected(row["masculine"], row["feminine"]):
                found[form] = Demonym(row["country"], row["place"])
    return found


def inflected(masculine: str, feminine: str) -> tuple[str, ...]:
    """Singular and plural of both genders: -s, nothing behind s and x, -aux for none of them."""
    forms = []
    for singular in (masculine, feminine):
        forms += [singular, singular if singular[-1] in "sx" else singular + "s"]
    return tuple(dict.fromkeys(forms))
