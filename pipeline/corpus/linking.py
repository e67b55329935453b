"""`actor_links` kept up to date in the store: what is new or gone, and all that it bears on, is linked again."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pipeline.corpus.link_keys import Record, blocks
from pipeline.corpus.links import link, touched

# SQLite takes many more parameters; a temporary set of this size stays cheap to plan.
CHUNK = 500
NEW = """
  SELECT actor_id FROM actors WHERE actor_id NOT IN (SELECT actor_id FROM actor_blocks)"""
RECORDS = """
  SELECT a.actor_id, a.article_id, substr(ar.published, 1, 10), a.name, a.type, a.gender, a.place_id
  FROM actors a JOIN articles ar USING (article_id) WHERE a.actor_id IN ({})"""


def relate(db: sqlite3.Connection, anew: bool = False) -> None:
    """Bring `actor_links` up to date inside the open transaction."""
    if anew:
        for table in ("actor_links", "actor_blocks"):
            db.execute(f"DELETE FROM {table}")
    fresh = list(records(db, (row[0] for row in db.execute(NEW).fetchall())))
    # An actor with no key to meet others by still needs its row, or it would be new for ever.
    keys = [(block, record.actor_id) for record in fresh for block in blocks(record) or {""}]
    db.executemany("INSERT INTO actor_blocks VALUES (?, ?)", keys)
    stale = frozenset(row[0] for row in db.execute("SELECT block FROM stale_blocks"))
    whole = touched([*fresh, *_of_blocks(db, stale)], lambda wanted: _of_blocks(db, wanted))
    db.executemany("DELETE FROM actor_links WHERE actor_id = ?", [(record.actor_id,) for record in whole])
    db.executemany("INSERT INTO actor_links VALUES (?, ?, ?)", link(whole))
    db.execute("DELETE FROM stale_blocks")


def note_gone(db: sqlite3.Connection, article_id: str) -> None:
    """Remember what the actors of an article bore on, before they are deleted."""
    db.execute(
        "INSERT OR IGNORE INTO stale_blocks SELECT DISTINCT block FROM actor_blocks JOIN actors USING (actor_id)"
        " WHERE article_id = ? AND block <> ''",
        (article_id,),
    )


def _of_blocks(db: sqlite3.Connection, wanted: frozenset[str]) -> Iterator[Record]:
    found: set[str] = set()
    for part in _parts(sorted(wanted)):
        query = f"SELECT actor_id FROM actor_blocks WHERE block IN ({_marks(part)})"
        found.update(row[0] for row in db.execute(query, part))
    return records(db, sorted(found))


def records(db: sqlite3.Connection, actors: Iterable[str]) -> Iterator[Record]:
    """The actors of some ids, with what tells them from their namesakes."""
    for part in _parts(list(actors)):
        rows = [tuple(row) for row in db.execute(RECORDS.format(_marks(part)), part)]
        aliases = _grouped(db, f"SELECT actor_id, alias FROM actor_aliases WHERE actor_id IN ({_marks(part)})", part)
        roles = _grouped(
            db,
            f"SELECT actor_id, role FROM actor_mentions WHERE role IS NOT NULL AND actor_id IN ({_marks(part)})",
            part,
        )
        articles = sorted({row[1] for row in rows})
        names = _grouped(db, f"SELECT article_id, name FROM actors WHERE article_id IN ({_marks(articles)})", articles)
        countries = _countries(db, articles)
        for actor_id, article_id, published, name, type_, gender, place_id in rows:
            yield Record(
                actor_id=actor_id,
                article_id=article_id,
                published=published,
                name=name,
                type=type_,
                aliases=tuple(sorted(aliases[actor_id])),
                roles=frozenset(roles[actor_id]),
                others=frozenset(names[article_id] - {name}),
                gender=gender,
                country=countries.get(article_id),
                place_id=place_id,
            )


def _countries(db: sqlite3.Connection, articles: list[str]) -> dict[str, str]:
    """The country that each article names most; of equals the first in the alphabet."""
    query = f"""SELECT m.article_id, p.country_code FROM place_mentions m JOIN places p USING (place_id)
        WHERE p.country_code IS NOT NULL AND m.article_id IN ({_marks(articles)})"""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article_id, country in db.execute(query, articles):
        counts[article_id][country] += 1
    return {article: min(found.items(), key=lambda item: (-item[1], item[0]))[0] for article, found in counts.items()}


def _grouped(db: sqlite3.Connection, query: str, parameters: list[str]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in db.execute(query, parameters):
        found[key].add(value)
    return found


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))
