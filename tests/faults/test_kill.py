"""`kill -9` at any moment: the next run ends with the rows of a run that nothing interrupted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Starter
from test_run import dump, rows

from pipeline.errors import NoStore

ROUNDS = 10
# Kills a round, before the run that is left alone: 40 in all, half of the run, half of a worker.
KILLS = 2


def workers(process: subprocess.Popen[str]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    found = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    commands = {pid: Path(f"/proc/{pid}/cmdline") for pid in found}
    return [pid for pid, path in commands.items() if path.exists() and b"spawn_main" in path.read_bytes()]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_run_is_completed(seed: int, articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    moments = random.Random(seed)
    db = tmp_path / "corpus.db"
    for _ in range(KILLS):
        process = start(articles, db, 2)
        time.sleep(moments.uniform(0.2, 3.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if db.exists() and db.stat().st_size:
            sound(db)
    process = start(articles, db, 2)
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    assert dump(db) == whole
    states = [row[0] for row in rows(db, "SELECT status FROM runs ORDER BY started_at, status")]
    assert "done" in states
    assert "running" not in states


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_workers_are_replaced(seed: int, articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    moments = random.Random(1000 + seed)
    db = tmp_path / "corpus.db"
    process = start(articles, db, 2)
    killed = 0
    while killed < KILLS and process.poll() is None:
        time.sleep(moments.uniform(0.3, 1.2))
        # A worker that dies while it loads the model is no accident of an article: let it begin.
        if db.exists() and (alive := workers(process)) and working(db):
            with suppress(ProcessLookupError):
                os.kill(moments.choice(alive), signal.SIGKILL)
                killed += 1
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    assert dump(db) == whole


def working(db: Path) -> bool:
    return rows(db, "SELECT count(*) FROM runs") != [(0,)] and rows(db, "SELECT count(*) FROM articles") != [(0,)]


def sound(db: Path) -> None:
    """Whatever the moment, what stands is whole; before the first transaction nothing does, and readers say so."""
    try:
        rows(db, "SELECT 1")
    except NoStore:
        return
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(db, "PRAGMA foreign_key_check") == []
    without = (
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM quotes q WHERE q.article_id = a.article_id)"
    )
    assert rows(db, without) == [(0,)]
