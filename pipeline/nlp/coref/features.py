"""Modifiers made comparable: a country, or the first letters of a word."""

from __future__ import annotations

from pipeline.actors.fold import plain
from pipeline.nlp.coref.grammar import DEMONSTRATIVE
from pipeline.nlp.coref.lexicon import nationalities

STEM = 6
"""Letters by which words are compared."""


def feature(word: str) -> frozenset[str]:
    """Reduce a modifier to what can be compared: a country, or the first letters of the word."""
    if word in nationalities():
        country = nationalities()[word].country
        return frozenset((f"@{country}" if country else stem(word),))
    return frozenset((stem(word),)) if len(word) > 3 and word not in DEMONSTRATIVE else frozenset()


def stem(word: str) -> str:
    """Give the first letters, folded: *islamiste* and *islamique* agree."""
    return plain(word)[:STEM]
