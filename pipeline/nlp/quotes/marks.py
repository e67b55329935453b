"""Which quotation marks belong together.

Pure: text in, spans out. One bad mark costs at most its own passage: directional marks nest on a stack that
no unclosed mark survives; straight marks are paired by the cheapest reading of their paragraph, where each
mark may open, close or be stray, and disagreeing with the blanks around it has a price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

CLOSERS = {"«": "»", "“": "”", "„": "“”", "‟": "”", "”": "”", "‹": "›", "‘": "’"}
MARK = re.compile(r"''|[«»“”„‟‹›\"‘’']")
SENTENCE_END = re.compile(r"[.!?…][)\]]?[ \t\u00a0\u202f]+(?=[^\W\d_a-zà-ÿ])|\n")
LONGEST = 6000
"""A pair wider than this, in characters, is two stray marks."""
SINGLE_LONGEST = 300
"""The same for single marks, which are mostly apostrophes."""
DISAGREES, STRAY, REOPENS = 1.5, 2.0, 2.5
"""Prices of a straight mark against its blanks, of one alone, and of one that opens before the last closed."""


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


class Mark(NamedTuple):
    start: int
    end: int
    text: str
    leans: int
    """By the blanks around it: 1 looks like an opening, -1 like a closing, 0 like neither."""


def find_marked(text: str) -> list[Marked]:
    """Give every passage between marks, in the order of the text, outer before inner."""
    marks = list(_marks(text))
    pairs, strays = _directional([m for m in marks if m.text not in ('"', "''", "'")], text)
    for kind in ('"', "''"):
        for paragraph in _by_paragraph([m for m in marks if m.text == kind], text):
            more, lost = _straight(paragraph)
            pairs += more
            strays += lost
    pairs += _single([m for m in marks if m.text == "'"], text)
    pairs += _supplied(sorted(strays), pairs, text)
    return _nested(_shorn(pair, text) for pair in _uncrossed(pairs))


Pair = tuple[int, int, int, int, str, bool]


def _marks(text: str) -> Iterator[Mark]:
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
    heads = mark.start == 0 or text[: mark.start].rstrip(" \t\u00a0\u202f").endswith("\n")
    return heads and any(opener.text == mark.text for opener in stack) and mark.text in "«“"


def _may_open(mark: Mark) -> bool:
    return mark.text in CLOSERS and (mark.text not in "‘”" or mark.leans > 0)


def _by_paragraph(marks: list[Mark], text: str) -> Iterator[list[Mark]]:
    """Straight marks are paired within a paragraph: there an error can do no harm beyond it."""
    group: list[Mark] = []
    for mark in marks:
        if group and "\n" in text[group[-1].end : mark.start]:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _straight(marks: list[Mark]) -> tuple[list[Pair], list[Mark]]:
    """Viterbi over two states, outside and inside; the cheapest reading of the paragraph wins."""
    paths: list[tuple[float, tuple[str, ...]]] = [(0.0, ()), (9.0, ())]
    for mark in marks:
        open_cost = DISAGREES * (mark.leans < 0)
        close_cost = DISAGREES * (mark.leans > 0)
        outside, inside = paths
        to_outside = [(inside[0] + close_cost, (*inside[1], "close")), (outside[0] + STRAY, (*outside[1], "stray"))]
        to_inside = [
            (outside[0] + open_cost, (*outside[1], "open")),
            (inside[0] + REOPENS + open_cost, (*inside[1], "reopen")),
        ]
        paths = [min(to_outside), min(to_inside)]
    best = min(paths[0], (paths[1][0] + STRAY, paths[1][1]))[1]
    return _read(marks, best)


def _read(marks: list[Mark], verdicts: tuple[str, ...]) -> tuple[list[Pair], list[Mark]]:
    pairs: list[Pair] = []
    strays: list[Mark] = []
    opener: Mark | None = None
    for mark, verdict in zip(marks, verdicts, strict=True):
        if verdict == "close" and opener is not None:
            pairs.append((opener.start, mark.end, opener.end, mark.start, mark.text, True))
            opener = None
        elif verdict == "stray":
            strays.append(mark)
        else:
            strays += [opener] if opener else []
            opener = mark
    return pairs, strays + ([opener] if opener else [])


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


def _supplied(strays: list[Mark], pairs: list[Pair], text: str) -> list[Pair]:
    """Give a lone mark its missing half, in its own sentence."""
    made: list[Pair] = []
    taken: set[int] = set()
    for here, mark in enumerate(strays):
        if here in taken:
            continue
        partner = strays[here + 1] if here + 1 < len(strays) else None
        if partner and _odd_couple(mark, partner, pairs, text):
            taken.add(here + 1)
            made.append((mark.start, partner.end, mark.end, partner.start, mark.text, True))
        elif _opens(mark):
            end = _sentence_end(mark, pairs, text)
            made.append((mark.start, end, mark.end, end, mark.text, False))
        else:
            start = _sentence_start(mark, pairs, text)
            made.append((start, mark.end, start, mark.start, mark.text, False))
    return [pair for pair in made if pair[2] < pair[3]]


def _odd_couple(mark: Mark, partner: Mark, pairs: list[Pair], text: str) -> bool:
    """« opened and " closed, in one paragraph and with no other mark between."""
    free = not any(mark.start < pair[0] < partner.start or mark.start < pair[1] < partner.start for pair in pairs)
    return free and _opens(mark) and not _opens(partner) and "\n" not in text[mark.end : partner.start]


def _opens(mark: Mark) -> bool:
    return mark.text in "«“„‟‹‘" or (mark.text in ('"', "''") and mark.leans > 0)


def _sentence_end(mark: Mark, pairs: list[Pair], text: str) -> int:
    limit = min([pair[0] for pair in pairs if pair[0] > mark.start], default=len(text))
    found = SENTENCE_END.search(text, mark.end, limit)
    if found is None:
        return limit
    return found.start() if text[found.start()] == "\n" else found.start() + 1


def _sentence_start(mark: Mark, pairs: list[Pair], text: str) -> int:
    limit = max([pair[1] for pair in pairs if pair[1] <= mark.start], default=0)
    starts = [found.end() for found in SENTENCE_END.finditer(text, max(limit, mark.start - LONGEST), mark.start)]
    start = starts[-1] if starts else limit
    while start < mark.start and (text[start].isspace() or text[start] in ".,;:!?"):
        start += 1
    return start


def _uncrossed(pairs: list[Pair]) -> list[Pair]:
    """Of two pairs that cross, keep the one whose marks are both there, then the shorter."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (not pair[5], pair[1] - pair[0])):
        if not any(_crosses(pair, other) for other in kept):
            kept.append(pair)
    return kept


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
