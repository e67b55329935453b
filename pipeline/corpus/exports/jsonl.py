"""JSON lines: one article a line, with its actors, quotes, dates and places inside it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from pipeline.corpus.export import whole
from pipeline.corpus.exports.reading import Reading, Row, readings


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write `corpus.jsonl`; names of fields are those of the tables."""
    path = folder / "corpus.jsonl"
    with whole(path) as out:
        for reading in readings(store):
            out.write(json.dumps(record(reading), ensure_ascii=False).encode("utf-8") + b"\n")
    return [path]


def record(reading: Reading) -> Row:
    """One article as plain values."""
    actors = [{**actor, "aliases": json.loads(actor["aliases"])} for actor in reading.actors]
    quotes = [{**quote, "spans": [_span(span) for span in reading.spans_of(quote)]} for quote in reading.quotes]
    return {
        **reading.article,
        "actors": actors,
        "actor_mentions": reading.mentions,
        "quotes": quotes,
        "dates": reading.dates,
        "place_mentions": reading.places,
    }


def _span(span: Row) -> Row:
    return {name: span[name] for name in ("field", "start", "end", "text")}
