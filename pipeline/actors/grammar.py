"""Closed sets of grammatical words, lower case."""

from __future__ import annotations

DETERMINERS = frozenset(
    {
        "au",
        "aux",
        "ce",
        "ces",
        "cet",
        "cette",
        "des",
        "du",
        "l'",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "l’",
        "nos",
        "notre",
        "sa",
        "ses",
        "son",
        "un",
        "une",
    }
)
"""What opens a noun phrase, contracted prepositions included."""

JOINTS = frozenset(
    {
        "-",
        "au",
        "aux",
        "chez",
        "contre",
        "d'",
        "de",
        "des",
        "du",
        "d’",
        "en",
        "et",
        "l'",
        "la",
        "le",
        "les",
        "l’",
        "par",
        "pour",
        "près",
        "sur",
        "à",
    }
)
"""What may stand inside a role, between its nouns."""

STOPS = frozenset({"car", "donc", "dont", "mais", "ni", "ou", "où", "qu'", "que", "qui", "qu’"})
"""What ends a noun phrase."""

EDGE_WORDS = frozenset(
    {
        "au",
        "aux",
        "ce",
        "ces",
        "cet",
        "cette",
        "d'",
        "de",
        "des",
        "du",
        "d’",
        "en",
        "et",
        "l'",
        "la",
        "le",
        "les",
        "l’",
        "ou",
        "sa",
        "ses",
        "son",
        "un",
        "une",
        "à",
    }
)
"""What never begins or ends a name in lower case."""

SMALL = frozenset(
    {
        "a",
        "au",
        "aux",
        "d",
        "de",
        "del",
        "des",
        "du",
        "e",
        "en",
        "et",
        "for",
        "i",
        "in",
        "l",
        "la",
        "le",
        "les",
        "of",
        "on",
        "para",
        "por",
        "pour",
        "sur",
        "the",
        "und",
        "y",
    }
)
"""Words that an acronym may skip, folded."""
