"""The user's own table of places: `--places FILE.csv`. It wins over the gazetteer in every view."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.corpus.own_table import names, read_rows
from pipeline.errors import PlacesTableInvalid
from pipeline.gazetteer.fold import fold
from pipeline.gazetteer.place import KINDS
from pipeline.ids import stable_id

NO_PLACE = "none"
"""The kind of what was read as a place and is none: its mentions count in no view."""
COUNTRY = re.compile(r"[A-Z]{2}")


class OwnPlace(NamedTuple):
    """A place under all the names that it goes by in the store; the first is the name to use."""

    names: tuple[str, ...]
    kind: str | None = None
    """One of KINDS, or NO_PLACE; None leaves what was found."""
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    wikidata_id: str | None = None

    @property
    def own_id(self) -> str:
        """Its key in the store."""
        return stable_id("own_place", self.names[0])


def read_own_places(path: Path) -> list[OwnPlace]:
    """Read a CSV: name and, where known, alias, kind, country_code, latitude, longitude, wikidata_id.

    Raises PlacesTableInvalid, with the line, when a row cannot be meant.
    """
    found: dict[str, OwnPlace] = {}
    for line, row in read_rows(path, PlacesTableInvalid):
        one = _own(path, line, row)
        for name in map(fold, one.names):
            if name in found:
                raise PlacesTableInvalid(path, line, f"{name!r} stands in an earlier row too")
        found |= dict.fromkeys(map(fold, one.names), one)
    return list(dict.fromkeys(found.values()))


def _own(path: Path, line: int, row: dict[str, str]) -> OwnPlace:
    kind, country = row.get("kind", "").lower(), row.get("country_code", "").upper()
    if kind and kind not in (*KINDS, NO_PLACE):
        raise PlacesTableInvalid(path, line, f"kind is {row['kind']!r}, not {', '.join(KINDS)} or {NO_PLACE}")
    if country and not COUNTRY.fullmatch(country):
        raise PlacesTableInvalid(path, line, f"country_code is {row['country_code']!r}, not two letters")
    latitude = _degrees(path, line, row, "latitude", 90)
    longitude = _degrees(path, line, row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise PlacesTableInvalid(path, line, "one of latitude and longitude is empty")
    return OwnPlace(names(row), kind or None, country or None, latitude, longitude, row.get("wikidata_id") or None)


def _degrees(path: Path, line: int, row: dict[str, str], column: str, most: int) -> float | None:
    value = row.get(column, "")
    if not value:
        return None
    try:
        degrees = float(value.replace(",", "."))
    except ValueError:
        degrees = float("nan")
    if not abs(degrees) <= most:
        raise PlacesTableInvalid(path, line, f"{column} is {value!r}, not degrees up to {most}")
    return degrees


def relate(db: sqlite3.Connection, own: Sequence[OwnPlace] | None = None) -> None:
    """Say which places of the store the table names.

    `own`: the table, which the store keeps; None for the one that it has.
    """
    if own is not None:
        db.execute("DELETE FROM own_place_links")
        db.execute("DELETE FROM own_places")
        db.executemany("INSERT INTO own_places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, own))
    table = {
        fold(name): row["own_id"]
        for row in db.execute("SELECT own_id, name, aliases FROM own_places")
        for name in (row["name"], *(row["aliases"] or "").split("|"))
    }
    if table:
        db.executemany("INSERT OR REPLACE INTO own_place_links VALUES (?, ?, ?)", list(_links(db, table)))


def _links(db: sqlite3.Connection, table: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each place that is named, its entry, and the first of the entry's places; those with coordinates go first."""
    first: dict[str, str] = {}
    for place_id, name in db.execute("SELECT place_id, name FROM places ORDER BY latitude IS NULL, place_id"):
        if own_id := table.get(fold(name)):
            yield place_id, own_id, first.setdefault(own_id, place_id)


def _row(one: OwnPlace) -> tuple[object, ...]:
    return (one.own_id, one.names[0], "|".join(one.names[1:]) or None, *one[1:])
