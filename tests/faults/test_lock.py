"""Two runs at once, and a run under a reading notebook."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Starter
from driver import light
from test_run import dump, rows, run

from pipeline.corpus import store
from pipeline.errors import NoStore

TOOL = Path(sys.executable).parent / "quiditquoi"


def until_stored(db: Path, number: int = 1) -> None:
    for _ in range(400):
        with suppress(NoStore):
            if rows(db, "SELECT count(*) FROM articles")[0][0] >= number:
                return
        time.sleep(0.05)
    raise AssertionError("the run stored nothing")


def test_second_run_is_told_who_has_the_store(articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    first = start(articles, db)
    until_stored(db)
    second = subprocess.run(
        [TOOL, "run", articles, "--db", db], capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 11
    assert f"process {first.pid} " in second.stderr
    assert first.wait(60) == 0
    assert dump(db) == whole


def test_lock_is_freed_by_a_kill(articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    first = start(articles, db)
    until_stored(db)
    first.kill()
    first.wait()
    assert start(articles, db).wait(60) == 0
    assert dump(db) == whole


def test_readers_see_whole_articles(articles: Path, start: Starter, tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    run = start(articles, db)
    until_stored(db)
    counts = set()
    while run.poll() is None:
        found = rows(
            db, "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM quotes), (SELECT count(*) FROM dates)"
        )
        assert len(set(found[0])) == 1, found
        counts.add(found[0][0])
    assert run.returncode == 0
    assert len(counts) > 1, "the reader looked while the run wrote"


def test_second_run_waits_when_told_to(articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    first = start(articles, db)
    until_stored(db)
    arguments = [TOOL, "run", articles, "--db", db, "--wait", "60", "--json"]
    second = subprocess.run(arguments, capture_output=True, text=True, timeout=90, check=False)
    assert second.returncode == 0, second.stderr
    assert json.loads(second.stdout)["n_unchanged"] == 120
    assert first.wait(60) == 0
    assert dump(db) == whole


def test_file_system_without_write_ahead_log_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network file systems refuse it; SQLite then keeps its rollback journal, and the run says so."""
    real = store._prepare

    def refuse(db: sqlite3.Connection) -> bool:
        real(db)
        return bool(db.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "wal")

    monkeypatch.setattr(store, "_prepare", refuse)
    (tmp_path / "a.txt").write_text("Anne Petit part.")
    done = run(tmp_path / "c.db", [tmp_path / "a.txt"], light)
    assert (done.n_new, len(done.warnings)) == (1, 1)
    assert "write-ahead log" in done.warnings[0]
    assert run(tmp_path / "c.db", [tmp_path / "a.txt"], light).n_unchanged == 1
