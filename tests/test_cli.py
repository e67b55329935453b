"""The command line as a person and as cron use it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
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
        (("run", "absent", "--db", "x.db"), 1, "absent: check the spelling"),
        (("run", "seeds", "--db", "x.db", "--published", "hier"), 2, "no date"),
        (("run", "seeds"), 2, "--db"),
        (("status", "--db", "absent.db"), 10, "no store"),
        (("show", "x", "--db", "absent.db"), 10, "no store"),
        (("export", "--db", "absent.db", "--to", "x"), 10, "no store"),
        (("export", "--db", "absent.db", "--to", "x", "--format", "doc"), 2, "--format"),
        (("status", "--db", "a" * 300), 1, "File name too long"),
        (("status", "--db", "absent.db", "--max-age", "²h"), 2, "is no age"),
        (("run", ".", "--db", "."), 1, "cannot open . (Is a directory)"),
        (("run", "--files-from", "absent", "--db", "x.db"), 1, "cannot read absent (No such file"),
        (("run", ".", "--actors", "absent.csv", "--db", "x.db"), 1, "cannot read absent.csv (No such file"),
        (("run", ".", "--places", ".", "--db", "x.db"), 1, "cannot read . (Is a directory)"),
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


def test_numbers_beyond_all_mean_all(seed_db: Path, tmp_path: Path) -> None:
    shutil.copy(seed_db, tmp_path / "c.db")
    (tmp_path / "none").mkdir()
    for arguments in (
        ("top", "actors", "--limit", 10**20),
        ("find", "Trump", "--limit", 10**20),
        ("run", tmp_path / "none", "--limit", 10**20, "--max-failures", 10**20, "--article-timeout", "inf"),
    ):
        done = call(*arguments, "--db", tmp_path / "c.db")
        assert done.returncode == 0, done.stderr


def test_show_marks_an_article(seed_db: Path, seeds: Path) -> None:
    (path,) = seeds.glob("*.txt")
    for name in (path.stem, str(path)):
        done = call("show", name, "--db", seed_db)
        assert done.returncode == 0, done.stderr
        assert "Truth Social" in done.stdout
        assert "locuteur" in done.stdout
    assert call("show", "absent", "--db", seed_db).returncode == 1


def test_own_actors(seed_db: Path, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name;alias;wikidata_id;gender\nD. J. Trump;Donald Trump;Q22686;m\n")
    (tmp_path / "bad.csv").write_text("nom\nTrump\n")
    shutil.copy(seed_db, tmp_path / "c.db")
    bad = call("run", seeds, "--db", tmp_path / "c.db", "--actors", tmp_path / "bad.csv")
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)
    assert "bad.csv, line 1: there is no column `name`" in bad.stderr
    done = call("run", seeds, "--db", tmp_path / "c.db", "--actors", tmp_path / "own.csv")
    assert done.returncode == 0, done.stderr
    assert "D. J. Trump" in done.stdout
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        found = db.execute("SELECT DISTINCT wikidata_id FROM v_actors WHERE canonical_name = 'D. J. Trump'")
        assert found.fetchall() == [("Q22686",)]


def test_status(seed_db: Path) -> None:
    assert "sources : 1 traitée" in call("status", "--db", seed_db).stdout
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
    path = tmp_path / "rouge\x1b[31m.txt"
    path.write_text("Rien à dire.")
    assert call("run", path, "--db", tmp_path / "c.db", "--quiet").returncode == 0
    assert "\x1b[31m" not in call("show", path, "--db", tmp_path / "c.db").stdout
    assert "[bold]?[/bold]" in shown


def test_version() -> None:
    assert call("--version").stdout.startswith("quiditquoi ")


def test_settings_file_then_environment_then_flag(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rien à dire.")
    (tmp_path / "quiditquoi.toml").write_text('[run]\ndb = "from-file.db"\nmap = ["text=corps"]\n')
    for environment, flags, expected in (
        ({}, (), "from-file.db"),
        ({"QUIDITQUOI_DB": "from-environment.db"}, (), "from-environment.db"),
        ({"QUIDITQUOI_DB": "from-environment.db"}, ("--db", "from-flag.db"), "from-flag.db"),
    ):
        command = [TOOL, "run", "a.txt", "--dry-run", "--json", *flags]
        subprocess.run(command, cwd=tmp_path, env={**os.environ, **environment}, check=True, capture_output=True)
        done = subprocess.run(
            [TOOL, "run", "a.txt", "--limit", "0", *flags],
            cwd=tmp_path, env={**os.environ, **environment}, check=True, capture_output=True,
        )  # fmt: skip
        assert (tmp_path / expected).exists(), done.stderr


def test_broken_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "quiditquoi.toml").write_text("[run")
    done = subprocess.run([TOOL, "--version"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "quiditquoi.toml: it is not TOML" in done.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        pytest.param("[runn]\nlimit = 0", "[runn] is no command", id="a command misspelt"),
        pytest.param("run = 5", "[run] is no command", id="no table"),
        pytest.param("[run]\nworker = 2", "[run] has no flag worker", id="a flag misspelt"),
    ],
)
def test_a_setting_that_would_do_nothing_is_told(settings: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "quiditquoi.toml").write_text(settings)
    done = subprocess.run([TOOL, "--version"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert words in done.stderr


def test_settings_are_named_as_flags_are(seed_db: Path, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        f'[run]\nmap = "text=corps"\nany_language = true\ndb = "{seed_db}"\n[top]\nsource = "Nulle part"\njson = true\n'
    )
    environment = {**os.environ, "QUIDITQUOI_CONFIG": str(tmp_path / "own.toml")}
    plan = subprocess.run(
        [TOOL, "run", seeds, "--dry-run", "--json"], env=environment, capture_output=True, text=True, check=False
    )
    assert len(json.loads(plan.stdout)["changed"]) == 1, "read with other settings"
    top = subprocess.run(
        [TOOL, "top", "actors", "--db", seed_db], env=environment, capture_output=True, text=True, check=False
    )
    assert json.loads(top.stdout) == {"rows": []}
    environment["QUIDITQUOI_CONFIG"] = str(tmp_path / "absent.toml")
    done = subprocess.run([TOOL, "--version"], env=environment, capture_output=True, text=True, check=False)
    assert "cannot read" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="uses /dev/full")
def test_an_answer_that_cannot_be_written(seed_db: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [TOOL, "top", "actors", "--db", seed_db], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_logs_as_json(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    done = call("run", tmp_path, "--db", tmp_path / "c.db", "--quiet", "--log-format", "json")
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["detail"]["code"] == "json"


def test_dead_man_s_switch(seed_db: Path) -> None:
    assert call("status", "--db", seed_db, "--max-age", "26h").returncode == 0
    late = call("status", "--db", seed_db, "--max-age", "0s")
    assert late.returncode == 1
    assert "no run ended well" in late.stderr
    assert call("status", "--db", seed_db, "--max-age", "tomorrow").returncode == 2


def test_check_finds_what_is_broken(seed_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "c.db"
    shutil.copy(seed_db, db)
    assert call("check", "--db", db, "--rebuild").returncode == 0
    with closing(sqlite3.connect(db)) as store:
        store.execute("UPDATE dates SET start = start + 1 WHERE rowid = 1")
        store.commit()
    done = call("check", "--db", db)
    assert done.returncode == 1
    assert "dates: 1 rows whose text is not at start" in done.stderr


def test_standard_input_and_patterns(tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text("Rien à dire.")
    (tmp_path / "deux.txt").write_text("Rien à redire.")
    plan = call("run", tmp_path / "*.txt", "--db", tmp_path / "c.db", "--dry-run", "--json")
    assert len(json.loads(plan.stdout)["new"]) == 2
    (tmp_path / "list").write_text(f"{tmp_path / 'un.txt'}\n")
    plan = call("run", "--files-from", tmp_path / "list", "--db", tmp_path / "c.db", "--dry-run", "--json")
    assert json.loads(plan.stdout)["new"] == [str(tmp_path / "un.txt")]
    command = [TOOL, "run", "-", "--db", tmp_path / "c.db", "--json"]
    done = subprocess.run(command, input="Le maire a parlé hier.", capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["n_new"] == 1, done.stderr
