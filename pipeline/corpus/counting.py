"""`article_actors` kept up to date: each article's actors under their names of the whole corpus, counted.

Every count of actors is made from it: without it, each would go through all mentions of the corpus. An article's
rows depend on its own rows and on `actor_links` alone; those of articles whose links changed are made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

COUNTED = """
  INSERT INTO article_actors (actor_id, article_id, day, source, gender, mentions, quotes)
  SELECT coalesce(l.canonical_actor_id, a.actor_id), a.article_id, substr(ar.published, 1, 10), ar.source,
         max(coalesce(a.gender, c.gender)),
         sum((SELECT count(*) FROM actor_mentions m WHERE m.actor_id = a.actor_id)),
         sum((SELECT count(*) FROM quotes q WHERE q.actor_id = a.actor_id))
  FROM stale_articles s
  JOIN articles ar ON ar.article_id = s.article_id
  JOIN actors a ON a.article_id = s.article_id
  LEFT JOIN actor_links l ON l.actor_id = a.actor_id
  JOIN actors c ON c.actor_id = coalesce(l.canonical_actor_id, a.actor_id)
  GROUP BY 1, 2, 3, 4"""


def note_gone(db: sqlite3.Connection, article_id: str) -> None:
    """Remember the articles that call an actor by its name in this one, before that is deleted."""
    db.execute(
        "INSERT OR IGNORE INTO stale_articles SELECT a.article_id FROM actors c"
        " JOIN actor_links l ON l.canonical_actor_id = c.actor_id JOIN actors a ON a.actor_id = l.actor_id"
        " WHERE c.article_id = ?",
        (article_id,),
    )


def note_changed(db: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Remember the articles of actors that are new or were linked anew."""
    query = "INSERT OR IGNORE INTO stale_articles SELECT article_id FROM actors WHERE actor_id = ?"
    db.executemany(query, [(actor,) for actor in actors])


def relate(db: sqlite3.Connection, anew: bool = False) -> None:
    """Count the actors of articles that changed, inside the open transaction; costs what changed."""
    if anew:
        db.execute("INSERT OR IGNORE INTO stale_articles SELECT article_id FROM articles")
        db.execute("DELETE FROM article_actors")
    db.execute("DELETE FROM article_actors WHERE article_id IN (SELECT article_id FROM stale_articles)")
    db.execute(COUNTED)
    db.execute("DELETE FROM stale_articles")
