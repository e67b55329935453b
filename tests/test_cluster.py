"""A run into a dataset, and the store made of it: the rows of a run on a store, whatever happens in between."""

from __future__ import annotations

import pickle
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="needs quiditquoi[cluster], which `make test` installs")

import fsspec
import pyarrow.dataset as ds
from cluster_made import Here, fill, imported, light, local, record, spread
from test_run import rows

import pipeline
from pipeline.batch import run as batch
from pipeline.batch.options import Options
from pipeline.cluster import work
from pipeline.cluster.files import Folder
from pipeline.cluster.inputs import File, files
from pipeline.cluster.layout import Dataset
from pipeline.cluster.plan import Piece, Task, plan
from pipeline.cluster.run import Spread, run_on
from pipeline.errors import (
    DatasetOfOtherRules,
    InputMissing,
    NoFileSystem,
    NotADataset,
    OtherWorker,
    StoreFull,
    StoreLocked,
    StoreTooNew,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("cluster") / "in")


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    found = local([folder], tmp_path_factory.mktemp("local") / "corpus.db")
    assert len(found["articles"]) == 51
    assert {"done", "skipped", "failed"} <= {value for row in found["sources"] for value in row}
    return found


@pytest.fixture(scope="module")
def dataset(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dataset") / "out"
    spread([folder], out)
    return out


def test_a_store_made_of_a_dataset_has_the_rows_of_a_local_run(dataset: Path, whole: object, tmp_path: Path) -> None:
    assert imported(dataset, tmp_path / "c.db") == whole
    assert imported(dataset, tmp_path / "c.db") == whole, "a second time changes nothing"


@pytest.mark.parametrize("task_bytes", [1, 300, 2_000, 10_000_000], ids=["a record", "a few", "some", "everything"])
def test_the_cut_into_tasks_changes_no_row(task_bytes: int, folder: Path, whole: object, tmp_path: Path) -> None:
    spread([folder], tmp_path / "out", task_bytes=task_bytes)
    assert imported(tmp_path / "out", tmp_path / "c.db") == whole


def test_a_run_on_the_imported_store_finds_nothing_to_do(dataset: Path, folder: Path, tmp_path: Path) -> None:
    pipeline.import_dataset(dataset, tmp_path / "c.db")
    done = batch.run([folder], tmp_path / "c.db", Options(workers=1), light)
    assert (done.n_new, done.n_changed, done.n_removed) == (0, 0, 0)
    assert rows(tmp_path / "c.db", "PRAGMA foreign_key_check") == []


def test_any_tool_reads_every_article_once(dataset: Path, whole: dict[str, list[Any]]) -> None:
    for name in ("articles", "quotes", "quote_spans", "actors", "sources"):
        found = ds.dataset(dataset / name, partitioning="hive").to_table()
        assert found.num_rows == len(whole[name])
    months = ds.dataset(dataset / "articles", partitioning="hive").to_table(columns=["month", "published"]).to_pylist()
    assert {row["month"] for row in months} == {"2025-01", "2025-02", "2025-03", "2025-04", None}
    assert all((row["published"] or "")[:7] == (row["month"] or "") for row in months)


def test_a_second_run_does_nothing_and_new_files_are_added(tmp_path: Path) -> None:
    lots = fill(tmp_path / "in")
    first = spread([lots], tmp_path / "out")
    before = stamps(tmp_path / "out")
    again = spread([lots], tmp_path / "out")
    assert (again.n_new, again.n_unchanged, again.n_failed) == (0, first.n_new, first.n_failed)
    assert stamps(tmp_path / "out") == before
    # The new file has an article of an old one, and comes before it.
    (lots / "a.jsonl").write_text("\n".join(map(record, (5, 90))), "utf-8")
    assert spread([lots], tmp_path / "out").n_new == 2
    assert imported(tmp_path / "out", tmp_path / "c.db") == local([lots], tmp_path / "l.db")


def stamps(out: Path) -> dict[str, int]:
    parts = (path for path in out.rglob("*.parquet") if path.parent.name != "runs")
    return {str(path): path.stat().st_mtime_ns for path in parts}


def sources(out: Path) -> dict[str, int]:
    """The parts that settling leaves alone, of tasks that are done."""
    done = Dataset(str(out)).done()
    return {path: stamp for path, stamp in stamps(out / "sources").items() if Path(path).stem in done}


class Killed(Here):
    """An engine that stops, as a kill of the driver would, after some tasks."""

    def __init__(self, after: int) -> None:
        self.after = after

    def map(self, function: Any, items: Any, key: Any) -> Any:
        for result in super().map(function, items, key):
            self.after -= 1
            if self.after < 0:
                raise KeyboardInterrupt
            yield result


@pytest.mark.parametrize("after", [0, 2, 8])
def test_a_killed_run_goes_on_where_it_was(after: int, folder: Path, whole: object, tmp_path: Path) -> None:
    out = tmp_path / "out"
    settings = Spread(task_bytes=1500, workers=1)
    with pytest.raises(KeyboardInterrupt):
        run_on(Killed(after), [str(folder)], str(out), settings, light)
    done = Dataset(str(out)).done()
    before = sources(out)
    assert {Path(path).stem for path in before} == set(done)
    # What a task that was killed had written counts for nothing.
    stray = out / "articles" / "month=2025-01" / "0123456789abcdef.parquet"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"half a fi")
    spread([folder], out)
    assert not stray.exists()
    assert before.items() <= sources(out).items(), "what was done is not done again"
    assert imported(out, tmp_path / "c.db") == whole
    assert rows(tmp_path / "c.db", "SELECT status FROM runs ORDER BY status") == [("interrupted",), ("partial",)]


