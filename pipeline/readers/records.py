"""What a reader gives for each record of a file, before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as the file has it: field names in any of their usual forms."""

    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rejected:
    """One record that cannot be used: a stable code, and a reason with a remedy."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: whether a file is of it (by suffix), and its records in the order of the file."""

    suffixes: frozenset[str]
    reads: Callable[[str], Iterator[Raw | Rejected]]

    def detects(self, path: PurePath) -> bool:
        """Tell by the suffix."""
        return path.suffix.lower() in self.suffixes
