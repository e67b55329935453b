"""The store: one SQLite file, one transaction an article."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.corpus import counting, linking, near_duplicates, own_places, search_index
from pipeline.corpus.links import Own
from pipeline.corpus.own_places import OwnPlace
from pipeline.errors import NoStore, NotAStore, StoreError, StoreNeeded, StoreTooNew, StoreUnreachable
from pipeline.tables import TABLES, Extraction

SCHEMA_VERSION = 1
# "quid" in ASCII: tells our files from other SQLite files (PRAGMA application_id).
APPLICATION_ID = 0x71756964
COUNTS = ("n_new", "n_changed", "n_unchanged", "n_failed", "n_removed")
HERE = Path(__file__).parent
# `0002.sql` brings version 1 to version 2, and so on.
MIGRATIONS = HERE / "migrations"
# A transaction that waits for the disk costs 5 ms; a crash costs at most the articles of this time, done again.
GROUP_SECONDS = 1.0
OF_AN_ARTICLE = ("article_actors", "quotes", "actors", "dates", "place_mentions", "sentences")
KNOWN = """
  SELECT path, record_no, sha256, size, mtime_ns, n_records, settings_hash, article_id, status,
         removed_at FROM sources"""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of `sources`, less what only a run knows."""

    path: str
    record_no: int
    sha256: str | None
    size: int | None
    mtime_ns: int | None
    settings_hash: str
    format: str | None
    doc_id: str
    article_id: str | None
    status: str = "done"
    error_code: str | None = None
    error: str | None = None
    encoding: str | None = None
    member: str | None = None
    repairs: str | None = None
    published_precision: str | None = None
    published_zone: str | None = None
    dateline_place: str | None = None
    agency: str | None = None
    standfirst: str | None = None


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
    """A corpus to write to. Use as a context manager; the file is made when it is not there."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self.path = path
        self._grouped_since: float | None = None
        if read_only:
            self.db = open_read_only(path)
            return
        known = path.exists() and path.stat().st_size > 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self.db = connect(path, "rwc")
        try:
            if known:
                require(self.db, path)
            self.wal = _prepare(self.db)
            self._migrate()
            self._create()
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        try:
            self.flush()
        finally:
            self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, inside the group of transactions that is committed about once a second."""
        if self._grouped_since is None:
            self.db.execute("BEGIN IMMEDIATE")
            self._grouped_since = time.monotonic()
        self.db.execute("SAVEPOINT one")
        try:
            yield
        except BaseException:
            self._undo()
            raise
        self.db.execute("RELEASE one")
        if time.monotonic() - self._grouped_since >= GROUP_SECONDS:
            self.flush()

    def _undo(self) -> None:
        """A full disk rolls the whole group back by itself; otherwise only the last transaction goes."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK TO one")
            self.db.execute("RELEASE one")
        else:
            self._grouped_since = None

    def flush(self) -> None:
        """Write what is grouped through to the disk."""
        if self._grouped_since is not None:
            self._grouped_since = None
            if self.db.in_transaction:
                self._commit()

    def _commit(self) -> None:
        try:
            self.db.execute("COMMIT")
        except sqlite3.Error:
            if self.db.in_transaction:  # a full disk may have rolled back already
                self.db.execute("ROLLBACK")
            raise

    def _migrate(self) -> None:
        """Bring a store of an older version up to this one, one version at a time, each step whole or not at all."""
        found = self.db.execute("PRAGMA user_version").fetchone()[0]
        for version in range(found + 1, SCHEMA_VERSION + 1) if found else ():
            with self.transaction():
                for statement in statements((MIGRATIONS / f"{version:04}.sql").read_text("utf-8")):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA user_version = {version}")
            self.flush()

    def _create(self) -> None:
        with self.transaction():
            if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]:
                for statement in statements((HERE / "schema.sql").read_text("utf-8")):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._views()
            search_index.prepare(self.db)
        self.flush()

    def _views(self) -> None:
        """Make the views again when their text has changed: they hold no data."""
        wanted = {statement.rstrip("; \n") for statement in statements((HERE / "views.sql").read_text("utf-8"))}
        query = "SELECT name, sql FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE 'search%'"
        rows = self.db.execute(query).fetchall()
        if {row["sql"] for row in rows} == wanted:
            return
        for row in rows:
            self.db.execute(f'DROP VIEW "{row["name"]}"')
        for statement in wanted:
            self.db.execute(statement)

    # Runs

    def begin(self, run: RunRow) -> None:
        """Write the row of a run that starts; one that was killed before is marked as interrupted."""
        self._begin(run)
        self.flush()

    def _begin(self, run: RunRow) -> None:
        with self.transaction():
            self.db.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")
            self.db.execute(
                "INSERT INTO runs (run_id, started_at, status, tool_version, model, rules_hash, schema_version, host,"
                " arguments) VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)",
                (run.run_id, run.started_at, run.tool_version, run.model, run.rules_hash, SCHEMA_VERSION, run.host,
                 json.dumps(run.arguments, ensure_ascii=False, sort_keys=True)),
            )  # fmt: skip

    def adopt(self, runs: Iterable[dict[str, Any]]) -> None:
        """Write the rows of runs that took place elsewhere, or bring them up to date."""
        with self.transaction():
            for row in runs:
                self.db.execute(_upsert("runs", row, ("run_id",)), tuple(row.values()))

    def end(self, run_id: str, status: str, ended_at: str, counts: dict[str, int]) -> None:
        """Write how a run ended; `counts` are the n_… columns."""
        with self.transaction():
            self.db.execute(
                "UPDATE runs SET status = ?, ended_at = ?, n_new = ?, n_changed = ?, n_unchanged = ?, n_failed = ?,"
                " n_removed = ? WHERE run_id = ?",
                (status, ended_at, *(counts[name] for name in COUNTS), run_id),
            )
        self.flush()

    # What is known

    def known(self, roots: Iterable[str]) -> dict[str, dict[int, sqlite3.Row]]:
        """All records of the sources at or below some paths: path → record_no → row."""
        found: dict[str, dict[int, sqlite3.Row]] = {}
        for root in roots:
            # `0` follows `/` in ASCII: the range is everything below the folder, found by the index.
            below = (root, f"{root}/", f"{root}0")
            for row in self.db.execute(f"{KNOWN} WHERE path = ? OR (path >= ? AND path < ?)", below):
                found.setdefault(row["path"], {})[row["record_no"]] = row
        return found

    def to_reprocess(self, kind: str | None, rules_hash: str) -> set[str]:
        """Paths of the sources that `--reprocess` asks for."""
        queries = {
            None: "SELECT 0 WHERE ? IS NULL",
            "all": "SELECT path FROM sources WHERE ? IS NOT NULL",
            "failed": "SELECT path FROM sources WHERE status = 'failed' AND ? IS NOT NULL",
            "outdated": "SELECT s.path FROM sources s JOIN articles a USING (article_id) WHERE a.rules_hash <> ?",
        }
        return {row[0] for row in self.db.execute(queries[kind], (rules_hash,))}

    def rules_of(self, article_id: str) -> str | None:
        """The rules an article was extracted with; None when it is not stored."""
        row = self.db.execute("SELECT rules_hash FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        return None if row is None else str(row[0])

    # Sources and articles

    def put(self, source: SourceRow, extraction: Extraction | None, rules_hash: str, run_id: str) -> None:
        """Store what became of a source, and its article's rows if they were extracted anew: all or nothing.

        The article that the source held before goes, unless another source still holds it.
        """
        with self.transaction():
            before = self._article_of(source.path, source.record_no)
            if extraction is not None:
                self._replace_article(extraction, rules_hash, run_id)
            columns = (*source.__dataclass_fields__, "n_records", "run_id", "removed_at")
            self.db.execute(_upsert("sources", columns, ("path", "record_no")), (*astuple(source), None, run_id, None))
            self._settle({before, source.article_id})

    def seal(self, path: str, records: int) -> None:
        """Note that every record of a file is settled, and forget those behind the last one it still has."""
        query = "SELECT record_no FROM sources WHERE path = ? AND record_no >= ?"
        for row in self.db.execute(query, (path, records)).fetchall():
            self._forget(path, row["record_no"])
        with self.transaction():
            self.db.execute("UPDATE sources SET n_records = ? WHERE path = ?", (records, path))

    def remove(self, path: str, run_id: str, prune: bool) -> int:
        """Note that a file is gone, or forget it with its articles. Gives the number of sources newly so."""
        if not prune:
            query = "UPDATE sources SET removed_at = ?, run_id = ? WHERE path = ? AND removed_at IS NULL"
            with self.transaction():
                return self.db.execute(query, (utc_now(), run_id, path)).rowcount
        records = self.db.execute("SELECT record_no FROM sources WHERE path = ?", (path,)).fetchall()
        for row in records:
            self._forget(path, row["record_no"])
        return len(records)

    def _forget(self, path: str, record_no: int) -> None:
        with self.transaction():
            article_id = self._article_of(path, record_no)
            self.db.execute("DELETE FROM sources WHERE path = ? AND record_no = ?", (path, record_no))
            self._settle({article_id})

    def _article_of(self, path: str, record_no: int) -> str | None:
        query = "SELECT article_id FROM sources WHERE path = ? AND record_no = ?"
        row = self.db.execute(query, (path, record_no)).fetchone()
        return None if row is None else row["article_id"]

    def _replace_article(self, extraction: Extraction, rules_hash: str, run_id: str) -> None:
        """Write an article's rows; its own row is kept in place, since its sources refer to it."""
        places = self._clear(extraction.article.article_id)
        for name, table in TABLES.items():
            rows: Iterable[tuple[Any, ...]] = table.values(getattr(extraction, name))
            columns = table.columns
            if name == "articles":
                columns = (*columns, "rules_hash", "run_id")
                rows = [(*row, rules_hash, run_id) for row in rows]
            # A gazetteer entry may be known already, as may the article; everything else of it is new.
            shared = name in ("articles", "places")
            self.db.executemany(_upsert(name, columns, table.key) if shared else _insert(name, columns), rows)
        self._drop_unnamed(places)

    def _clear(self, article_id: str) -> list[str]:
        """Delete everything found in an article; gives the places it named."""
        query = (
            "SELECT place_id FROM place_mentions WHERE article_id = ?1"
            " UNION SELECT c.place_id FROM place_candidates c JOIN place_mentions m USING (mention_id)"
            " WHERE m.article_id = ?1"
            " UNION SELECT place_id FROM actors WHERE article_id = ?1 AND place_id IS NOT NULL"
        )
        places = [row[0] for row in self.db.execute(query, (article_id,))]
        linking.note_gone(self.db, article_id)
        counting.note_gone(self.db, article_id)
        search_index.forget(self.db, article_id)
        for name in OF_AN_ARTICLE:
            self.db.execute(f"DELETE FROM {name} WHERE article_id = ?", (article_id,))
        return places

    def _settle(self, articles: Iterable[str | None]) -> None:
        """Delete articles that no source holds; name the others after the first of their sources."""
        for article_id in filter(None, articles):
            query = "SELECT path, doc_id FROM sources WHERE article_id = ? ORDER BY path, record_no LIMIT 1"
            first = self.db.execute(query, (article_id,)).fetchone()
            if first is None:
                places = self._clear(article_id)
                self.db.execute("DELETE FROM articles WHERE article_id = ?", (article_id,))
                self._drop_unnamed(places)
            else:
                update = (
                    "UPDATE articles SET path = ?1, doc_id = ?2 WHERE article_id = ?3 AND (path, doc_id) <> (?1, ?2)"
                )
                self.db.execute(update, (*first, article_id))

    def _drop_unnamed(self, places: Iterable[str]) -> None:
        self.db.executemany(
            "DELETE FROM places WHERE place_id = ?1 AND NOT EXISTS (SELECT 1 FROM place_mentions WHERE place_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM place_candidates WHERE place_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM actors WHERE place_id = ?1)",
            [(place,) for place in places],
        )

    def relate(
        self, anew: bool = False, own: Sequence[Own] | None = None, places: Sequence[OwnPlace] | None = None
    ) -> None:
        """Bring up to date what needs the whole corpus.

        Near-duplicates, actors across articles and their counts, the full-text index.
        `own`, `places`: the user's tables of actors and of places; None for those that the store has.
        """
        with self.transaction():
            near_duplicates.relate(self.db, anew)
            linking.relate(self.db, anew, own)
            counting.relate(self.db, anew)
            own_places.relate(self.db, places)
            search_index.relate(self.db, anew)
        self.flush()


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a SQLite file; `mode` is SQLite's own: `ro`, `rw`, `rwc`. Transactions are explicit."""
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    try:
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)
    except sqlite3.OperationalError as error:
        raise StoreUnreachable(path, error) from error
    db.row_factory = sqlite3.Row
    return db


