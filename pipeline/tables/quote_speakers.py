"""`quote_speakers`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page
from pipeline.tables.quotes import quote_id


@dataclass(frozen=True, slots=True)
class QuoteSpeakerRow:
    """One row of `quote_speakers`."""

    quote_id: str
    rank: int
    actor_id: str
    mention_id: str | None
    probability: float


def rows(page: Page) -> Iterator[QuoteSpeakerRow]:
    """One row a candidate, the most probable first."""
    for quotation in page.doc._.quotations:
        key = quote_id(page, quotation)
        for rank, one in enumerate(quotation.candidates, start=1):
            mention = None if one.mention is None else page.mention_id(one.mention)
            yield QuoteSpeakerRow(key, rank, page.actor_id(one.actor), mention, round(one.probability, 4))
