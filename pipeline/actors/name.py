"""A name in a text, before it is anybody's."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """Token indices, end exclusive, and PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str
