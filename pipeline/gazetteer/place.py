"""One entry of the gazetteer: a row of the `places` table."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("country", "region", "city", "facility", "natural", "continent")


@dataclass(frozen=True, slots=True)
class Place:
    """A named place.

    `name` is the usual French name, `kind` one of KINDS, `country_code` ISO 3166-1 alpha-2 (None where no single
    country applies), `admin1` the first-level division in French with its ISO 3166-2 code in `admin1_code`,
    `latitude` and `longitude` WGS 84 degrees (of a region: the middle of its towns), `population` heads.
    """

    place_id: str
    name: str
    kind: str
    country_code: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None
    population: int | None = None
    admin1_code: str | None = None
