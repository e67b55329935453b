"""Straight marks are paired by the cheapest reading of their paragraph.

Each may open, close or be stray, and disagreeing with the blanks around it has a price.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def pair_straight(marks: list[Mark]) -> tuple[list[Pair], list[Mark]]:
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
