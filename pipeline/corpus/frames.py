"""A store as pandas DataFrames."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.corpus.store import open_read_only


class Corpus:
    """A store that is read and never written: `corpus.quotes`, `corpus.v_quotes`, `corpus.sql("…")`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with closing(open_read_only(path)) as db:
            self.names = tuple(row[0] for row in db.execute(NAMES))

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in self.names:
            raise AttributeError(f"no table or view {name!r}; there is {', '.join(self.names)}")
        return self.sql(f'SELECT * FROM "{name}"')

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.names})

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r})"

    def sql(self, query: str, parameters: tuple[Any, ...] | dict[str, Any] = ()) -> pd.DataFrame:
        """Run a query; the values go into `parameters`, never into the text of the query."""
        with closing(open_read_only(self.path)) as db:
            return typed(db.execute(query, parameters))


NAMES = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


def typed(cursor: sqlite3.Cursor) -> pd.DataFrame:
    """Rows → a DataFrame: integers that may be missing as Int64, `published` as UTC time."""
    columns = [column[0] for column in cursor.description]
    frame = pd.DataFrame([tuple(row) for row in cursor], columns=columns).convert_dtypes()
    for column in {"published", "started_at", "ended_at", "removed_at"} & set(columns):
        frame[column] = pd.to_datetime(frame[column], utc=True, format="ISO8601")
    return frame
