"""A folder of small articles, its uninterrupted store, and a way to start a run that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from driver import SLOW
from test_run import dump

HERE = Path(__file__).parent
Starter = Callable[..., "subprocess.Popen[str]"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 articles in 21 files, each slow enough to be killed in."""
    folder = tmp_path_factory.mktemp("articles")
    lines = [f'{{"id": "l{n}", "text": "Anne Petit {SLOW} a dit « Je pars {n}. » Mardi {n}."}}' for n in range(100)]
    (folder / "lot.jsonl").write_text("\n".join(lines))
    for n in range(20):
        (folder / f"{n}.txt").write_text(f"Anne Petit, {SLOW} : « Le budget {n} est voté. » Mardi.")
    return folder


@pytest.fixture(scope="session")
def start() -> Starter:
    """Start the driver; it leads a process group of its own, so that its workers can be found."""

    def starter(*arguments: object, **environment: str) -> subprocess.Popen[str]:
        path = os.pathsep.join([str(HERE.parent.parent), str(HERE.parent), str(HERE)])
        return subprocess.Popen(
            [sys.executable, HERE / "driver.py", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": path, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return starter


@pytest.fixture(scope="session")
def whole(
    articles: Path, start: Starter, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a run that nothing interrupted."""
    db = tmp_path_factory.mktemp("whole") / "corpus.db"
    process = start(articles, db)
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    rows = dump(db)
    assert len(rows["articles"]) == 120
    assert len(rows["quotes"]) == 120
    return rows
