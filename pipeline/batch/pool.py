"""Workers that may die: each is a process of its own that can be killed, and is replaced."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, Self

from pipeline.article import Article
from pipeline.batch.worker import Loader, Ready, Unable, serve
from pipeline.errors import ModelError
from pipeline.readers.records import Rejected

if TYPE_CHECKING:
    from pipeline.tables import Extraction

# A batch is as fast at 64 articles as at 256, in half the memory; a long article goes alone.
MOST_ARTICLES = 32
MOST_CHARACTERS = 120_000
# Batches a worker holds: one under way, one to go on with while the parent stores.
AHEAD = 2

# Processes are spawned, not forked: a fork of a process whose libraries run threads may hang.
SPAWN = multiprocessing.get_context("spawn")


@dataclass(slots=True)
class Batch:
    """Articles that go to a worker together; `alone` on the second try."""

    articles: list[Article]
    alone: bool = False


@dataclass(slots=True)
class Worker:
    """A process, the pipe to it, and the batches it holds, the first one under way."""

    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    held: deque[Batch] = field(default_factory=deque)
    since: float = 0.0

    def send(self, batch: Batch) -> None:
        """Hand over a batch; its clock starts when it is the first."""
        if not self.held:
            self.since = time.monotonic()
        self.held.append(batch)
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died: that is heard when it is listened to
            self.pipe.send(batch.articles)

    def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article."""

    article: Article
    result: Extraction | Rejected


class Pool:
    """Extracts articles on some workers; use as a context manager. Results come in no promised order."""

    def __init__(self, load: Loader, workers: int, article_timeout: float) -> None:
        self.load = load
        self.size = max(workers, 1)
        self.limit = article_timeout
        self.workers: list[Worker] = []
        self.again: deque[Batch] = deque()
        self.settled: deque[Outcome] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill every worker."""
        for worker in self.workers:
            worker.stop()
        self.workers.clear()

    def warm(self) -> None:
        """Let the first worker load its model while the first files are read."""
        if not self.workers:
            self.workers.append(self._start())

    def extract(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Yield the outcome of every article; a worker that dies or passes its limit costs no other article."""
        fresh = batches(articles)
        while True:
            self._feed(fresh)
            while self.settled:
                yield self.settled.popleft()
            if not any(worker.held for worker in self.workers):
                return
            self._listen()

    def _feed(self, fresh: Iterator[Batch]) -> None:
        """Keep every worker in work; start one only when there is something for it to do."""
        while batch := self._next(fresh):
            worker = self._idlest(batch)
            if worker is None:
                self.again.appendleft(batch)
                return
            worker.send(batch)

    def _next(self, fresh: Iterator[Batch]) -> Batch | None:
        if all(len(worker.held) >= AHEAD for worker in self.workers) and len(self.workers) >= self.size:
            return None
        return self.again.popleft() if self.again else next(fresh, None)

    def _idlest(self, batch: Batch) -> Worker | None:
        """A suspect batch waits for a worker of its own: its death must not be another's."""
        if len(self.workers) < self.size and all(worker.held for worker in self.workers):
            self.workers.append(self._start())
        most = 1 if batch.alone else AHEAD
        free = [w for w in self.workers if len(w.held) < most and not any(held.alone for held in w.held)]
        return min(free, key=lambda worker: len(worker.held), default=None)

    def _start(self) -> Worker:
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=serve, args=(theirs, self.load), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _listen(self) -> None:
        """Wait for an answer, a death, or the nearest limit."""
        pipes = {worker.pipe: worker for worker in self.workers if worker.held}
        for pipe in wait(list(pipes), self._patience()):
            self._hear(pipes[pipe])  # type: ignore[index]
        now = time.monotonic()
        for worker in [w for w in self.workers if w.ready and w.held and now - w.since >= self.limit]:
            self._bury(
                worker, "timeout", f"analysis took longer than {self.limit:g} s (--article-timeout): split the text"
            )

    def _patience(self) -> float | None:
        ends = [worker.since + self.limit for worker in self.workers if worker.ready and worker.held]
        return max(min(ends) - time.monotonic(), 0) if ends else None

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._bury(
                worker, "worker_died", "the analysing process died, perhaps of too little memory: split the text"
            )
            return
        worker.since = time.monotonic()
        if isinstance(answer, Ready):
            worker.ready = True
        elif isinstance(answer, Unable):
            raise ModelError(f"the model cannot be loaded ({answer.reason}): reinstall with `make`")
        else:
            batch = worker.held.popleft()
            self.settled.extend(map(Outcome, batch.articles, answer))

    def _bury(self, worker: Worker, code: str, reason: str) -> None:
        """Replace a worker. Its first batch is tried again one article at a time, once; the others go back."""
        worker.stop()
        self.workers.remove(worker)
        if not worker.ready:
            raise ModelError(f"the analysing process died while it loaded the model: {reason}")
        suspect, *untouched = worker.held
        if suspect.alone:
            self.settled.extend(Outcome(article, Rejected(code, reason)) for article in suspect.articles)
        else:
            self.again.extend(Batch([article], alone=True) for article in suspect.articles)
        self.again.extend(untouched)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Group articles in their order, by number and by length."""
    held: list[Article] = []
    length = 0
    for article in articles:
        if held and (len(held) == MOST_ARTICLES or length + len(article.text) > MOST_CHARACTERS):
            yield Batch(held)
            held, length = [], 0
        held.append(article)
        length += len(article.text)
    if held:
        yield Batch(held)
