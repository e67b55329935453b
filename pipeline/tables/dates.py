"""`dates`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.nlp.annotations import Timex
from pipeline.tables.page import Page

PUBLISHED = -1


@dataclass(frozen=True, slots=True)
class DateRow:
    """One row of `dates`."""

    date_id: str
    article_id: str
    sentence_no: int
    field: str
    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    granularity: str
    earliest: str | None
    latest: str | None
    anchor: str | None
    confidence: float
    rule: str


def rows(page: Page) -> Iterator[DateRow]:
    """One row an expression."""
    timexes: list[Timex] = page.doc._.timexes
    for timex in timexes:
        spot = page.spot(timex.start, timex.end)
        yield DateRow(
            _id(page, timex), page.article.article_id, spot.sentence_no, spot.field, spot.start, spot.end, spot.text,
            timex.type, timex.value, timex.mod, timex.granularity, timex.earliest, timex.latest,
            _anchor(page, timexes, timex.anchor), round(timex.confidence, 4), timex.rule,
        )  # fmt: skip


def _id(page: Page, timex: Timex) -> str:
    return page.id("dates", page.spot(timex.start, timex.end), timex.type)


def _anchor(page: Page, timexes: list[Timex], anchor: int | None) -> str | None:
    if anchor is None:
        return None
    return "published" if anchor == PUBLISHED else _id(page, timexes[anchor])
