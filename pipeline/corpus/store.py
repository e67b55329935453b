"""The store: one SQLite file, one transaction an article."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.errors import NoStore, NotAStore, StoreTooNew
from pipeline.tables import TABLES, Extraction

SCHEMA_VERSION = 1
# "quid" in ASCII: tells our files from other SQLite files (PRAGMA application_id).
APPLICATION_ID = 0x71756964
COUNTS = ("n_new", "n_changed", "n_unchanged", "n_failed", "n_removed")
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of `sources`, less run_id and removed_at."""

    path: str
    record_no: int
    sha256: str | None
    size: int | None
    mtime_ns: int | None
    settings_hash: str
    format: str | None
    encoding: str | None
    doc_id: str
    article_id: str | None
    status: str
    error_code: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """What a run says of itself when it begins."""

    run_id: str
    started_at: str
    tool_version: str
    model: str
    rules_hash: str
    host: str
    arguments: dict[str, Any]


class Store:
    """Writes a corpus. Use as a context manager; `path` is made when it is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        known = path.exists() and path.stat().st_size > 0
        if not known:
            path.parent.mkdir(parents=True, exist_ok=True)
        self.db = connect(path, "rwc")
        try:
            if known:
                require(self.db, path)
            _prepare(self.db)
            self._create()
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, written through to the disk."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _create(self) -> None:
        with self.transaction():
            if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]:
                _script(self.db, "schema.sql")
                self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._views()

    def _views(self) -> None:
        """Make the views again when their text has changed: they hold no data."""
        names = [row[0] for row in self.db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        for name in names:
            self.db.execute(f'DROP VIEW "{name}"')
        _script(self.db, "views.sql")

    # Runs

    def begin(self, run: RunRow) -> None:
        """Write the row of a run that starts; one that was killed before is marked as interrupted."""
        with self.transaction():
            self.db.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")
            self.db.execute(
                "INSERT INTO runs (run_id, started_at, status, tool_version, model, rules_hash, schema_version, host,"
                " arguments) VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)",
                (run.run_id, run.started_at, run.tool_version, run.model, run.rules_hash, SCHEMA_VERSION, run.host,
                 json.dumps(run.arguments, ensure_ascii=False, sort_keys=True)),
            )  # fmt: skip

    def end(self, run_id: str, status: str, ended_at: str, counts: dict[str, int]) -> None:
        """Write how a run ended; `counts` are the n_… columns."""
        with self.transaction():
            self.db.execute(
                "UPDATE runs SET status = ?, ended_at = ?, n_new = ?, n_changed = ?, n_unchanged = ?, n_failed = ?,"
                " n_removed = ? WHERE run_id = ?",
                (status, ended_at, *(counts[name] for name in COUNTS), run_id),
            )

    # Sources and articles

    def sources(self, path: str) -> dict[int, dict[str, Any]]:
        """All records known of a path, by record_no."""
        rows = self.db.execute("SELECT * FROM sources WHERE path = ?", (path,))
        return {row["record_no"]: dict(row) for row in rows}

    def holds(self, article_id: str) -> bool:
        """Whether the article's rows are stored."""
        return bool(self.db.execute("SELECT 1 FROM articles WHERE article_id = ?", (article_id,)).fetchone())

    def put(self, source: SourceRow, extraction: Extraction | None, rules_hash: str, run_id: str) -> None:
        """Store what became of a source, and its article's rows if they were extracted anew: one transaction.

        The article that the source held before goes, unless another source still holds it.
        """
        with self.transaction():
            before = self.db.execute(
                "SELECT article_id FROM sources WHERE path = ? AND record_no = ?",
                (source.path, source.record_no),
            ).fetchone()
            if extraction is not None:
                self._replace_article(extraction, rules_hash, run_id)
            self._put_source(source, run_id)
            old = before and before["article_id"]
            if old and old != source.article_id:
                self._drop_unheld(old)
            if source.article_id:
                self._name_after_first_source(source.article_id)

    def _put_source(self, source: SourceRow, run_id: str) -> None:
        columns = (*source.__dataclass_fields__, "run_id", "removed_at")
        self.db.execute(_upsert("sources", columns, ("path", "record_no")), (*astuple(source), run_id, None))

    def _replace_article(self, extraction: Extraction, rules_hash: str, run_id: str) -> None:
        article_id = extraction.article.article_id
        places = self._clear(article_id)
        for name, table in TABLES.items():
            rows: Iterable[tuple[Any, ...]] = (astuple(row) for row in getattr(extraction, name))
            columns = table.columns
            if name == "articles":
                columns = (*columns, "rules_hash", "run_id")
                rows = [(*row, rules_hash, run_id) for row in rows]
            # A gazetteer entry may be known already; everything else of an article is new.
            statement = _upsert(name, columns, table.key) if name == "places" else _insert(name, columns)
            self.db.executemany(statement, rows)
        self._drop_unnamed(places)

    def _clear(self, article_id: str) -> list[str]:
        """Delete an article's own rows, keep its sources' link; gives the places it named."""
        query = (
            "SELECT place_id FROM place_mentions WHERE article_id = ?1"
            " UNION SELECT place_id FROM actors WHERE article_id = ?1"
        )
        places = [row[0] for row in self.db.execute(query, (article_id,)) if row[0]]
        self.db.execute("PRAGMA defer_foreign_keys = ON")
        self.db.execute("DELETE FROM articles WHERE article_id = ?", (article_id,))
        return places

    def _drop_unheld(self, article_id: str) -> None:
        """Delete an article that no source holds any more."""
        held = self.db.execute("SELECT 1 FROM sources WHERE article_id = ? LIMIT 1", (article_id,)).fetchone()
        if held:
            self._name_after_first_source(article_id)
        else:
            self._drop_unnamed(self._clear(article_id))

    def _drop_unnamed(self, places: Iterable[str]) -> None:
        self.db.executemany(
            "DELETE FROM places WHERE place_id = ?1 AND NOT EXISTS (SELECT 1 FROM place_mentions WHERE place_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM actors WHERE place_id = ?1)",
            [(place,) for place in places],
        )

    def _name_after_first_source(self, article_id: str) -> None:
        """Name an article that several files hold after the first of them, whichever was read first."""
        self.db.execute(
            "UPDATE articles SET (path, doc_id) = (SELECT path, doc_id FROM sources WHERE article_id = ?1"
            " ORDER BY path, record_no LIMIT 1) WHERE article_id = ?1",
            (article_id,),
        )

    def link(self) -> None:
        """Rebuild `actor_links` from the actors of all articles."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a SQLite file; `mode` is SQLite's own: `ro`, `rw`, `rwc`. Transactions are explicit."""
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    try:
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)
    except sqlite3.OperationalError as error:
        raise NoStore(path) from error
    db.row_factory = sqlite3.Row
    return db


def require(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is no store of ours, or one of a newer version, before anything is written."""
    try:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotAStore(path) from error
    if application != APPLICATION_ID:
        raise NotAStore(path)
    if version > SCHEMA_VERSION:
        raise StoreTooNew(path, version, SCHEMA_VERSION)


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open an existing store for reading; SQLite itself refuses every write."""
    if not path.is_file():
        raise NoStore(path)
    db = connect(path, "ro")
    require(db, path)
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")


def _script(db: sqlite3.Connection, name: str) -> None:
    """Run a script inside the open transaction (executescript would commit it)."""
    statement = ""
    for line in (HERE / name).read_text("utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def _insert(table: str, columns: Iterable[str]) -> str:
    names = [f'"{column}"' for column in columns]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"


def _upsert(table: str, columns: Iterable[str], key: tuple[str, ...]) -> str:
    """Insert, or bring the row of that key up to date in place (a REPLACE would break its references)."""
    updates = ", ".join(f"{column} = excluded.{column}" for column in columns if column not in key)
    return f"{_insert(table, columns)} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {updates}"


def utc_now(clock: Callable[[], float] = time.time) -> str:
    """The time as UTC ISO 8601."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(clock()))
