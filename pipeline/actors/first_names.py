"""Given names and the gender they tell."""

from __future__ import annotations

from functools import cache

from pipeline.actors.fold import plain
from pipeline.actors.lexicons import actors_table, words


@cache
def first_names() -> dict[str, str]:
    """Map given names, without case and accents, to f or m."""
    return {row["name"]: row["gender"] for row in actors_table("first_names")}


def is_given(word: str) -> bool:
    """Tell whether a folded word is a known given name."""
    return word in first_names()


def gender_of_given(given: str) -> str | None:
    """Give f or m; *Jean-Marie* goes by the whole, else by its first half."""
    folded = plain(given)
    return first_names().get(folded) or (first_names().get(folded.split("-")[0]) if "-" in folded else None)


def gender_of_name(name: str) -> str | None:
    """Tell the gender by the given name, which is what comes first; a family name alone tells nothing.

    One word counts when it can hardly be a family name: *Jean-François*.
    """
    parts = name.split()
    if not parts or plain(parts[0]) in words("name_particles") or (len(parts) == 1 and "-" not in name):
        return None
    return gender_of_given(parts[0])
