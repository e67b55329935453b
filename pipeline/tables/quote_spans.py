"""`quote_spans`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page
from pipeline.tables.quotes import fragments, quote_id


@dataclass(frozen=True, slots=True)
class QuoteSpanRow:
    """One row of `quote_spans`."""

    quote_id: str
    ordinal: int
    field: str
    start: int
    end: int
    text: str


def rows(page: Page) -> Iterator[QuoteSpanRow]:
    """One row a fragment."""
    for quotation in page.doc._.quotations:
        key = quote_id(page, quotation)
        for ordinal, spot in enumerate(fragments(page, quotation)):
            yield QuoteSpanRow(key, ordinal, spot.field, spot.start, spot.end, spot.text)