def test_a_task_done_twice_writes_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(map(record, range(9))), "utf-8")
    spread([tmp_path / "in.jsonl"], tmp_path / "out")
    dataset = Dataset(str(tmp_path / "out"))
    parts = {name: dataset.rows(name).to_pylist() for name in dataset.parts("quotes") + dataset.parts("articles")}
    for manifest in (tmp_path / "out" / "_tasks").iterdir():
        manifest.unlink()
    assert spread([tmp_path / "in.jsonl"], tmp_path / "out").n_new == 9
    for name, found in parts.items():
        anew = dataset.rows(name).to_pylist()
        assert [{**row, "run_id": 0} for row in anew] == [{**row, "run_id": 0} for row in found]


def test_memory_is_a_file_system_too(folder: Path, whole: dict[str, list[Any]], tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(str(folder), "/press", recursive=True)
    memory.rm("/press/out.txt")  # a bucket has no links: it would be the file itself
    done = spread(["memory://press"], "memory://out")
    assert done.n_new > 50
    assert spread(["memory://press/*.csv", "memory://press/sub"], "memory://out").n_new == 0
    found = imported("memory://out", tmp_path / "c.db")
    assert {row[0] for row in found["articles"]} == {row[0] for row in whole["articles"]}
    ids = ("quotes", "actor_mentions", "dates", "sentences")
    assert all(found[name] == whole[name] for name in ids)
    assert all(str(row[0]).startswith("memory://") for row in found["sources"])
    with pytest.raises(InputMissing):
        files(["memory://absent"])
    memory.rm("/press", recursive=True)
    memory.rm("/out", recursive=True)


def test_a_file_that_changed_is_told_and_left(tmp_path: Path) -> None:
    lots = fill(tmp_path / "in")
    spread([lots], tmp_path / "out")
    (lots / "table.csv").write_text("id;published;text\nc9;2025-02-03;Tout autre chose.\n")
    done = spread([lots], tmp_path / "out")
    assert done.n_new == 0
    assert [warning for warning in done.warnings if "table.csv has changed" in warning]


@pytest.mark.parametrize(
    ("settings", "error"),
    [({"since": "2025-02-01"}, DatasetOfOtherRules), ({}, None), ({"task_bytes": 5}, None)],
    ids=["other flags", "the same", "another size of task"],
)
def test_a_dataset_has_one_way_of_reading(
    settings: dict[str, Any], error: type[Exception] | None, dataset: Path, folder: Path
) -> None:
    if error:
        with pytest.raises(error):
            spread([folder], dataset, **settings)
    else:
        assert spread([folder], dataset, **settings).n_new == 0


def test_other_folders_are_left_alone(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotADataset):
        spread([folder], folder)
    with pytest.raises(NotADataset):
        pipeline.import_dataset(folder, tmp_path / "c.db")
    with pytest.raises(NotADataset):
        pipeline.open_corpus(folder)


def test_a_dataset_in_its_inputs_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(1), "utf-8")
    assert spread([tmp_path], tmp_path / "out").n_new == 1
    assert spread([tmp_path], tmp_path / "out").n_new == 0
    assert spread([tmp_path], tmp_path / "out").n_failed == 0


