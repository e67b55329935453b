"""Files as years of nights bring them: recorded with a code and a reason, and the rest goes on."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from driver import light
from test_run import dump, rows, run

from pipeline.batch import run as batch
from pipeline.readers import Settings, limits

GOOD = "Anne Petit a dit « Je pars. » Mardi."
SOURCES = "SELECT status, error_code FROM sources ORDER BY path, record_no"


def store(tmp_path: Path, name: str, data: bytes) -> Path:
    """Run over a folder with a good file and this one."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a good one.txt").write_text(GOOD)
    (folder / name).write_bytes(data)
    done = run(tmp_path / "c.db", [folder], light)
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles WHERE doc_id = 'a good one'") == [(1,)]
    assert done.status == ("partial" if done.n_failed else "done")
    return tmp_path / "c.db"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", bytes(range(256)) * 4, "binary"),
        ("x.txt", b"bon\0jour", "binary"),
        ("x.json", b"[" * 10_000, "json"),
        ("x.json", b'{"text": "a\\ud800b"}', "surrogate"),
        ("x.json", b'{"text": "a\\u0000b"}', "nul"),
        ("x.txt", "é".encode() * 2_000_000, "too_long"),
    ],
    ids=["empty", "binary", "nul", "nested", "surrogate", "nul-in-json", "two-million-characters"],
)
def test_recorded_with_a_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    db = store(tmp_path, name, data)
    ((status, found, reason),) = rows(db, "SELECT status, error_code, error FROM sources WHERE error_code IS NOT NULL")
    assert (status in ("failed", "skipped"), found) == (True, code)
    assert len(reason) > 20


def test_huge_files_are_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "text.txt").write_bytes(b"Un mot. " * (25 * 2**20))
    (folder / "more.txt").write_bytes(b"Un mot. " * 1000)
    assert (folder / "text.txt").stat().st_size == 200 * 2**20
    monkeypatch.setattr(limits, "WHOLE", 150 * 2**20)
    run(tmp_path / "c.db", [folder], light)
    assert rows(tmp_path / "c.db", SOURCES) == [("done", None), ("failed", "too_large")]
    monkeypatch.undo()
    run(tmp_path / "c.db", [folder], light, reprocess="failed")
    assert rows(tmp_path / "c.db", SOURCES) == [("done", None), ("failed", "too_long")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xff\xfeB\0o\0n\0", "Bon"),
        ("L’été à l’œil".encode("cp1252"), "L’été à l’œil"),
        ("été".encode("latin-1") + b"\x81", "été\x81"),
        (b"un\r\ndeux\rtrois\nquatre", "un\ndeux\ntrois\nquatre"),
    ],
    ids=["utf-16", "cp1252", "invalid-utf-8", "mixed-line-ends"],
)
def test_read_all_the_same(tmp_path: Path, data: bytes, text: str) -> None:
    db = store(tmp_path, "x.txt", data)
    ((found,),) = rows(db, "SELECT text FROM articles WHERE doc_id = 'x'")
    assert found.rstrip("\x81") == text.rstrip("\x81")


def test_truncated_line_costs_only_itself(tmp_path: Path) -> None:
    line = json.dumps({"text": GOOD + " Un."})
    db = store(tmp_path, "x.jsonl", f'{line}\n{{"text": "coup'.encode())
    assert rows(db, SOURCES) == [("done", None), ("done", None), ("failed", "json")]


def test_hostile_text_is_stored_as_it_is(tmp_path: Path) -> None:
    text = "'; DROP TABLE articles; -- =cmd|' /C calc'!A0 <script>alert(1)</script> \x1b]0;x\x07 {{7*7}} %s"
    db = store(tmp_path, "x.json", json.dumps({"text": text}).encode())
    assert rows(db, "SELECT text FROM articles WHERE doc_id = 'x'") == [(text,)]


def test_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        b"new\nline.txt",
        b"quote'\".txt",
        b"invalid\xff.txt",
        "accent é.txt".encode(),
        b"'; DROP TABLE sources.txt",
    ]
    for n, name in enumerate(names):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(f"{GOOD} {n}")
    done = run(tmp_path / "c.db", [folder], light)
    assert (done.n_new, done.n_failed) == (5, 0)
    assert run(tmp_path / "c.db", [folder], light).n_unchanged == 5


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(GOOD)
    (folder / "loop").symlink_to(folder)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "out").symlink_to(outside)
    (folder / "secret.txt").symlink_to(outside / "secret.txt")
    (folder / "gone.txt").symlink_to(folder / "absent")
    (folder / "a.txt").write_text(GOOD)
    for _ in range(2):
        run(tmp_path / "c.db", [folder], light)
        found = rows(tmp_path / "c.db", "SELECT doc_id, error_code, removed_at FROM sources ORDER BY 1")
        assert found == [
            ("a", None, None),
            ("gone", "unreadable", None),
            ("itself", "link", None),
            ("loop", "link", None),
            ("out", "link", None),
            ("secret", "link", None),
        ]
        assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(1,)]


@pytest.mark.skipif(sys.platform != "linux", reason="uses /proc")
def test_unreadable_folder_is_not_taken_for_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(GOOD + " b")
    run(tmp_path / "c.db", [folder], light)
    real = os.scandir

    def refuse(path: object = ".") -> object:
        """Root may list anything, so the refusal is the system call's."""
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    done = run(tmp_path / "c.db", [folder], light)
    assert (done.n_removed, [failure.code for failure in done.failures]) == (0, ["unreadable"])
    monkeypatch.undo()
    assert run(tmp_path / "c.db", [folder], light).n_removed == 0


def test_file_that_vanishes_is_recorded_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(GOOD + " b")
    run(tmp_path / "c.db", [folder], light)
    before = dump(tmp_path / "c.db")
    os.utime(folder / "a.txt", ns=(5, 5))
    (folder / "a.txt").write_text(GOOD + " neuf")
    content = (folder / "a.txt").read_text()
    real = batch.stream

    def vanish(path: Path, settings: Settings) -> object:
        path.unlink()
        return real(path, settings)

    monkeypatch.setattr(batch, "stream", vanish)
    done = run(tmp_path / "c.db", [folder], light)
    monkeypatch.undo()
    assert ([failure.code for failure in done.failures], done.n_removed) == (["unreadable"], 0)
    (folder / "a.txt").write_text(content)
    assert run(tmp_path / "c.db", [folder], light).n_failed == 0
    assert len(dump(tmp_path / "c.db")["articles"]) == len(before["articles"])


def test_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    real = batch.stream

    def grow(path: Path, settings: Settings) -> object:
        found = real(path, settings)
        with path.open("a") as file:
            file.write(" Suite.")
        return found

    monkeypatch.setattr(batch, "stream", grow)
    run(tmp_path / "c.db", [folder], light)
    monkeypatch.undo()
    run(tmp_path / "c.db", [folder], light)
    assert rows(tmp_path / "c.db", "SELECT text FROM articles") == [(GOOD + " Suite.",)]
    assert run(tmp_path / "c.db", [folder], light).n_unchanged == 1
