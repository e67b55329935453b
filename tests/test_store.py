"""The store: whole articles, in place, again and again the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made import BODY, ambiguous, extraction

from pipeline.corpus import store as storing
from pipeline.corpus.describe import tables
from pipeline.corpus.store import SCHEMA_VERSION, RunRow, SourceRow, Store, open_read_only, utc_now
from pipeline.errors import NoStore, NotAStore, StoreTooNew
from pipeline.tables import TABLES, Extraction

RUN = RunRow("r1", "2025-10-16T08:00:00Z", "0", "m", "rules", "host", {"inputs": ["in"]})


def source(found: Extraction, path: str = "/in/a.txt") -> SourceRow:
    name = path.rpartition("/")[2][:-4]
    return SourceRow(path, 0, "00", 1, 1, "s", "text", name, found.article.article_id)


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(open_read_only(path)) as db:
        return {
            name: sorted((tuple(row) for row in db.execute(f"SELECT * FROM {name}")), key=repr) for name in tables()
        }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "corpus.db")
    made.begin(RUN)
    return made


def test_a_group_of_transactions_is_one_wait_for_the_disk(store: Store) -> None:
    found = extraction()
    store.put(source(found), found, "rules", "r1")
    assert dump(store.path)["articles"] == [], "not committed yet, so no reader sees it"
    store.flush()
    assert len(dump(store.path)["articles"]) == 1


def test_what_goes_in_comes_out(store: Store) -> None:
    found = extraction()
    store.put(source(found), found, "rules", "r1")
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column}"' for column in table.columns)
        rows = [table.record(*row) for row in store.db.execute(f"SELECT {columns} FROM {name}")]
        assert sorted(rows, key=repr) == sorted(getattr(found, name), key=repr), name


def test_twice_changes_nothing(store: Store) -> None:
    found = extraction()
    store.put(source(found), found, "rules", "r1")
    store.flush()
    before = dump(store.path)
    store.put(source(found), found, "rules", "r1")
    store.flush()
    assert dump(store.path) == before


def test_a_store_at_rest_is_read_where_nobody_may_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    found = extraction()
    store.put(source(found), found, "rules", "r1")
    store.__exit__(None, None, None)
    for log in ("-wal", "-shm"):
        store.path.with_name(f"{store.path.name}{log}").unlink(missing_ok=True)
    monkeypatch.setattr(storing.os, "access", lambda path, mode: False)
    assert len(dump(store.path)["articles"]) == 1
    assert not store.path.with_name(f"{store.path.name}-shm").exists(), "nothing is written beside it"


def test_edited_file_replaces_its_article(store: Store) -> None:
    old, new = extraction(), extraction(text=BODY + " Fin.")
    store.put(source(old), old, "rules", "r1")
    store.put(source(new), new, "rules", "r1")
    assert [row[0] for row in store.db.execute("SELECT article_id FROM articles")] == [new.article.article_id]
    orphans = store.db.execute("SELECT count(*) FROM quotes WHERE article_id = ?", (old.article.article_id,))
    assert orphans.fetchone()[0] == 0


def test_places_that_a_name_may_mean_go_with_its_article(store: Store) -> None:
    found = ambiguous()
    store.put(source(found), found, "rules", "r1")
    count = "SELECT (SELECT count(*) FROM place_candidates), (SELECT count(*) FROM places)"
    assert tuple(store.db.execute(count).fetchone()) == (2, 2)
    store.put(source(found), found, "rules", "r1")
    assert tuple(store.db.execute(count).fetchone()) == (2, 2)
    new = extraction()
    store.put(source(new), new, "rules", "r1")
    assert tuple(store.db.execute(count).fetchone()) == (0, 0)


def test_failed_file_keeps_its_row_and_loses_its_article(store: Store) -> None:
    found = extraction()
    store.put(source(found), found, "rules", "r1")
    failed = replace(source(found), article_id=None, status="failed", error_code="json", error="why")
    store.put(failed, None, "rules", "r1")
    assert store.db.execute("SELECT count(*) FROM articles").fetchone()[0] == 0
    assert store.db.execute("SELECT status, error_code FROM sources").fetchone()[:] == ("failed", "json")


def test_two_files_one_article_in_any_order(tmp_path: Path) -> None:
    dumps = []
    for order in (("/in/a.txt", "/in/b.txt"), ("/in/b.txt", "/in/a.txt")):
        with Store(tmp_path / f"{order[0][4]}.db") as store:
            store.begin(RUN)
            for path in order:
                found = extraction(path=path)
                store.put(source(found, path), found, "rules", "r1")
            store.flush()
            dumps.append(dump(store.path))
    assert dumps[0] == dumps[1]
    assert len(dumps[0]["articles"]) == 1
    assert dumps[0]["articles"][0][1:3] == ("a", "/in/a.txt")


def test_article_stays_while_one_file_holds_it(store: Store) -> None:
    for path in ("/in/a.txt", "/in/b.txt"):
        found = extraction(path=path)
        store.put(source(found, path), found, "rules", "r1")
    edited = extraction(text="Autre.", path="/in/a.txt")
    store.put(source(edited), edited, "rules", "r1")
    names = [row[0] for row in store.db.execute("SELECT doc_id FROM articles ORDER BY doc_id")]
    assert names == ["a", "b"]


def test_error_rolls_the_article_back(store: Store) -> None:
    found = extraction()
    broken = replace(found, quote_spans=(replace(found.quote_spans[0], quote_id="none"),))
    with pytest.raises(sqlite3.IntegrityError):
        store.put(source(found), broken, "rules", "r1")
    store.flush()
    assert [len(rows) for name, rows in dump(store.path).items() if name != "runs"] == [0] * (len(tables()) - 1)


def test_pragmas(store: Store) -> None:
    def value(query: str) -> Any:
        return store.db.execute(query).fetchone()[0]

    assert value("PRAGMA journal_mode") == "wal"
    assert value("PRAGMA synchronous") == 2
    assert value("PRAGMA foreign_keys") == 1
    assert value("PRAGMA user_version") == SCHEMA_VERSION
    ours = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    assert value(f"{ours} AND strict") == value(ours) > 0
    assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_killed_run_is_marked_by_the_next(store: Store) -> None:
    store.begin(replace(RUN, run_id="r2"))
    states = dict(store.db.execute("SELECT run_id, status FROM runs").fetchall())
    assert states == {"r1": "interrupted", "r2": "running"}


def test_readers_cannot_write(store: Store) -> None:
    with closing(open_read_only(store.path)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM runs")


@pytest.mark.parametrize("kind", ["text", "sqlite", "newer", "missing"])
def test_refusals_write_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.db"
    if kind == "text":
        path.write_text("bonjour" * 1000)
    elif kind == "sqlite":
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE t (a)")
    elif kind == "newer":
        with Store(path) as store:
            store.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes() if path.exists() else None
    expected = {"newer": StoreTooNew, "missing": NoStore}.get(kind, NotAStore)
    with pytest.raises(expected):
        open_read_only(path)
    if kind != "missing":
        with pytest.raises(expected):
            Store(path)
    assert (path.read_bytes() if path.exists() else None) == before


def test_hostile_text_is_only_text(store: Store) -> None:
    text = "'); DROP TABLE quotes; -- =cmd() <script>alert(1)</script> \x1b[2J Anne Petit « =1+1 »"
    found = extraction(text=text)
    store.put(source(found), found, "rules", "r1")
    assert store.db.execute("SELECT text FROM articles").fetchone()[0] == text


def test_utc_now_is_iso() -> None:
    assert utc_now(lambda: 0.0) == "1970-01-01T00:00:00Z"


def test_store_whose_making_was_killed_is_made(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    with pytest.raises(NoStore):
        open_read_only(path)
    with Store(path) as store:
        store.begin(RUN)
    assert len(dump(path)["runs"]) == 1


STORES = Path(__file__).parent / "fixtures" / "stores"


def released(version: int, path: Path) -> None:
    """Make a store as a released version made it, with one article in it."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript((STORES / f"v{version}.sql").read_text("utf-8"))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_stores_of_every_released_version_are_brought_up(version: int, tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    released(version, path)
    with Store(path) as store:
        assert store.db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
    with Store(tmp_path / "new.db") as new, Store(path) as old:
        query = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        assert [tuple(row) for row in old.db.execute(query)] == [tuple(row) for row in new.db.execute(query)]
    assert [row[-1] for row in dump(path)["articles"]] == ["Anne Petit : « Je pars »"]


def test_migration_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "corpus.db"
    released(1, path)
    before = dump(path)
    (tmp_path / "0002.sql").write_text(
        "ALTER TABLE runs ADD COLUMN mood TEXT;\nALTER TABLE nothing ADD COLUMN x TEXT;\n"
    )
    monkeypatch.setattr(storing, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(storing, "MIGRATIONS", tmp_path)
    with pytest.raises(sqlite3.OperationalError):
        Store(path)
    assert dump(path) == before
    (tmp_path / "0002.sql").write_text("ALTER TABLE runs ADD COLUMN mood TEXT;\n")
    with Store(path) as store:
        assert store.db.execute("PRAGMA user_version").fetchone()[0] == 2
        assert [row["mood"] for row in store.db.execute("SELECT mood FROM runs")] == [None]
