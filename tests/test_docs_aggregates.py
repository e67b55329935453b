"""docs/aggregates.md: its Python runs, its commands run, and it names every aggregate."""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus import aggregates
from pipeline.corpus.describe import views

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "aggregates.md").read_text("utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE) for line in block.splitlines()
]


def test_python_of_the_guide(seed_db: Path) -> None:
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE))
    exec(compile(code.replace("out/corpus.db", str(seed_db)), "docs/aggregates.md", "exec"), {})


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_guide(command: str, seed_db: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    words = shlex.split(command.replace("corpus.db", str(seed_db)))
    done = subprocess.run(words, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_guide_names_every_aggregate_with_its_parameters() -> None:
    common = {"corpus", "which"}
    for name in aggregates.__all__:
        (row,) = re.findall(rf"^\| `{name}` \|.*\| (.*) \|$", GUIDE, re.MULTILINE)
        parameters = inspect.signature(getattr(aggregates, name)).parameters
        assert re.findall(r"`(\w+)`", row) == [name for name in parameters if name not in common]
        assert name in views()
