"""`actor_links` kept up to date in the store: what is new or gone, and all that it bears on, is linked again."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.corpus import counting
from pipeline.corpus.link_keys import Record, blocks, by_country
from pipeline.corpus.links import Link, Own, link, own_blocks, owned, touched
from pipeline.ids import stable_id

# SQLite takes many more parameters; a temporary set of this size stays cheap to plan.
CHUNK = 500
# Marks an entry of the user's table among the stale keys: its names may meet under many.
OWN = "OWN "
NEW = """
  SELECT actor_id FROM actors WHERE actor_id NOT IN (SELECT actor_id FROM actor_blocks)"""
RECORDS = """
  SELECT a.actor_id, a.article_id, substr(ar.published, 1, 10), a.name, a.type, a.gender, a.place_id
  FROM actors a JOIN articles ar USING (article_id) WHERE a.actor_id IN ({})"""


def relate(db: sqlite3.Connection, anew: bool = False, own: Sequence[Own] | None = None) -> None:
    """Bring `actor_links` up to date inside the open transaction.

    `own`: the user's table, which the store keeps; None for the one it has. Another table links everything again.
    """
    given, stored = own, _own(db)
    own = stored if given is None else sorted(given, key=_own_id)
    if anew or own != stored:
        for table in ("actor_links", "own_links", "actor_blocks"):
            db.execute(f"DELETE FROM {table}")
    if own != stored:
        db.execute("DELETE FROM own_actors")
        db.executemany("INSERT INTO own_actors VALUES (?, ?, ?, ?, ?, ?)", map(_own_row, own))
    fresh = list(records(db, (row[0] for row in db.execute(NEW).fetchall())))
    # An actor with no key to meet others by still needs its row, or it would be new for ever.
    keys = [(block, record.actor_id) for record in fresh for block in blocks(record) or {""}]
    db.executemany("INSERT INTO actor_blocks VALUES (?, ?)", keys)
    stale = frozenset(row[0] for row in db.execute("SELECT block FROM stale_blocks"))
    stale = stale.union(*(own_blocks(one) for one in own if OWN + _own_id(one) in stale))
    whole = touched([*fresh, *_of_blocks(db, stale)], lambda wanted: _of_blocks(db, wanted), own)
    links = link(whole, own, lambda some: enriched(db, some))
    touched_ids = [record.actor_id for record in whole]
    counting.note_changed(db, [record.actor_id for record in fresh])
    counting.note_changed(db, _write(db, "actor_links", touched_ids, links))
    _write(db, "own_links", touched_ids, _own_links(whole, links, own))
    db.execute("DELETE FROM stale_blocks")


def _write(db: sqlite3.Connection, table: str, actors: list[str], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Let a table hold these rows for some actors: most stand there already, and writing is what costs.

    Gives the actors whose row changed.
    """
    stored: set[tuple[str, ...]] = set()
    for part in _parts(actors):
        stored.update(map(tuple, db.execute(f"SELECT * FROM {table} WHERE actor_id IN ({_marks(part)})", part)))
    wanted = set(rows)
    db.executemany(f"DELETE FROM {table} WHERE actor_id = ?", [(row[0],) for row in sorted(stored - wanted)])
    for row in sorted(wanted - stored):
        db.execute(f"INSERT INTO {table} VALUES ({_marks(list(row))})", row)
    return sorted({row[0] for row in stored ^ wanted})


def _own_links(whole: Sequence[Record], links: Sequence[Link], own: Sequence[Own]) -> list[tuple[str, str]]:
    """Those that the user's table names, and all that are linked to one of them."""
    named = {actor_id: _own_id(one) for actor_id, one in owned(whole, own).items()}
    groups = {one.canonical_actor_id: named[one.actor_id] for one in links if one.actor_id in named}
    linked = {one.actor_id: groups[one.canonical_actor_id] for one in links if one.canonical_actor_id in groups}
    return sorted({**linked, **named}.items())


def _own(db: sqlite3.Connection) -> list[Own]:
    rows = db.execute("SELECT name, aliases, type, wikidata_id, gender FROM own_actors ORDER BY own_id")
    return [Own((name, *aliases.split("|")) if aliases else (name,), *rest) for name, aliases, *rest in rows]


def _own_row(one: Own) -> tuple[str | None, ...]:
    name, *aliases = one.names
    return _own_id(one), name, "|".join(aliases) or None, one.type, one.gender, one.wikidata_id


def _own_id(one: Own) -> str:
    return stable_id(one.type or "", one.names[0])


def note_gone(db: sqlite3.Connection, article_id: str) -> None:
    """Remember what the actors of an article bore on, before they are deleted."""
    db.execute(
        "INSERT OR IGNORE INTO stale_blocks SELECT DISTINCT block FROM actor_blocks JOIN actors USING (actor_id)"
        " WHERE article_id = ? AND block <> ''",
        (article_id,),
    )
    db.execute(
        "INSERT OR IGNORE INTO stale_blocks SELECT DISTINCT ?2 || own_id FROM own_links JOIN actors USING (actor_id)"
        " WHERE article_id = ?1",
        (article_id, OWN),
    )


def _of_blocks(db: sqlite3.Connection, wanted: frozenset[str]) -> Iterator[Record]:
    found: set[str] = set()
    for part in _parts(sorted(wanted)):
        query = f"SELECT actor_id FROM actor_blocks WHERE block IN ({_marks(part)})"
        found.update(row[0] for row in db.execute(query, part))
    return records(db, sorted(found))


def records(db: sqlite3.Connection, actors: Iterable[str]) -> Iterator[Record]:
    """The actors of some ids, without roles and company; the country where it decides."""
    for part in _parts(list(actors)):
        rows = db.execute(RECORDS.format(_marks(part)), part).fetchall()
        aliases = _grouped(db, f"SELECT actor_id, alias FROM actor_aliases WHERE actor_id IN ({_marks(part)})", part)
        found = [
            Record(actor, article, day, name, type_, tuple(sorted(aliases[actor])), gender=gender, place_id=place_id)
            for actor, article, day, name, type_, gender, place_id in rows
        ]
        local = {record.article_id for record in found if record.type == "ORG" and by_country(record)}
        countries = _countries(db, sorted(local))
        yield from (
            record._replace(country=countries.get(record.article_id)) if record.article_id in local else record
            for record in found
        )


def enriched(db: sqlite3.Connection, some: Sequence[Record]) -> list[Record]:
    """The same records with the roles read beside them, and the names of the other actors of their articles."""
    found: list[Record] = []
    for start in range(0, len(some), CHUNK):
        part = some[start : start + CHUNK]
        actors = [record.actor_id for record in part]
        articles = sorted({record.article_id for record in part})
        roles = _grouped(
            db,
            f"SELECT actor_id, role FROM actor_mentions WHERE role IS NOT NULL AND actor_id IN ({_marks(actors)})",
            actors,
        )
        names = _grouped(db, f"SELECT article_id, name FROM actors WHERE article_id IN ({_marks(articles)})", articles)
        found += [
            record._replace(
                roles=frozenset(roles[record.actor_id]), others=frozenset(names[record.article_id] - {record.name})
            )
            for record in part
        ]
    return found


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
