"""`actor_mentions`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class ActorMentionRow:
    """One row of `actor_mentions`."""

    mention_id: str
    article_id: str
    actor_id: str
    sentence_no: int
    field: str
    start: int
    end: int
    text: str
    form: str
    role: str | None
    confidence: float
    rule: str


def rows(page: Page) -> Iterator[ActorMentionRow]:
    """One row a mention."""
    for index, mention in enumerate(page.mentions):
        spot = page.spot(mention.start, mention.end)
        yield ActorMentionRow(
            page.mention_id(index), page.article.article_id, page.actor_id(mention.actor), spot.sentence_no,
            spot.field, spot.start, spot.end, spot.text,
            mention.form, mention.role, round(mention.confidence, 4), mention.rule,
        )  # fmt: skip
