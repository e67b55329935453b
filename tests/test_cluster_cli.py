"""`run --engine` and `import` as a person uses them, on the real model and real workers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import call

NO_EXTRA = """
import sys
sys.modules["{}"] = None
sys.argv = ["quiditquoi", *sys.argv[1:]]
from pipeline.cli import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run", "in", "--engine", "dask"), 2, "--out"),
        (("run", "in", "--engine", "spark", "--out", "x"), 2, "--engine"),
        (("run", "in", "--db", "x.db", "--out", "x"), 2, "needs --engine"),
        (("run", "in", "--db", "x.db", "--scheduler", "tcp://x:1"), 2, "needs --engine"),
        (("run", "in", "--engine", "dask", "--out", "x", "--prune"), 2, "does not go with --engine"),
        (("run", "in", "--engine", "dask", "--out", "x", "--limit", "0"), 2, "does not go with --engine"),
        (("run", "in", "--engine", "dask", "--out", "x", "--dry-run"), 2, "does not go with --engine"),
        (("run", "s3://bucket/in", "--db", "x.db"), 2, "read with --engine"),
        (("run", "-", "--engine", "dask", "--out", "x"), 2, "standard input"),
        (("import", "in", "--db", "x.db"), 1, "no dataset"),
    ],
)
def test_errors_say_what_to_do(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="needs quiditquoi[cluster], which `make test` installs")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Rien à dire.")
    done = call(*arguments)
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("missing", ["fsspec", "distributed", "duckdb"])
def test_the_missing_extra_is_named(missing: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rien à dire.")
    (tmp_path / "out").mkdir()
    if missing == "duckdb":
        script = f"import sys; sys.modules['duckdb'] = None; import pipeline; pipeline.open_corpus({str(tmp_path)!r})"
        command = [sys.executable, "-c", script]
    else:
        command = [sys.executable, "-c", NO_EXTRA.format(missing), "run", str(tmp_path / "a.txt"),
                   "--engine", "dask", "--out", str(tmp_path / "out")]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'quiditquoi[cluster]'" in done.stderr.splitlines()[-1]
    assert missing in done.stderr.splitlines()[-1]


def test_seeds_through_workers_are_the_seeds_rows(seeds: Path, seed_db: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs quiditquoi[cluster], which `make test` installs")
    from test_run import dump

    out, db = tmp_path / "out", tmp_path / "c.db"
    command = ("run", seeds, "--engine", "dask", "--workers", "1", "--out", out)
    done = call(*command, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["n_new"] == 1
    shown = call("import", out, "--db", db, "--write-links")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.split(" — ")[0] == "1 source, 0 en échec ou écartée, 1 article nouveau"
    assert dump(db) == dump(seed_db)
    again = call(*command)
    assert "0 nouveau, 0 modifié, 1 inchangé" in again.stdout
