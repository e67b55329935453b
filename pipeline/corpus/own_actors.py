"""The user's own table of actors: `--actors FILE.csv`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pipeline.corpus.links import Own
from pipeline.corpus.own_table import names, read_rows
from pipeline.errors import ActorsTableInvalid

TYPES = {"per": "PER", "person": "PER", "personne": "PER", "org": "ORG", "organisation": "ORG", "organization": "ORG"}
GENDERS = {"f": "f", "m": "m", "": None}


def read_own(path: Path) -> list[Own]:
    """Read a CSV (UTF-8; comma, semicolon or tab): name and, where known, alias, type, wikidata_id, gender.

    Rows of one name and type make one actor; an alias cell may hold several, parted by `|`. The first of the names
    is the one to use. Raises ActorsTableInvalid, with the line, when a row cannot be meant.
    """
    merged: dict[tuple[str, str | None], list[Own]] = defaultdict(list)
    for line, row in read_rows(path, ActorsTableInvalid):
        one = _own(path, line, row)
        merged[one.names[0], one.type].append(one)
    return [_joined(group) for group in merged.values()]


def _own(path: Path, line: int, row: dict[str, str]) -> Own:
    kind = row.get("type", "").lower()
    if kind and kind not in TYPES:
        raise ActorsTableInvalid(path, line, f"type is {row['type']!r}, not PER or ORG")
    gender = row.get("gender", "").lower()
    if gender not in GENDERS:
        raise ActorsTableInvalid(path, line, f"gender is {row['gender']!r}, not f or m")
    return Own(names(row), TYPES.get(kind), row.get("wikidata_id") or None, GENDERS[gender])


def _joined(group: list[Own]) -> Own:
    """Rows of one actor: all the names, the first id and gender given."""
    return Own(
        tuple(dict.fromkeys(name for one in group for name in one.names)),
        group[0].type,
        next((one.wikidata_id for one in group if one.wikidata_id), None),
        next((one.gender for one in group if one.gender), None),
    )
