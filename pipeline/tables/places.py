"""`places`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of `places`."""

    place_id: str
    name: str
    kind: str
    country_code: str | None
    admin1: str | None
    admin1_code: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    wikidata_id: str | None
    population: int | None


def rows(page: Page) -> Iterator[PlaceRow]:
    return iter(())
