"""What a reader gives for each record of a file, before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.readers.rejected import Rejected, Unreadable
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

__all__ = ["Care", "Container", "Raw", "Reader", "Rejected", "Source", "Unreadable"]


class Care(StrEnum):
    """How much of what stands around and inside the words a format is cleaned of."""

    EXACT = "exact"
    """JSON: somebody prepared the text; NFC, one line end, no outer blank, and not a character more."""
    CHARACTERS = "characters"
    """Tables: a text of its own in a cell, but characters may be broken; see `repair`."""
    LAYOUT = "layout"
    """Pages, exports, feeds, plain text: characters, and what is not the article; see `layout`."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as the file has it: field names in any of their usual forms; `said` tells who gave the date."""

    fields: dict[str, Any]
    care: Care = Care.LAYOUT
    said: str = "metadata"


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes it goes by, a sign by which content is known for certain, and its records in order.

    `knows` sees the file and is asked before any suffix; a format that content cannot tell has none.
    """

    suffixes: frozenset[str]
    reads: Callable[[Source, Settings], Iterator[Raw | Rejected]]
    knows: Callable[[Source], bool] | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds files: gives them one by one, each of a format of its own."""

    suffixes: frozenset[str]
    opens: Callable[[Source], Iterator[Source | Rejected]]
    knows: Callable[[Source], bool]
