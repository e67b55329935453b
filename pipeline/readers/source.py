"""The bytes of one file, wherever they lie: on the disk, in an archive, on standard input."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import PurePath
from typing import IO, BinaryIO

from pipeline.readers import encoding, limits
from pipeline.readers.budget import Budget
from pipeline.readers.rejected import Unreadable

CHUNK = 1 << 20


class Source:
    """Bytes with a name; `encoding` is what they were decoded from, once they were.

    `hints` are fields that whoever carries the file knows of it (a WARC record's URL).
    """

    def __init__(
        self,
        name: PurePath,
        size: int,
        opener: Callable[[], BinaryIO],
        *,
        member: str | None = None,
        budget: Budget | None = None,
        hints: dict[str, str] | None = None,
        declared: str | None = None,
    ) -> None:
        self.name = name
        self.size = size
        self.member = member
        self.budget = budget or Budget(size)
        self.hints = hints or {}
        self.declared = declared
        self.encoding: str | None = None
        self._opener = opener

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it at its beginning."""
        with self._opener() as file:
            yield file

    @cached_property
    def head(self) -> bytes:
        """Its first bytes, by which formats are told."""
        with self.open() as file:
            return file.read(limits.HEAD)

    @cached_property
    def opening(self) -> str:
        """The first characters, roughly: enough to see marks of ASCII."""
        return encoding.roughly(self.head)

    def data(self) -> bytes:
        """All bytes. Raises Unreadable beyond `limits.WHOLE`."""
        if self.size > limits.WHOLE:
            most = limits.WHOLE // limits.MIB
            raise Unreadable("too_large", f"the file is larger than {most} MiB: split it, or make it JSON lines")
        with self.open() as file:
            return file.read()

    def text(self, declared: str | None = None) -> str:
        """All characters, decoded as `encoding` says; notes which encoding it was."""
        found, self.encoding = encoding.decode(self.data(), declared or self.declared)
        return found

    @contextmanager
    def lines(self) -> Iterator[IO[str]]:
        """The characters as a stream with the line ends of the file; notes which encoding it is."""
        with self.open() as file:
            self.encoding = encoding.of_stream(file, self.declared)
        with self.open() as file, io.TextIOWrapper(file, self.encoding, newline="") as stream:
            yield stream

    def sha256(self) -> str:
        """Hash of all bytes."""
        digest = hashlib.sha256()
        with self.open() as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
