"""`places`: the record is the gazetteer's own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.gazetteer import Place, gazetteer
from pipeline.tables.page import Page


def rows(page: Page) -> Iterator[Place]:
    """One row a place that the article names or may name, or that an actor of it is."""
    local: dict[str, Place] = {place.place_id: place for place in page.doc._.local_places}
    named = [toponym.place_id for toponym in page.doc._.toponyms]
    meant = [place_id for toponym in page.doc._.toponyms for place_id, _ in toponym.candidates]
    speaking = [actor.place_id for actor in page.actors if actor.place_id]
    for place_id in dict.fromkeys(named + speaking + meant):
        yield local.get(place_id) or gazetteer().entry(place_id)
