"""Offsets from words: what keeps a gold file whole when a hand edits its text or its annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.evaluation.annotations import Span
from pipeline.evaluation.slots import Json, Slot, is_span, occurrences, slots

Anchors = list[tuple[int, int]]
"""Old and new start of what stands but once in the text."""


def mend(gold: Json) -> list[str]:
    """Write the offsets of every slot that has words anew, in place; gives what could not be placed.

    Words that stand once in the text are there. Words that stand several times are at the occurrence nearest to
    where their old offset would have moved with the nearest of those. New ones, with no old offset, are placed when
    the annotation gives them as often as the text has them.
    """
    text = gold["text"]
    worded = [slot for slot in slots(gold) if slot.words]
    anchors = list(_anchors(text, worded))
    return [problem for slot in worded for problem in _mended(text, slot, anchors)]


def _anchors(text: str, worded: list[Slot]) -> Iterator[tuple[int, int]]:
    for slot in worded:
        for words, old in _old(text, slot):
            places = occurrences(text, words)
            if old and len(places) == 1:
                yield old[0], places[0][0]


def _mended(text: str, slot: Slot, anchors: Anchors) -> Iterator[str]:
    given = list(_old(text, slot))
    unplaced = Counter(words for words, old in given if old is None)
    used: Counter[str] = Counter()
    spans: list[Span] = []
    for words, old in given:
        places = occurrences(text, words)
        if old is None and len(places) > 1 and unplaced[words] == len(places):
            spans.append(places[used[words]])
            used[words] += 1
        elif len(places) == 1 or (places and old):
            spans.append(places[0] if len(places) == 1 or old is None else _nearest(places, _moved(old, anchors)))
        elif places:
            starts = ", ".join(str(start) for start, _ in places)
            yield f"{slot.where}: {words!r} stands {len(places)} times, at {starts}: give the offsets of the one meant"
            return
        else:
            yield f"{slot.where}: {words!r} stands nowhere in the text: correct the words"
            return
    slot.put(spans)


def _old(text: str, slot: Slot) -> Iterator[tuple[str, Span | None]]:
    """Each of the words with its old span: by its place where both lists are as long, else where it still stands."""
    spans = [tuple(span) for span in slot.spans if is_span(span)]
    words = [str(one) for one in slot.words or ()]
    aligned = len(spans) == len(words)
    for place, one in enumerate(words):
        still = next((span for span in spans if text[span[0] : span[1]] == one), None)
        found: Any = spans[place] if aligned else still
        if not aligned and still:
            spans.remove(still)
        yield one, found


def _moved(old: Span, anchors: Anchors) -> int:
    """Where a start is now, if it moved as the nearest anchor did."""
    if not anchors:
        return old[0]
    before, after = min(anchors, key=lambda anchor: abs(anchor[0] - old[0]))
    return old[0] + after - before


def _nearest(places: list[Span], start: int) -> Span:
    return min(places, key=lambda place: abs(place[0] - start))
