"""The files of the inputs, on disks and in buckets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from pipeline.batch import plan
from pipeline.batch.sources import NOT_FOLLOWED, not_listed
from pipeline.cluster import is_url
from pipeline.cluster.files import file_system, modified_ns, on_disk
from pipeline.errors import InputMissing
from pipeline.readers import printable
from pipeline.readers.records import Rejected


@dataclass(frozen=True, slots=True)
class File:
    """A file: `path` opens it, size in bytes, time in nanoseconds. `named`: it is itself an input, so it is read
    even when no reader knows it. `problem`: why it cannot be read at all.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    named: bool = False
    problem: Rejected | None = None


def files(inputs: Sequence[str]) -> list[File]:
    """All files of the inputs, once each, sorted by path. Raises InputMissing."""
    here = [path for given in inputs if (path := on_disk(given)) is not None]
    afar = [given for given in inputs if is_url(given) and on_disk(given) is None]
    found = {file.path: file for file in (*_here(here), *(file for url in afar for file in _afar(url)))}
    return [found[path] for path in sorted(found)]


def _here(paths: list[Path]) -> Iterator[File]:
    listing = plan.listing(paths)
    for path in listing.files:
        try:
            stat = path.stat()
        except OSError:  # reading it says why
            yield File(str(path), named=path in listing.roots)
        else:
            if S_ISREG(stat.st_mode) or path in listing.roots:  # a pipe in a folder would wait for a writer
                yield File(str(path), stat.st_size, stat.st_mtime_ns, path in listing.roots)
    for folder, error in listing.broken.items():
        yield File(printable(folder), problem=not_listed(error))
    for link in listing.links:
        yield File(printable(link), problem=NOT_FOLLOWED)


def _afar(url: str) -> Iterator[File]:
    """The files below a folder of a bucket, of a pattern, or one file."""
    fs, inner = file_system(url)
    scheme = url.partition("://")[0]
    matches = sorted(fs.glob(inner)) if any(sign in inner for sign in "*?[") else [inner]
    for match in matches:
        if not fs.exists(match):
            raise InputMissing(url)
        folder = fs.isdir(match)
        for path, info in (fs.find(match, detail=True) if folder else {match: fs.info(match)}).items():
            if folder and any(part.startswith(".") for part in path[len(match) :].split("/")):
                continue
            yield File(f"{scheme}://{path.lstrip('/')}", int(info.get("size") or 0), modified_ns(info), not folder)
    if not matches:
        raise InputMissing(url)
