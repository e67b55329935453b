"""`actors`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One row of `actors`."""

    actor_id: str
    article_id: str
    name: str
    type: str
    gender: str | None
    gender_from: str | None
    place_id: str | None
    wikidata_id: str | None


def rows(page: Page) -> Iterator[ActorRow]:
    """One row an actor of the article; two with one type and name are one."""
    seen: set[str] = set()
    for index, actor in enumerate(page.actors):
        actor_id = page.actor_id(index)
        if actor_id in seen:
            continue
        seen.add(actor_id)
        yield ActorRow(
            actor_id, page.article.article_id, actor.name, actor.type,
            actor.gender, actor.gender_from, actor.place_id, actor.wikidata_id,
        )  # fmt: skip
