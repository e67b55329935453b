"""What many rules read: relations, modifiers, parts of day behind a day, years of two digits."""

from __future__ import annotations

from typing import Any

from pipeline.timex.expression import Expression, Hit

CENTURY = 100

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Years that a bare number may stand for: *en mars 850* is no date."""
TWO_DIGITS_OLD = 40
"""Two digits of a year from here on are of the 20th century, unless the publication date says otherwise."""


def full_year(number: int | None) -> int | None:
    """Complete a year of two digits."""
    if number is None or number >= CENTURY:
        return number
    return number + (1900 if number >= TWO_DIGITS_OLD else 2000)


def no_year_of(number: int | None) -> bool:
    """Three digits behind a month count what follows; two may be short for a year."""
    return number is not None and number >= CENTURY and not FIRST_YEAR <= number <= LAST_YEAR


RELATIONS = {
    "last": ("last", "past", "lasts", "pasts"),
    "next": ("next", "nexts", "coming"),
    "following": ("following", "followings", "after_adj"),
    "preceding": ("preceding", "precedings", "before_adj"),
}


def relation(hit: Hit, name: str = "R") -> str:
    """Name the relation of *dernier*, *prochain*, *suivant*, *précédent*, …"""
    for relation_name, classes in RELATIONS.items():
        if hit.has(name) and hit.tokens.is_(hit.at(name), *classes):
            return relation_name
    return ""


def bound(hit: Hit) -> str | None:
    """The modifier of *début*, *mi-*, *fin*, …"""
    if hit.has("B") and hit.tokens.is_(hit.at("B"), "firsts", "lasts", "first", "last"):
        return "START" if hit.tokens.is_(hit.at("B"), "firsts", "first") else "END"
    value = hit.value("B")
    return value if value in ("START", "MID", "END") else None


def years(hit: Hit) -> int | None:
    """Read *de cette année*, *de l'an dernier*, *de l'année prochaine*."""
    if not hit.has("J"):
        return None
    at = hit.at("J")
    return 0 if hit.tokens.is_(at, "this") else int(hit.tokens.value(at))


PART_CLASSES = ("part", "noon", "dawn", "daybreak", "early_hours")

TAIL = (*PART_CLASSES, "start", "end", "middle", "early", "late")


def tail(hit: Hit) -> dict[str, Any]:
    """The part of day behind a day, and its modifier."""
    if not hit.has("T"):
        return {}
    first, last = hit.span("T")
    values = {name: hit.tokens.value(i) for i in range(first, last) for name in TAIL if hit.tokens.is_(i, name)}
    parts = [value for name, value in values.items() if name in PART_CLASSES]
    mods = [value for name, value in values.items() if name not in PART_CLASSES]
    return {"part": parts[0], "mod": mods[0] if mods else None, "type": "TIME"}


def make(hit: Hit, kind: str, offsets: tuple[int, int] | None = None, **parts: Any) -> list[Expression]:
    start, end = offsets or hit.offsets()
    extra = {"type": "DATE", "mod": bound(hit), **tail(hit), **parts}
    return [Expression(start, end, kind=kind, **extra)]
