"""Spelling variants of one name have one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "þ": "th"})


@lru_cache(65536)
def fold(name: str) -> str:
    """Drop case, accents, hyphens and apostrophes: *Saint-Étienne*, *St Etienne* → `saint etienne`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(SHORT.get(word, word) for word in WORD.findall(plain))
