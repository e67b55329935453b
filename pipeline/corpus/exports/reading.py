"""An article with all that was read in it, one at a time: what the formats below are written from."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

QUERIES = {
    "actors": "SELECT v.*, (SELECT json_group_array(alias) FROM (SELECT alias FROM actor_aliases a"
    " WHERE a.actor_id = v.actor_id ORDER BY alias)) AS aliases FROM v_actors v WHERE article_id = ? ORDER BY actor_id",
    "mentions": "SELECT m.*, v.canonical_actor_id, v.canonical_name, v.type, v.wikidata_id FROM actor_mentions m"
    " JOIN v_actors v USING (actor_id) WHERE m.article_id = ? ORDER BY m.field DESC, m.start, m.mention_id",
    "quotes": "SELECT q.*, v.canonical_actor_id, v.speaker, v.speaker_gender, v.speaker_type"
    " FROM quotes q JOIN v_quotes v ON v.quote_id = q.quote_id"
    " WHERE q.article_id = ? ORDER BY q.sentence_no, q.quote_id",
    "spans": "SELECT s.* FROM quote_spans s JOIN quotes q USING (quote_id) WHERE q.article_id = ?"
    " ORDER BY s.quote_id, s.ordinal",
    "dates": 'SELECT * FROM dates WHERE article_id = ? ORDER BY field DESC, start, "end"',
    "places": "SELECT m.*, p.name, p.kind, p.country_code, p.latitude, p.longitude, p.geonames_id, p.wikidata_id"
    " FROM place_mentions m JOIN places p USING (place_id) WHERE m.article_id = ? ORDER BY m.field DESC, m.start",
}
# What XML 1.0 cannot hold, not even escaped.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of one article; `spans` are those of its quotes."""

    article: Row
    actors: list[Row]
    mentions: list[Row]
    quotes: list[Row]
    spans: list[Row]
    dates: list[Row]
    places: list[Row]

    def spans_of(self, quote: Row) -> list[Row]:
        """The fragments of a quote, in order."""
        return [span for span in self.spans if span["quote_id"] == quote["quote_id"]]


def readings(store: sqlite3.Connection) -> Iterator[Reading]:
    """All articles by date and id."""
    ids = [row[0] for row in store.execute("SELECT article_id FROM articles ORDER BY published, article_id")]
    for article_id in ids:
        article = _rows(store, "SELECT * FROM articles WHERE article_id = ?", article_id)[0]
        yield Reading(article, **{name: _rows(store, query, article_id) for name, query in QUERIES.items()})


def _rows(store: sqlite3.Connection, query: str, article_id: str) -> list[Row]:
    return [dict(row) for row in store.execute(query, (article_id,))]


def speakable(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold: each becomes a blank, so that offsets stay."""
    return UNSPEAKABLE.sub(" ", text)
