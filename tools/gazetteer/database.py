"""One row a place, and the rows as a database."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer.rows import Row
from pipeline.gazetteer.fold import fold


def middles(rows: Iterable[Row], towns: list[Row]) -> None:
    """Give countries and regions the middle of their towns, weighted by the root of their population."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for town in towns:
        if town.latitude is None or town.longitude is None:
            continue
        weight = (town.population or 1) ** 0.5
        for key in {town.country, town.admin1} - {None}:
            total = sums[str(key)]
            total[0] += town.latitude * weight
            total[1] += town.longitude * weight
            total[2] += weight
            total[3] += town.population or 0
    for row in rows:
        key = row.country if row.kind == "country" else row.admin1
        if row.latitude is None and row.within is None and key is not None and key in sums:
            total = sums[key]
            row.latitude, row.longitude = round(total[0] / total[2], 2), round(total[1] / total[2], 2)


def merge(groups: list[list[Row]]) -> list[Row]:
    """One row a place: an area of ours replaces the division of the same name and country, and takes its ids."""
    ours, others = groups[0], [row for group in groups[1:] for row in group]
    by_name = {(fold(row.name), row.country): row for row in ours if row.kind in {"region", "natural"}}
    kept = []
    for row in others:
        twin = by_name.get((fold(row.name), row.country)) if row.kind == "region" else None
        # An island is its province (*Hainan*); a river only gave its name to a department or state.
        if twin is None or twin.geonames or (twin.kind == "natural" and row.country in ("FR", "US")):
            kept.append(row)
            continue
        twin.geonames, twin.wikidata, twin.admin1 = row.geonames, row.wikidata, row.admin1
        for key, (_, bare) in row.names.items():
            twin.names.setdefault(key, (twin.weight, bare))
    unique: dict[str, Row] = {}
    for row in ours + kept:
        row.place_id = f"geonames:{row.geonames}" if row.geonames else row.place_id
        unique.setdefault(row.place_id, row)
    return [unique[key] for key in sorted(unique)]


def scaled(degrees: float | None) -> int | None:
    """Ten-thousandths of a degree: eleven metres, and half the bytes of a float."""
    return None if degrees is None else round(degrees * 10_000)


def write(path: Path, rows: list[Row], named: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        """PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;
        CREATE TABLE places (id INTEGER PRIMARY KEY, own_id TEXT, name TEXT NOT NULL, kind TEXT NOT NULL,
            country_code TEXT, admin1_code TEXT, latitude INTEGER, longitude INTEGER, geonames_id INTEGER,
            wikidata_id TEXT, population INTEGER, sense TEXT) STRICT;
        CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, weight INTEGER NOT NULL, bare INTEGER NOT NULL,
            PRIMARY KEY (key, place)) WITHOUT ROWID, STRICT;
        CREATE TABLE admin1 (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID, STRICT;"""
    )
    used = {row.admin1 for row in rows}
    connection.executemany(
        "INSERT INTO admin1 VALUES (?, ?)",
        sorted((iso, name) for iso, name in named.items() if iso in used),
    )
    for number, row in enumerate(rows, 1):
        connection.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (number, None if row.geonames else row.place_id, row.name, row.kind, row.country, row.admin1,
             scaled(row.latitude), scaled(row.longitude), row.geonames, row.wikidata, row.population, row.sense),
        )  # fmt: skip
    names = sorted(
        (key, number, round(100 * weight), bare)
        for number, row in enumerate(rows, 1)
        for key, (weight, bare) in row.names.items()
    )
    connection.executemany("INSERT INTO names VALUES (?,?,?,?)", names)
    connection.executescript(
        """CREATE UNIQUE INDEX by_geonames ON places (geonames_id) WHERE geonames_id IS NOT NULL;
        CREATE UNIQUE INDEX by_own_id ON places (own_id) WHERE own_id IS NOT NULL; VACUUM;"""
    )
    connection.commit()
    connection.close()
