"""CSV and TSV: one article a row, streamed; the delimiter is found, the columns are named by --map or guessed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import IO

from pipeline.readers import limits
from pipeline.readers.fields import known, named
from pipeline.readers.records import Care, Raw, Reader, Rejected, Source, Unreadable
from pipeline.readers.settings import Settings

DELIMITERS = ",;\t|"
LONGEST_HEADER = 1000
# For a table of one column: commas in its rows part nothing.
UNUSED = "\x1f"


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the article of each row; a row with too many cells, or with none filled, costs only itself."""
    csv.field_size_limit(limits.CELL)
    with source.lines() as lines:
        rows = csv.reader(_without_nul(lines), delimiter=delimiter(source, settings), strict=False)
        header = next(rows, [])
        if len(header) < 2 and not any(map(known, header)):
            raise Unreadable("csv", "the first line names no columns: put `title,text,…` above the rows")
        yield from _records(rows, header)


def _records(rows: Iterator[list[str]], header: list[str]) -> Iterator[Raw | Rejected]:
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Rejected("csv", f"row {number} is no CSV ({error}): correct its quotes")
            continue
        if row is None:
            return
        if len(row) > len(header):
            yield Rejected("csv", f"row {number} has {len(row)} cells, the header {len(header)}: correct its quotes")
        elif any(cell.strip() for cell in row):
            yield Raw(dict(zip(header, row, strict=False)), Care.CHARACTERS)


def delimiter(source: Source, settings: Settings) -> str:
    """The delimiter under which the header shows most names we know, then most columns."""
    header = re.split(r"[\r\n]", source.opening.lstrip("\ufeff"), maxsplit=1)[0]
    mapped = {name.casefold() for _, name in settings.columns}

    def names(mark: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=mark), [])
        return sum(known(cell) or cell.strip().casefold() in mapped for cell in cells), len(cells)

    best = max(DELIMITERS, key=names)
    return best if best in header else UNUSED


def _without_nul(lines: IO[str]) -> Iterator[str]:
    for line in lines:
        yield line.replace("\x00", "").lstrip("\ufeff")


def knows(source: Source) -> bool:
    """Tell a table whatever its name (standard input has none): its first line is columns we know, and no more."""
    header = re.split(r"[\r\n]", source.opening, maxsplit=1)[0]
    if len(header) > LONGEST_HEADER:
        return False
    names = next(csv.reader([header], delimiter=delimiter(source, Settings())), [])
    return len(names) > 1 and all(map(known, names)) and "text" in named(dict.fromkeys(names, "x"))


READER = Reader(frozenset({".csv", ".tsv", ".tab"}), reads, knows)
