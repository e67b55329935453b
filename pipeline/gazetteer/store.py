"""The shipped gazetteer, read where it lies: SQLite, so that nothing is loaded before it is asked for."""

from __future__ import annotations

import os
import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.data import models_dir
from pipeline.gazetteer.fold import fold
from pipeline.gazetteer.place import Place

FILE = Path("gazetteer") / "places.sqlite"
# Coordinates lie in ten-thousandths of a degree; the id of a GeoNames entry is its number.
COLUMNS = """coalesce(p.own_id, 'geonames:' || p.geonames_id), p.name, p.kind, p.country_code, r.name,
    p.latitude / 10000.0, p.longitude / 10000.0, p.geonames_id,
    p.wikidata_id, p.population, p.admin1_code"""
ONE = f"SELECT {COLUMNS} FROM places p LEFT JOIN admin1 r ON r.code = p.admin1_code WHERE {{}} = ?"
NAMED = f"""SELECT n.weight, n.bare, p.sense, {COLUMNS} FROM names n JOIN places p ON p.id = n.place
    LEFT JOIN admin1 r ON r.code = p.admin1_code WHERE n.key = ? ORDER BY n.weight DESC, p.id"""

# `!` sorts right behind the blank.
OPENING = "SELECT 1 FROM names WHERE key >= ? AND key < ? LIMIT 1"


class Reading(NamedTuple):
    """What a surface may mean."""

    place: Place
    weight: float
    """How often the name means this place, before any context: decimal logarithm, for comparison only."""
    bare: bool
    """The name lacks its article (*Caire*), so one must stand before it in the text."""
    sense: str | None
    """What the name usually stands for, where the gazetteer tells (*Kremlin*: `government`)."""


class Gazetteer:
    """Look-up by surface or id. Safe after a fork: every process opens the file for itself."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or models_dir() / FILE
        self._owner = 0
        self._connection: sqlite3.Connection | None = None
        self.entry = lru_cache(4096)(self._entry)
        self.readings = lru_cache(16384)(self._readings)
        self.opens = lru_cache(32768)(self._opens)

    def find(self, surface: str) -> tuple[Reading, ...]:
        """Give the readings of a name in any spelling, the likeliest first; () for an unknown name."""
        return self.readings(fold(surface))

    def _entry(self, place_id: str) -> Place:
        """Give the place of an id; KeyError when there is none."""
        scheme, _, number = place_id.partition(":")
        column, value = ("p.geonames_id", number) if scheme == "geonames" else ("p.own_id", place_id)
        row = self._open().execute(ONE.format(column), (value,)).fetchone()
        if row is None:
            raise KeyError(place_id)
        return Place(*row)

    def _readings(self, key: str) -> tuple[Reading, ...]:
        rows = self._open().execute(NAMED, (key,)).fetchall() if key else []
        return tuple(Reading(Place(*row[3:]), row[0] / 100, bool(row[1]), row[2]) for row in rows)

    def _opens(self, word: str) -> bool:
        """Whether some name of several words begins with this one (folded): saves looking up what cannot be."""
        row = self._open().execute(OPENING, (word + " ", word + "!")).fetchone()
        return row is not None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._owner != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._owner = os.getpid()
        return self._connection


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, one a process."""
    return Gazetteer()
