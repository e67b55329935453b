"""Which article a row belongs to, as the schema's foreign keys tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.corpus.describe import tables
from pipeline.tables import TABLES

ARTICLE = "article_id"
# The one table whose rows belong to no article: two articles may name the same place.
SHARED = "places"
Row = Mapping[str, Any]


@cache
def owner(table: str) -> tuple[str, str] | None:
    """The table that a table's rows hang on, and the column; None when they name their article, or are SHARED.

    >>> owner("quote_spans")
    ('quotes', 'quote_id')
    """
    columns = tables()[table].columns
    if table == SHARED or any(column.name == ARTICLE for column in columns):
        return None
    references = (column.references for column in columns if column.references)
    return next(to for to in references if any(column.name == ARTICLE for column in tables()[to[0]].columns))


@cache
def place_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that refer to a place."""
    return tuple(c.name for c in tables()[table].columns if c.references and c.references[0] == SHARED)


def articles_of(held: Mapping[str, Sequence[Row]]) -> dict[str, list[str | None]]:
    """For the rows of every table but SHARED, the article of each, in order. `held`: rows by table."""
    ids: dict[str, dict[str, str]] = {}
    found: dict[str, list[str | None]] = {}
    for table in sorted((name for name in TABLES if name != SHARED), key=lambda name: owner(name) is not None):
        on = owner(table)
        rows = held.get(table, ())
        if on is None:
            found[table] = [row[ARTICLE] for row in rows]
            ids[table] = {row[tables()[table].key[0]]: row[ARTICLE] for row in rows}
        else:
            column = _column(table, on)
            found[table] = [ids[on[0]].get(row[column]) for row in rows]
    return found


def _column(table: str, on: tuple[str, str]) -> str:
    return next(column.name for column in tables()[table].columns if column.references == on)
