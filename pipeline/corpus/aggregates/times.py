"""Dated sentences in the order of the time they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

import pandas as pd

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.aggregates.parts import most, one_of
from pipeline.corpus.selection import BEHIND, Bound, Day, Names, Which, day, first_day, selected, where_all

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


def timeline(
    corpus: Corpus,
    *,
    earliest: Day = None,
    latest: Day = None,
    actor: Names = None,
    columns: Sequence[str] | None = None,
    limit: int | None = None,
    **which: Unpack[Which],
) -> pd.DataFrame:
    """Dated sentences in the order of the time they speak of, with the actors and places that stand in them.

    `earliest`, `latest`: the first and last day spoken of, as `since` and `until` are those of publication. `actor`:
    sentences that mention one of these. `columns`: those to load; it is actors, places and sentences that take time.
    """
    bound = Bound()
    found = ["t.article_id IN (SELECT article_id FROM selected)"]
    if earliest is not None:
        found.append(f"coalesce(t.latest, t.earliest) > {bound(first_day(earliest).isoformat())}")
    if latest is not None:
        found.append(f"t.earliest < {bound(day(latest) + BEHIND)}")
    if actor is not None:
        ids = bound.any_of(actors_named(corpus, actor))
        found.append(
            "EXISTS (SELECT 1 FROM actor_mentions m JOIN v_actors v ON v.actor_id = m.actor_id WHERE m.article_id ="
            f" t.article_id AND m.sentence_no = t.sentence_no AND v.canonical_actor_id IN {ids})"
        )
    query = f"""
      WITH {selected(bound, **which)}
      SELECT {_shown(corpus, columns)} FROM timeline t{where_all(found)}
      ORDER BY t.earliest, t.latest, t.article_id, t.sentence_no, t.date_id LIMIT {most(bound, limit)}"""
    return corpus.sql(query, bound.values)


def _shown(corpus: Corpus, columns: Sequence[str] | None) -> str:
    """The columns asked for; a name goes into the query when the view has it."""
    if columns is None:
        return "t.*"
    known = corpus.timeline.columns
    return ", ".join(f't."{one_of(column, *known)}"' for column in columns)
