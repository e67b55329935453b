"""What a store holds of an annotated article."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from pipeline.evaluation.annotations import Annotations, Mention, Quote, Span, Time
from pipeline.evaluation.gold import Gold

ARTICLES = "SELECT article_id, text FROM articles WHERE doc_id = ? ORDER BY article_id"
FRAGMENTS = """SELECT s.quote_id, s.start, s."end" FROM quote_spans s JOIN quotes q ON q.quote_id = s.quote_id
               WHERE q.article_id = ? AND s.field = 'text' ORDER BY s.quote_id, s.ordinal"""
QUOTES = """SELECT q.quote_id, q.type, q.confidence, a.name FROM quotes q LEFT JOIN actors a ON a.actor_id = q.actor_id
            WHERE q.article_id = ? AND q.field = 'text' ORDER BY q.rowid"""
ACTORS = """SELECT m.start, m."end", a.name, a.type, NULL AS country_code
            FROM actor_mentions m JOIN actors a ON a.actor_id = m.actor_id
            WHERE m.article_id = ? AND m.field = 'text' AND m.form = 'name' AND a.type IN ('PER', 'ORG')
            ORDER BY m.rowid"""
PLACES = """SELECT m.start, m."end", p.name, p.kind AS type, p.country_code
            FROM place_mentions m JOIN places p ON p.place_id = m.place_id
            WHERE m.article_id = ? AND m.field = 'text' ORDER BY m.rowid"""
# References such as PRESENT_REF are no date that gold has.
DATES = """SELECT start, "end", type, value FROM dates
           WHERE article_id = ? AND field = 'text' AND value NOT LIKE '%!_REF' ESCAPE '!' ORDER BY rowid"""


def read(db: sqlite3.Connection, gold: Gold) -> Annotations | str:
    """The annotations of a gold article's body, in offsets of the gold text; or why there are none.

    The article is the one whose `doc_id` is the gold's id; its text may be longer at both ends.
    """
    stored = db.execute(ARTICLES, (gold.id,)).fetchall()
    shifts = {row["article_id"]: row["text"].find(gold.text) for row in stored}
    whole = [article for article, shift in shifts.items() if shift >= 0]
    if not stored:
        return f"{gold.path}: no article of the store has the doc_id {gold.id!r}: run it, or give another --db"
    if not whole:
        return (
            f"{gold.path}: the store has another text under the doc_id {gold.id!r}: run the article as it was annotated"
        )
    article = whole[0]
    return Annotations(
        tuple(_quotes(db, article, shifts[article])),
        tuple(_mentions(db, ACTORS, article, shifts[article])),
        tuple(_mentions(db, PLACES, article, shifts[article])),
        tuple(_dates(db, article, shifts[article])),
    )


def _quotes(db: sqlite3.Connection, article: str, shift: int) -> Iterator[Quote]:
    fragments: dict[str, list[Span]] = defaultdict(list)
    for row in db.execute(FRAGMENTS, (article,)):
        fragments[row["quote_id"]].append(_span(row, shift))
    for row in db.execute(QUOTES, (article,)):
        yield Quote(tuple(fragments[row["quote_id"]]), row["type"], row["name"], row["confidence"])


def _mentions(db: sqlite3.Connection, query: str, article: str, shift: int) -> Iterator[Mention]:
    for row in db.execute(query, (article,)):
        yield Mention((_span(row, shift),), row["name"], row["type"], row["country_code"])


def _dates(db: sqlite3.Connection, article: str, shift: int) -> Iterator[Time]:
    for row in db.execute(DATES, (article,)):
        yield Time((_span(row, shift),), row["type"], row["value"])


def _span(row: sqlite3.Row, shift: int) -> Span:
    return row["start"] - shift, row["end"] - shift
