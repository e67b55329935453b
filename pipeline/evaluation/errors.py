"""Errors as rows: each with its article, its words and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evaluation.evaluate import Evaluation

KINDS = ("quotes", "actors", "places", "dates")
AROUND = 60
"""Code points of context on each side."""
JOINT = " […] "


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One error; `what` is `missed`, `spurious`, or the part that differs. Offsets are those of the whole."""

    article: str
    kind: str
    what: str
    start: int
    end: int
    words: str
    expected: str | None
    got: str | None
    before: str
    after: str


def errors(found: Evaluation, kinds: tuple[str, ...] = KINDS) -> Iterator[ErrorRow]:
    """Every error of some kinds, by article, kind and place."""
    for gold, comparison in found.articles:
        for kind in kinds:
            for one in comparison.differences[kind]:
                start, end = one.spans[0][0], one.spans[-1][1]
                words = JOINT.join(gold.text[a:b] for a, b in one.spans)
                before, after = gold.text[max(0, start - AROUND) : start], gold.text[end : end + AROUND]
                yield ErrorRow(gold.id, kind, one.what, start, end, words, one.expected, one.got, before, after)
