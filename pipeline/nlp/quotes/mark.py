"""One quotation mark on the page, and which way the blanks around it make it lean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MARK = re.compile(r"''|[«»“”„‟‹›\"‘’']")
LONGEST = 6000
"""A pair wider than this, in characters, is two stray marks."""
Pair = tuple[int, int, int, int, str, bool]
"""Start and end with the marks, start and end without, the opening mark, and whether both marks are there."""


class Mark(NamedTuple):
    start: int
    end: int
    text: str
    leans: int
    """By the blanks around it: 1 looks like an opening, -1 like a closing, 0 like neither."""


def find_marks(text: str) -> Iterator[Mark]:
    for found in MARK.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        glued = before.isalnum() and after.isalnum()
        seconds = before.isdigit() and after.isdigit()
        if seconds or (found.group() in "'’‘" and glued):
            continue
        yield Mark(start, end, found.group(), _lean(before, after))


def _lean(before: str, after: str) -> int:
    """A mark leans towards the text that touches it."""
    left_free = not before or before.isspace() or before in "(['’:«“-–—"
    right_free = not after or after.isspace() or after in ".,;:!?…)]»”"
    return int(left_free) - int(right_free)
