"""`kill -9` of a Dask worker, of the process that holds its model, or of the driver: every article exactly once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs quiditquoi[cluster], which `make test` installs")

import psutil
from cluster_made import imported
from driver import DEADLY

from pipeline.cluster.layout import Dataset

HERE = Path(__file__).parent
# Seconds: starting workers and models takes ten on a free machine, minutes on a busy one.
PATIENCE = 400


@pytest.fixture
def running(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Drivers; what a test leaves behind is killed."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def start(running: list[subprocess.Popen[str]], articles: Path, out: Path, workers: int = 2) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(HERE.parent.parent), str(HERE.parent), str(HERE)])
    process = subprocess.Popen(
        [sys.executable, HERE / "cluster_driver.py", articles, out, str(workers)],
        env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    running.append(process)
    return process


def spawned(process: psutil.Process) -> list[psutil.Process]:
    """The Python processes that it started to work."""
    with suppress(psutil.Error):
        return [child for child in process.children() if "spawn_main" in " ".join(child.cmdline())]
    return []


def wait_for_tasks(process: subprocess.Popen[str], out: Path, number: int) -> None:
    """Wait until so many tasks are done."""
    deadline = time.monotonic() + PATIENCE
    while len(list(out.glob("_tasks/*.json"))) < number and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)


def complete(process: subprocess.Popen[str], out: Path, whole: object, db: Path) -> None:
    assert process.wait(PATIENCE) == 0, process.stderr.read() if process.stderr else ""
    dataset = Dataset(str(out))
    assert all("/month=" in name for name in dataset.folder.names("articles"))
    found = [i for name in dataset.folder.names("articles") for i in dataset.rows(name)["article_id"].to_pylist()]
    assert set(Counter(found).values()) == {1}
    assert imported(out, db) == whole


@pytest.mark.parametrize(("victim", "seed"), [("worker", 1), ("model", 2)])
def test_a_killed_worker_costs_nothing(
    victim: str, seed: int, articles: Path, whole: object, running: list[subprocess.Popen[str]], tmp_path: Path
) -> None:
    chance = random.Random(seed)
    # A model that dies while it loads is no accident: with one worker, a task that is done tells that it is ready.
    process = start(running, articles, tmp_path / "out", workers=2 if victim == "worker" else 1)
    for done in (1, 4):
        wait_for_tasks(process, tmp_path / "out", done)
        workers = spawned(psutil.Process(process.pid))
        victims = workers if victim == "worker" else [model for worker in workers for model in spawned(worker)]
        assert victims
        with suppress(psutil.NoSuchProcess):
            chance.choice(victims).kill()
    complete(process, tmp_path / "out", whole, tmp_path / "c.db")


def test_a_killed_driver_is_started_again(
    articles: Path, whole: object, running: list[subprocess.Popen[str]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(running, articles, out)
    wait_for_tasks(process, out, 3)
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()  # the driver alone: its workers end by themselves
    process.wait()
    assert not psutil.wait_procs(family, timeout=PATIENCE)[1], "a worker outlives its driver"
    kept = {path: path.stat().st_mtime_ns for path in out.glob("_tasks/*.json")}
    assert len(kept) >= 3
    complete(start(running, articles, out), out, whole, tmp_path / "c.db")
    assert kept.items() <= {path: path.stat().st_mtime_ns for path in out.glob("_tasks/*.json")}.items()


def test_a_deadly_article_costs_itself_alone(running: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [f'{{"id": "d{n}", "text": "Anne Petit « parle {n}. » {DEADLY if n == 7 else ""}"}}' for n in range(30)]
    (folder / "lot.jsonl").write_text("\n".join(lines), "utf-8")
    process = start(running, folder, tmp_path / "out")
    assert process.wait(PATIENCE) == 3, process.stderr.read() if process.stderr else ""
    manifests = Dataset(str(tmp_path / "out")).manifests().values()
    assert [failure[1:3] for manifest in manifests for failure in manifest["failures"]] == [[7, "worker_died"]]
    assert sum(manifest["n_done"] for manifest in manifests) == 29
