"""A run: plan, read, extract what is new, store, report."""

from __future__ import annotations

import platform
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.about import VERSION, model, rules_hash
from pipeline.article import Article
from pipeline.batch.plan import files
from pipeline.batch.worker import work
from pipeline.corpus.store import RunRow, SourceRow, Store, utc_now
from pipeline.ids import stable_id
from pipeline.readers import ReadFile, printable, read
from pipeline.readers.records import Rejected
from pipeline.tables import Extraction

# Failures a file's owner can mend, against articles that are left out on purpose.
SKIPPED = frozenset({"format", "empty"})


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no article."""

    path: str
    record_no: int
    code: str
    reason: str


@dataclass(slots=True)
class Summary:
    """What a run did. `n_failed` counts the failed and the skipped."""

    run_id: str
    store: str
    status: str = "done"
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    n_failed: int = 0
    n_removed: int = 0
    failures: list[Failure] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The n_… columns of `runs`."""
        return {name: value for name, value in asdict(self).items() if name.startswith("n_")}


@dataclass(frozen=True, slots=True)
class Task:
    """A record that has to be extracted, and the source row that it will become."""

    source: SourceRow
    article: Article


Progress = Callable[[str], None]


def silent(path: str) -> None:
    """Show no progress."""


class Run:
    """One run over some inputs into one store."""

    def __init__(
        self, store: Store, load: Callable[[], Language], published: str | None = None, progress: Progress = silent
    ) -> None:
        self.store = store
        self.load = load
        self.published = published
        self.progress = progress
        self.seen: set[str] = set()
        self.twins: list[SourceRow] = []
        self.settings_hash = stable_id("settings", published or "")
        self.rules_hash = rules_hash()
        run_id = f"{utc_now().replace(':', '').replace('-', '')}-{uuid.uuid4().hex[:8]}"
        self.summary = Summary(run_id, str(store.path))

    def over(self, inputs: Sequence[Path], arguments: dict[str, Any]) -> Summary:
        """Do it all; the store holds whole articles at every moment."""
        paths = files(inputs)
        self._begin(arguments)
        tasks = (task for path in paths for task in self._read(path))
        for task in tasks:
            self._extract(chain((task,), tasks))
        self._twins()
        self.store.link()
        if self.summary.n_failed:
            self.summary.status = "partial"
        self.store.end(self.summary.run_id, self.summary.status, utc_now(), self.summary.counts())
        return self.summary

    def _begin(self, arguments: dict[str, Any]) -> None:
        self.store.begin(
            RunRow(
                run_id=self.summary.run_id,
                started_at=utc_now(),
                tool_version=VERSION,
                model=model(),
                rules_hash=self.rules_hash,
                host=platform.node(),
                arguments=arguments,
            )
        )

    def _read(self, path: Path) -> Iterator[Task]:
        """Read a file unless nothing changed; what failed is settled here, the rest goes on as tasks."""
        known = self.store.sources(printable(path))
        if known and unchanged(path, self.settings_hash, known.values()):
            self.summary.n_unchanged += len(known)
            return
        file = read(path, self.published)
        for record_no, record in enumerate(file.records):
            row = self._row(file, record_no, record)
            if isinstance(record, Rejected):
                self._fail(row, record)
            else:
                yield from self._task(Task(row, record), known.get(record_no))

    def _task(self, task: Task, before: Mapping[str, Any] | None) -> Iterator[Task]:
        """Count the record; an article that is stored, or on its way, is not extracted again."""
        article_id = task.article.article_id
        if before and before["article_id"] == article_id:
            self.summary.n_unchanged += 1
            self._store(task.source, None)
            return
        if before and before["article_id"]:
            self.summary.n_changed += 1
        else:
            self.summary.n_new += 1
        if article_id in self.seen or self.store.holds(article_id):
            self.twins.append(task.source)
        else:
            self.seen.add(article_id)
            yield task

    def _extract(self, tasks: Iterator[Task]) -> None:
        """Feed the tasks to the model and store what comes back, one transaction an article."""
        waiting: deque[SourceRow] = deque()

        def articles() -> Iterator[Article]:
            for task in tasks:
                waiting.append(task.source)
                yield task.article

        for result in work(self.load(), articles()):
            source = waiting.popleft()
            if isinstance(result.outcome, Rejected):
                self._fail(failed(source, result.outcome), result.outcome)
            else:
                self._store(source, result.outcome)
            self.progress(source.path)

    def _twins(self) -> None:
        """Give the articles that stood in several files their further sources."""
        for source in self.twins:
            if source.article_id and self.store.holds(source.article_id):
                self._store(source, None)
            else:
                rejected = Rejected("analysis", "another source of the same article failed: see its error")
                self._fail(failed(source, rejected), rejected)

    def _row(self, file: ReadFile, record_no: int, record: Article | Rejected) -> SourceRow:
        row = SourceRow(
            path=file.path,
            record_no=record_no,
            sha256=file.sha256,
            size=file.size,
            mtime_ns=file.mtime_ns,
            settings_hash=self.settings_hash,
            format=file.format,
            encoding=file.encoding,
            doc_id=record.doc_id if isinstance(record, Article) else Path(file.path).stem,
            article_id=record.article_id if isinstance(record, Article) else None,
            status="done",
        )
        return failed(row, record) if isinstance(record, Rejected) else row

    def _store(self, row: SourceRow, extraction: Extraction | None) -> None:
        self.store.put(row, extraction, self.rules_hash, self.summary.run_id)

    def _fail(self, row: SourceRow, rejected: Rejected) -> None:
        self._store(row, None)
        self.summary.n_failed += 1
        self.summary.failures.append(Failure(row.path, row.record_no, rejected.code, rejected.reason))


def failed(row: SourceRow, rejected: Rejected) -> SourceRow:
    """The same source, with what went wrong instead of an article."""
    status = "skipped" if rejected.code in SKIPPED else "failed"
    return replace(row, article_id=None, status=status, error_code=rejected.code, error=rejected.reason)


def unchanged(path: Path, settings_hash: str, known: Iterable[Mapping[str, Any]]) -> bool:
    """Tell by one stat that a file is as it was and gave no error."""
    try:
        stat = path.stat()
    except OSError:
        return False
    same = (stat.st_size, stat.st_mtime_ns, settings_hash, "done")
    return all((row["size"], row["mtime_ns"], row["settings_hash"], row["status"]) == same for row in known)
