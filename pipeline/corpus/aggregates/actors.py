"""How often actors are named and quoted, and in what share of all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

import pandas as pd

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.aggregates.parts import among, asked, most, one_of
from pipeline.corpus.selection import Bound, Names, Period, Which, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


Order = Literal["mentions", "quotes", "articles"]
# The gender most articles give an actor; null when they are even, or none gives one.
GENDER = """CASE sign(sum(CASE a.gender WHEN 'f' THEN 1 WHEN 'm' THEN -1 ELSE 0 END))
               WHEN 1 THEN 'f' WHEN -1 THEN 'm' END AS gender"""


def actor_counts(
    corpus: Corpus,
    by: Period | None = None,
    per_source: bool = False,
    *,
    actor: Names = None,
    type: Names = None,
    order: Order = "mentions",
    limit: int | None = None,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """Mentions, quotes, articles of each actor, articles that quote it, and the days it was first and last seen.

    `type`: `PER`, `ORG`, `GPE`. `limit`: so many actors, the first by `order`, with all their periods and sources.
    """
    bound = Bound()
    query = f"""
      WITH {selected(bound, by, per_source, **which)},
      counted AS ({_counted(bound, corpus, actor, type)}),
      ranked AS (SELECT actor_id, sum({one_of(order, "mentions", "quotes", "articles")}) AS n, max(name) AS name
                 FROM counted GROUP BY actor_id ORDER BY n DESC, name, actor_id LIMIT {most(bound, limit)})
      SELECT c.period, c.source, c.actor_id, r.name, c.type, c.gender, c.mentions, c.quotes, c.articles,
             c.quoted_articles, c.first_seen, c.last_seen
      FROM ranked r JOIN counted c ON c.actor_id = r.actor_id
      ORDER BY c.period, c.source, c.{order} DESC, r.name, c.actor_id"""
    return asked(corpus.sql(query, bound.values), by, per_source)


def share_of_voice(
    corpus: Corpus,
    by: Period | None = None,
    per_source: bool = False,
    *,
    actor: Names = None,
    type: Names = None,
    limit: int | None = 10,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """The share of all articles that quote an actor, and of all quotes that are its; zero where it is silent.

    `share` = quoted_articles / total_articles, articles with no quote included, so that periods and sources compare;
    `quote_share` = quotes / total_quotes, those of nobody known included. `limit`: so many actors, those quoted in
    most articles; each has a row in every period and source that has articles.
    """
    bound = Bound()
    query = f"""
      WITH {selected(bound, by, per_source, **which)},
      totals AS (
        SELECT period, source, count(*) AS total_articles,
               sum((SELECT count(*) FROM quotes q WHERE q.article_id = s.article_id)) AS total_quotes
        FROM selected s GROUP BY period, source),
      counted AS ({_counted(bound, corpus, actor, type, quoted=True)}),
      ranked AS (SELECT actor_id, max(name) AS name, max(type) AS type, max(gender) AS gender
                 FROM counted GROUP BY actor_id
                 ORDER BY sum(quoted_articles) DESC, sum(quotes) DESC, 2, 1 LIMIT {most(bound, limit)})
      SELECT t.period, t.source, r.actor_id, r.name, r.type, r.gender, coalesce(c.quotes, 0) AS quotes,
             coalesce(c.quoted_articles, 0) AS quoted_articles, t.total_articles, t.total_quotes,
             1.0 * coalesce(c.quoted_articles, 0) / t.total_articles AS share,
             1.0 * coalesce(c.quotes, 0) / nullif(t.total_quotes, 0) AS quote_share
      FROM totals t CROSS JOIN ranked r
      LEFT JOIN counted c ON c.actor_id = r.actor_id AND c.period IS t.period AND c.source IS t.source
      ORDER BY t.period, t.source, share DESC, quotes DESC, r.name, r.actor_id"""
    return asked(corpus.sql(query, bound.values), by, per_source)


def _counted(bound: Bound, corpus: Corpus, actor: Names, type: Names, quoted: bool = False) -> str:
    """Actors by period and source."""
    found = among(bound, "a.type", type)
    if actor is not None:
        found.append(f"a.actor_id IN {bound.any_of(actors_named(corpus, actor))}")
    if quoted:
        found.append("a.quotes > 0")
    return f"""
      SELECT s.period, s.source, a.actor_id, max(a.name) AS name, max(a.type) AS type, {GENDER},
             sum(a.mentions) AS mentions, sum(a.quotes) AS quotes, count(DISTINCT a.article_id) AS articles,
             count(DISTINCT CASE WHEN a.quotes > 0 THEN a.article_id END) AS quoted_articles,
             min(a.day) AS first_seen, max(a.day) AS last_seen
      FROM selected s JOIN actor_articles a ON a.article_id = s.article_id{where_all(found)}
      GROUP BY s.period, s.source, a.actor_id"""
