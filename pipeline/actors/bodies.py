"""Bodies in lower case that their complement makes a name: *conseil régional de Bretagne*, *cour d'appel de Rouen*."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.phrases import OF, THE, capitals
from pipeline.nlp.columns import where

DEFINITE = frozenset({"l'", "l’", "la", "le", "du", "au"})
"""The article of the one body of that name."""


def find(doc: Doc) -> list[Name]:
    """Give them whatever the recogniser saw; without its place, *le conseil régional* is no name."""
    names: list[Name] = []
    for start in sorted({*where(doc, "LOWER", _bodies()), *where(doc, "ORTH", words("member_bodies"))}):
        end = _territorial(doc, start) or _association(doc, start)
        if end and not (names and start < names[-1].end):
            names.append(Name(start, end, "ORG"))
    return names


@cache
def _bodies() -> dict[str, list[list[str]]]:
    """Map the first word of each kind of body to the words of all that begin so, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for body in words("territorial_bodies"):
        parts = body.replace("d'", "d' ").split()
        found.setdefault(parts[0], []).append(parts)
    return {first: sorted(bodies, key=lambda parts: (-len(parts), parts)) for first, bodies in found.items()}


def _territorial(doc: Doc, start: int) -> int | None:
    for parts in _bodies().get(doc[start].lower_, ()):
        end = start + len(parts)
        if [token.lower_.replace("’", "'") for token in doc[start:end]] == parts:
            return _place_end(doc, end)
    return None


def _association(doc: Doc, start: int) -> int | None:
    """*l'association des Marocains de France*: the definite article tells it from *une association de Lille*."""
    if start == 0 or doc[start].text not in words("member_bodies") or doc[start - 1].lower_ not in DEFINITE:
        return None
    end = _place_end(doc, _members_end(doc, start + 1))
    return end and (_place_end(doc, end) or end)


def _members_end(doc: Doc, place: int) -> int:
    """*l'association des éleveurs ovins de Lozère*: its members in the plural, in lower case."""
    if place + 1 >= len(doc) or doc[place].lower_ not in ("des", "de") or not doc[place + 1].text.islower():
        return place
    if doc[place + 1].pos_ != "NOUN" or not doc[place + 1].text.endswith(("s", "x")):
        return place
    end = place + 2
    while end < len(doc) and doc[end].pos_ == "ADJ" and doc[end].text.islower():
        end += 1
    return end


def _place_end(doc: Doc, place: int) -> int | None:
    """Give the end of *de* and the capital word that follow here."""
    if place >= len(doc) or doc[place].lower_ not in OF:
        return None
    noun = place + 1
    while noun < len(doc) and doc[noun].lower_ in THE:
        noun += 1
    if noun >= len(doc) or not doc[noun].text[0].isupper() or doc[noun].ent_type_ == "PER":
        return None
    end = capitals(doc, noun + 1)
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[noun].ent_type_ == "LOC":
        end += 1
    return end
