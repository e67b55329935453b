"""Which found annotation is which gold one, and where the two of a pair differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.actors.fold import fold
from pipeline.evaluation.annotations import Mention, Quote, Span, Time
from pipeline.evaluation.scores import Score

A = TypeVar("A", Quote, Mention, Time)
SAME_QUOTE = 0.7
"""Intersection over union of their characters from which two quotes are one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One error. `what` is `missed`, `spurious`, or the part that differs: `type`, `speaker`, `name`, …"""

    what: str
    spans: tuple[Span, ...]
    expected: str | None
    got: str | None


@dataclass(slots=True)
class Pairing(Generic[A]):
    """Gold and found annotations of one kind in one article, paired one to one."""

    gold: Sequence[A]
    found: Sequence[A]
    weight: Callable[[A, A], float]
    places: list[tuple[int, int]] = field(init=False)
    """Of each pair, its places in both lists."""

    def __post_init__(self) -> None:
        weighed = ((self.weight(one, other), i, j) for i, one in enumerate(self.gold)
                   for j, other in enumerate(self.found))  # fmt: skip
        self.places = _one_to_one(sorted((-weight, i, j) for weight, i, j in weighed if weight > 0))

    @property
    def pairs(self) -> list[tuple[A, A]]:
        """A gold annotation and the found one, each."""
        return [(self.gold[i], self.found[j]) for i, j in self.places]

    def score(self, right: int) -> Score:
        """So many right of all."""
        return Score(right, len(self.gold), len(self.found))

    def unpaired(self) -> Iterator[Difference]:
        """What was missed, and what was found and should not."""
        paired = {i for i, _ in self.places}, {j for _, j in self.places}
        for i, one in enumerate(self.gold):
            if i not in paired[0]:
                yield Difference("missed", one.spans, one.label, None)
        for j, other in enumerate(self.found):
            if j not in paired[1]:
                yield Difference("spurious", other.spans, None, other.label)

    def unlike(
        self, what: str, part: Callable[[A], str | None], same: Callable[[str | None, str | None], bool] | None = None
    ) -> Iterator[Difference]:
        """Pairs of which a part differs."""
        for one, other in self.pairs:
            if not (same or _equal)(part(one), part(other)):
                yield Difference(what, one.spans, part(one), part(other))


def _one_to_one(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Take the likeliest pair that is left, again and again; of equals the first in the text's order."""
    gold: set[int] = set()
    found: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in gold and j not in found:
            gold.add(i)
            found.add(j)
            pairs.append((i, j))
    return pairs


def quote_overlap(one: Quote, other: Quote) -> float:
    """Intersection over union of the characters of their fragments; 0 below SAME_QUOTE."""
    here, there = _characters(one.spans), _characters(other.spans)
    union = len(here | there)
    shared = len(here & there) / union if union else 0.0
    return shared if shared >= SAME_QUOTE else 0.0


def span_overlap(one: Mention | Time, other: Mention | Time) -> float:
    """1 when at least half of each lies in the other, else 0."""
    (start, end), (other_start, other_end) = one.spans[0], other.spans[0]
    shared = min(end, other_end) - max(start, other_start)
    return float(shared > 0 and 2 * shared >= end - start and 2 * shared >= other_end - other_start)


def time_overlap(one: Time, other: Time) -> float:
    """The same, and an equal span goes first."""
    return span_overlap(one, other) * (2 if one.spans == other.spans else 1)


def same_name(one: str | None, other: str | None) -> bool:
    """Names are equal whatever their case, accents and punctuation; nobody is the same as nobody."""
    return fold(one or "") == fold(other or "")


def _equal(one: str | None, other: str | None) -> bool:
    return (one or "") == (other or "")


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
