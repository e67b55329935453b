"""A run past one machine: list, count, plan, work, settle."""

from __future__ import annotations

import json
import platform
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any, Self

from pipeline.about import VERSION, model, rules_hash
from pipeline.batch.lock import locked
from pipeline.batch.options import Options, cores
from pipeline.batch.run import Failure, Progress, Summary, silent
from pipeline.batch.worker import Loader
from pipeline.cluster.engine import Workers, engine
from pipeline.cluster.files import on_disk
from pipeline.cluster.inputs import File, files
from pipeline.cluster.layout import About, Dataset
from pipeline.cluster.parts import Stamp
from pipeline.cluster.plan import TASK_BYTES, Plan, large, plan, records_of
from pipeline.cluster.settle import months, settle
from pipeline.cluster.work import Job, perform
from pipeline.corpus.store import SCHEMA_VERSION, utc_now
from pipeline.ids import stable_id
from pipeline.readers.settings import Settings

# Failures listed by name; all of them are counted, and stand in `sources`.
MOST_FAILURES = 1000
CHANGED = "{} has changed since it was read and is left as it was: a dataset is written once, give another --out"


@dataclass(frozen=True, slots=True)
class Spread:
    """How to run on many machines. `scheduler`: address of a Dask cluster, None for `workers` processes here;
    `task_bytes`: input that one task reads; `article_timeout`, `wait`: seconds; `since`: an ISO 8601 day.
    """

    reading: Settings = field(default_factory=Settings)
    scheduler: str | None = None
    workers: int = field(default_factory=cores)
    task_bytes: int = TASK_BYTES
    article_timeout: float = 60.0
    since: str | None = None
    wait: float = 0.0

    @classmethod
    def of(cls, options: Options, scheduler: str | None, task_megabytes: float | None) -> Self:
        """What a run on a store was told, less what changes a store."""
        size = TASK_BYTES if task_megabytes is None else int(task_megabytes * 1e6)
        return cls(options.reading, scheduler, options.workers, max(size, 1), options.article_timeout, options.since,
                   options.wait)  # fmt: skip

    @property
    def settings_hash(self) -> str:
        """As the local run's: a store made of the dataset knows that its files were read alike."""
        return Options(self.reading, since=self.since).settings_hash


def run(inputs: Sequence[str], out: str, spread: Spread, load: Loader, progress: Progress = silent) -> Summary:
    """Bring a dataset up to date with the inputs; see `pipeline.run_on_cluster`."""
    with engine(spread.scheduler, spread.workers) as workers:
        return run_on(workers, inputs, out, spread, load, progress)


def run_on(
    workers: Workers, inputs: Sequence[str], out: str, spread: Spread, load: Loader, progress: Progress = silent
) -> Summary:
    """The same on workers that are there already."""
    dataset = Dataset(out)
    found = [file for file in files(inputs) if not dataset.folder.holds(file.path)]
    with _alone(out, spread.wait):
        about = dataset.prepare(About(rules_hash(), spread.settings_hash, spread.task_bytes))
        ours = Run(dataset, replace(spread, task_bytes=about.task_bytes), load, progress)
        with ours.recorded(list(inputs)):
            ours.over(found, workers)
    return ours.summary


@contextmanager
def _alone(out: str, wait: float) -> Iterator[None]:
    """One run a dataset; a bucket has no lock, and two runs at once only do the same work twice."""
    folder = on_disk(out)
    with locked(folder / ".run", wait) if folder else nullcontext():
        yield


class Run:
    """One run into one dataset."""

    def __init__(self, dataset: Dataset, spread: Spread, load: Loader, progress: Progress) -> None:
        self.dataset = dataset
        self.spread = spread
        self.load = load
        self.progress = progress
        self.out = dataset.folder.url
        self.started_at = utc_now()
        run_id = f"{self.started_at.replace(':', '').replace('-', '')}-{uuid.uuid4().hex[:8]}"
        self.summary = Summary(run_id, self.out)

    @contextmanager
    def recorded(self, inputs: list[str]) -> Iterator[None]:
        """Keep the run's row of `runs`: that it began, then how it ended."""
        self.dataset.interrupt_runs()
        self._record(inputs, "running", None)
        status = "failed"
        try:
            yield
            status = "partial" if self.summary.n_failed else "done"
        except KeyboardInterrupt:
            status = "interrupted"
            raise
        finally:
            self.summary.status = status
            self._record(inputs, status, utc_now())

    def _record(self, inputs: list[str], status: str, ended_at: str | None) -> None:
        summary = self.summary
        row: dict[str, Any] = {
            "run_id": summary.run_id,
            "started_at": self.started_at,
            "ended_at": ended_at,
            "status": status,
            "tool_version": VERSION,
            "model": model(),
            "rules_hash": rules_hash(),
            "schema_version": SCHEMA_VERSION,
            "host": platform.node(),
            "arguments": json.dumps({"inputs": inputs, **asdict(self.spread)}, ensure_ascii=False, sort_keys=True),
            **summary.counts(),
        }
        self.dataset.write_run(row)

    def over(self, found: Sequence[File], workers: Workers) -> None:
        """Do all that is not done, then see to it that every article is there once."""
        before = self.dataset.manifests()
        for manifest in before.values():
            self.summary.n_unchanged += manifest["n_done"]
            self._fail(manifest["failures"])
        counted = self._count(found, workers)
        work = plan(found, counted, before, self.spread.task_bytes)
        self.summary.warnings += [CHANGED.format(path) for path in work.changed]
        self._do(work, workers)
        self._settle(workers)

    def _count(self, found: Sequence[File], workers: Workers) -> dict[str, int]:
        counting = partial(records_of, self.out, self.spread.reading)
        big = [file for file in found if large(file, self.spread.task_bytes)]
        return dict(workers.map(counting, big, lambda file: f"count-{stable_id(self.out, file.path)}"))

    def _do(self, work: Plan, workers: Workers) -> None:
        spread = self.spread
        stamp = Stamp(rules_hash(), self.summary.run_id)
        job = Job(
            self.out, stamp, spread.reading, spread.settings_hash, spread.since, spread.article_timeout, self.load
        )
        done = workers.map(partial(perform, job), work.tasks, lambda task: f"work-{stable_id(self.out, task.task_id)}")
        for left, manifest in zip(range(len(work.tasks) - 1, -1, -1), done, strict=True):
            self.summary.n_new += manifest["n_done"]
            self._fail(manifest["failures"])
            self.progress(manifest["pieces"][-1]["path"], left, self.summary.n_failed)

    def _fail(self, failures: Sequence[Sequence[Any]]) -> None:
        self.summary.n_failed += len(failures)
        room = MOST_FAILURES - len(self.summary.failures)
        self.summary.failures += [Failure(*failure) for failure in failures[: max(room, 0)]]

    def _settle(self, workers: Workers) -> None:
        if self.dataset.settled:
            return
        self.dataset.folder.remove(self.dataset.strays())
        settling = partial(settle, self.out)
        for _ in workers.map(settling, months(self.dataset), lambda month: f"settle-{stable_id(self.out, month.name)}"):
            pass
        self.dataset.mark_settled()
