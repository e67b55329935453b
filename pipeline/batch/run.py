"""A run: list, compare, read, extract on workers, store, link, report."""

from __future__ import annotations

import platform
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from pipeline.about import VERSION, model, rules_hash
from pipeline.article import Article
from pipeline.batch import plan
from pipeline.batch.lock import locked
from pipeline.batch.options import Options
from pipeline.batch.pool import Pool
from pipeline.batch.sources import NOT_FOLLOWED, failed, not_before, not_listed, source_row
from pipeline.batch.worker import Loader
from pipeline.corpus.links import Own
from pipeline.corpus.own_actors import read_own
from pipeline.corpus.own_places import OwnPlace, read_own_places
from pipeline.corpus.store import RunRow, SourceRow, Store, utc_now
from pipeline.errors import PruneRefused, StoreFull, TooManyFailures
from pipeline.readers import ReadFile, printable, stream
from pipeline.readers.records import Rejected

if TYPE_CHECKING:
    from pipeline.tables import Extraction

# SQLite falls back to a rollback journal by itself: as safe, but a reader and the run wait for each other.
NO_WAL = "the file system of the store allows no write-ahead log: readers wait while a run writes"
# SQLite's names for what the disk does to it.
DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no article."""

    path: str
    record_no: int
    code: str
    reason: str


@dataclass(slots=True)
class Summary:
    """What a run did. `n_failed` counts failed and skipped sources, `failures` lists those of this run."""

    run_id: str
    store: str
    status: str = "done"
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    n_failed: int = 0
    n_removed: int = 0
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The n_… columns of `runs`."""
        return {name: value for name, value in asdict(self).items() if name.startswith("n_")}


@dataclass(slots=True)
class FileState:
    """How far a file is: records found so far, records settled, whether its end was reached."""

    found: int = 0
    settled: int = 0
    read: bool = False


def silent(path: str, left: int, failures: int) -> None:
    """Show no progress."""


def dry_run(inputs: Sequence[Path], db: Path, options: Options) -> plan.Plan:
    """Tell what a run would do; nothing is written, and no store is made."""
    found = plan.listing(inputs)
    if not db.exists():
        return plan.compare(found, {}, options.settings_hash)
    with Store(db, read_only=True) as store:
        known = store.known([printable(root) for root in found.roots])
        return plan.compare(found, known, options.settings_hash, store.to_reprocess(options.reprocess, rules_hash()))


def run(inputs: Sequence[Path], db: Path, options: Options, load: Loader, progress: Progress = silent) -> Summary:
    """Bring the store up to date with the inputs; see `pipeline.run`."""
    found = plan.listing(inputs)
    own = OwnTables.read(options)
    with locked(db, options.wait), _told(db), Store(db) as store:
        return Run(store, options, load, progress, own).over(found, [str(one) for one in inputs])


@contextmanager
def _told(db: Path) -> Iterator[None]:
    """Say which disk is full or broken; SQLite has rolled back by then. Any other error is its own."""
    try:
        yield
    except OSError as error:
        raise StoreFull(db, error) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith(DISK):
            raise StoreFull(db, error) from error
        raise


class OwnTables(NamedTuple):
    """The user's own tables; None for those that the store has."""

    actors: Sequence[Own] | None
    places: Sequence[OwnPlace] | None

    @classmethod
    def read(cls, options: Options) -> Self:
        """Read those that the options name. Raises ActorsTableInvalid, PlacesTableInvalid."""
        return cls(
            read_own(options.actors) if options.actors else None,
            read_own_places(options.places) if options.places else None,
        )


