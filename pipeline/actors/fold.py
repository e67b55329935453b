"""Names made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Drop case and accents: *Orbán* → *orban*."""
    spread = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("’", "'"))
    return "".join(char for char in spread if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Drop case, accents, hyphens and other punctuation: *Al-Qaïda* → *al qaida*."""
    return " ".join(WORDS.findall(plain(name)))


def words(name: str) -> tuple[str, ...]:
    """Give the folded words of a name."""
    return tuple(fold(name).split())


def distance(one: str, other: str) -> int:
    """Count the insertions, deletions and substitutions between two words (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, 1):
        last, row[0] = row[0], place
        for column, against in enumerate(other, 1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (char != against))
    return row[-1]
