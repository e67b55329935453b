"""The full-text index of a store (SQLite FTS5), kept up to date like links and near-duplicates: after each run."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

SCRIPT = Path(__file__).with_name("search.sql")
# What the script makes, in the order to drop it in.
MADE = {"search_quotes": "TABLE", "search_articles": "TABLE", "search_quotes_content": "VIEW",
        "search_articles_content": "VIEW", "search_rows": "TABLE"}  # fmt: skip
NEW = (
    "INSERT INTO search_rows (article_id) SELECT article_id FROM articles"
    " WHERE article_id NOT IN (SELECT article_id FROM search_rows WHERE quote_id IS NULL) ORDER BY article_id",
    "INSERT INTO search_rows (article_id, quote_id) SELECT q.article_id, q.quote_id FROM quotes q"
    " JOIN search_rows r ON r.article_id = q.article_id AND r.quote_id IS NULL AND r.no > ?1"
    " ORDER BY q.article_id, q.quote_id",
    "INSERT INTO search_articles (rowid, title, text)"
    " SELECT no, title, text FROM search_articles_content WHERE no > ?1",
    "INSERT INTO search_quotes (rowid, text) SELECT no, text FROM search_quotes_content WHERE no > ?1",
)
# FTS5 takes a row out of an index whose content is elsewhere when it is told what was in it.
GONE = (
    "INSERT INTO search_articles (search_articles, rowid, title, text)"
    " SELECT 'delete', no, title, text FROM search_articles_content WHERE article_id = ?1",
    "INSERT INTO search_quotes (search_quotes, rowid, text)"
    " SELECT 'delete', no, text FROM search_quotes_content WHERE article_id = ?1",
    "DELETE FROM search_rows WHERE article_id = ?1",
)


def prepare(db: sqlite3.Connection) -> None:
    """Make the empty index where there is none, or one of another shape; a SQLite without FTS5 goes without."""
    wanted = [block.strip("; \n") for block in SCRIPT.read_text("utf-8").split("\n\n")[1:]]  # behind the comment
    made = {row[0] for row in db.execute("SELECT sql FROM sqlite_schema WHERE name LIKE 'search\\_%' ESCAPE '\\'")}
    if made.issuperset(wanted) or not _has_fts5(db):
        return
    _drop(db)
    for statement in wanted:
        db.execute(statement)


def relate(db: sqlite3.Connection, anew: bool = False) -> None:
    """Index what is new inside the open transaction; costs what is new."""
    if not exists(db):
        return
    if anew:
        _drop(db)
        prepare(db)
    last = db.execute("SELECT coalesce(max(no), 0) FROM search_rows").fetchone()[0]
    for statement in NEW:
        db.execute(statement, (last,) if "?1" in statement else ())


def forget(db: sqlite3.Connection, article_id: str) -> None:
    """Take an article and its quotes out of the index, before their rows change."""
    if exists(db):
        for statement in GONE:
            db.execute(statement, (article_id,))


def problems(db: sqlite3.Connection) -> Sequence[str]:
    """Entries of the index that stand for nothing, or for what has changed; none when it is sound."""
    if not exists(db):
        return []
    query = """
      SELECT count(*) FROM search_rows r WHERE NOT EXISTS (
        SELECT 1 FROM articles a WHERE a.article_id = r.article_id AND (r.quote_id IS NULL OR EXISTS (
          SELECT 1 FROM quotes q WHERE q.quote_id = r.quote_id)))"""
    number = db.execute(query).fetchone()[0]
    return [f"search_rows: {number} rows of what is gone: run `quiditquoi check --rebuild`"] if number else []


def exists(db: sqlite3.Connection) -> bool:
    """Whether the store has an index."""
    return bool(db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'search_rows'").fetchone()[0])


def _drop(db: sqlite3.Connection) -> None:
    for name, kind in MADE.items():
        db.execute(f"DROP {kind} IF EXISTS {name}")


def _has_fts5(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'").fetchone()[0])
