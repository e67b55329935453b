"""What the article itself declares: *Human Rights Watch (HRW)*, *SNR (service national de renseignement)*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.actors.acronyms import is_acronym, stands_for
from pipeline.actors.grammar import EDGES
from pipeline.actors.name import Name

LONGEST = 14
"""Tokens a full name may run over."""


class Declared(NamedTuple):
    """A full name and its acronym, side by side."""

    full: Name
    short: Name


def declared(doc: Doc, names: list[Name]) -> Iterator[Declared]:
    """Find acronyms whose letters the name before or behind the bracket spells; both are organisations."""
    ends = {name.end: name for name in names}
    for token in doc:
        if token.text != "(" or token.i + 1 >= len(doc):
            continue
        close = _close(doc, token.i)
        if close is None or token.i == 0:
            continue
        inside = doc[token.i + 1]
        if close == token.i + 2 and is_acronym(inside.text):
            full = ends.get(token.i) or _spelt_before(doc, token.i, inside.text)
            if full and (full.label == "ORG" or stands_for(inside.text, _text(doc, full))):
                yield Declared(full._replace(label="ORG"), Name(inside.i, close, "ORG"))
        elif is_acronym(doc[token.i - 1].text) and stands_for(doc[token.i - 1].text, doc[token.i + 1 : close].text):
            yield Declared(Name(token.i + 1, close, "ORG"), Name(token.i - 1, token.i, "ORG"))


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
