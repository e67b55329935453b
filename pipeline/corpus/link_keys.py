"""What two actors of different articles must share before they are compared at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.fold import fold
from pipeline.actors.lexicons import Organisation, organisations, words

ARTICLES = ("le ", "la ", "les ", "l ", "the ")
SOUNDS = (
    ("ph", "f"), ("ch", "k"), ("kh", "k"), ("ck", "k"), ("q", "k"), ("c", "k"), ("gh", "g"), ("h", ""), ("w", "v"),
    ("y", "i"), ("j", "i"), ("ou", "u"), ("oo", "u"), ("z", "s"),
)  # fmt: skip
"""Spellings of one sound in names brought over from other alphabets, in the order they are replaced."""


class Record(NamedTuple):
    """An actor of one article, with what tells it from its namesakes."""

    actor_id: str
    article_id: str
    published: str | None
    """ISO 8601, of the article."""
    name: str
    type: str
    """PER, ORG or GPE."""
    aliases: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    """Titles read beside the name, as they stand in the text: needed only where a short name asks."""
    others: frozenset[str] = frozenset()
    """Names of the other actors of the article: needed only where a short name asks."""
    gender: str | None = None
    country: str | None = None
    """The country the article speaks of most, ISO 3166-1 alpha-2: needed `by_country` only."""
    place_id: str | None = None
    """The place of a GPE."""


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Fold a name without its article."""
    folded = fold(name)
    return next((folded[len(one) :] for one in ARTICLES if folded.startswith(one)), folded)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Bring spelling variants together: *zelensky*, *zelenskyy*, *zelenski*; *poutine*, *putin*."""
    for spelling, one in SOUNDS:
        word = word.replace(spelling, one)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("e") or word


@lru_cache(maxsize=65536)
def is_full(name: str) -> bool:
    """Tell whether a person's name has a given and a family name, neither an initial."""
    parts = fold(name).split()
    return len(parts) > 1 and len(parts[0]) > 1


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Tell whether an organisation's name says nothing of which country's it is: *Cour suprême*, *Sénat*."""
    folded = fold(name)
    return folded in _common() or (folded.split() or [""])[0] in _local_heads()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(fold(name) for name in words("common_institutions")) | {fold(one) for one in words("chambers")}


@lru_cache(maxsize=1)
def _local_heads() -> frozenset[str]:
    heads = words("ministries") | words("chambers") | words("local_institutions") | {"parti"}
    return frozenset(fold(one) for one in heads)


LOCAL_KINDS = frozenset(["institution", "party", "union"])
"""Organisations that another country may have under the same name."""


@lru_cache(maxsize=1)
def _authority() -> dict[str, list[Organisation]]:
    """Map each name that the authority knows for certain to its bearers.

    Names that every country has (*Sénat*, *Parti conservateur*) tell nothing.
    """
    found: dict[str, list[Organisation]] = {}
    for one in organisations():
        if not one.weak and (one.country or one.kind not in LOCAL_KINDS):
            for name in dict.fromkeys(key(name) for name in one.names):
                found.setdefault(name, []).append(one)
    return found


def known_names(name: str) -> set[str]:
    """Give the full names, folded, of the organisations that the authority knows by a folded name."""
    return {key(one.names[0]) for one in _authority().get(name, [])}


def by_country(record: Record) -> bool:
    """Tell whether the country its article speaks of decides which organisation a record names."""
    bearers = _authority().get(key(record.name), [])
    if len(bearers) == 1:
        return bool(bearers[0].country) and _is_local(bearers[0], record.name)
    return is_common(record.name)


def _is_local(bearer: Organisation, name: str) -> bool:
    return bearer.kind in LOCAL_KINDS or is_common(name)


def organisation_key(record: Record) -> str | None:
    """Give the key of the organisation a record names, or None when the name alone does not tell.

    The authority's full name when it knows one; a name that other countries may use counts by country.
    """
    own = key(record.name)
    bearers = _authority().get(own, [])
    if len(bearers) == 1:
        at_home = not (bearers[0].country and record.country) or bearers[0].country == record.country
        return (
            key(bearers[0].names[0]) if at_home or not _is_local(bearers[0], record.name) else f"{own} {record.country}"
        )
    if is_common(record.name):
        return f"{own} {record.country}" if record.country else None
    return own or None


def blocks(record: Record) -> frozenset[str]:
    """Give the keys by which a record meets others; no shared key, directly or through a third, no link."""
    if record.type == "GPE":
        return frozenset([f"GPE {record.place_id}"]) if record.place_id else frozenset()
    if record.type == "PER":
        parts = fold(record.name).split()
        return frozenset([f"PER {sound(parts[-1])}"]) if parts else frozenset()
    names = (record.name, *(alias for alias in record.aliases if is_acronym(alias)))
    keys = {key(name) for name in names} | {full for name in names for full in known_names(key(name))}
    return frozenset(f"ORG {one}" for one in keys if one)
