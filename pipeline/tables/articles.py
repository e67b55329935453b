"""`articles`: the record; the store adds rules_hash and run_id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row of `articles`, less what only a run knows."""

    article_id: str
    doc_id: str
    path: str
    text_sha256: str
    title: str | None
    text: str
    url: str | None
    source: str | None
    author: str | None
    section: str | None
    lang: str
    published: str | None
    published_from: str | None


def rows(page: Page) -> Iterator[ArticleRow]:
    """The article itself."""
    a = page.article
    digest = hashlib.sha256(a.text.encode("utf-8")).hexdigest()
    yield ArticleRow(
        a.article_id, a.doc_id, a.path, digest, a.title, a.text,
        a.url, a.source, a.author, a.section, a.lang, a.published, a.published_from,
    )  # fmt: skip