class Run:
    """One run over some inputs into one store, which it holds alone."""

    def __init__(self, store: Store, options: Options, load: Loader, progress: Progress, own: OwnTables) -> None:
        self.store = store
        self.options = options
        self.load = load
        self.progress = progress
        self.own = own
        self.rules_hash = rules_hash()
        self.under_way: dict[str, SourceRow] = {}
        self.twins: list[SourceRow] = []
        self.rejected: dict[str, Rejected] = {}
        self.files: dict[str, FileState] = {}
        self.left = 0
        run_id = f"{utc_now().replace(':', '').replace('-', '')}-{uuid.uuid4().hex[:8]}"
        self.summary = Summary(run_id, str(store.path))
        if not store.wal:
            self.summary.warnings.append(NO_WAL)

    def over(self, found: plan.Listing, inputs: list[str]) -> Summary:
        """Do it all; the store holds whole articles at every moment, and the run's row says how it ended."""
        roots = [printable(root) for root in found.roots]
        known = self.store.known(roots)
        force = self.store.to_reprocess(self.options.reprocess, self.rules_hash)
        work = plan.compare(found, known, self.options.settings_hash, force)
        self._refuse_to_prune(found)
        self.store.begin(self._row(inputs))
        status = "failed"
        try:
            self._do(work, known)
            status = "partial" if self.summary.n_failed else "done"
        except KeyboardInterrupt:
            status = "interrupted"
            raise
        finally:
            self.summary.status = status
            self._end(status)
        return self.summary

    def _end(self, status: str) -> None:
        """Write how the run ended; on a full disk that fails as well, and the first error is the one to tell."""
        try:
            self.store.end(self.summary.run_id, status, utc_now(), self.summary.counts())
        except sqlite3.Error:
            if status != "failed":
                raise

    def _row(self, inputs: list[str]) -> RunRow:
        tables = {"actors": self.options.actors, "places": self.options.places}
        own = {name: path and printable(path) for name, path in tables.items()}
        return RunRow(
            run_id=self.summary.run_id,
            started_at=utc_now(),
            tool_version=VERSION,
            model=model(),
            rules_hash=self.rules_hash,
            host=platform.node(),
            arguments={"inputs": inputs, **asdict(self.options), **own},
        )

    def _refuse_to_prune(self, found: plan.Listing) -> None:
        """An empty or unreadable root is more often an unmounted disk than a deleted archive."""
        for root in found.roots if self.options.prune else ():
            if found.broken or not any(file.is_relative_to(root) for file in found.files):
                raise PruneRefused(root)

    def _do(self, work: plan.Plan, known: Mapping[str, plan.Known]) -> None:
        for path in work.unchanged:
            self._count_unchanged(known[printable(path)])
        for name in work.mended:
            self.store.remove(name, self.summary.run_id, prune=True)
        for folder, error in work.broken.items():
            self._refuse(folder, not_listed(error))
        for link in work.links:
            self._refuse(link, NOT_FOLLOWED)
        files = work.to_read()
        self.left = len(files)
        articles = (article for path in files for article in self._read(path, known.get(printable(path), {})))
        with Pool(self.load, self.options.workers, self.options.article_timeout) as pool:
            if files and self.options.limit != 0:
                pool.warm()
            for outcome in pool.extract(islice(articles, self.options.limit)):
                self._keep(self.under_way.pop(outcome.article.article_id), outcome.result)
        self._keep_twins()
        self._remove(work.removed)
        self.store.relate(own=self.own.actors, places=self.own.places)

    def _refuse(self, path: Path, problem: Rejected) -> None:
        self._fail(source_row(ReadFile(printable(path)), 0, problem, self.options.settings_hash))

    def _count_unchanged(self, records: plan.Known) -> None:
        for row in records.values():
            if row["status"] == "done":
                self.summary.n_unchanged += 1
            else:
                self.summary.n_failed += 1

    def _read(self, path: Path, known: plan.Known) -> Iterator[Article]:
        """Read a file; failures are stored at once, articles go on to be extracted."""
        file, records = stream(path, self.options.reading)
        self.left -= 1
        self.progress(file.path, self.left, len(self.summary.failures))
        state = self.files[file.path] = FileState()
        for record_no, record in enumerate(records):
            state.found += 1
            record = not_before(self.options.since, record)
            row = source_row(file, record_no, record, self.options.settings_hash)
            if isinstance(record, Rejected):
                self._fail(row)
            elif self._is_new(row, known.get(record_no)):
                yield record
        state.read = True
        self._seal(file.path)

    def _seal(self, path: str) -> None:
        """A file whose every record is settled need not be read again; one that a kill cut short is."""
        state = self.files[path]
        if state.read and state.settled == state.found:
            self.store.seal(path, state.found)
            del self.files[path]

    def _is_new(self, row: SourceRow, before: sqlite3.Row | None) -> bool:
        """Count the record; an article that is stored, or on its way, is not made again."""
        article_id = row.article_id or ""
        fresh = self._fresh(article_id)
        if fresh and before and before["article_id"] == article_id:
            self.summary.n_unchanged += 1
            self._put(row, None)
            return False
        if before and before["article_id"]:
            self.summary.n_changed += 1
        else:
            self.summary.n_new += 1
        if fresh or article_id in self.under_way or article_id in self.rejected:
            self.twins.append(row)
            return False
        self.under_way[article_id] = row
        return True

    def _fresh(self, article_id: str) -> bool:
        """Whether the store holds the article as it is wanted."""
        stored = self.store.rules_of(article_id)
        outdated = {"all": True, "outdated": stored != self.rules_hash}
        return stored is not None and not outdated.get(self.options.reprocess or "", False)

    def _keep(self, row: SourceRow, result: Extraction | Rejected) -> None:
        if isinstance(result, Rejected):
            self.rejected[row.article_id or ""] = result
            self._fail(failed(row, result))
        else:
            self._put(row, result)

    def _keep_twins(self) -> None:
        """Give the articles that stand in several files their further sources, or their error."""
        for row in self.twins:
            if problem := self.rejected.get(row.article_id or ""):
                self._fail(failed(row, problem))
            else:
                self._put(row, None)

    def _remove(self, paths: list[str]) -> None:
        for path in paths:
            self.summary.n_removed += self.store.remove(path, self.summary.run_id, prune=self.options.prune)

    def _put(self, row: SourceRow, extraction: Extraction | None) -> None:
        self.store.put(row, extraction, self.rules_hash, self.summary.run_id)
        if row.path in self.files:
            self.files[row.path].settled += 1
            self._seal(row.path)

    def _fail(self, row: SourceRow) -> None:
        self._put(row, None)
        self.summary.n_failed += 1
        self.summary.failures.append(Failure(row.path, row.record_no, row.error_code or "", row.error or ""))
        most = self.options.max_failures
        if most is not None and len(self.summary.failures) > most:
            raise TooManyFailures(len(self.summary.failures))
