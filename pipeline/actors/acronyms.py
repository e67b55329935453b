"""Acronyms and what they stand for: *Human Rights Watch (HRW)*."""

from __future__ import annotations

import re

from pipeline.actors.fold import plain
from pipeline.actors.grammar import SMALL

ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,10}(?:-[^\W\d_]+)?\d?|[^\W\d_]{1,4}&[^\W\d_]{1,4}")
PIECE = 4
"""Letters that one word may give to a syllabic acronym."""


def is_acronym(name: str) -> bool:
    """Tell whether a name is one short word in capitals: *ONU*, *R.A.T.P.*, *CD&V*."""
    letters = [char for char in name if char.isalpha()]
    return bool(ACRONYM.fullmatch(name)) and sum(char.isupper() for char in letters) > len(letters) / 2


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether the beginnings of the name's words, small ones left out or not, spell the acronym."""
    letters = re.sub(r"[^a-z]", "", plain(acronym))
    parts = re.findall(r"[^\W\d_]+", plain(name))
    if len(parts) < 2 or len(letters) < 2:
        return False
    return _initials(letters, parts) if is_acronym(acronym) else _syllables(letters, parts)


def spells(short: str, name: str) -> bool:
    """Tell whether the word in brackets behind a name may be made of it: *Office anti-drogue (Ofad)*."""
    letters = re.sub(r"[^a-z]", "", plain(short))
    parts = re.findall(r"[^\W\d_]+", plain(name))
    if len(parts) < 2 or not 2 <= len(letters) <= 12:
        return False
    if _initials(letters, parts) or _syllables(letters, parts):
        return True
    heads = [part[0] for part in parts if part not in SMALL]
    return letters[0] == heads[:1][0] and sorted(letters) == sorted(heads) if heads else False


def _initials(letters: str, parts: list[str]) -> bool:
    """Each word gives one to three of its first letters, in order; small words may give none."""

    def fits(place: int, part: int) -> bool:
        if part == len(parts):
            return place == len(letters)
        word = parts[part]
        if word in SMALL and fits(place, part + 1):
            return True
        return any(
            letters[place : place + size] == word[:size] and fits(place + size, part + 1)
            for size in range(1, min(3, len(word), len(letters) - place) + 1)
        )

    return fits(0, 0)


def _syllables(letters: str, parts: list[str]) -> bool:
    """Two to four first letters of the words, in order, from the first on; one long word may give none."""
    long = [part for part in parts if part not in SMALL]

    def fits(place: int, part: int, skipped: bool) -> bool:
        if place == len(letters):
            return part > 1 and len(long) - part <= (not skipped)
        if part == len(long):
            return False
        word = long[part]
        if part and not skipped and fits(place, part + 1, True):
            return True
        return any(
            letters[place : place + size] == word[:size] and fits(place + size, part + 1, skipped)
            for size in range(2, min(PIECE, len(word), len(letters) - place) + 1)
        )

    return fits(0, 0, False)
