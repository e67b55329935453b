"""Rows of a store → a DataFrame whose columns have the types they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

TIMES = frozenset({"published", "started_at", "ended_at", "removed_at"})
DAYS = frozenset({"day", "week", "month", "year", "period", "first_seen", "last_seen", "first_day", "last_day"})
# Text columns of few values: a category takes a byte or two a row, and groups faster.
CATEGORIES = frozenset(
    {"country_code", "encoding", "error_code", "field", "form", "format", "gender", "gender_from", "granularity",
     "kind", "lang", "method", "mod", "published_from", "rule", "rules_hash", "run_id", "section", "sense", "source",
     "speaker_gender", "speaker_type", "status", "type", "type_a", "type_b"}
)  # fmt: skip


def typed(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Whole numbers that may be missing as Int64, times as UTC, days and periods as dates, few values as category.

    A date that pandas cannot hold is missing (NaT); `sql` with a cast of another name shows it as text.
    """
    frame = pd.DataFrame([tuple(row) for row in rows], columns=list(columns)).convert_dtypes()
    for column in frame.columns[~frame.columns.duplicated(keep=False)]:
        if column in TIMES:
            frame[column] = pd.to_datetime(frame[column], utc=True, format="ISO8601", errors="coerce")
        elif column in DAYS:
            frame[column] = pd.to_datetime(frame[column], format="ISO8601", errors="coerce")
        elif column in CATEGORIES:
            frame[column] = frame[column].astype("category")
    return frame
