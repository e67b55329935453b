"""SQLite's SQL as DuckDB reads it: `views.sql` and the queries of aggregates run on both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# `a IS b`, which SQLite takes for any two values; not IS NULL, IS NOT ….
IS = re.compile(r"\bIS (?!NULL\b|NOT\b)", re.IGNORECASE)
DATE = re.compile(r"\bdate\(", re.IGNORECASE)
NAMED = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")
NO_LIMIT = re.compile(r"\bLIMIT \$(\w+)", re.IGNORECASE)
# Whole-number division and the order of nulls as SQLite has them; what does not fit in memory goes to a file.
SETTINGS = {"default_null_order": "sqlite", "integer_division": True, "preserve_insertion_order": False}
# SQLite's date(): the two modifiers that views use, and nothing for what is no day.
MACROS = """
CREATE MACRO sqlite_date(given, days) AS
  strftime(try_cast(given AS DATE) + CAST(replace(days, ' days', '') AS INTEGER), '%Y-%m-%d'),
(given, weekday, days) AS
  strftime(try_cast(given AS DATE) + CAST((7 + CAST(replace(weekday, 'weekday ', '') AS INTEGER)
           - isodow(try_cast(given AS DATE))) % 7 AS INTEGER) + CAST(replace(days, ' days', '') AS INTEGER), '%Y-%m-%d')
"""
INSERT = re.compile(r"\s*INSERT INTO (\w+) (\([^)]*\))\s+SELECT", re.IGNORECASE)


def as_view(insert: str) -> str:
    """The rows that an INSERT … SELECT would write, as a view of that name, for DuckDB."""
    return translated(INSERT.sub(r"CREATE VIEW \1 \2 AS SELECT", insert, count=1))


def translated(query: str) -> str:
    """The same query for DuckDB."""
    return NAMED.sub(r"$\1", IS.sub("IS NOT DISTINCT FROM ", DATE.sub("sqlite_date(", query)))


def bound(query: str, parameters: tuple[Any, ...] | Mapping[str, Any]) -> tuple[str, Any]:
    """A query and its values for DuckDB, which knows no -1 for no limit."""
    text = translated(query)
    if not isinstance(parameters, Mapping):
        return text, list(parameters)
    text = NO_LIMIT.sub(lambda found: "" if parameters[found[1]] == -1 else found[0], text)
    return text, {name: value for name, value in parameters.items() if f"${name}" in text}