def test_a_dataset_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(1), "utf-8")
    spread([tmp_path / "a.jsonl"], tmp_path / "out")
    about = tmp_path / "out" / "dataset.json"
    about.write_text(about.read_text().replace('"schema_version": 1', '"schema_version": 99'))
    with pytest.raises(StoreTooNew):
        pipeline.open_corpus(tmp_path / "out")


@pytest.mark.parametrize("address", ["nosuch://a/b", "s3://bucket/in"], ids=["unknown", "driver missing"])
def test_no_way_to_an_address(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(NoFileSystem, match="cannot be reached"):
        spread([address], tmp_path / "out")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFull, match="file/out"):
        Folder(str(tmp_path / "file" / "out")).write("part", b"")


@pytest.mark.parametrize("error", [StoreTooNew("c.db", 2, 1), OtherWorker("why")], ids=["made of parts", "of a text"])
def test_errors_travel_between_processes(error: Exception) -> None:
    travelled = pickle.loads(pickle.dumps(error))
    assert (type(travelled), str(travelled)) == (type(error), str(error))


def test_a_dataset_has_one_run_at_a_time(folder: Path, tmp_path: Path) -> None:
    class Second(Here):
        def map(self, function: Any, items: Any, key: Any) -> Any:
            with pytest.raises(StoreLocked):
                spread([folder], tmp_path / "out")
            return super().map(function, items, key)

    run_on(Second(), [str(folder)], str(tmp_path / "out"), Spread(workers=1), light)


def test_since_leaves_out_the_same_articles(folder: Path, tmp_path: Path) -> None:
    spread([folder], tmp_path / "out", since="2025-03-01")
    assert imported(tmp_path / "out", tmp_path / "c.db") == local([folder], tmp_path / "l.db", since="2025-03-01")


def test_a_worker_with_other_rules_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "rules_hash", lambda: "others")
    with pytest.raises(OtherWorker, match="same quiditquoi"):
        spread([folder], tmp_path / "out")


def test_a_worker_that_may_start_no_process_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work._pool.cache_clear()
    monkeypatch.setattr("multiprocessing.current_process", lambda: type("P", (), {"daemon": True}))
    with pytest.raises(OtherWorker, match="DAEMON=False"):
        spread([folder], tmp_path / "out")


def test_write_links_gives_the_dataset_what_the_store_found(dataset: Path, tmp_path: Path) -> None:
    pipeline.import_dataset(dataset, tmp_path / "c.db", write_links=True)
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        (expected,) = db.execute("SELECT count(*) FROM actor_links").fetchone()
    assert len(pipeline.open_corpus(dataset).actor_links) == expected > 10


def sized(*sizes: int) -> list[File]:
    return [File(f"/in/{n}.jsonl", size) for n, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "counted", "expected"),
    [
        ((40, 40, 40), {}, [[(0, None), (0, None)], [(0, None)]]),
        ((150, 10), {}, [[(0, None)], [(0, None)]]),
        ((400, 10), {"/in/0.jsonl": 10}, [[(0, 2)], [(2, 5)], [(5, 7)], [(7, 10)], [(0, None)]]),
        ((10_000,), {"/in/0.jsonl": 3}, [[(0, 1)], [(1, 2)], [(2, 3)]]),
        ((400,), {"/in/0.jsonl": 0}, [[(0, 0)]]),
    ],
    ids=["small files together", "a full one alone", "a large one cut", "no more cuts than records", "no record"],
)
def test_tasks_are_of_one_size(
    sizes: tuple[int, ...], counted: dict[str, int], expected: list[list[tuple[int, int | None]]]
) -> None:
    made = plan(sized(*sizes), counted, {}, 100)
    assert [[(piece.start, piece.stop) for piece in task.pieces] for task in made.tasks] == expected
    done = {task.task_id: {"pieces": [piece(p) for p in task.pieces]} for task in made.tasks[:1]}
    assert plan(sized(*sizes), counted, done, 100).tasks == made.tasks[1:]


def piece(one: Piece) -> dict[str, Any]:
    return {"path": one.file.path, "size": one.file.size, "mtime_ns": one.file.mtime_ns, "start": one.start}


def test_a_task_is_named_after_what_it_reads() -> None:
    one, other = (Task((Piece(file),)) for file in sized(1, 2))
    assert one.task_id == Task((Piece(sized(1)[0]),)).task_id != other.task_id
