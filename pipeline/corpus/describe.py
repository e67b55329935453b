"""What the schema says of itself: tables, columns and views with their documentation, read from the SQL."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SCHEMA = Path(__file__).parent / "schema.sql"
VIEWS = Path(__file__).parent / "views.sql"
VIEW = re.compile(r"^((?:-- .*\n)+)CREATE VIEW (\w+) AS$", re.MULTILINE)
TABLE = re.compile(r"^CREATE TABLE (\w+) \(\s+-- (.*)$")
COLUMN = re.compile(r'^  "?(\w+)"?\s+(TEXT|INTEGER|REAL|BLOB)\b(.*?),?\s*-- (.*)$')
KEY = re.compile(r"^  PRIMARY KEY \(([\w, ]+)\)")
REFERENCE = re.compile(r"REFERENCES (\w+) \((\w+)\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its SQLite type, whether it may be null, what it refers to, and what it means."""

    name: str
    type: str
    required: bool
    references: tuple[str, str] | None
    doc: str


@dataclass(frozen=True, slots=True)
class TableDoc:
    """A table: what a row is, its columns and its key."""

    name: str
    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


# Working tables of the tool itself: not part of the contract, not exported.
INTERNAL = frozenset({"actor_blocks", "article_bands", "article_signatures", "stale_articles", "stale_blocks"})


@cache
def tables() -> dict[str, TableDoc]:
    """All tables in the order of the schema."""
    found: dict[str, TableDoc] = {}
    for block in SCHEMA.read_text("utf-8").split("\n) STRICT"):
        lines = block.splitlines()
        opening = next(((n, m) for n, line in enumerate(lines) if (m := TABLE.match(line))), None)
        if opening and opening[1][1] not in INTERNAL:
            number, match = opening
            columns = [m for line in lines[number + 1 :] if (m := COLUMN.match(line))]
            key = next((m[1].split(", ") for line in lines if (m := KEY.match(line))), None)
            primary = [m[1] for m in columns if "PRIMARY KEY" in m[3]]
            found[match[1]] = TableDoc(match[1], match[2], tuple(map(_column, columns)), tuple(key or primary))
    return found


def _column(match: re.Match[str]) -> Column:
    name, kind, constraints, doc = match.groups()
    reference = REFERENCE.search(constraints)
    required = "NOT NULL" in constraints or "PRIMARY KEY" in constraints
    return Column(name, kind, required, (reference[1], reference[2]) if reference else None, doc)


@cache
def views() -> dict[str, tuple[str, tuple[str, ...]]]:
    """All views in the order of their script: what a row is, and the columns."""
    script = VIEWS.read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(SCHEMA.read_text("utf-8") + script)
        return {
            name: (
                " ".join(line.removeprefix("-- ") for line in doc.splitlines()),
                tuple(row[0] for row in db.execute("SELECT name FROM pragma_table_info(?)", (name,))),
            )
            for doc, name in VIEW.findall(script)
        }


def markdown() -> str:
    """`docs/tables.md`: every table with every column, every view."""
    parts = ["# Tables", "", "Generated from `pipeline/corpus/schema.sql` and `views.sql` by `make docs`.", ""]
    for table in tables().values():
        parts += [f"## {table.name}", "", f"{table.doc} Key: {', '.join(f'`{name}`' for name in table.key)}.", ""]
        parts += ["| column | type | null | meaning |", "|---|---|---|---|"]
        for column in table.columns:
            to = f" → `{column.references[0]}`" if column.references else ""
            null = "" if column.required else "yes"
            parts.append(f"| `{column.name}` | {column.type.lower()} | {null} | {column.doc}{to} |")
        parts.append("")
    parts += ["# Views", "", "Made of the tables for those who aggregate; they hold no data.", ""]
    for name, (doc, columns) in views().items():
        parts += [f"## {name}", "", doc, "", f"Columns: {', '.join(f'`{column}`' for column in columns)}.", ""]
    return "\n".join(parts)
