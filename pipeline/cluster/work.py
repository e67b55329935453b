"""One task on a worker: read its pieces, extract, write the parts, then say that it is done."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pipeline.about import rules_hash
from pipeline.article import Article
from pipeline.batch.pool import Pool
from pipeline.batch.sources import failed, not_before, source_row
from pipeline.batch.worker import Loader
from pipeline.cluster.files import open_anywhere, shown
from pipeline.cluster.layout import Dataset
from pipeline.cluster.parts import Settled, Stamp, parts
from pipeline.cluster.plan import Piece, Task
from pipeline.corpus.store import SourceRow
from pipeline.errors import OtherWorker
from pipeline.readers import ALL, ReadFile, stream_from
from pipeline.readers.detection import by_suffix
from pipeline.readers.records import Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

if TYPE_CHECKING:
    from pipeline.tables import Extraction

OTHER_RULES = "a worker has other rules than this machine: install the same quiditquoi on all of them"
NO_CHILDREN = "a worker may start no process of its own: start it with DASK_DISTRIBUTED__WORKER__DAEMON=False"


@dataclass(frozen=True, slots=True)
class Job:
    """What all tasks of a run have in common. `since`: an ISO 8601 day; `article_timeout`: seconds."""

    out: str
    stamp: Stamp
    reading: Settings
    settings_hash: str
    since: str | None
    article_timeout: float
    load: Loader


def perform(job: Job, task: Task) -> dict[str, Any]:
    """Do a task, and give its manifest; a task that is done already is left as it is."""
    dataset = Dataset(job.out)
    before = dataset.manifest(task.task_id)
    if before is not None:
        return before
    if rules_hash() != job.stamp.rules_hash:
        raise OtherWorker(OTHER_RULES)
    harvest = Harvest(job)
    harvest.gather(task)
    found = [result for result in harvest.results.values() if not isinstance(result, Rejected)]
    names = []
    for name, data in parts(task.task_id, found, harvest.sources(), job.stamp):
        dataset.folder.write(name, data)
        names.append(name)
    manifest = harvest.manifest(task, names)
    dataset.commit(task.task_id, manifest)
    return manifest


@cache
def _pool(load: Loader, article_timeout: float) -> Pool:
    """The process beside this worker that holds the model, from the first task to the last.

    It is the local run's: an article that kills it, or takes too long, costs no other.
    """
    if multiprocessing.current_process().daemon:
        raise OtherWorker(NO_CHILDREN)
    return Pool(load, 1, article_timeout)


def _unknown(file: ReadFile) -> bool:
    """A file of a folder that no reader takes, by its content, or by its name when it cannot be opened."""
    if file.sha256:
        return file.format is None
    return by_suffix(Source(PurePath(file.path), 0, io.BytesIO)) is None


class Harvest:
    """What one task finds."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.rows: list[SourceRow] = []
        self.n_records: dict[str, int | None] = {}
        self.results: dict[str, Extraction | Rejected] = {}

    def gather(self, task: Task) -> None:
        """Read and extract everything; what fails becomes a row of `sources`."""
        pool = _pool(self.job.load, self.job.article_timeout)
        order: list[str] = []
        try:
            found = {o.article.article_id: o.result for o in pool.extract(self._articles(task, order))}
        except BaseException:  # what the pool still holds must not answer the next task
            _pool.cache_clear()
            pool.close()
            raise
        self.results = {article_id: found[article_id] for article_id in order}

    def _articles(self, task: Task, order: list[str]) -> Iterator[Article]:
        """Each article once, noted in the order of the files."""
        seen: set[str] = set()
        for piece in task.pieces:
            for article in self._read(piece):
                if article.article_id not in seen:
                    seen.add(article.article_id)
                    order.append(article.article_id)
                    yield article

    def _read(self, piece: Piece) -> Iterator[Article]:
        path = shown(piece.file.path)
        if piece.file.problem:
            self._note(ReadFile(path), 0, piece.file.problem)
            return
        wanted = ALL if piece.stop is None else range(piece.start, piece.stop)
        file, records = stream_from(partial(open_anywhere, piece.file.path), path, self.job.reading, wanted)
        if not piece.file.named and _unknown(file):
            return
        number = piece.start
        for number, record in enumerate(records, start=piece.start):
            chosen = not_before(self.job.since, record)
            self._note(file, number, chosen)
            if isinstance(chosen, Article):
                yield chosen
        self.n_records[path] = number + 1 if piece.n_records is None else piece.n_records

    def _note(self, file: ReadFile, record_no: int, record: Article | Rejected) -> None:
        self.rows.append(source_row(file, record_no, record, self.job.settings_hash))

    def sources(self) -> Iterator[Settled]:
        """The rows of `sources`, with the errors of articles that could not be analysed."""
        for row in self.rows:
            result = self.results.get(row.article_id or "")
            settled = failed(row, result) if isinstance(result, Rejected) else row
            yield Settled(settled, self.n_records.get(row.path))

    def manifest(self, task: Task, names: list[str]) -> dict[str, Any]:
        """What the task read, wrote, and could not use."""
        sources = [settled.row for settled in self.sources()]
        return {
            "run_id": self.job.stamp.run_id,
            "pieces": [
                {"path": p.file.path, "size": p.file.size, "mtime_ns": p.file.mtime_ns, "start": p.start}
                for p in task.pieces
            ],
            "parts": names,
            "n_done": sum(row.status == "done" for row in sources),
            "failures": [(r.path, r.record_no, r.error_code, r.error) for r in sources if r.status != "done"],
        }
