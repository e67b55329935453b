"""`sentences`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.tables.page import Page, Sentence


def rows(page: Page) -> Iterator[Sentence]:
    """One row a sentence of headline and body."""
    yield from page.sentences
