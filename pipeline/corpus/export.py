"""A store → one Parquet or CSV file a table, with a Frictionless data package beside them; or another tool's format."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from pipeline.corpus.describe import TableDoc, tables
from pipeline.corpus.store import open_read_only
from pipeline.errors import ExportError

# Rows in memory at a time.
CHUNK = 10_000
# A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FRICTIONLESS_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}
FORMATS = ("parquet", "csv", "brat", "gexf", "iramuteq", "jsonl", "txm", "xlsx")


def export(db: Path, folder: Path, form: str, raw_csv: bool = False) -> list[Path]:
    """Write a store to `folder` in one of FORMATS; a file appears whole or not at all. Gives the files written.

    In CSV, text that a spreadsheet would run as a formula is preceded by `'`, unless `raw_csv`.
    """
    with closing(open_read_only(db)) as store, _told(folder):
        store.execute("BEGIN")  # one moment of the store for all tables, whoever writes meanwhile
        folder.mkdir(parents=True, exist_ok=True)
        if form not in ("parquet", "csv"):
            from pipeline.corpus.exports import WRITERS

            return WRITERS[form](store, folder)
        files = [_table(store, table, folder, form, raw_csv) for table in tables().values()]
        package = folder / "datapackage.json"
        with whole(package) as out:
            out.write(json.dumps(_package(form), ensure_ascii=False, indent=2).encode("utf-8"))
        return [*files, package]


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(folder, error) from error


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Write beside the file, flush to the disk, then take its name: readers never see half of it."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
        temporary = Path(out.name)
        try:
            yield out
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    temporary.chmod(0o644)
    temporary.replace(path)


def _table(store: sqlite3.Connection, table: TableDoc, folder: Path, form: str, raw_csv: bool) -> Path:
    path = folder / f"{table.name}.{form}"
    cursor = store.execute(select(table))
    with whole(path) as out:
        if form == "parquet":
            _parquet(cursor, table, out)
        else:
            _csv(cursor, table, out, (lambda cell: cell) if raw_csv else escape)
    return path


def select(table: TableDoc) -> str:
    """The query for all rows of a table by their key."""
    key = ", ".join(f'"{column}"' for column in table.key)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"SELECT {names} FROM {table.name} ORDER BY {key}"


def _chunks(cursor: sqlite3.Cursor) -> Iterator[list[tuple[Any, ...]]]:
    while rows := cursor.fetchmany(CHUNK):
        yield [tuple(row) for row in rows]


def _parquet(cursor: sqlite3.Cursor, table: TableDoc, out: IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.corpus.arrow import schema as arrow_schema

    schema = arrow_schema(table)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _chunks(cursor):
            columns = [list(values) for values in zip(*rows, strict=True)]
            arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _csv(cursor: sqlite3.Cursor, table: TableDoc, out: IO[bytes], cell: Callable[[Any], Any]) -> None:
    with open(out.fileno(), "w", encoding="utf-8", newline="", closefd=False) as text:
        writer = csv.writer(text)
        writer.writerow([column.name for column in table.columns])
        for rows in _chunks(cursor):
            writer.writerows([[cell(value) for value in row] for row in rows])


def escape(cell: Any) -> Any:
    """Make a spreadsheet take text for text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _package(form: str) -> dict[str, Any]:
    """The Frictionless description (Data Package 1.0, Table Schema 1.0)."""
    return {
        "name": "quiditquoi-corpus",
        "title": "Who said what, when and where",
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "resources": [_resource(table, form) for table in tables().values()],
    }


def _resource(table: TableDoc, form: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": "text/csv" if form == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "description": table.doc,
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": FRICTIONLESS_TYPES[column.type],
                    "description": column.doc,
                    "constraints": {"required": column.required},
                }
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column.name, "reference": {"resource": column.references[0], "fields": column.references[1]}}
                for column in table.columns
                if column.references
            ],
            "missingValues": [""],
        },
    }
