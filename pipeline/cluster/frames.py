"""A dataset as pandas DataFrames: the tables and views of a store, over Parquet files, through DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipeline.cluster.duck import MACROS, SETTINGS, as_view, bound, translated
from pipeline.cluster.layout import Dataset
from pipeline.cluster.owners import SHARED
from pipeline.corpus import counting
from pipeline.corpus.describe import TableDoc, tables
from pipeline.corpus.frames import Corpus, Parameters
from pipeline.corpus.look import Marked
from pipeline.corpus.store import HERE, statements
from pipeline.corpus.typed import typed
from pipeline.errors import QuiditquoiError, StoreNeeded

TYPES = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}
COUNTS = "article_actors"
VIEWS = "SELECT view_name FROM duckdb_views() WHERE NOT internal"


class DatasetCorpus(Corpus):
    """A dataset that is read and never written: everything that a store's Corpus has.

    Actors are joined across articles as far as the dataset has links (`quiditquoi import --write-links`). What was
    written before it was opened is what it shows.
    """

    def __init__(self, url: str) -> None:
        dataset = Dataset(url)
        dataset.require()
        self.path = Path(url)
        self.db = duckdb.connect(config={"temp_directory": tempfile.gettempdir()})
        for name, value in SETTINGS.items():
            self.db.execute(f"SET {name} = {value!r}")
        self.db.execute(MACROS)
        if not dataset.folder.local:
            self.db.register_filesystem(dataset.folder.fs)
        for table in tables().values():
            if table.name != COUNTS:
                _show(self.db, dataset, table)
        # A store keeps these counts and brings up to date those of stale articles; here they are made when asked for.
        self.db.execute("CREATE VIEW stale_articles AS SELECT article_id FROM articles")
        self.db.execute(as_view(counting.COUNTED))
        for statement in statements((HERE / "views.sql").read_text("utf-8")):
            self.db.execute(translated(statement))
        self.names = tuple(sorted(row[0] for row in self.db.execute(VIEWS).fetchall() if row[0] != "stale_articles"))

    def sql(self, query: str, parameters: Parameters = ()) -> pd.DataFrame:
        """Run a query in SQLite's or DuckDB's words; the values go into `parameters`."""
        with closing(self.db.cursor()) as cursor:
            found = cursor.execute(*bound(query, parameters))
            return typed(_columns(found), found.fetchall())

    def chunks(self, query: str, parameters: Parameters = (), size: int = 50_000) -> Iterator[pd.DataFrame]:
        """Run a query and give its rows `size` at a time, for what does not fit into memory."""
        with closing(self.db.cursor()) as cursor:
            found = cursor.execute(*bound(query, parameters))
            columns = _columns(found)
            while rows := found.fetchmany(size):
                yield typed(columns, rows)

    def article(self, name: str) -> Marked:
        """Refused: an article is shown from a store, where its rows lie together. Raises StoreNeeded."""
        raise StoreNeeded(self.path)

    def unsearchable(self) -> QuiditquoiError:
        """Why `find` finds nothing at all: the full-text index is a store's."""
        return StoreNeeded(self.path)

    def connect(self) -> Any:
        """A DuckDB connection of its own; every table and view is a view over the files."""
        return self.db.cursor()


def _columns(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in cursor.description or ()]


def _show(db: duckdb.DuckDBPyConnection, dataset: Dataset, table: TableDoc) -> None:
    """Make a table of its parts; of one that has none, an empty one."""
    files = [dataset.folder.address(name) for name in dataset.parts(table.name)]
    if not files:
        columns = ", ".join(f'CAST(NULL AS {TYPES[column.type]}) AS "{column.name}"' for column in table.columns)
        db.execute(f'CREATE VIEW "{table.name}" AS SELECT {columns} WHERE false')
        return
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    rows = db.read_parquet(files, hive_partitioning=False).project(columns)
    (rows.distinct() if table.name == SHARED else rows).create_view(table.name)
