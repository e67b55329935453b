"""`place_candidates`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page
from pipeline.tables.place_mentions import mention_id


@dataclass(frozen=True, slots=True)
class PlaceCandidateRow:
    """One row of `place_candidates`."""

    mention_id: str
    rank: int
    place_id: str
    probability: float


def rows(page: Page) -> Iterator[PlaceCandidateRow]:
    """One row a reading of each name that may mean several places, the most probable first."""
    for toponym in page.doc._.toponyms:
        for rank, (place_id, probability) in enumerate(toponym.candidates, start=1):
            yield PlaceCandidateRow(mention_id(page, toponym), rank, place_id, probability)
