"""The command line as a person and as cron use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(sys.executable).parent / "quiditquoi"


def call(*arguments: object, **settings: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)


def test_run_shows_what_was_found(seeds: Path, tmp_path: Path) -> None:
    done = call("run", seeds, "--db", tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    for words in ("Citations", "Acteurs", "Dates", "Lieux", "Donald Trump", "Budapest", "1 nouveau", "c.db"):
        assert words in done.stdout
    assert done.stderr == ""


def test_run_as_json(seed_db: Path, seeds: Path) -> None:
    done = call("run", seeds, "--db", seed_db, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["n_unchanged"] == 1


def test_quiet_run_prints_failures_only(seed_db: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    done = call("run", tmp_path, "--db", tmp_path / "c.db", "--quiet")
    assert (done.returncode, done.stdout) == (3, "")
    assert "json" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run", "absent", "--db", "x.db"), 1, "no file or folder absent"),
        (("run", "seeds", "--db", "x.db", "--published", "hier"), 2, "no date"),
        (("run", "seeds"), 2, "--db"),
        (("status", "--db", "absent.db"), 10, "no store"),
        (("show", "x", "--db", "absent.db"), 10, "no store"),
        (("export", "--db", "absent.db", "--to", "x"), 10, "no store"),
        (("export", "--db", "absent.db", "--to", "x", "--format", "doc"), 2, "--format"),
    ],
)
def test_errors_say_what_to_do(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_show_marks_an_article(seed_db: Path, seeds: Path) -> None:
    (path,) = seeds.glob("*.txt")
    for name in (path.stem, str(path)):
        done = call("show", name, "--db", seed_db)
        assert done.returncode == 0, done.stderr
        assert "Truth Social" in done.stdout
        assert "locuteur" in done.stdout
    assert call("show", "absent", "--db", seed_db).returncode == 1


def test_status(seed_db: Path) -> None:
    assert "sources : 1 done" in call("status", "--db", seed_db).stdout
    found = json.loads(call("status", "--db", seed_db, "--json").stdout)
    assert (found["counts"]["articles"], found["outdated"]) == (1, 0)


def test_export(seed_db: Path, tmp_path: Path) -> None:
    done = call("export", "--db", seed_db, "--to", tmp_path / "out", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "quotes.csv").read_text("utf-8").startswith("quote_id,")


def test_terminal_escapes_are_shown_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "x", "text": "Paris \x1b[2J brûle-t-il [bold]?[/bold]"}))
    assert call("run", tmp_path / "a.json", "--db", tmp_path / "c.db", "--quiet").returncode == 0
    shown = call("show", "x", "--db", tmp_path / "c.db").stdout
    assert "\x1b[2J" not in shown
    assert "[bold]?[/bold]" in shown


def test_version() -> None:
    assert call("--version").stdout.startswith("quiditquoi ")
