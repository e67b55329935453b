"""The lexicons that actors are read with, each loaded once."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from pipeline.data import lexicon, models_dir, table


@cache
def words(name: str) -> frozenset[str]:
    """Give the entries of `models/lexicons/NAME.txt`."""
    return frozenset(lexicon(name))


@cache
def role_nouns() -> dict[str, str]:
    """Map each noun of function, in lower case, to the gender it tells: f, m, or empty when epicene."""
    genders: dict[str, str] = {}
    for row in table("role_nouns"):
        masculine, feminine = row["masculine"], row["feminine"] or ""
        epicene = masculine == feminine
        for noun, gender in ((masculine, "m"), (feminine, "f")):
            if noun:
                known = genders.get(noun, gender)
                genders[noun] = "" if epicene or known != gender else gender
    return genders


@cache
def civilities() -> dict[str, str]:
    """Map each civility, as it is written, to the gender it tells: f, m or empty."""
    return {row["word"]: row["gender"] or "" for row in table("civilities")}


@cache
def kin_nouns() -> dict[str, str]:
    """Map each noun of kinship to the gender it tells."""
    return {row["noun"]: row["gender"] for row in table("kin_nouns")}


@cache
def nationalities() -> frozenset[str]:
    """Give the adjectives of countries, regions and towns: both genders, singular and plural."""
    return frozenset(lexicon("demonyms"))


def actors_table(name: str) -> list[dict[str, str]]:
    """Read `models/actors/NAME.tsv`: comments begin with #, then a header, then one row a line."""
    with (models_dir() / "actors" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        rows = csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value or "" for key, value in row.items()} for row in rows]


class Organisation(NamedTuple):
    """An organisation of the authority, under all its names; the first is the fullest."""

    names: tuple[str, ...]
    weak: bool
    """The name is also a word, a person or a place."""
    country: str | None = None
    """ISO 3166-1 alpha-2; None when it is of no one country."""
    kind: str = ""
    """What it is: `international`, `institution`, `party`, `media`, …"""


@cache
def titles() -> frozenset[str]:
    """Give the authority's names that begin with an article: newspapers and parties, mostly."""
    articles = ("Le ", "La ", "Les ", "L'", "L’")
    names = {name for one in organisations() for name in one.names if name.startswith(articles)}
    return frozenset(names | {name.replace("L'", "L’") for name in names})


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give the authority's organisations."""
    return tuple(
        Organisation(
            tuple(name for name in (row["name"], *row["acronyms"].split(";"), *row["aliases"].split(";")) if name),
            bool(row["weak"]),
            row["country"] or None,
            row["kind"],
        )
        for row in actors_table("organisations")
    )
