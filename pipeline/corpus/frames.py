"""A store as pandas DataFrames."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Unpack

import pandas as pd

from pipeline.corpus import aggregates, look, search
from pipeline.corpus.lazy import Aggregate, Table
from pipeline.corpus.look import Marked
from pipeline.corpus.selection import Names, When
from pipeline.corpus.store import open_read_only
from pipeline.corpus.typed import typed
from pipeline.errors import NoSearchIndex, QuiditquoiError

Parameters = tuple[Any, ...] | dict[str, Any]
# Counting walks indexes of many articles again and again: keep 64 MiB of them, and map the file (2 GiB at most).
READING = ("PRAGMA cache_size = -65536", "PRAGMA mmap_size = 2147483648", "PRAGMA temp_store = MEMORY")


class Corpus:
    """A store that is read and never written.

    Every table and view is an attribute: `corpus.quotes` behaves like its DataFrame and is loaded when first needed,
    `corpus.quotes(since="2025-10", source="Le Monde", actor="Macron")` loads what is asked for. Aggregates take
    parameters of their own: `corpus.share_of_voice(by="week", limit=5)`. `corpus.sql("…")` takes any query.
    """

    article_counts = Aggregate(aggregates.article_counts)
    actor_counts = Aggregate(aggregates.actor_counts)
    share_of_voice = Aggregate(aggregates.share_of_voice)
    speaker_gender = Aggregate(aggregates.speaker_gender)
    cooccurrences = Aggregate(aggregates.cooccurrences)
    speaks_about = Aggregate(aggregates.speaks_about)
    place_counts = Aggregate(aggregates.place_counts)
    timeline = Aggregate(aggregates.timeline)
    rising_actors = Aggregate(aggregates.rising_actors)

    def __init__(self, path: Path) -> None:
        self.path = path
        with closing(open_read_only(path)) as db:
            self.names = tuple(row[0] for row in db.execute(NAMES))

    def __getattr__(self, name: str) -> Table:
        if name.startswith("_") or name not in self.names:
            raise AttributeError(f"no table or view {name!r}; there is {', '.join(self.names)}")
        return Table(self, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.names})

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r})"

    def sql(self, query: str, parameters: Parameters = ()) -> pd.DataFrame:
        """Run a query; the values go into `parameters`, never into the text of the query."""
        with closing(self.connect()) as db:
            cursor = db.execute(query, parameters)
            return typed([column[0] for column in cursor.description or ()], cursor.fetchall())

    def chunks(self, query: str, parameters: Parameters = (), size: int = 50_000) -> Iterator[pd.DataFrame]:
        """Run a query and give its rows `size` at a time, for what does not fit into memory."""
        with closing(self.connect()) as db:
            cursor = db.execute(query, parameters)
            columns = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(size):
                yield typed(columns, rows)

    def article(self, name: str) -> Marked:
        """One article by doc_id, article_id or path, with everything marked in it: a notebook shows it in colour.

        Raises NoArticle when there is none.
        """
        return look.marked(self.path, name)

    def find(
        self, text: str, *, actor: Names = None, quotes: bool = False, limit: int | None = 20, **which: Unpack[When]
    ) -> pd.DataFrame:
        """Articles that hold all words of a text, best first; with `quotes` or `actor`, quotes (of that actor).

        Case and accents do not matter; `"…"` is a phrase, `budg*` a beginning, `-mot` must not be there. A row has the
        passage that matches best, and who speaks there.
        """
        return search.frame(search.find(self, text, actor=actor, quotes=quotes, limit=limit, **which))

    def unsearchable(self) -> QuiditquoiError:
        """Why `find` finds nothing at all."""
        return NoSearchIndex(self.path)

    def connect(self) -> sqlite3.Connection:
        """A connection of its own for reading; SQLite itself refuses every write."""
        db = open_read_only(self.path)
        for setting in READING:
            db.execute(setting)
        return db


NAMES = (
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE 'search%' ORDER BY name"
)
