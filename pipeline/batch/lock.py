"""One writer a store: a kernel lock that a kill frees."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from typing import IO

from pipeline.corpus.store import utc_now
from pipeline.errors import StoreLocked, StoreUnreachable

# How often a waiting run asks again, in seconds.
PAUSE = 0.2


@contextmanager
def locked(db: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the store for writing; raise StoreLocked, saying by whom, when another run has it after `wait` seconds.

    The lock lies beside the store (`corpus.db.lock`), not on it: SQLite locks the file itself, and on some network
    file systems both kinds of lock are one.
    """
    with _beside(db) as file:
        _take(file, db, time.monotonic() + wait)
        file.seek(0)
        file.truncate()
        json.dump({"pid": os.getpid(), "host": platform.node(), "since": utc_now()}, file)
        file.flush()
        yield


def _beside(db: Path) -> IO[str]:
    try:
        db.parent.mkdir(parents=True, exist_ok=True)
        if db.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        return db.with_name(f"{db.name}.lock").open("a+")
    except OSError as error:
        raise StoreUnreachable(db, error.strerror) from error


def _take(file: IO[str], db: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise StoreLocked(db, _holder(file)) from error
            time.sleep(PAUSE)
        else:
            return


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        who = json.load(file)
        return f"process {who['pid']} on {who['host']}, since {who['since']}"
    except (ValueError, KeyError, TypeError):
        return "another run"
