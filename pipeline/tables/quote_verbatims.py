"""`quote_verbatims`: of a quote, the words that stand between marks.

A mixed quote takes in the narrator's part of the reported clause; who counts only the source's own words reads here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.annotations import Offsets, Quotation
from pipeline.nlp.quotes.marks import find_marked
from pipeline.tables.page import Page
from pipeline.tables.quote_spans import QuoteSpanRow
from pipeline.tables.quotes import fragments, quote_id


def rows(page: Page) -> Iterator[QuoteSpanRow]:
    """One row a passage, in the order of the text; none for an indirect quote."""
    quotations: list[Quotation] = page.doc._.quotations
    outer = [(m.inner_start, m.inner_end) for m in find_marked(page.text) if m.depth == 0] if quotations else []
    for quotation in quotations:
        key = quote_id(page, quotation)
        field = fragments(page, quotation)[0].field
        spots = [page.spot(*span) for span in _verbatim(quotation, outer)]
        for ordinal, spot in enumerate(spot for spot in spots if spot.field == field):
            yield QuoteSpanRow(key, ordinal, spot.field, spot.start, spot.end, spot.text)


def _verbatim(quotation: Quotation, outer: list[Offsets]) -> list[Offsets]:
    """A direct quote is verbatim throughout, marks or dash; of a mixed one, what lies inside marks is."""
    if quotation.type == "direct":
        return list(quotation.fragments)
    if quotation.type == "indirect":
        return []
    shared = ((max(a, c), min(b, d)) for a, b in quotation.fragments for c, d in outer)
    return sorted((start, end) for start, end in shared if start < end)
