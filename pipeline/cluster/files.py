"""Folders and files wherever fsspec finds them: on a disk, in a bucket."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from pipeline.cluster import is_url
from pipeline.errors import NoFileSystem, StoreFull
from pipeline.readers import limits, opened, printable
from pipeline.readers.budget import Budget
from pipeline.readers.source import Source

# What file systems call the time a file was written.
TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")


def file_system(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address, and the path in it. Raises NoFileSystem."""
    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise NoFileSystem(url, error) from error
    return found


def on_disk(path: str) -> Path | None:
    """The path of a file of this machine; None for one that lies elsewhere."""
    if not is_url(path):
        return Path(path)
    fs, inner = file_system(path)
    return Path(inner) if isinstance(fs, LocalFileSystem) else None


def open_anywhere(path: str) -> tuple[Source, int]:
    """The bytes of a file and its modification time in nanoseconds; one from afar is fetched once, in one piece."""
    local = on_disk(path)
    if local is not None:
        return opened(local)
    fs, inner = file_system(path)
    with fs.open(inner, "rb") as remote:
        spooled = Budget(limits.UNPACKED).spool(remote)
    return Source(PurePosixPath(inner), spooled.size, spooled.open), modified_ns(fs.info(inner))


def shown(path: str) -> str:
    """The path as rows have it: absolute and printable, or the URL."""
    local = on_disk(path)
    return path if local is None else printable(local)


def modified_ns(info: dict[str, Any]) -> int:
    """When a file was written, as its file system tells: nanoseconds since 1970, 0 when it does not."""
    found = next((info[name] for name in TIMES if info.get(name)), 0)
    if isinstance(found, str):
        found = datetime.fromisoformat(found)
    return int((found.timestamp() if isinstance(found, datetime) else float(found)) * 1e9)


class Folder:
    """A folder to write to; a file appears in it whole or not at all. Names are relative, with `/`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.fs, self.path = file_system(url)
        self.local = isinstance(self.fs, LocalFileSystem)

    def holds(self, path: str) -> bool:
        """Whether a file lies in this folder: a dataset in the midst of its inputs is no input."""
        if self.local:
            local = on_disk(path)
            return local is not None and local.is_relative_to(self.path)
        return path.startswith(f"{self.url.rstrip('/')}/")

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None when it is not there."""
        try:
            return bytes(self.fs.cat_file(self._inner(name)))
        except FileNotFoundError:
            return None

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of many files by name; those that are not there are left out. A bucket gives many at a time."""
        wanted = {self._inner(name): name for name in names}
        found = self.fs.cat(list(wanted), on_error="omit") if wanted else {}
        return {wanted[path]: bytes(data) for path, data in found.items()}

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or put another in its place. Raises StoreFull.

        A bucket's objects are whole by nature; a disk's files are renamed.
        """
        try:
            self._write(self._inner(name), data)
        except OSError as error:
            raise StoreFull(self.url, error) from error

    def _write(self, path: str, data: bytes) -> None:
        if not self.local:
            self.fs.pipe_file(path, data)
            return
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            with beside.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    def names(self, below: str = "") -> list[str]:
        """Every file below a subfolder, sorted; what is hidden is left out."""
        self.fs.invalidate_cache()
        found = (path[len(self.path) :].lstrip("/") for path in self.fs.find(self._inner(below)))
        return sorted(name for name in found if not any(part.startswith(".") for part in name.split("/")))

    def remove(self, names: Iterable[str]) -> None:
        """Delete files."""
        if paths := [self._inner(name) for name in names]:
            self.fs.rm(paths)

    def address(self, name: str) -> str:
        """A file as other tools name it: a path of this machine, or a URL."""
        return self._inner(name) if self.local else str(self.fs.unstrip_protocol(self._inner(name)))

    def _inner(self, name: str) -> str:
        return f"{self.path}/{name}" if name else self.path
