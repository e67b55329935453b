"""Closed sets of grammatical words, lower case."""

from __future__ import annotations

DETERMINERS = frozenset(
    {"le", "la", "les", "l'", "l’", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "notre", "nos"}
) | {"ce", "cet", "cette", "ces", "du", "au", "aux"}
"""What opens a noun phrase, contracted prepositions included."""

JOINTS = frozenset(
    {"de", "du", "des", "d'", "d’", "à", "au", "aux", "en", "pour", "sur", "l'", "l’", "la", "le", "les"}
) | {"et", "-", "près", "chez", "contre"}
"""What may stand inside a role, between its nouns."""

PREPOSITIONS = frozenset(
    {
        "de",
        "du",
        "des",
        "d'",
        "d’",
        "à",
        "au",
        "aux",
        "en",
        "pour",
        "par",
        "sur",
        "avec",
        "chez",
        "contre",
        "selon",
        "et",
        "ou",
    }
)
"""What makes the words behind it a complement."""

PLURALS = frozenset({"les", "des", "aux", "ces", "ses", "leurs"})
"""Determiners that no single person's name takes."""

MASCULINE_ARTICLES = frozenset({"le", "du", "au", "l'", "l’"})
"""Articles in lower case that no person's name takes."""

FEMININE_ARTICLES = frozenset({"la", "une", "cette"})
"""Determiners that agree with a woman."""

STOPS = frozenset(["qui", "que", "qu'", "qu’", "dont", "où", "mais", "ou", "ni", "car", "donc"])
"""What ends a noun phrase."""

EDGES = frozenset(
    {"le", "la", "les", "l'", "l’", "un", "une", "des", "du", "de", "d'", "d’", "au", "aux", "en", "à", "et", "ou"}
) | {"ce", "cet", "cette", "ces", "son", "sa", "ses", "par", "pour", "avec", "sur", "dans", "chez", "selon"}
"""What never begins or ends a name in lower case."""

SMALL = frozenset(
    {"a", "au", "aux", "d", "de", "del", "des", "du", "e", "en", "et", "for", "i", "in", "l", "la", "le", "les"}
) | {"of", "on", "para", "por", "pour", "sur", "the", "und", "y", "and", "contre", "dans"}
"""Words that an acronym may skip, folded."""

MARKS = frozenset("«»“”„‟‹›\"'’‘()[]{},;:.!?…–—-/|•*&=+<>#@_~\\")
"""What never begins or ends a name."""

QUOTES = frozenset('«»“”„‟‹›"')
"""What a name does not run over."""
