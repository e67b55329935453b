"""Acronyms and what they stand for: *Human Rights Watch (HRW)*."""

from __future__ import annotations

import re

from pipeline.actors.fold import plain
from pipeline.actors.grammar import SMALL

ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,10}(?:-[^\W\d_]+)?\d?")


def is_acronym(name: str) -> bool:
    """Tell whether a name is one short word in capitals: *ONU*, *R.A.T.P.*, *CGT*."""
    letters = [char for char in name if char.isalpha()]
    return bool(ACRONYM.fullmatch(name)) and sum(char.isupper() for char in letters) > len(letters) / 2


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether the letters of the acronym begin the words of the name, small words left out or not."""
    letters = re.sub(r"[^a-z]", "", plain(acronym))
    parts = re.findall(r"[^\W\d_]+", plain(name))
    if len(parts) < 2 or len(letters) < 2:
        return False
    return _spelt(letters, parts) or _spelt(letters, [part for part in parts if part not in SMALL])


def _spelt(letters: str, parts: list[str]) -> bool:
    """Each word gives one letter or more of its beginning, in order; small words may give none."""

    def fits(place: int, part: int) -> bool:
        if part == len(parts):
            return place == len(letters)
        word = parts[part]
        if word in SMALL and fits(place, part + 1):
            return True
        for size in (1, 2, 3):
            if (
                letters[place : place + size] == word[:size]
                and place + size <= len(letters)
                and len(word) >= size
                and fits(place + size, part + 1)
            ):
                return True
        return False

    return fits(0, 0)
