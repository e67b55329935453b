"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.readers.clean import clean
from pipeline.readers.layout import is_furniture
from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

LONGEST_TITLE = 160


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the one article; its first line is the title only when it looks like a headline."""
    yield Raw(split(source.text()))


def split(text: str) -> dict[str, str]:
    """Part a headline from what stands below it."""
    body = clean(text)
    first, _, rest = body.partition("\n")
    if is_headline(first) and not is_furniture(first) and rest.startswith("\n") and rest.strip():
        return {"title": first, "text": rest}
    return {"text": body}


def is_headline(line: str) -> bool:
    """Short, and no full stop at its end; *?*, *!* and closing marks may end a headline."""
    line = line.strip()
    return 0 < len(line) <= LONGEST_TITLE and line[-1] not in ".…:;,"


READER = Reader(frozenset({".txt", ".text"}), reads)
