"""How often places are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import pandas as pd

from pipeline.corpus.aggregates.parts import among, asked, most
from pipeline.corpus.selection import Bound, Names, Period, Which, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


def place_counts(
    corpus: Corpus,
    by: Period | None = None,
    per_source: bool = False,
    *,
    kind: Names = None,
    country: Names = None,
    limit: int | None = None,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """Mentions and articles of each place, with its coordinates (degrees, WGS 84; missing for local places).

    `kind`: `country`, `region`, `city`, …; `country`: ISO 3166-1 codes. `limit`: so many places, the most mentioned.
    """
    bound = Bound()
    found = among(bound, "p.kind", kind) + among(bound, "p.country_code", country)
    query = f"""
      WITH {selected(bound, by, per_source, **which)},
      counted AS (
        SELECT s.period, s.source, coalesce(l.own_id, m.place_id) AS canonical, min(m.place_id) AS place_id,
               count(*) AS mentions, count(DISTINCT m.article_id) AS articles
        FROM selected s JOIN place_mentions m ON m.article_id = s.article_id
        LEFT JOIN own_place_links l ON l.place_id = m.place_id GROUP BY 1, 2, 3),
      ranked AS (SELECT c.canonical, sum(c.mentions) AS n FROM counted c JOIN v_places p ON p.place_id = c.place_id
                 {where_all(found)} GROUP BY c.canonical, p.name ORDER BY n DESC, p.name, c.canonical
                 LIMIT {most(bound, limit)})
      SELECT c.period, c.source, c.canonical AS place_id, p.name, p.kind, p.country_code, p.admin1, p.latitude,
             p.longitude, c.mentions, c.articles
      FROM ranked r JOIN counted c ON c.canonical = r.canonical JOIN v_places p ON p.place_id = c.place_id
      ORDER BY c.period, c.source, c.mentions DESC, p.name, c.canonical"""
    return asked(corpus.sql(query, bound.values), by, per_source)
