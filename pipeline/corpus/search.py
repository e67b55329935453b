"""Full-text search of articles and quotes: best first, each with the passage that matches and who speaks there."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.match import expression
from pipeline.corpus.search_index import exists
from pipeline.corpus.selection import Bound, Names, conditions

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

# The longest passage, in characters: longer sentences are cut around the first hit.
PASSAGE = 300
# The longest word that a cut spares.
WORD = 40
# Stand around each hit in what FTS5 gives back; readers clean them out of texts.
OPEN, CLOSE = "\x02", "\x03"
# A word of the headline weighs as much as so many of the body.
HEADLINE = 5.0

BLANK = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of an article or quote that matches; `hits` are offsets in `passage`."""

    article_id: str
    doc_id: str
    source: str | None
    published: str | None
    title: str | None
    speaker: str | None
    """Who speaks there; null outside of quotes, or when nobody could be named."""
    quote_id: str | None
    field: str
    passage: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are in all, and how many articles the index does not have yet."""

    hits: tuple[Hit, ...]
    total: int
    not_indexed: int


def find(
    corpus: Corpus, text: str, *, actor: Names = None, quotes: bool = False, limit: int | None = 20, **which: Any
) -> Found:
    """Search a corpus; see `Corpus.find`. Raises NothingToFind, NoActor, NoSearchIndex."""
    bound = Bound()
    match = expression(text)
    quotes = quotes or actor is not None
    matching = _matching(corpus, bound, match, quotes, actor, which)
    rank = "bm25(search_quotes)" if quotes else f"bm25(search_articles, {HEADLINE}, 1.0)"
    best = (
        f"SELECT r.* {matching} ORDER BY {rank}, r.article_id, r.quote_id LIMIT {bound(-1 if limit is None else limit)}"
    )
    with closing(corpus.connect()) as db:
        if not exists(db):
            raise corpus.unsearchable()
        db.execute("BEGIN")  # one moment of the store, whoever writes meanwhile
        rows = db.execute(best, bound.values).fetchall()
        hits = tuple((_quote if quotes else _article)(db, row, match) for row in rows)
        total = db.execute(f"SELECT count(*) {matching}", bound.values).fetchone()[0]
        return Found(hits, total, db.execute(NOT_INDEXED).fetchone()[0])


def _matching(corpus: Corpus, bound: Bound, match: str, quotes: bool, actor: Names, which: dict[str, Any]) -> str:
    """From where, on what conditions."""
    index = "search_quotes" if quotes else "search_articles"
    # CROSS JOIN keeps SQLite from asking the index about every article in turn.
    joins = f"FROM {index} CROSS JOIN search_rows r ON r.no = {index}.rowid"
    where = [f"{index} MATCH {bound(match)}"]
    if asked := conditions(bound, **which):
        joins += " CROSS JOIN articles a ON a.article_id = r.article_id"
        where += asked
    if actor is not None:
        joins += " CROSS JOIN quotes q ON q.quote_id = r.quote_id JOIN v_actors v ON v.actor_id = q.actor_id"
        where.append(f"v.canonical_actor_id IN {bound.any_of(actors_named(corpus, actor))}")
    return f"{joins} WHERE {' AND '.join(where)}"


NOT_INDEXED = """
  SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM search_rows WHERE quote_id IS NULL)"""
ARTICLE = "SELECT article_id, doc_id, source, published, title FROM articles WHERE article_id = ?"
MARKED_QUOTE = """
  SELECT q.field, q.speaker, q.text, highlight(search_quotes, 0, ?1, ?2)
  FROM search_quotes CROSS JOIN v_quotes q
  WHERE search_quotes MATCH ?3 AND search_quotes.rowid = ?4 AND q.quote_id = ?5"""
MARKED_ARTICLE = """
  SELECT a.title, highlight(search_articles, 0, ?1, ?2), a.text, highlight(search_articles, 1, ?1, ?2)
  FROM search_articles CROSS JOIN articles a
  WHERE search_articles MATCH ?3 AND search_articles.rowid = ?4 AND a.article_id = ?5"""
SENTENCES = 'SELECT start, "end" FROM sentences WHERE article_id = ? AND field = ? ORDER BY sentence_no'
SPEAKER = """
  SELECT q.speaker, q.quote_id FROM v_quotes q JOIN quote_spans s ON s.quote_id = q.quote_id
  WHERE q.article_id = ? AND s.field = ? AND s.start <= ? AND s."end" > ? ORDER BY s.start DESC, q.quote_id LIMIT 1"""


def _quote(db: sqlite3.Connection, row: sqlite3.Row, match: str) -> Hit:
    found = db.execute(MARKED_QUOTE, (OPEN, CLOSE, match, row["no"], row["quote_id"])).fetchone()
    field, speaker, text, marked = found
    hits = _hits(text, marked)
    span = at_words(text, _around((0, len(text)), hits))
    said = {"speaker": speaker, "quote_id": row["quote_id"]}
    return Hit(**_named(db, row), **said, field=field, passage=text[slice(*span)], hits=_within(span, hits))


def _article(db: sqlite3.Connection, row: sqlite3.Row, match: str) -> Hit:
    key = row["article_id"]
    title, marked_title, text, marked_text = db.execute(MARKED_ARTICLE, (OPEN, CLOSE, match, row["no"], key)).fetchone()
    field, words, hits = "text", text, _hits(text, marked_text)
    if not hits and title and (headline := _hits(title, marked_title)):
        field, words, hits = "title", title, headline
    sentences = [(start, end) for start, end in db.execute(SENTENCES, (key, field))]
    span = at_words(words, passage((0, len(words)), sentences, hits))
    at = next((hit[0] for hit in hits if span[0] <= hit[0] < span[1]), span[0])
    said = db.execute(SPEAKER, (key, field, at, at)).fetchone()
    said = dict(said) if said else {"speaker": None, "quote_id": None}
    return Hit(**_named(db, row), **said, field=field, passage=words[slice(*span)], hits=_within(span, hits))


def _named(db: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    return dict(db.execute(ARTICLE, (row["article_id"],)).fetchone())


def passage(whole: Span, sentences: Sequence[Span], hits: Sequence[Span]) -> Span:
    """The sentence with most hits, the first of equals, cut around its first hit when it is long."""
    holding = [(sum(start <= hit[0] < end for hit in hits), -start, end) for start, end in sentences]
    best, start, end = max(holding, default=(0, 0, 0))
    return _around((-start, end) if best else whole, hits)


def _around(span: Span, hits: Sequence[Span]) -> Span:
    start, end = span
    if end - start <= PASSAGE:
        return span
    first = next((hit[0] for hit in hits if start <= hit[0] < end), start)
    start = max(start, min(first - PASSAGE // 2, end - PASSAGE))
    return start, start + PASSAGE


def at_words(text: str, span: Span) -> Span:
    """Cut no word in two, where the text has a blank near by to cut at."""
    start, end = span
    if start > 0 and not text[start - 1].isspace() and (blank := BLANK.search(text, start, min(start + WORD, end))):
        start = blank.end()
    if end < len(text) and not text[end].isspace():
        last = text.rfind(" ", max(end - WORD, start), end)
        end = last if last > start else end
    return start, end


def _within(span: Span, hits: Sequence[Span]) -> tuple[Span, ...]:
    start, end = span
    return tuple(
        (max(hit[0], start) - start, min(hit[1], end) - start) for hit in hits if hit[0] < end and hit[1] > start
    )


def _hits(text: str, marked: str) -> list[Span]:
    """Where the marks stand in the unmarked text; nowhere when it has such characters of its own."""
    if OPEN in text or CLOSE in text:
        return []
    hits: list[Span] = []
    length = 0
    for number, part in enumerate(marked.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2:
            hits.append((length, length + len(part)))
        length += len(part)
    return hits


def frame(found: Found) -> pd.DataFrame:
    """Hits as a table, best first."""
    names = [name for name in Hit.__dataclass_fields__ if name != "hits"]
    return pd.DataFrame([{name: getattr(hit, name) for name in names} for hit in found.hits], columns=names)