def require(db: sqlite3.Connection, path: Path) -> bool:
    """Refuse a file that is no store of ours, or one of a newer version, before anything is written.

    False for a database with nothing in it: a run was killed while it made the store.
    """
    try:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        empty = not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise StoreUnreachable(path, error) from error
    except sqlite3.DatabaseError as error:
        raise NotAStore(path) from error
    if empty and application == 0:
        return False
    if application != APPLICATION_ID:
        raise NotAStore(path)
    if version > SCHEMA_VERSION:
        raise StoreTooNew(path, version, SCHEMA_VERSION)
    return True


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open an existing store for reading; SQLite itself refuses every write."""
    try:
        if not path.is_file():
            raise StoreNeeded(path) if path.is_dir() else NoStore(path)
        db = connect(path, "ro&immutable=1" if _at_rest(path) else "ro")
    except OSError as error:
        raise StoreUnreachable(path, error.strerror) from error
    try:
        if not require(db, path):
            raise NoStore(path)
    except StoreError:
        db.close()
        raise
    return db


def _at_rest(path: Path) -> bool:
    """Whether a store lies where nobody here may write, with no log of a run that could go on.

    SQLite reads a store with write-ahead logging only where it may write an index of the log, unless it is told that
    the file does not change: an archive, a colleague's folder, a disk mounted for reading.
    """
    log = path.resolve().with_name(f"{path.resolve().name}-wal")
    return not os.access(log.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _prepare(db: sqlite3.Connection) -> bool:
    """Set the connection up; gives whether the file system allows write-ahead logging (network ones often do not)."""
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    return bool(mode == "wal")


def statements(script: str) -> Iterator[str]:
    """Split a script (executescript would commit the open transaction); comments before a statement are left out."""
    statement = ""
    for line in script.splitlines(keepends=True):
        if statement or not line.startswith("--"):
            statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
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
