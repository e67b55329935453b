"""A record's field names, in any of their usual French and English forms, → ours."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.data import table
from pipeline.readers.clean import clean

EMPTY: tuple[Any, ...] = (None, "", [], {})


def named(fields: dict[str, Any], columns: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """Bring a record's fields under our names: `headline` → `title`; a name's first filled synonym wins.

    `columns` are pairs (our name, the record's), set by `--map`: they win, and no synonym stands in for them.
    """
    lowered = {fold(str(name)): value for name, value in fields.items()}
    chosen = dict(columns)
    found: dict[str, Any] = {}
    for name, synonyms in _synonyms().items():
        ranked = [fold(chosen[name])] if name in chosen else [name, *(one for one in synonyms if one != name)]
        value = next((lowered[one] for one in ranked if _filled(lowered.get(one))), None)
        if value is not None:
            found[name] = value
    return found


def has(field: str, fields: dict[str, Any], columns: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether a record has one of our fields under any name, filled or not."""
    chosen = dict(columns)
    wanted = {fold(chosen[field])} if field in chosen else {field, *_synonyms().get(field, ())}
    return any(fold(str(name)) in wanted for name in fields)


def fold(name: str) -> str:
    """One form for `Date-Pub`, `date pub` and ` DATE_PUB`."""
    return name.strip().strip("\ufeff").lower().replace("-", "_").replace(" ", "_")


def known(name: str) -> bool:
    """Whether a column's name is one of ours or of their synonyms."""
    return fold(name) in {one for field, synonyms in _synonyms().items() for one in (field, *synonyms)}


def words(value: Any) -> str | None:
    """A field as one line of text: a list of authors is joined, an object gives its name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(words, value))) or None
    if isinstance(value, dict):
        return words(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    return " ".join(clean(str(value)).split(" ")).replace("\n", " ") or None


def _filled(value: Any) -> bool:
    return not any(value is empty or (type(value) is type(empty) and value == empty) for empty in EMPTY)


@cache
def _synonyms() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in table("fields"):
        names.setdefault(row["field"], []).append(row["name"])
    return names
