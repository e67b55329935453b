"""What a person types to find → an FTS5 query that cannot be wrong: every word is quoted."""

from __future__ import annotations

import re
import unicodedata

from pipeline.errors import NothingToFind

# -"not this phrase", «a phrase», word, begin*
PART = re.compile(r'(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|([^\s"«“]+))')
# Written as one letter or as two; the tokenizer knows only what Unicode decomposes.
LIGATURES = {"œ": "oe", "æ": "ae"}


def expression(text: str) -> str:
    """All words must be there, in any order; `"…"` is a phrase, `budg*` a beginning, `-mot` must not be there.

    Raises NothingToFind when nothing is left to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, *parts in PART.findall(unicodedata.normalize("NFC", text)):
        if term := _term("".join(parts), phrase=not parts[-1]):
            (unwanted if minus else wanted).append(term)
    if not wanted:
        raise NothingToFind(text)
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _term(words: str, phrase: bool) -> str:
    """One word or phrase, quoted, in all its spellings; nothing when it has no letter or digit."""
    clean = "".join(char if char.isalnum() else " " for char in words).split()
    if not clean:
        return ""
    begin = "*" if words.endswith("*") and not phrase else ""
    spellings = [f'"{spelling}"{begin}' for spelling in _spellings(" ".join(clean))]
    return spellings[0] if len(spellings) == 1 else f"({' OR '.join(spellings)})"


def _spellings(words: str) -> list[str]:
    """*cœur* and *coeur* find each other."""
    folded = words.casefold()
    joined, spread = folded, folded
    for one, two in LIGATURES.items():
        joined, spread = joined.replace(two, one), spread.replace(one, two)
    return list(dict.fromkeys((folded, joined, spread)))
