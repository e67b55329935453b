"""What the documents say is what happens: their commands are run, their tables compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus.describe import markdown, tables

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CRON = (ROOT / "docs" / "cron.md").read_text("utf-8")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory, seeds: Path, seed_db: Path) -> Path:
    """A folder like the reader's own: articles, a store, the environment."""
    folder = tmp_path_factory.mktemp("press")
    shutil.copytree(seeds, folder / "articles")
    shutil.copytree(ROOT / "tests" / "gold", folder / "gold")
    (folder / "out").mkdir()
    for name in ("corpus.db", "out/corpus.db"):
        shutil.copy(seed_db, folder / name)
    (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    return folder


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("quiditquoi")]


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme(command: str, press: Path) -> None:
    done = shell(command, press)
    assert done.returncode == 0, done.stderr


def test_python_of_the_readme(press: Path) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    (press / "readme.py").write_text(block, "utf-8")
    done = shell("python readme.py", press)
    assert done.returncode == 0, done.stderr


def test_every_table_stands_in_the_readme() -> None:
    named = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert named == list(tables())


def test_tables_document_is_the_schema_s() -> None:
    assert (ROOT / "docs" / "tables.md").read_text("utf-8") == markdown(), "run `make docs`"


@pytest.mark.parametrize("line", re.findall(r"^\d+ \d+ \* \* \* (.*)$", CRON + README, re.MULTILINE))
def test_crontab_lines(line: str, press: Path) -> None:
    done = shell(line.replace("/srv/press", shlex.quote(str(press))), press)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_unit_runs_what_the_crontab_runs(press: Path) -> None:
    (line,) = re.findall(r"^ExecStart=(/srv/press/.*)$", CRON, re.MULTILINE)
    assert shell(line.replace("/srv/press", shlex.quote(str(press))), press).returncode == 0
    assert "SuccessExitStatus=3" in CRON
    assert "Persistent=true" in CRON


def test_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)`?", README)) <= targets
