"""Which quotation marks belong together.

Pure: text in, spans out. One bad mark costs at most its own passage: directional marks nest on a stack that
no unclosed mark survives; straight marks are paired by the cheapest reading of their paragraph, where each
mark may open, close or be stray, and disagreeing with the blanks around it has a price.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.nlp.quotes.lone_marks import supply
from pipeline.nlp.quotes.mark import LONGEST, Mark, Pair, find_marks
from pipeline.nlp.quotes.straight_marks import by_paragraph, pair_straight

SINGLE_LONGEST = 300
"""The widest pair of single marks, in characters: most of them are apostrophes."""
DEEPEST = 8
"""Marks open at once; nobody nests deeper, so the outermost of more was never closed."""
CLOSERS = {"«": "»", "“": "”", "„": "“”", "‟": "”", "”": "”", "‹": "›", "‘": "’"}


class Marked(NamedTuple):
    """A passage between two marks. `start`/`end` take the marks in, `inner_start`/`inner_end` leave them out."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    depth: int
    """0 for a passage in the narrator's text, 1 for one inside another, and so on."""
    whole: bool
    """False when one of the two marks is missing and was supplied."""


def find_marked(text: str) -> list[Marked]:
    """Give every passage between marks, in the order of the text, outer before inner."""
    marks = list(find_marks(text))
    pairs, strays = _directional([m for m in marks if m.text not in ('"', "''", "'")], text)
    for kind in ('"', "''"):
        for paragraph in by_paragraph([m for m in marks if m.text == kind], text):
            more, lost = pair_straight(paragraph)
            pairs += more
            strays += lost
    pairs += _single([m for m in marks if m.text == "'"], text)
    pairs += supply(sorted(strays), pairs, text)
    return _nested(_shorn(pair, text) for pair in _uncrossed(pairs))


def _directional(marks: list[Mark], text: str) -> tuple[list[Pair], list[Mark]]:
    """Match « with », “ with ”, ‹ with ›; give the pairs and the marks left alone."""
    pairs: list[Pair] = []
    strays: list[Mark] = []
    stack: list[Mark] = []
    for mark in marks:
        stack, expired = _drop_expired(stack, mark)
        strays += expired
        opener = _opened_by(stack, mark)
        if opener is not None:
            strays += stack[opener + 1 :]
            pairs.append((stack[opener].start, mark.end, stack[opener].end, mark.start, stack[opener].text, True))
            del stack[opener:]
        elif _reopens(stack, mark, text):
            continue
        elif _may_open(mark):
            stack.append(mark)
            strays += stack[:-DEEPEST]
            del stack[:-DEEPEST]
        elif mark.text != "’":
            strays.append(mark)
    return pairs, strays + [mark for mark in stack if mark.text != "‘"]


def _drop_expired(stack: list[Mark], mark: Mark) -> tuple[list[Mark], list[Mark]]:
    def alive(opener: Mark) -> bool:
        return mark.start - opener.start <= (SINGLE_LONGEST if opener.text == "‘" else LONGEST)

    return [m for m in stack if alive(m)], [m for m in stack if not alive(m) and m.text != "‘"]


def _opened_by(stack: list[Mark], mark: Mark) -> int | None:
    """Find the latest open mark that this one can close."""
    if mark.text == "’" and mark.leans > 0:
        return None
    return next((i for i in range(len(stack) - 1, -1, -1) if mark.text in CLOSERS[stack[i].text]), None)


def _reopens(stack: list[Mark], mark: Mark, text: str) -> bool:
    """A mark that stands again at the head of each paragraph of one long quote."""
    heads = mark.start == 0 or text[max(0, mark.start - 9) : mark.start].rstrip(" \t\u00a0\u202f").endswith("\n")
    return heads and any(opener.text == mark.text for opener in stack) and mark.text in "«“"


def _may_open(mark: Mark) -> bool:
    return mark.text in CLOSERS and (mark.text not in "‘”" or mark.leans > 0)


def _single(marks: list[Mark], text: str) -> list[Pair]:
    """Pair ' with ' only where both lean the right way and stand near: all others are apostrophes."""
    pairs: list[Pair] = []
    opener: Mark | None = None
    for mark in marks:
        near = opener is not None and mark.start - opener.start <= SINGLE_LONGEST
        if opener is not None and near and mark.leans < 0 and "\n" not in text[opener.end : mark.start]:
            pairs.append((opener.start, mark.end, opener.end, mark.start, "'", True))
            opener = None
        elif mark.leans > 0:
            opener = mark
    return pairs


def _uncrossed(pairs: list[Pair]) -> list[Pair]:
    """Of two pairs that cross, keep the one whose marks are both there, then the shorter."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (not pair[5], pair[1] - pair[0])):
        near = kept[bisect_left(kept, pair[0] - LONGEST, key=_start) : bisect_right(kept, pair[1], key=_start)]
        if not any(_crosses(pair, other) for other in near):
            insort(kept, pair, key=_start)
    return kept


def _start(pair: Pair) -> int:
    return pair[0]


def _crosses(one: Pair, other: Pair) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _shorn(pair: Pair, text: str) -> Pair:
    """Take the blanks off the inside."""
    start, end, inner_start, inner_end, mark, whole = pair
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return start, end, inner_start, inner_end, mark, whole


def _nested(pairs: Iterator[Pair]) -> list[Marked]:
    result: list[Marked] = []
    open_ends: list[int] = []
    for start, end, inner_start, inner_end, mark, whole in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        open_ends = [last for last in open_ends if last > start]
        if inner_start < inner_end:
            result.append(Marked(start, end, inner_start, inner_end, mark, len(open_ends), whole))
            open_ends.append(end)
    return result


def children(marked: list[Marked]) -> dict[Marked, list[Marked]]:
    """Each passage → the passages right inside it."""
    found: dict[Marked, list[Marked]] = defaultdict(list)
    line: list[Marked] = []
    for one in marked:
        del line[one.depth :]
        if line:
            found[line[-1]].append(one)
        line.append(one)
    return found
