"""Files → tasks: small files go together, large ones are cut; what is done is left out."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from pipeline.cluster.files import Folder, open_anywhere
from pipeline.cluster.inputs import File
from pipeline.ids import stable_id
from pipeline.readers import count
from pipeline.readers.settings import Settings

# A task of this size takes a minute or two; what a killed worker had under way is done again.
TASK_BYTES = 4_000_000
MOST_FILES = 500
# The records before a cut are passed over, which costs little as long as a file has few cuts.
MOST_CUTS = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the records `start` to `stop` of one, which has `n_records` of them."""

    file: File
    start: int = 0
    stop: int | None = None
    n_records: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others."""
        return self.file.path, self.start


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker does in one go."""

    pieces: tuple[Piece, ...]

    @property
    def task_id(self) -> str:
        """The same for the same pieces of the same files."""
        return stable_id("task", *(part for piece in self.pieces for part in _identity(piece)))


@dataclass(slots=True)
class Plan:
    """Tasks to do; how many pieces are done; files that have changed since they were."""

    tasks: list[Task] = field(default_factory=list)
    n_done: int = 0
    changed: list[str] = field(default_factory=list)


def _identity(piece: Piece) -> tuple[object, ...]:
    return piece.file.path, piece.file.size, piece.file.mtime_ns, piece.start, piece.stop


def large(file: File, task_bytes: int) -> bool:
    """Whether a file is more than one task can hold."""
    return not file.problem and file.size >= 2 * task_bytes


def records_of(out: str, settings: Settings, file: File) -> tuple[str, int]:
    """Path and number of records of a large file, counted on a worker; kept in `out`, so that it is done once."""
    folder = Folder(out)
    name = f"_cuts/{stable_id('cut', file.path, file.size, file.mtime_ns)}.json"
    data = folder.read(name)
    if data is None:
        found = {**asdict(file), "n_records": count(partial(open_anywhere, file.path), settings)}
        data = json.dumps(found).encode()
        folder.write(name, data)
    return file.path, int(json.loads(data)["n_records"])


def plan(
    files: Iterable[File], counted: Mapping[str, int], done: Mapping[str, Mapping[str, Any]], task_bytes: int
) -> Plan:
    """Tasks for all that is not done; `counted`: the records of the large files; `done`: manifests by task."""
    known = [piece for manifest in done.values() for piece in manifest["pieces"]]
    keys = {(piece["path"], piece["start"]) for piece in known}
    stamps = {piece["path"]: (piece["size"], piece["mtime_ns"]) for piece in known}
    made, pending = Plan(), []
    for file in files:
        if stamps.get(file.path, (file.size, file.mtime_ns)) != (file.size, file.mtime_ns):
            made.changed.append(file.path)
            continue
        pieces = list(_pieces(file, counted.get(file.path), task_bytes))
        pending += [piece for piece in pieces if piece.key not in keys]
        made.n_done += sum(piece.key in keys for piece in pieces)
    made.tasks = [Task(tuple(pieces)) for pieces in _packed(pending, task_bytes)]
    return made


def _pieces(file: File, n_records: int | None, task_bytes: int) -> Iterator[Piece]:
    if n_records is None:
        yield Piece(file)
        return
    cuts = max(1, min(file.size // task_bytes, MOST_CUTS, n_records))
    bounds = [n_records * cut // cuts for cut in range(cuts + 1)]
    for start, stop in itertools.pairwise(bounds):
        yield Piece(file, start, stop, n_records)


def _packed(pieces: Iterable[Piece], task_bytes: int) -> Iterator[list[Piece]]:
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        if held and (size + piece.file.size > task_bytes or len(held) >= MOST_FILES):
            yield held
            held, size = [], 0
        held.append(piece)
        size += piece.file.size
    if held:
        yield held
