"""Straight marks are paired by the cheapest reading of their paragraph.

Each may open, close or be stray, and disagreeing with the blanks around it has a price.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.nlp.quotes.mark import Mark, Pair

DISAGREES, STRAY, REOPENS = 1.5, 2.0, 2.5
"""Prices of a mark against its blanks, of one alone, and of one that opens before the last closed."""


def by_paragraph(marks: list[Mark], text: str) -> Iterator[list[Mark]]:
    """Straight marks are paired within a paragraph: there an error can do no harm beyond it."""
    group: list[Mark] = []
    for mark in marks:
        if group and "\n" in text[group[-1].end : mark.start]:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


class Step(NamedTuple):
    """The cheapest way to a state: its price so far, what the last mark was, and the step before."""

    price: float
    verdict: str
    before: Step | None


def pair_straight(marks: list[Mark]) -> tuple[list[Pair], list[Mark]]:
    """Viterbi over two states, outside and inside; the cheapest reading of the paragraph wins."""
    outside, inside = Step(0.0, "", None), Step(math.inf, "", None)
    for mark in marks:
        opening, closing = DISAGREES * (mark.leans < 0), DISAGREES * (mark.leans > 0)
        outside, inside = (
            _cheaper(Step(inside.price + closing, "close", inside), Step(outside.price + STRAY, "stray", outside)),
            _cheaper(
                Step(outside.price + opening, "open", outside),
                Step(inside.price + REOPENS + opening, "reopen", inside),
            ),
        )
    return _read(marks, _verdicts(outside if outside.price <= inside.price + STRAY else inside))


def _cheaper(one: Step, other: Step) -> Step:
    return one if one.price <= other.price else other


def _verdicts(last: Step) -> list[str]:
    """Walk the steps back."""
    verdicts: list[str] = []
    step: Step | None = last
    while step is not None and step.verdict:
        verdicts.append(step.verdict)
        step = step.before
    return verdicts[::-1]


def _read(marks: list[Mark], verdicts: list[str]) -> tuple[list[Pair], list[Mark]]:
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
