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
