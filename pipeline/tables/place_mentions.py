"""`place_mentions`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.nlp.annotations import Toponym
from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class PlaceMentionRow:
    """One row of `place_mentions`."""

    mention_id: str
    article_id: str
    place_id: str
    sentence_no: int
    field: str
    start: int
    end: int
    text: str
    sense: str
    confidence: float
    rule: str


def mention_id(page: Page, toponym: Toponym) -> str:
    """The id of a toponym's row."""
    return page.id("place_mentions", page.spot(toponym.start, toponym.end), "name")


def rows(page: Page) -> Iterator[PlaceMentionRow]:
    """One row a mention."""
    for toponym in page.doc._.toponyms:
        spot = page.spot(toponym.start, toponym.end)
        yield PlaceMentionRow(
            mention_id(page, toponym), page.article.article_id, toponym.place_id, spot.sentence_no,
            spot.field, spot.start, spot.end, spot.text, toponym.sense, round(toponym.confidence, 4), toponym.rule,
        )  # fmt: skip
