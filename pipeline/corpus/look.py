"""What people look at first: an overview of a store, and one article with everything marked in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corpus.store import open_read_only
from pipeline.errors import NoArticle

Rows = list[sqlite3.Row]

COUNTED = ("articles", "quotes", "actors", "actor_mentions", "dates", "places", "place_mentions", "sentences")
NAMED = "(SELECT place_id FROM place_mentions UNION SELECT place_id FROM actors WHERE place_id IS NOT NULL)"
"""Of `places`, those that are named, without what a name may also mean."""


def _counts(store: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table that is counted."""
    sets = {name: NAMED if name == "places" else name for name in COUNTED}
    return {name: store.execute(f"SELECT count(*) FROM {rows}").fetchone()[0] for name, rows in sets.items()}


@dataclass(frozen=True, slots=True)
class Overview:
    """The first rows of what was found, and how many there are of each."""

    counts: dict[str, int]
    quotes: Rows
    actors: Rows
    dates: Rows
    places: Rows


QUOTES = """
  SELECT speaker, speaker_text, speaker_role, type, cue_text, text, doc_id, confidence FROM v_quotes
  ORDER BY published DESC, article_id, field DESC, sentence_no, quote_id LIMIT ?"""
ACTORS = """
  SELECT v.canonical_name AS name, v.type, max(v.gender) AS gender, count(DISTINCT v.article_id) AS articles,
         (SELECT m.role FROM actor_mentions m JOIN v_actors w ON w.actor_id = m.actor_id
          WHERE w.canonical_actor_id = v.canonical_actor_id AND m.role IS NOT NULL
          ORDER BY length(m.role) DESC, m.role LIMIT 1) AS role,
         sum((SELECT count(*) FROM actor_mentions m WHERE m.actor_id = v.actor_id)) AS mentions,
         sum((SELECT count(*) FROM quotes q WHERE q.actor_id = v.actor_id)) AS quotes
  FROM v_actors v GROUP BY v.canonical_actor_id ORDER BY mentions DESC, name LIMIT ?"""
DATES = """
  SELECT d.text, d.type, d.value, d.mod, d.anchor, ar.doc_id FROM dates d JOIN articles ar USING (article_id)
  ORDER BY ar.published DESC, ar.article_id, d.field DESC, d.start LIMIT ?"""
PLACES = """
  SELECT p.name, p.kind, p.country_code, p.admin1, p.latitude, p.longitude, count(*) AS mentions
  FROM places p JOIN place_mentions m USING (place_id) GROUP BY p.place_id ORDER BY mentions DESC, p.name LIMIT ?"""


def overview(db: Path, limit: int = 15) -> Overview:
    """Count what a store holds, and take the first rows of each kind."""
    with closing(open_read_only(db)) as store:
        counts = _counts(store)
        first = [store.execute(query, (limit,)).fetchall() for query in (QUOTES, ACTORS, DATES, PLACES)]
        return Overview(counts, *first)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a field to show: `kind` is `quote`, `cue`, `speaker`, `actor`, `place` or `date`."""

    field: str
    start: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """An article, what stands where in it, and its quotes in order; a notebook shows it marked."""

    article: dict[str, Any]
    """The row of `articles`."""
    marks: tuple[Mark, ...]
    quotes: list[dict[str, Any]]
    """Rows of `quotes` with the name of the speaker."""

    def _repr_html_(self) -> str:
        from pipeline.render import html

        return html(self)

    def __repr__(self) -> str:
        from pipeline.render import plain

        return plain(self)


ARTICLE = """
  SELECT * FROM articles WHERE ?1 IN (article_id, doc_id, path)
     OR article_id IN (SELECT article_id FROM sources WHERE path IN (?1, ?2))
  ORDER BY article_id LIMIT 1"""
MARKS = """
  SELECT s.field, s.start, s."end", 'quote' AS kind, coalesce(a.name, '?') AS label
  FROM quotes q JOIN quote_spans s USING (quote_id) LEFT JOIN actors a USING (actor_id) WHERE q.article_id = ?1
  UNION ALL SELECT field, cue_start, cue_end, 'cue', coalesce(cue_lemma, '') FROM quotes
  WHERE article_id = ?1 AND cue_start IS NOT NULL
  UNION ALL SELECT field, speaker_start, speaker_end, 'speaker', '' FROM quotes
  WHERE article_id = ?1 AND speaker_start IS NOT NULL
  UNION ALL SELECT m.field, m.start, m."end", 'actor', a.name FROM actor_mentions m JOIN actors a USING (actor_id)
  WHERE m.article_id = ?1
  UNION ALL SELECT m.field, m.start, m."end", 'place', p.name FROM place_mentions m JOIN places p USING (place_id)
  WHERE m.article_id = ?1
  UNION ALL SELECT field, start, "end", 'date', value FROM dates WHERE article_id = ?1"""


def marked(db: Path, name: str) -> Marked:
    """Find an article by doc_id, article_id or path, with everything found in it."""
    with closing(open_read_only(db)) as store:
        article = store.execute(ARTICLE, (name, str(Path(name).absolute()))).fetchone()
        if article is None:
            raise NoArticle(name, db)
        key = (article["article_id"],)
        marks = tuple(sorted((Mark(*row) for row in store.execute(MARKS, key)), key=by_place))
        quotes = store.execute("SELECT * FROM v_quotes WHERE article_id = ? ORDER BY sentence_no, quote_id", key)
        return Marked(dict(article), marks, [dict(quote) for quote in quotes])


def by_place(mark: Mark) -> tuple[bool, int, int, str]:
    """Headline first, outer spans before inner ones."""
    return mark.field == "text", mark.start, -mark.end, mark.kind


@dataclass(frozen=True, slots=True)
class Status:
    """How a store stands: its last runs, its sources by status, articles made by other rules."""

    counts: dict[str, int]
    sources: dict[str, int]
    errors: dict[str, int]
    outdated: int
    age: float | None
    """Seconds since the last run that ended well."""
    runs: list[dict[str, Any]]


AGE = """
  SELECT (julianday('now') - julianday(max(ended_at))) * 86400 FROM runs WHERE status IN ('done', 'partial')"""


def status(db: Path, rules_hash: str) -> Status:
    """Look a store over."""
    with closing(open_read_only(db)) as store:

        def tally(query: str) -> dict[str, int]:
            return {row[0]: row[1] for row in store.execute(query)}

        runs = [dict(row) for row in store.execute("SELECT * FROM runs ORDER BY started_at DESC, run_id LIMIT 5")]
        outdated = store.execute("SELECT count(*) FROM articles WHERE rules_hash <> ?", (rules_hash,)).fetchone()[0]
        return Status(
            counts=_counts(store),
            sources=tally("SELECT status, count(*) FROM sources GROUP BY 1 ORDER BY 1"),
            errors=tally("SELECT error_code, count(*) FROM sources WHERE error_code IS NOT NULL GROUP BY 1 ORDER BY 1"),
            outdated=outdated,
            age=store.execute(AGE).fetchone()[0],
            runs=runs,
        )
