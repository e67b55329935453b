"""Is a store sound? Integrity, references, the offsets contract; and what can be rebuilt is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.batch.lock import locked
from pipeline.corpus import search_index
from pipeline.corpus.store import Store, open_read_only

# Tables with a span and its text; (start, end, text) columns.
SPANS = {
    "actor_mentions": [("start", "end", "text")],
    "place_mentions": [("start", "end", "text")],
    "dates": [("start", "end", "text")],
    "quote_spans": [("start", "end", "text")],
    "quote_verbatims": [("start", "end", "text")],
    "quotes": [("cue_start", "cue_end", "cue_text"), ("speaker_start", "speaker_end", "speaker_text")],
}
CONTRACT = """
  SELECT count(*) FROM {table} r {join} JOIN articles a USING (article_id)
  WHERE r."{start}" IS NOT NULL
    AND substr(CASE r.field WHEN 'title' THEN a.title ELSE a.text END, r."{start}" + 1, r."{end}" - r."{start}")
        IS NOT r."{text}" """


def check(db: Path) -> list[str]:
    """Verify a store; gives one line a problem, none when it is sound."""
    with closing(open_read_only(db)) as store:
        return [*_integrity(store), *_references(store), *_contract(store), *search_index.problems(store)]


def rebuild(db: Path, wait: float = 0.0) -> None:
    """Make the tables again that follow from the others: actor links, near-duplicates, full-text index, views."""
    with locked(db, wait), Store(db) as store:
        store.relate(anew=True)


def _integrity(store: sqlite3.Connection) -> list[str]:
    try:
        rows = [row[0] for row in store.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [f"integrity: {error}: restore a copy"]
    return [f"integrity: {row}: restore a copy" for row in rows if row != "ok"]


def _references(store: sqlite3.Connection) -> list[str]:
    rows = store.execute('SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2')
    return [f"{table}: {number} rows refer to {parent} that are not there: run with --reprocess all"
            for table, parent, number in rows]  # fmt: skip


def _contract(store: sqlite3.Connection) -> list[str]:
    problems = []
    for table, spans in SPANS.items():
        join = "JOIN quotes USING (quote_id)" if table in ("quote_spans", "quote_verbatims") else ""
        for start, end, text in spans:
            query = CONTRACT.format(table=table, join=join, start=start, end=end, text=text)
            if number := store.execute(query).fetchone()[0]:
                problems.append(f"{table}: {number} rows whose text is not at {start}: run with --reprocess all")
    return problems
