"""How often actors are named and quoted, and in what share of all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

import pandas as pd

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.aggregates.parts import among, asked, most, one_of
from pipeline.corpus.selection import PERIODS, Bound, Names, Period, Which, conditions, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


Order = Literal["mentions", "quotes", "articles"]
# The gender most articles give an actor; null when they are even, or none gives one. The user's own table wins.
GENDER = "coalesce(n.own_gender, CASE sign(c.balance) WHEN 1 THEN 'f' WHEN -1 THEN 'm' END) AS gender"


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
      counted AS ({_counted(bound, corpus, by, per_source, actor, type, which)}),
      ranked AS (SELECT actor_id, sum({one_of(order, "mentions", "quotes", "articles")}) AS n
                 FROM counted GROUP BY actor_id ORDER BY n DESC, actor_id LIMIT {most(bound, limit)})
      SELECT c.period, c.source, c.actor_id, n.name, n.type, {GENDER}, c.mentions, c.quotes, c.articles,
             c.quoted_articles, c.first_seen, c.last_seen
      FROM ranked r JOIN counted c ON c.actor_id = r.actor_id JOIN v_names n ON n.actor_id = r.actor_id
      ORDER BY c.period, c.source, c.{order} DESC, n.name, c.actor_id"""
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
      counted AS ({_counted(bound, corpus, by, per_source, actor, type, which, quoted=True)}),
      ranked AS (SELECT c.actor_id, n.name, n.type, {GENDER}
                 FROM (SELECT actor_id, sum(balance) AS balance, sum(quoted_articles) AS quoted_articles,
                              sum(quotes) AS quotes
                       FROM counted GROUP BY actor_id
                       ORDER BY 3 DESC, 4 DESC, actor_id LIMIT {most(bound, limit)}) c
                 JOIN v_names n ON n.actor_id = c.actor_id)
      SELECT t.period, t.source, r.actor_id, r.name, r.type, r.gender, coalesce(c.quotes, 0) AS quotes,
             coalesce(c.quoted_articles, 0) AS quoted_articles, t.total_articles, t.total_quotes,
             1.0 * coalesce(c.quoted_articles, 0) / t.total_articles AS share,
             1.0 * coalesce(c.quotes, 0) / nullif(t.total_quotes, 0) AS quote_share
      FROM totals t CROSS JOIN ranked r
      LEFT JOIN counted c ON c.actor_id = r.actor_id AND c.period IS t.period AND c.source IS t.source
      ORDER BY t.period, t.source, share DESC, quotes DESC, r.name, r.actor_id"""
    return asked(corpus.sql(query, bound.values), by, per_source)


def _counted(
    bound: Bound,
    corpus: Corpus,
    by: Period | None,
    per_source: bool,
    actor: Names,
    type: Names,
    which: Which,
    quoted: bool = False,
) -> str:
    """Actors by period and source. An article's counts have its day and source: it is asked for itself only when
    copies are to be left out, which takes articles to compare.
    """
    when = (which.get("since"), which.get("until"), which.get("source"))
    found = [] if which.get("unique") else conditions(bound, *when, column="t.day")
    found += among(bound, "n.type", type)
    if actor is not None:
        found.append(f"t.actor_id IN {bound.any_of(actors_named(corpus, actor))}")
    if quoted:
        found.append("t.quotes > 0")
    period, source = PERIODS[by].format("t.day") if by else "NULL", "t.source" if per_source else "NULL"
    groups = ", ".join((*(one for one in (period, source) if one != "NULL"), "t.actor_id"))
    joins = " JOIN selected s ON s.article_id = t.article_id" if which.get("unique") else ""
    joins += " JOIN v_names n ON n.actor_id = t.actor_id" if type is not None else ""
    return f"""
      SELECT {period} AS period, {source} AS source, t.actor_id,
             sum(CASE t.gender WHEN 'f' THEN 1 WHEN 'm' THEN -1 ELSE 0 END) AS balance,
             sum(t.mentions) AS mentions, sum(t.quotes) AS quotes, count(*) AS articles,
             sum(CASE WHEN t.quotes > 0 THEN 1 ELSE 0 END) AS quoted_articles,
             min(t.day) AS first_seen, max(t.day) AS last_seen
      FROM article_actors t{joins}{where_all(found)} GROUP BY {groups}"""
