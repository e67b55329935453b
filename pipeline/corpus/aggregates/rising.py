"""Actors that gain ground: two periods of equal length compared, small counts taken for what they are worth."""

from __future__ import annotations

from datetime import date, timedelta
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple, Unpack

import pandas as pd

from pipeline.corpus.aggregates.parts import among
from pipeline.corpus.selection import Bound, Names, Which, first_day, last_day, moved, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

# The prior weighs as much as half of the two periods together, but never more than so many articles.
PRIOR_ARTICLES = 100
LAST_DAY = "SELECT coalesce(max(day), '1970-01-01') AS last_day FROM v_articles"


class Change(NamedTuple):
    """A share against the one before: the logarithm of the ratio of their odds, and how many standard errors it is."""

    log_odds: float
    z: float


def log_odds(now: int, total: int, before: int, total_before: int) -> Change:
    """Compare `now` of `total` articles with `before` of `total_before`.

    The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn (2008), *Fightin' Words*,
    Political Analysis 16(4), for two outcomes: an article names the actor or not; its variance is the sum of the
    reciprocals of the four counts, each with its prior. The prior is the share in both periods together: an actor of
    few articles is drawn towards no change.
    """
    share = (now + before) / (total + total_before)
    weight = min(PRIOR_ARTICLES, (total + total_before) / 2)
    with_it, without = weight * share, weight * (1 - share)
    if not with_it or not without:
        return Change(0.0, 0.0)
    cells = (now + with_it, total - now + without, before + with_it, total_before - before + without)
    change = log(cells[0] / cells[1]) - log(cells[2] / cells[3])
    return Change(change, change / sqrt(sum(1 / cell for cell in cells)))


def rising_actors(
    corpus: Corpus, days: int = 7, *, type: Names = None, limit: int | None = 20, **which: Unpack[Which]
) -> pd.DataFrame:
    """Actors named in a larger share of the articles than in the period before, the surest first.

    The period is `since` to `until`, or the `days` that end with `until` (default: the last day of the corpus); it is
    compared with as many days right before it. `log_odds` > 0 rises; `z` above 2 is hardly chance, were it the only
    actor looked at. Method: `pipeline.corpus.aggregates.rising.log_odds`.
    """
    start, end = _period(corpus, days, which)
    which = {**which, "since": moved(start, start - end - timedelta(1)), "until": end}
    found = _counts(corpus, start, type, which)
    changes = [log_odds(*row) for row in zip(*(found[name] for name in COUNTS), strict=True)]
    found["share"] = found.articles / found.total_articles
    found["share_before"] = found.articles_before / found.total_articles_before
    found["log_odds"] = pd.Series([change.log_odds for change in changes], dtype="Float64")
    found["z"] = pd.Series([change.z for change in changes], dtype="Float64")
    rising = found[found.log_odds > 0]
    rising = rising.sort_values(["z", "articles", "name", "actor_id"], ascending=[False, False, True, True])
    return rising.head(limit if limit is not None else len(rising)).reset_index(drop=True)


COUNTS = ("articles", "total_articles", "articles_before", "total_articles_before")


def _counts(corpus: Corpus, start: date, type: Names, which: Which) -> pd.DataFrame:
    bound = Bound()
    query = f"""
      WITH {selected(bound, "day", **which)},
      dated AS (SELECT article_id, CASE WHEN period >= {bound(start.isoformat())} THEN 1 ELSE 0 END AS recent
                FROM selected)
      SELECT n.actor_id, max(n.name) AS name, max(n.type) AS type,
             count(DISTINCT CASE WHEN d.recent = 1 THEN n.article_id END) AS articles,
             count(DISTINCT CASE WHEN d.recent = 0 THEN n.article_id END) AS articles_before,
             (SELECT sum(recent) FROM dated) AS total_articles,
             (SELECT sum(1 - recent) FROM dated) AS total_articles_before
      FROM dated d JOIN actor_articles n ON n.article_id = d.article_id{where_all(among(bound, "n.type", type))}
      GROUP BY n.actor_id"""
    return corpus.sql(query, bound.values)


def _period(corpus: Corpus, days: int, which: Which) -> tuple[date, date]:
    """The first and the last day to look at."""
    if days < 1:
        raise ValueError(f"days is {days}: give at least 1")
    until, since = which.get("until"), which.get("since")
    if until is None:
        until = str(corpus.sql(LAST_DAY).at[0, "last_day"])[:10]
    end = last_day(until)
    start = moved(end, timedelta(1 - days)) if since is None else first_day(since)
    if start > end:
        raise ValueError(f"since ({start}) is after until ({end})")
    return start, end
