"""Parts that the queries of aggregates share: conditions with bound values, limits, columns asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline.corpus.actor_names import actors_named
from pipeline.corpus.selection import Bound, Names, listed

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus


def among(bound: Bound, column: str, names: Names) -> list[str]:
    return [] if names is None else [f"{column} IN {bound.any_of(listed(names))}"]


def either(bound: Bound, corpus: Corpus, actor: Names, one: str, other: str) -> list[str]:
    if actor is None:
        return []
    ids = bound.any_of(actors_named(corpus, actor))
    return [f"({one} IN {ids} OR {other} IN {ids})"]


def most(bound: Bound, limit: int | None) -> str:
    """SQLite takes -1 for no limit."""
    return bound(-1 if limit is None else limit)


def one_of(given: str, *known: str) -> str:
    """A word that goes into a query must be one of ours."""
    if given not in known:
        raise ValueError(f"{given!r} is none of {', '.join(known)}")
    return given


def asked(found: pd.DataFrame, by: Any, per_source: bool) -> pd.DataFrame:
    """Leave out the columns of a division that was not asked for."""
    left_out = [name for name, wanted in (("period", by), ("source", per_source)) if not wanted]
    return found.drop(columns=left_out)
