"""What the article itself declares: *Human Rights Watch (HRW)*, *SNR (service national de renseignement)*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.actors.acronyms import is_acronym, spells, stands_for
from pipeline.actors.grammar import EDGES
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.nlp.columns import where

LONGEST = 14
"""Tokens a full name may run over."""


class Declared(NamedTuple):
    """A full name and its acronym, side by side."""

    full: Name
    short: Name


def declared(doc: Doc, names: list[Name]) -> Iterator[Declared]:
    """Find acronyms whose letters the name before or behind the bracket spells; both are organisations."""
    ends = {name.end: name for name in names}
    for place in where(doc, "ORTH", ("(",)):
        close = _close(doc, place) if place else None
        if close is None:
            continue
        pair = _acronym_inside(doc, place, close, ends) or _name_inside(doc, place, close)
        if pair:
            yield pair


def _acronym_inside(doc: Doc, place: int, close: int, ends: dict[int, Name]) -> Declared | None:
    """*Human Rights Watch (HRW)*; one in small letters must be spelt by the name: *Office anti-drogue (Ofad)*."""
    inside = doc[place + 1 : close].text
    if " " in inside or not inside[0].isupper() or (close > place + 2 and "-" not in inside):
        return None
    full = ends.get(place) or _spelt_before(doc, place, inside)
    if full is None or doc[full.start].lower_ in words("named_things"):
        return None
    head = inside.split("-")[0]
    if spells(head, _text(doc, full)) or (is_acronym(inside) and full.label == "ORG"):
        return Declared(full._replace(label="ORG"), Name(place + 1, close, "ORG"))
    return None


def _name_inside(doc: Doc, place: int, close: int) -> Declared | None:
    """*SNR (service national de renseignement)*."""
    short = doc[place - 1].text
    if is_acronym(short) and stands_for(short, doc[place + 1 : close].text):
        return Declared(Name(place + 1, close, "ORG"), Name(place - 1, place, "ORG"))
    return None


def _close(doc: Doc, place: int) -> int | None:
    """The bracket that closes, or a comma: *(HRW, en anglais)*."""
    for end in range(place + 2, min(len(doc), place + LONGEST)):
        if doc[end].text in "),;":
            return end
    return None


def _spelt_before(doc: Doc, end: int, acronym: str) -> Name | None:
    """Find the words before the bracket whose initials spell the acronym: the longest within one sentence."""
    best: Name | None = None
    for start in range(end - 2, max(-1, end - LONGEST), -1):
        if doc[start].is_punct or doc[start].is_space:
            break
        if doc[start].lower_ not in EDGES and doc[start].text[0].isalpha() and stands_for(acronym, doc[start:end].text):
            best = Name(start, end, "ORG")
        if doc[start].is_sent_start:
            break
    return best


def _text(doc: Doc, name: Name) -> str:
    return str(doc[name.start : name.end].text)
