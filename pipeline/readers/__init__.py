"""Files → articles. One file a format; READERS lists them; a new format is one file and one line there."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from pipeline.article import Article
from pipeline.readers import detection, limits
from pipeline.readers.budget import Budget
from pipeline.readers.detection import READERS
from pipeline.readers.fields import named
from pipeline.readers.making import make, shown
from pipeline.readers.records import Container, Raw, Rejected, Source, Unreadable
from pipeline.readers.settings import Settings

__all__ = [
    "READERS",
    "STDIN",
    "ReadFile",
    "Settings",
    "count",
    "detect",
    "named",
    "opened",
    "printable",
    "read",
    "stream",
    "stream_from",
]

T = TypeVar("T")
STDIN = Path("-")
DEFAULT = Settings()
# Numbers of records: all there are, none of them.
ALL, NONE = range(sys.maxsize), range(sys.maxsize, sys.maxsize)


@dataclass(slots=True)
class ReadFile:
    """A file as it was read: what it is, and its records in order, an Article or the reason why not."""

    path: str
    size: int | None = None
    mtime_ns: int | None = None
    sha256: str | None = None
    format: str | None = None
    encoding: str | None = None
    passed: int = 0
    """Records come to that were not wanted."""
    records: list[Article | Rejected] = field(default_factory=list)


def detect(path: Path) -> str | None:
    """Name the format of a file, by its content before its suffix; None when no reader takes it."""
    try:
        if path.exists() and not path.is_file():  # a pipe would wait for a writer
            return None
        return detection.detect(_on_disk(path))
    except OSError:  # it is read all the same, and the error recorded
        return detection.by_suffix(Source(path, 0, lambda: path.open("rb")))


def read(path: Path, settings: Settings | str | None = None) -> ReadFile:
    """Read a file into memory; whatever is wrong with it becomes a Rejected record.

    `settings` may be a bare `--published` date. `-` is standard input, whose path is `stdin:` and its hash.
    """
    known, records = stream(path, settings)
    known.records.extend(records)
    return known


def stream(path: Path, settings: Settings | str | None = None) -> tuple[ReadFile, Iterator[Article | Rejected]]:
    """Read a file record by record: what is known of it, with no records, and an iterator of them.

    `encoding` is filled in once the first record is there.
    """
    chosen = settings if isinstance(settings, Settings) else replace(DEFAULT, published=settings)
    known, records = stream_from(lambda: opened(path), printable(path), chosen)
    if path == STDIN and known.sha256:
        known.path = f"stdin:{known.sha256[:16]}"
    return known, records


def stream_from(
    opener: Callable[[], tuple[Source, int]], path: str, settings: Settings, wanted: range = ALL
) -> tuple[ReadFile, Iterator[Article | Rejected]]:
    """The same for a file that lies anywhere: `opener` gives its bytes, and its modification time in nanoseconds.

    Only the records whose numbers are `wanted` are made; those before are passed over, those behind not come to.
    """
    try:
        source, mtime_ns = opener()
        known = ReadFile(path, source.size, mtime_ns, source.sha256())
        known.format = detection.detect(source)
    except OSError as error:
        reason = f"{path} cannot be read ({error.strerror or error}): check that it is there and may be read"
        return ReadFile(path), iter([Rejected("unreadable", reason)])
    except Unreadable as error:
        return ReadFile(path), iter([error.rejected])
    return known, _File(known, settings, wanted).records(source)


def count(opener: Callable[[], tuple[Source, int]], settings: Settings) -> int:
    """Tell how many records a file has, with none of them made."""
    known, records = stream_from(opener, "", settings, NONE)
    return sum(1 for _ in records) + known.passed


def printable(path: Path) -> str:
    """The absolute path as text; bytes that are no UTF-8 are written `\\xNN`. Standard input stays `-`."""
    return "-" if path == STDIN else shown(path.absolute())


def _on_disk(path: Path) -> Source:
    return Source(path, path.stat().st_size, lambda: path.open("rb"))


def opened(path: Path) -> tuple[Source, int]:
    """A file as it lies, or all of a pipe, and its time in nanoseconds.

    What can be read once only is kept for as long as it is needed.
    """
    if path == STDIN:
        spooled = Budget(limits.UNPACKED).spool(sys.stdin.buffer)
        return Source(Path("stdin.txt"), spooled.size, spooled.open), 0
    status = path.stat()
    if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
        return _on_disk(path), status.st_mtime_ns
    with path.open("rb") as pipe:
        spooled = Budget(limits.UNPACKED).spool(pipe)
    return Source(path, spooled.size, spooled.open), status.st_mtime_ns


class _File:
    """One file on its way to articles."""

    def __init__(self, known: ReadFile, settings: Settings, wanted: range) -> None:
        self.known = known
        self.settings = settings
        self.wanted = wanted
        self.reached = 0

    def records(self, source: Source) -> Iterator[Article | Rejected]:
        """The wanted records, those of archives' members in the order of the archive."""
        for record in self._of(source, depth=0):
            if self.reached in self.wanted and record is not None:
                yield record
            else:
                self.known.passed += 1
            self.reached += 1
            if self.reached >= self.wanted.stop:
                return
        if not self.reached:
            yield Rejected("empty", "there is no article in the file: check it, or remove it")

    def _of(self, source: Source, depth: int) -> Iterator[Article | Rejected | None]:
        """Its records in order; None for one that is not wanted."""
        name = detection.detect(source)
        if name is None:
            if depth == 0:  # in an archive as in a folder: what no reader knows is passed over
                kind = source.name.suffix or "a file with no suffix"
                yield Rejected("format", detection.unread(source) or f"no reader for {kind}: convert it")
            return
        reader = READERS[name]
        if isinstance(reader, Container):
            yield from self._inside(reader, source, depth)
        else:
            raws = _safely(reader.reads(source, self.settings), name)
            first = list(islice(raws, 2))
            if depth == 0:
                self.known.encoding = source.encoding
            for number, raw in enumerate(chain(first, raws)):
                own_number = number if len(first) > 1 else None
                yield self._article(raw, source, name, own_number) if self.reached in self.wanted else None

    def _inside(self, reader: Container, source: Source, depth: int) -> Iterator[Article | Rejected | None]:
        if depth >= limits.NESTING:
            reason = f"archives are nested more than {limits.NESTING} deep: unpack them yourself"
            yield Rejected("bomb", reason, source.member)
            return
        for member in _safely(reader.opens(source), "archive"):
            if isinstance(member, Rejected):
                yield replace(member, member=member.member or source.member)
            else:
                yield from self._of(member, depth + 1)

    def _article(self, raw: Raw | Rejected, source: Source, name: str, number: int | None) -> Article | Rejected:
        path = self.known.path + (f"!/{source.member}" if source.member else "")
        try:
            made = raw if isinstance(raw, Rejected) else make(
                raw, source, number, self.settings, path, self.known.mtime_ns or 0
            )  # fmt: skip
        except Exception as error:  # one record costs no other
            made = _bug(name, error)
        if isinstance(made, Rejected):
            return replace(made, member=source.member)
        return replace(made, origin=replace(made.origin, format=name))


def _safely(found: Iterator[T], name: str) -> Iterator[T | Rejected]:
    """What a reader gives, and where it breaks, why; what it gave before is kept."""
    while True:
        try:
            one = next(found)
        except StopIteration:
            return
        except Unreadable as error:
            yield error.rejected
            return
        except OSError as error:
            yield Rejected("unreadable", f"it cannot be read ({error}): check it, or copy it again")
            return
        except MemoryError:
            yield Rejected("too_large", "it does not fit in memory: split it, or make it JSON lines")
            return
        except Exception as error:  # a file nobody foresaw stops no run
            yield _bug(name, error)
            return
        yield one


def _bug(name: str, error: Exception) -> Rejected:
    return Rejected("reader", f"the {name} reader stumbled ({type(error).__name__}: {error}): please report it")
