"""How much there is: articles and quotes, the denominators of every share; quotes by gender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import pandas as pd

from pipeline.corpus.aggregates.parts import asked
from pipeline.corpus.selection import Bound, Period, Which, selected

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


def article_counts(
    corpus: Corpus, by: Period | None = None, per_source: bool = False, **which: Unpack[Which]
) -> pd.DataFrame:
    """Articles, those with a quote, and quotes: the denominators. Articles with no date have a missing period."""
    bound = Bound()
    query = f"""
      WITH {selected(bound, by, per_source, **which)}
      SELECT period, source, count(*) AS articles, sum(CASE WHEN n > 0 THEN 1 ELSE 0 END) AS articles_with_quotes,
             sum(n) AS quotes
      FROM (SELECT s.period, s.source, (SELECT count(*) FROM quotes q WHERE q.article_id = s.article_id) AS n
            FROM selected s) counted
      GROUP BY period, source ORDER BY period, source"""
    return asked(corpus.sql(query, bound.values), by, per_source)


def speaker_gender(
    corpus: Corpus, by: Period | None = None, per_source: bool = False, **which: Unpack[Which]
) -> pd.DataFrame:
    """Quotes by gender of the speaker, and the share among quotes of persons.

    `f`, `m` and `unknown` are persons; `collective` is an organisation, country or city, `unattributed` nobody known:
    these two have no share.
    """
    bound = Bound()
    query = f"""
      WITH {selected(bound, by, per_source, **which)},
      counted AS (
        SELECT s.period, s.source, CASE WHEN q.speaker_type = 'PER' THEN coalesce(q.speaker_gender, 'unknown')
               WHEN q.speaker_type IS NULL THEN 'unattributed' ELSE 'collective' END AS gender, count(*) AS quotes
        FROM selected s JOIN v_quotes q ON q.article_id = s.article_id GROUP BY 1, 2, 3)
      SELECT period, source, gender, quotes, CASE WHEN gender IN {PERSONS} THEN
             1.0 * quotes / sum(CASE WHEN gender IN {PERSONS} THEN quotes END) OVER (PARTITION BY period, source)
             END AS share
      FROM counted ORDER BY period, source, quotes DESC, gender"""
    return asked(corpus.sql(query, bound.values), by, per_source)


PERSONS = "('f', 'm', 'unknown')"
