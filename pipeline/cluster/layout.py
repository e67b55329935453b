"""How the dataset lies in its folder: parts by table and month, and which tasks' parts count.

    dataset.json                              what made it
    quotes/month=2025-10/<task>.parquet       the rows of one table, month and task
    runs/<run>.parquet                        one row a run
    actor_links/all.parquet                   what needs the whole corpus, when an import has written it
    _tasks/<task>.json                        written last: what a task read, and that its parts are whole
    _cuts/<file>.json                         how many records a large file has
    _settled.json                             up to where twins were looked for

A part is named after its task, so a task done twice writes the same files again, and no row is there twice.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.cluster.files import Folder
from pipeline.corpus.arrow import schema
from pipeline.corpus.describe import tables
from pipeline.corpus.store import SCHEMA_VERSION
from pipeline.errors import DatasetOfOtherRules, NotADataset, StoreTooNew

ABOUT = "dataset.json"
SETTLED = "_settled.json"
# Tables made of the whole corpus: one file each.
WHOLE = ("actor_links", "own_actors", "own_links", "near_duplicates")
# What Hive, Spark, DuckDB and pyarrow take for null.
UNDATED = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True, slots=True)
class About:
    """What a dataset was made with; it holds the articles of one set of rules and settings."""

    rules_hash: str
    settings_hash: str
    task_bytes: int
    schema_version: int = SCHEMA_VERSION


def month(published: str | None) -> str:
    """The partition of a publication date: `2025-10`, in UTC."""
    return published[:7] if published else UNDATED


def part(table: str, of_month: str, task_id: str) -> str:
    """The name of a part."""
    return f"{table}/month={of_month}/{task_id}.parquet"


def task_of(name: str) -> str:
    """The task that wrote a part."""
    return name.rpartition("/")[2].removesuffix(".parquet")


def table_bytes(table: str, columns: dict[str, list[Any]]) -> bytes:
    """Rows of a table as a Parquet file; the same rows give the same bytes."""
    return parquet_bytes(pa.Table.from_pydict(columns, schema=schema(tables()[table])))


def parquet_bytes(rows: pa.Table) -> bytes:
    """A table as a Parquet file."""
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd")
    return out.getvalue()


class Dataset:
    """A dataset in its folder."""

    def __init__(self, url: str) -> None:
        self.folder = Folder(url)

    @property
    def about(self) -> About | None:
        """What made it; None when there is no dataset in the folder."""
        data = self.folder.read(ABOUT)
        return None if data is None else About(**json.loads(data))

    def prepare(self, wanted: About) -> About:
        """Make the dataset, or check that it was made alike; its tasks keep the size of the first run.

        Raises DatasetOfOtherRules, NotADataset.
        """
        found = self.about
        if found is None:
            if self.folder.names():
                raise NotADataset(self.folder.url)
            self.folder.write(ABOUT, json.dumps(asdict(wanted)).encode())
        elif (found.rules_hash, found.settings_hash, found.schema_version) != (
            wanted.rules_hash, wanted.settings_hash, wanted.schema_version
        ):  # fmt: skip
            raise DatasetOfOtherRules(self.folder.url)
        return found or wanted

    def require(self) -> About:
        """What made it. Raises NotADataset, StoreTooNew."""
        found = self.about
        if found is None:
            raise NotADataset(self.folder.url)
        if found.schema_version > SCHEMA_VERSION:
            raise StoreTooNew(self.folder.url, found.schema_version, SCHEMA_VERSION)
        return found

    # Tasks

    def commit(self, task_id: str, manifest: dict[str, Any]) -> None:
        """Make the parts of a task count: they are all there by now."""
        self.folder.write(f"_tasks/{task_id}.json", json.dumps(manifest).encode())

    def manifest(self, task_id: str) -> dict[str, Any] | None:
        """What a task that is done left behind; None while it is not."""
        data = self.folder.read(f"_tasks/{task_id}.json")
        return None if data is None else json.loads(data)

    def done(self) -> list[str]:
        """The tasks whose parts count, sorted."""
        return [name[len("_tasks/") : -len(".json")] for name in self.folder.names("_tasks")]

    def manifests(self) -> dict[str, dict[str, Any]]:
        """All manifests by task, sorted."""
        found = self.folder.read_all(f"_tasks/{task_id}.json" for task_id in self.done())
        return {name[len("_tasks/") : -len(".json")]: json.loads(found[name]) for name in sorted(found)}

    @property
    def settled(self) -> bool:
        """Whether every article is there once: no task was done since that was seen to."""
        data = self.folder.read(SETTLED)
        return data is not None and json.loads(data)["tasks"] == len(self.done())

    def mark_settled(self) -> None:
        """Note that every article of the tasks done is there once."""
        self.folder.write(SETTLED, json.dumps({"tasks": len(self.done())}).encode())

    # Runs

    def runs(self) -> list[dict[str, Any]]:
        """All rows of `runs`, the earliest first."""
        return [row for name in self.folder.names("runs") for row in self.rows(name).to_pylist()]

    def write_run(self, row: dict[str, Any]) -> None:
        """Write the row of a run, or put another in its place."""
        columns = {column.name: [row[column.name]] for column in tables()["runs"].columns}
        self.folder.write(f"runs/{row['run_id']}.parquet", table_bytes("runs", columns))

    def interrupt_runs(self) -> None:
        """A run that was killed could not say so itself."""
        for row in self.runs():
            if row["status"] == "running":
                self.write_run({**row, "status": "interrupted"})

    # Parts

    def parts(self, table: str) -> list[str]:
        """The parts of a table that count, sorted."""
        if table == "runs" or table in WHOLE:
            return self.folder.names(table)
        done = set(self.done())
        return [name for name in self.folder.names(table) if task_of(name) in done]

    def rows(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows of a part that is there."""
        data = self.folder.read(name)
        if data is None:
            raise FileNotFoundError(name)
        return pq.ParquetFile(io.BytesIO(data)).read(columns=columns)

    def strays(self) -> list[str]:
        """Parts that do not count: a task died before it was done, and its articles went to another."""
        done = set(self.done())
        return [name for name in self._of_tasks(tables()) if task_of(name) not in done]

    def _of_tasks(self, names: Iterable[str]) -> list[str]:
        return [part for name in names for part in self.folder.names(name) if "/month=" in part]
