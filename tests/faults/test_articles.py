"""Articles that take for ever, or kill the process that reads them."""

from __future__ import annotations

from pathlib import Path

from conftest import Starter
from driver import DEADLY, ENDLESS
from test_run import rows

FAILED = "SELECT doc_id, error_code FROM sources WHERE status = 'failed' ORDER BY doc_id"


def test_endless_article_is_killed_at_its_limit(start: Starter, tmp_path: Path) -> None:
    folder, db = tmp_path / "in", tmp_path / "corpus.db"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"{ENDLESS} ici." if n == 3 else f"Anne Petit dit {n}.")
    process = start(folder, db, 2, 1.0)
    assert process.wait(60) == 3, process.stderr.read() if process.stderr else ""
    assert rows(db, FAILED) == [("3", "timeout")]
    assert rows(db, "SELECT count(*) FROM articles") == [(5,)]
    assert rows(db, "SELECT status, n_new, n_failed FROM runs") == [("partial", 6, 1)]


def test_deadly_article_is_tried_twice_then_recorded(start: Starter, tmp_path: Path) -> None:
    folder, db = tmp_path / "in", tmp_path / "corpus.db"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"{DEADLY} ici." if n in (1, 4) else f"Anne Petit dit {n}.")
    process = start(folder, db, 2)
    assert process.wait(60) == 3, process.stderr.read() if process.stderr else ""
    assert rows(db, FAILED) == [("1", "worker_died"), ("4", "worker_died")]
    assert rows(db, "SELECT count(*) FROM articles") == [(4,)]
