"""Actors as a person names them: an id, or words of a name, whatever the case, accents and hyphens."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.actors.fold import fold
from pipeline.corpus.selection import Bound, Names, listed
from pipeline.errors import NoActor

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

NAMES = "SELECT DISTINCT name FROM actors UNION SELECT alias FROM actor_aliases UNION SELECT name FROM own_actors"
GROUPS = """
  SELECT DISTINCT canonical_actor_id AS id FROM v_actors WHERE actor_id IN (
    SELECT actor_id FROM actors WHERE name IN {0} UNION SELECT actor_id FROM actor_aliases WHERE alias IN {0}
    UNION SELECT actor_id FROM own_links JOIN own_actors USING (own_id) WHERE name IN {0})
  ORDER BY id"""
# Bound names in one query; SQLite takes 32,766.
MOST = 10_000


def actors_named(corpus: Corpus, names: Names) -> list[str]:
    """The canonical ids of all actors meant by some ids or names. Raises NoActor for one that names nobody.

    The whole name wins (*Macron* → an actor called just that); where there is none, all whose name or alias has
    every word do (*macron* → Emmanuel Macron, Brigitte Macron).
    """
    found: dict[str, None] = {}
    for name in listed(names or []):
        found.update(dict.fromkeys(_by_id(corpus, name) or _by_name(corpus, name)))
    return list(found)


def _by_id(corpus: Corpus, name: str) -> list[str]:
    query = "SELECT canonical_actor_id AS id FROM v_actors WHERE actor_id = ?"
    return list(corpus.sql(query, (name,)).id)


def _by_name(corpus: Corpus, name: str) -> list[str]:
    known: list[str] = list(corpus.sql(NAMES)["name"])
    wanted = set(fold(name).split())
    meant = [one for one in known if fold(one) == fold(name)]
    meant = meant or [one for one in known if wanted and wanted <= set(fold(one).split())]
    if not meant:
        raise NoActor(name, get_close_matches(name, known, 3))
    bound = Bound()
    return list(corpus.sql(GROUPS.format(bound.any_of(meant[:MOST])), bound.values).id)
