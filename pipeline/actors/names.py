"""From what the recogniser marked to names: trimmed, split, typed; or nothing, when it is no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.actors.grammar import EDGE_WORDS as ARTICLES
from pipeline.actors.lexicons import words
from pipeline.actors.roles import is_civility, is_role

EDGES = frozenset("«»“”„‟‹›\"'’()[]{},;:.!?…–—-/|•*&=")


class Name(NamedTuple):
    """A name in the text: token indices, end exclusive, and PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str


def clean(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """Apply every step to each name; the result is ordered and does not overlap."""
    names: list[Name] = []
    for one in sorted(found):
        for name in _pieces(doc, one):
            trimmed = _trim(doc, name)
            if trimmed and not _is_no_name(doc, trimmed):
                typed = _typed(doc, trimmed)
                if not names or names[-1].end <= typed.start:
                    names.append(typed)
    return names


def _pieces(doc: Doc, name: Name) -> Iterator[Name]:
    """Cut at a line end, and a person's name at *et* or a comma between two capitals."""
    start = name.start
    for place in range(name.start, name.end):
        token = doc[place]
        joins = name.label == "PER" and token.lower_ in ("et", "ou", ",", "/")
        if joins or "\n" in token.text or token.text in '«»“”"':
            if place > start:
                yield Name(start, place, name.label)
            start = place + 1
    if start < name.end:
        yield Name(start, name.end, name.label)


def _trim(doc: Doc, name: Name) -> Name | None:
    """Leave articles, marks, civility and titles outside."""
    start, end = name.start, name.end
    while start < end and _outside_left(doc, start, end, name.label):
        start += 1
    while end > start and (doc[end - 1].text in EDGES or doc[end - 1].is_space or doc[end - 1].lower_ in ARTICLES):
        end -= 1
    return Name(start, end, name.label) if start < end else None


def _outside_left(doc: Doc, start: int, end: int, label: str) -> bool:
    token = doc[start]
    if token.is_space or token.text in EDGES or (token.text in ARTICLES):
        return True
    if label == "PER":
        return is_civility(token) or _is_title(token, start + 1 < end) or _is_lower(token)
    first = token.is_sent_start or (start > 0 and doc[start - 1].text in '«“"')
    return bool(first) and token.lower_ in ARTICLES and start + 1 < end and label == "LOC"


def _is_title(token: Token, more: bool) -> bool:
    """*Président Trump*, *Prince Charles*: a noun of function with a capital before a name."""
    return more and is_role(token)


def _is_lower(token: Token) -> bool:
    return token.text[0].islower() and token.lower_ not in words("name_particles")


def _is_no_name(doc: Doc, name: Name) -> bool:
    """No capital and no digit; a role, month or common word alone; a demonym."""
    span = doc[name.start : name.end]
    text = span.text
    if not any(char.isupper() for char in text):
        return not (name.label == "ORG" and len(span) > 1 and span[0].lower_ in words("org_nouns_lower"))
    if not any(char.isalpha() for char in text) or text in words("not_names"):
        return True
    if text.lower() in words("months_days"):
        return True
    if len(span) == 1:
        return is_civility(span[0]) or (is_role(span[0]) and name.label == "PER") or _is_common(span[0])
    return False


def _is_common(token: Token) -> bool:
    """A word with a capital only because the sentence begins there."""
    return bool(token.is_sent_start) and token.pos_ in ("ADP", "ADV", "DET", "PRON", "CCONJ", "SCONJ", "AUX")


def _typed(doc: Doc, name: Name) -> Name:
    """An organisation's noun at the head makes an organisation."""
    head = doc[name.start].lower_
    if name.label in ("PER", "MISC") and head in words("org_nouns") and name.end - name.start > 1:
        return name._replace(label="ORG")
    return name
