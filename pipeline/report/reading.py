"""Articles with everything marked in them, and their quotes with what stands around, newest first."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.corpus.look import MARKS, Mark
from pipeline.corpus.store import open_read_only
from pipeline.french import WORDS, bare
from pipeline.render.nesting import Span, nested

AROUND = 160
"""Characters before and behind a quote, at most; whole sentences where they are shorter."""
KINDS = ("quote", "cue", "speaker", "actor", "place", "date")
"""Outer kinds first, where two stand on the same words."""
NEWEST = """
  SELECT article_id, doc_id, title, text, source, author, substr(published, 1, 10) AS day FROM articles
  ORDER BY published IS NULL, published DESC, article_id"""
QUOTES = """
  SELECT q.quote_id, q.field, q.type, q.confidence, q.speaker_text, q.actor_id, q.cue_start, q.cue_end, q.speaker_start,
         q.speaker_end,
         coalesce((SELECT m.role FROM actor_mentions m WHERE m.mention_id = q.speaker_mention_id),
                  (SELECT m.role FROM actor_mentions m WHERE m.actor_id = q.actor_id AND m.role IS NOT NULL
                   ORDER BY m.sentence_no, m.start LIMIT 1)) AS role
  FROM quotes q JOIN quote_spans s ON s.quote_id = q.quote_id AND s.ordinal = 0 WHERE q.article_id = ?
  ORDER BY q.field = 'text', s.start, q.quote_id"""
# Asked apart: joined from the left, SQLite would make the whole view for every article.
SPEAKERS = "SELECT actor_id, canonical_name AS name, type, gender FROM v_actors WHERE article_id = ?"
SPANS = """
  SELECT s.quote_id, s.start, s."end" FROM quote_spans s JOIN quotes q USING (quote_id) WHERE q.article_id = ?
  ORDER BY s.quote_id, s.ordinal"""
SENTENCES = 'SELECT sentence_no, field, start, "end" FROM sentences WHERE article_id = ? ORDER BY sentence_no'


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as it is listed."""

    article_id: str
    at: str
    """Where in the article it begins: its field, code points from there, what is marked."""
    context: Markup
    speaker: str | None
    named_as: str | None
    role: str | None
    source: str | None
    day: str | None
    code: str
    type: str
    gender: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is read."""

    article_id: str
    doc_id: str
    title: str | None
    source: str | None
    author: str | None
    day: str | None
    marked_title: Markup
    marked_text: Markup
    quotes: tuple[Quote, ...]


def readings(db: Path) -> Iterator[Reading]:
    """Every article, the newest first, those without a date last."""
    with closing(open_read_only(db)) as store:
        for row in store.execute(NEWEST):
            yield _reading(store, row)


def _reading(store: sqlite3.Connection, row: sqlite3.Row) -> Reading:
    key = (row["article_id"],)
    marks = defaultdict[str, list[Mark]](list)
    for mark in (Mark(*one) for one in store.execute(MARKS, key)):
        marks[mark.field].append(mark)
    spans = defaultdict[str, list[tuple[int, int]]](list)
    for quote_id, start, end in store.execute(SPANS, key):
        spans[quote_id].append((start, end))
    sentences = store.execute(SENTENCES, key).fetchall()
    speakers = {one["actor_id"]: one for one in store.execute(SPEAKERS, key)}
    quotes = tuple(
        _quote(row, one, speakers.get(one["actor_id"]), spans[one["quote_id"]], sentences)
        for one in store.execute(QUOTES, key)
    )
    return Reading(
        row["article_id"],
        row["doc_id"],
        row["title"],
        row["source"],
        row["author"],
        row["day"],
        _marked(row["title"] or "", marks["title"]),
        _marked(row["text"], marks["text"]),
        quotes,
    )


def _quote(
    article: sqlite3.Row,
    row: sqlite3.Row,
    speaker: sqlite3.Row | None,
    spans: list[tuple[int, int]],
    sentences: Sequence[Any],
) -> Quote:
    field, start, end = row["field"], spans[0][0], spans[-1][1]
    marks = [Mark(field, *span, "quote", "") for span in spans]
    for kind in ("cue", "speaker"):
        if row[f"{kind}_start"] is not None:
            marks.append(Mark(field, row[f"{kind}_start"], row[f"{kind}_end"], kind, ""))
    text = article["title"] if field == "title" else article["text"]
    touched = [s for s in sentences if s["field"] == field and s["start"] < end and s["end"] > start]
    begin, finish = min((s["start"] for s in touched), default=start), max((s["end"] for s in touched), default=end)
    first, last = _word(text, max(begin, start - AROUND), start), min(finish, end + AROUND)
    cut = ("… " if first > begin else "", " …" if last < finish else "")
    return Quote(
        article["article_id"],
        f"{field}-{start}-quote",
        Markup("{}{}{}").format(cut[0], _passage(text, first, last, marks), cut[1]),
        speaker["name"] if speaker else None,
        row["speaker_text"],
        bare(row["role"]),
        article["source"],
        article["day"],
        row["type"],
        WORDS[row["type"]],
        _gender(speaker),
        row["confidence"],
    )


def _gender(speaker: sqlite3.Row | None) -> str:
    """The same classes as in the `speaker_gender` view."""
    if speaker is None:
        return "unattributed"
    return (speaker["gender"] or "unknown") if speaker["type"] == "PER" else "collective"


def _word(text: str, at: int, before: int) -> int:
    """The next beginning of a word, at the latest at `before`."""
    while at < before and at and not text[at - 1].isspace():
        at += 1
    return at


def _marked(text: str, marks: Sequence[Mark]) -> Markup:
    """A text with its marks, escaped; a pointer over a mark shows what was read."""
    ordered = sorted(marks, key=lambda mark: (KINDS.index(mark.kind), mark.start, mark.end, mark.label))
    return Markup(nested(text, [Span(mark.start, mark.end, mark.kind, mark.label) for mark in ordered], "k"))


def _passage(text: str, first: int, last: int, marks: Sequence[Mark]) -> Markup:
    """A part of a text with its marks."""
    inside = [
        Mark(m.field, max(m.start, first) - first, min(m.end, last) - first, m.kind, m.label)
        for m in marks
        if m.start < last and m.end > first
    ]
    return _marked(text[first:last], inside)
