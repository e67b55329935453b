"""Rows between DataFrames, which count, and Vega, which draws what JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import pandas as pd

Row = dict[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """Each row by column name; what is missing is None."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def inline(found: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Rows as a chart takes them."""
    return alt.InlineData(values=[dict(row) for row in found])


def table(found: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Some columns of some rows, renamed: `columns` maps a name to what a reader sees."""
    return pd.DataFrame([[row[name] for name in columns] for row in found], columns=list(columns.values()))


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    return value.item() if hasattr(value, "item") else value
