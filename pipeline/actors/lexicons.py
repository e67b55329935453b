"""The lexicons that actors are read with, each loaded once."""

from __future__ import annotations

from functools import cache

from pipeline.data import lexicon, table


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
