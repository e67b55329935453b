"""The word lists that the guards consult."""

from __future__ import annotations

from functools import cache

from pipeline.data import lexicon


@cache
def listed(name: str) -> frozenset[str]:
    """The words of `models/lexicons/timex_NAME.txt`."""
    return frozenset(lexicon(f"timex_{name}"))
