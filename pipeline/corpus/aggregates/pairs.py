"""Who stands with whom, who speaks about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

import pandas as pd

from pipeline.corpus.aggregates.parts import among as those
from pipeline.corpus.aggregates.parts import either, most, one_of
from pipeline.corpus.selection import Bound, Names, Which, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


Level = Literal["article", "sentence", "quote"]
# What two actors may share: `unit` and `part` tell which one, whose actors are.
UNITS = {
    "article": """
        SELECT t.article_id AS unit, 0 AS part, t.actor_id
        FROM selected s JOIN article_actors t ON t.article_id = s.article_id""",
    "sentence": """
        SELECT DISTINCT m.article_id AS unit, m.sentence_no AS part,
               coalesce(l.canonical_actor_id, m.actor_id) AS actor_id
        FROM selected s JOIN actor_mentions m ON m.article_id = s.article_id
        LEFT JOIN actor_links l ON l.actor_id = m.actor_id""",
    "quote": """
        SELECT DISTINCT m.quote_id AS unit, 0 AS part, m.entity_id AS actor_id
        FROM selected s JOIN quote_mentions m ON m.article_id = s.article_id AND m.kind = 'actor'""",
}


def cooccurrences(
    corpus: Corpus,
    level: Level = "article",
    *,
    actor: Names = None,
    type: Names = None,
    among: int | None = None,
    limit: int | None = None,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """Pairs of actors in one article, in one sentence, or mentioned in one quote; `weight` counts these.

    `actor`: pairs with one of these. `among`: only between so many actors, those found most, which keeps a large
    corpus quick. `limit`: so many pairs, the heaviest. Rows are the edges of an undirected graph.
    """
    bound = Bound()
    of_type = " JOIN v_names n ON n.actor_id = u.actor_id" if type is not None else ""
    edges = where_all(either(bound, corpus, actor, "e.a", "e.b"))
    query = f"""
      WITH {selected(bound, **which)},
      everyone AS ({UNITS[one_of(level, *UNITS)]}),
      nodes AS (SELECT u.actor_id FROM everyone u{of_type}{where_all(those(bound, "n.type", type))}
                GROUP BY u.actor_id ORDER BY count(*) DESC, u.actor_id LIMIT {most(bound, among)}),
      units AS (SELECT unit, part, actor_id FROM everyone WHERE actor_id IN (SELECT actor_id FROM nodes)),
      edges AS (SELECT a.actor_id AS a, b.actor_id AS b, count(*) AS weight
                FROM units a JOIN units b ON a.unit = b.unit AND a.part = b.part AND a.actor_id < b.actor_id
                GROUP BY a.actor_id, b.actor_id),
      heaviest AS (SELECT e.a, e.b, e.weight FROM edges e{edges}
                   ORDER BY e.weight DESC, e.a, e.b LIMIT {most(bound, limit)})
      SELECT e.a AS actor_id_a, x.name AS name_a, x.type AS type_a, e.b AS actor_id_b, y.name AS name_b,
             y.type AS type_b, e.weight
      FROM heaviest e JOIN v_names x ON x.actor_id = e.a JOIN v_names y ON y.actor_id = e.b
      ORDER BY e.weight DESC, name_a, name_b, e.a, e.b"""
    return corpus.sql(query, bound.values)


def speaks_about(
    corpus: Corpus,
    *,
    actor: Names = None,
    type: Names = None,
    limit: int | None = None,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """Who speaks about whom: quotes of a speaker that mention another actor, and the articles they stand in.

    `actor`: where one of these speaks or is spoken about. `type`: of those spoken about.
    """
    bound = Bound()
    found = either(bound, corpus, actor, "sp.canonical_actor_id", "m.entity_id") + those(bound, "ab.type", type)
    query = f"""
      WITH {selected(bound, **which)}
      SELECT sp.canonical_actor_id AS speaker_id, max(sp.canonical_name) AS speaker, m.entity_id AS about_id,
             max(ab.canonical_name) AS about, count(DISTINCT m.quote_id) AS quotes,
             count(DISTINCT m.article_id) AS articles
      FROM selected s JOIN quote_mentions m ON m.article_id = s.article_id AND m.kind = 'actor'
      JOIN v_actors sp ON sp.actor_id = m.speaker_id
      JOIN v_actors ab ON ab.actor_id = m.entity_id AND ab.canonical_actor_id <> sp.canonical_actor_id
      {where_all(found)}
      GROUP BY 1, 3 ORDER BY quotes DESC, speaker, about, 1, 3 LIMIT {most(bound, limit)}"""
    return corpus.sql(query, bound.values)
