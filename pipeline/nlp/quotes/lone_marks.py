"""A mark that lost its other half is given one, in its own sentence: local recovery."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.nlp.quotes.mark import LONGEST, Mark, Pair

SENTENCE_END = re.compile(r"[.!?…][)\]]?[ \t\u00a0\u202f]+(?=[^\W\d_a-zà-ÿ])|\n")


def supply(strays: list[Mark], pairs: list[Pair], text: str) -> list[Pair]:
    """Give a lone mark its missing half, in its own sentence."""
    made: list[Pair] = []
    taken: set[int] = set()
    starts, ends = sorted(pair[0] for pair in pairs), sorted(pair[1] for pair in pairs)
    for here, mark in enumerate(strays):
        if here in taken:
            continue
        partner = strays[here + 1] if here + 1 < len(strays) else None
        if partner and _odd_couple(mark, partner, starts, ends, text):
            taken.add(here + 1)
            made.append((mark.start, partner.end, mark.end, partner.start, mark.text, True))
        elif _opens(mark):
            end = _sentence_end(mark, starts, text)
            made.append((mark.start, end, mark.end, end, mark.text, False))
        else:
            start = _sentence_start(mark, ends, text)
            made.append((start, mark.end, start, mark.start, mark.text, False))
    return [pair for pair in made if pair[2] < pair[3]]


def _odd_couple(mark: Mark, partner: Mark, starts: list[int], ends: list[int], text: str) -> bool:
    """« opened and " closed, in one paragraph and with no other mark between."""
    free = not any(_between(places, mark.start, partner.start) for places in (starts, ends))
    return free and _opens(mark) and not _opens(partner) and "\n" not in text[mark.end : partner.start]


def _between(places: list[int], low: int, high: int) -> bool:
    here = bisect_right(places, low)
    return here < len(places) and places[here] < high


def _opens(mark: Mark) -> bool:
    return mark.text in "«“„‟‹‘" or (mark.text in ('"', "''") and mark.leans > 0)


def _sentence_end(mark: Mark, starts: list[int], text: str) -> int:
    here = bisect_right(starts, mark.start)
    limit = min(starts[here] if here < len(starts) else len(text), mark.start + LONGEST)
    found = SENTENCE_END.search(text, mark.end, limit)
    if found is None:
        return limit
    return found.start() if text[found.start()] == "\n" else found.start() + 1


def _sentence_start(mark: Mark, ends: list[int], text: str) -> int:
    here = bisect_right(ends, mark.start)
    limit = max(ends[here - 1] if here else 0, mark.start - LONGEST)
    starts = [found.end() for found in SENTENCE_END.finditer(text, limit, mark.start)]
    start = starts[-1] if starts else limit
    while start < mark.start and (text[start].isspace() or text[start] in ".,;:!?"):
        start += 1
    return start
