"""`actor_aliases`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables.page import Page


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One row of `actor_aliases`."""

    actor_id: str
    alias: str


def rows(page: Page) -> Iterator[AliasRow]:
    """Every form an actor is named by, in alphabetical order."""
    aliases = {(page.actor_id(i), alias) for i, actor in enumerate(page.actors) for alias in actor.aliases}
    yield from (AliasRow(*pair) for pair in sorted(aliases))
