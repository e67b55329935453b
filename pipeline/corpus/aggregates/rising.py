"""Actors that gain ground: two periods of equal length compared, small counts taken for what they are worth."""

from __future__ import annotations

from datetime import date, timedelta
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple, Unpack

import pandas as pd

from pipeline.corpus.aggregates.parts import among
from pipeline.corpus.selection import Bound, Names, Which, day, selected, where_all

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
    Political Analysis 16(4), equations 16 and 20 to 22, for two outcomes: the actor is in an article or not. The
    prior is the share of both periods together, so an actor of few articles is drawn towards no change.
    """
    share = (now + before) / (total + total_before)
    weight = min(PRIOR_ARTICLES, (total + total_before) / 2)
    with_it, without = weight * share, weight * (1 - share)
    if not with_it or not without:
        return Change(0.0, 0.0)
    recent = log((now + with_it) / (total - now + without))
    earlier = log((before + with_it) / (total_before - before + without))
    error = sqrt(1 / (now + with_it) + 1 / (before + with_it))
    return Change(recent - earlier, (recent - earlier) / error)


def rising_actors(
    corpus: Corpus, days: int = 7, *, type: Names = None, limit: int | None = 20, **which: Unpack[Which]
) -> pd.DataFrame:
    """Actors named in a larger share of the articles than in the period before, the surest first.

    The period is `since` to `until`, or the `days` that end with `until` (default: the last day of the corpus); it is
    compared with as many days right before it. `log_odds` > 0 rises; `z` above 2 is hardly chance, were it the only
    actor looked at. Method: `pipeline.corpus.aggregates.rising.log_odds`.
    """
    start, end = _period(corpus, days, which)
    which = {**which, "since": start - (end - start) - timedelta(1), "until": end}
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
    end = _day(until, last=True)
    start = end - timedelta(days - 1) if since is None else _day(since, last=False)
    if start > end:
        raise ValueError(f"since ({start}) is after until ({end})")
    return start, end


def _day(given: str | date, last: bool) -> date:
    """The first or last day of a day, month or year."""
    written = day(given)
    if len(written) == len("2025-10-16"):
        return date.fromisoformat(written)
    first = date.fromisoformat((written + "-01-01")[:10])
    if not last:
        return first
    months = 1 if len(written) == len("2025-10") else 12
    following = first.month - 1 + months
    return date(first.year + following // 12, following % 12 + 1, 1) - timedelta(1)
