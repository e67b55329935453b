"""Which of the readings of one place stays."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.nlp.quotes.readings import Reading


def choose(readings: Iterable[Reading]) -> list[Reading]:
    """Keep the best-ranked reading of every place, in the order of the text."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: (reading.rank, reading.fragments)):
        if not any(_compete(reading, other) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: (reading.fragments, reading.rank))


def _compete(one: Reading, other: Reading) -> bool:
    """Overlapping contents compete, unless one reports the other: its cue stands inside the other's words.

    A quote in a quote needs a source of its own, so what *il* says there stays the outer source's.
    """
    if not _overlap(one, other):
        return False
    if "fragment" in (one.rule, other.rule):
        return True
    return not (_reports(one, other) or _reports(other, one))


def _overlap(one: Reading, other: Reading) -> bool:
    return any(a < d and c < b for a, b in one.fragments for c, d in other.fragments)


def _reports(outer: Reading, inner: Reading) -> bool:
    cue = inner.cue
    return (
        cue is not None
        and not inner.by_pronoun
        and any(start <= cue[0] and cue[1] <= end for start, end in outer.fragments)
    )
