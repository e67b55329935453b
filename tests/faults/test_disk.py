"""A full disk: the article is rolled back, the path is named, the next run goes on, an old export is intact."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Starter
from test_run import dump, rows

from pipeline.corpus.export import export
from pipeline.errors import ExportError, NoStore


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB, in memory."""
    root = tmp_path / "disk"
    root.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", root], check=False).returncode
    ):
        pytest.skip("mounting a tmpfs takes root")
    yield root
    subprocess.run(["umount", "-l", root], check=True)


def grow(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)


def test_full_while_storing(disk: Path, articles: Path, whole: object, start: Starter) -> None:
    db = disk / "corpus.db"
    process = start(articles, db)
    assert process.wait(60) == 1
    message = process.stderr.read() if process.stderr else ""
    assert str(db) in message
    assert "Traceback" not in message
    grow(disk)
    with suppress(NoStore):  # the disk was full before the store was made
        assert rows(db, "PRAGMA integrity_check") == [("ok",)]
        assert rows(db, "PRAGMA foreign_key_check") == []
    process = start(articles, db)
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    assert dump(db) == whole


def test_full_while_exporting(disk: Path, articles: Path, start: Starter, tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    assert start(articles, db).wait(60) == 0
    grow(disk)
    out = disk / "out"
    export(db, out, "csv")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    room = os.statvfs(disk)
    (disk / "ballast").write_bytes(b"\0" * (room.f_bavail * room.f_frsize - 8192))
    with pytest.raises(ExportError, match="out"):
        export(db, out, "csv")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
