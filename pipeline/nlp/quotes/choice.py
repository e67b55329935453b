"""Which of the readings of one place stays."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.nlp.quotes.readings import Reading

UNCLAIMED = 50
"""The rank of passages that no cue claims: they yield to any other reading."""


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
    if not overlap(one, other):
        return False
    if _is_cry_in_account(one, other) or _is_cry_in_account(other, one):
        return False
    if "fragment" in (one.rule, other.rule) or max(one.rank, other.rank) == UNCLAIMED:
        return True
    return not (_reports(one, other) or _reports(other, one))


def _is_cry_in_account(outer: Reading, inner: Reading) -> bool:
    """*Il a crié « Vive la France ! », selon un témoin*: the witness's clause and the words it reports."""
    return outer.rule == "source" and inner.rule == "fragment" and inner.type == "direct" and _reports(outer, inner)


def overlap(one: Reading, other: Reading) -> bool:
    """Some characters belong to both."""
    return any(a < d and c < b for a, b in one.fragments for c, d in other.fragments)


def _reports(outer: Reading, inner: Reading) -> bool:
    cue = inner.cue
    return (
        cue is not None
        and not inner.by_pronoun
        and any(start <= cue[0] and cue[1] <= end for start, end in outer.fragments)
    )
