"""Filters of a table before it is loaded: a query whose values are bound and whose names are the schema's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.selection import Bound, Day, Names, conditions, listed, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows to load; everything may be left out."""

    since: Day = None
    """First day of publication of the row's article."""
    until: Day = None
    """Last day, included; `2025-10` is all of October."""
    source: Names = None
    """Sources of the row's article."""
    article: Names = None
    """Articles by article_id or doc_id."""
    actor: Names = None
    """Rows of actors, by id or words of their name; of a table with no actor, rows of the articles that name them."""
    columns: Sequence[str] | None = None
    """Which columns to load."""
    limit: int | None = None
    """How many rows at most."""


# How rows with no article_id are reached from an article's: key → the table that has both.
OWNERS = {"actor_id": "actors", "quote_id": "quotes", "place_id": "place_mentions"}
ACTOR_COLUMNS = ("canonical_actor_id", "actor_id", "entity_id", "speaker_id")


def query(corpus: Corpus, name: str, columns: Collection[str], filters: Filters) -> tuple[str, dict[str, Any]]:
    """The query for the rows of a table, and its values. Raises ValueError for a filter the table cannot have."""
    bound = Bound()
    wanted = [_known(name, columns, column) for column in filters.columns] if filters.columns is not None else None
    found = [*_of_articles(bound, name, columns, filters), *_of_actors(bound, corpus, name, columns, filters.actor)]
    shown = "*" if wanted is None else ", ".join(f'"{column}"' for column in wanted)
    limit = "" if filters.limit is None else f" LIMIT {bound(filters.limit)}"
    return f'SELECT {shown} FROM "{name}"{where_all(found)}{limit}', bound.values


def _known(name: str, columns: Collection[str], column: str) -> str:
    if column not in columns:
        raise ValueError(f"{name} has no column {column!r}; it has {', '.join(columns)}")
    return column


def _of_articles(bound: Bound, name: str, columns: Collection[str], filters: Filters) -> list[str]:
    """Conditions on the row's article; daily counts have their day and source themselves."""
    if "article_id" not in columns and "day" in columns and "source" in columns and filters.article is None:
        return conditions(bound, filters.since, filters.until, filters.source, column="day")
    found = conditions(bound, filters.since, filters.until, filters.source)
    if filters.article is not None:
        names = bound.any_of(listed(filters.article))
        found.append(f"(article_id IN {names} OR doc_id IN {names})")
    return [_in_articles(name, columns, f"SELECT article_id FROM articles{where_all(found)}")] if found else []


def _in_articles(name: str, columns: Collection[str], articles: str) -> str:
    if "article_id" in columns:
        return f"article_id IN ({articles})"
    for key, owner in OWNERS.items():
        if key in columns:
            return f"{key} IN (SELECT {key} FROM {owner} WHERE article_id IN ({articles}))"
    raise ValueError(f"rows of {name} belong to no article: filter them with corpus.sql(…)")


def _of_actors(bound: Bound, corpus: Corpus, name: str, columns: Collection[str], actor: Names) -> list[str]:
    if actor is None:
        return []
    canonical = bound.any_of(actors_named(corpus, actor))
    group = f"SELECT actor_id FROM v_actors WHERE canonical_actor_id IN {canonical}"
    for column in ACTOR_COLUMNS:
        if column in columns:
            return [f"{column} IN ({group})"]
    if "quote_id" in columns:
        return [f"quote_id IN (SELECT quote_id FROM quotes WHERE actor_id IN ({group}))"]
    return [_in_articles(name, columns, f"SELECT article_id FROM actors WHERE actor_id IN ({group})")]
