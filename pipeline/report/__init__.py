"""The report: one HTML file that shows what a store holds, with no network and no server.

from pipeline.report import write
write(Path("corpus.db"), Path("report.html"))
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LARGEST = 3_000_000
"""Bytes of the file, unless another limit is asked for."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: bytes, articles whose texts are inside, and those that did not fit."""

    path: Path
    size: int
    n_inside: int
    left_out: int


def write(db: Path, target: Path, largest: int = LARGEST) -> Written:
    """Write the report of a store; it is the same, byte for byte, for the same store.

    Counts and figures are of all articles; the texts of the newest are inside as far as `largest` bytes allow.
    Raises StoreError when the store cannot be read, ReportError when the file cannot be written.
    """
    from pipeline.report.page import make

    return make(db, target, largest)
