"""Dask: a function over many items, on workers that may die."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import islice
from typing import Any, Protocol, TypeVar

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from pipeline.batch.worker import THREADS
from pipeline.errors import NoScheduler, WorkersLost

Item = TypeVar("Item")
Made = TypeVar("Made")
# Items a worker has before it: enough never to wait, few enough for a scheduler that ten million go through.
AHEAD = 4
# A worker that dies costs what it had under way; an item is given up only after so many deaths, none of them its own.
DEATHS = 10
SETTINGS = {
    # A worker keeps the model in a process of its own.
    "distributed.worker.daemon": False,
    "distributed.scheduler.allowed-failures": DEATHS,
    # A busy machine takes longer than the usual 15 s to start a worker again, which would be given up by then.
    "distributed.deploy.lost-worker-timeout": "1h",
}


class Workers(Protocol):
    """Whatever does a function over many items, perhaps in other places and at the same time."""

    def map(
        self, function: Callable[[Item], Made], items: Iterable[Item], key: Callable[[Item], str]
    ) -> Iterator[Made]:
        """Yield the result of every item, in no order; an error of the function is raised here.

        `key` names an item: the same name is the same work.
        """


class Engine:
    """Workers of a Dask cluster, which are started when there is something for them to do."""

    def __init__(self, start: Callable[[], Client]) -> None:
        self._start = start

    @cached_property
    def client(self) -> Client:
        """The way to the workers."""
        return self._start()

    def map(
        self, function: Callable[[Item], Made], items: Iterable[Item], key: Callable[[Item], str]
    ) -> Iterator[Made]:
        """Yield the result of every item; see Workers."""
        rest = iter(items)
        first = list(islice(rest, 1))
        if not first:
            return
        under_way = as_completed(loop=self.client.loop)

        def submit(chosen: Iterable[Item]) -> None:
            for item in chosen:
                under_way.add(self.client.submit(function, item, key=key(item), pure=True))

        submit(first)
        submit(islice(rest, self._room()))
        done: Future
        for done in under_way:
            result = self._result(done)
            submit(islice(rest, max(1, self._room() - under_way.count())))
            yield result

    def _result(self, done: Future) -> Any:
        try:
            return done.result()
        except KilledWorker as error:
            raise WorkersLost(DEATHS) from error
        finally:
            done.release()

    def _room(self) -> int:
        threads: int = sum(self.client.nthreads().values())
        return AHEAD * max(threads, 1)


@contextmanager
def engine(scheduler: str | None, workers: int) -> Iterator[Engine]:
    """Workers of the cluster at an address, or processes of this machine for as long as the block runs."""
    with ExitStack() as stack, dask.config.set(SETTINGS):

        def start() -> Client:
            address = scheduler or stack.enter_context(_here(workers))
            return stack.enter_context(_client(address))

        yield Engine(start)


def _here(workers: int) -> LocalCluster:
    # What goes wrong is raised by the driver, or mended; the workers need not tell it as well.
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "DASK_LOGGING__DISTRIBUTED": "critical"}
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, env=environment, silence_logs=logging.ERROR
    )


def _client(address: str | LocalCluster) -> Client:
    try:
        return Client(address)
    except (OSError, ValueError) as error:
        raise NoScheduler(str(address), error) from error
