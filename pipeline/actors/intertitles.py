"""Headings that lost their line: *Anne Petit Interrogée sur ce point, …* is a name and a sentence's first word."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.name import Name


def without_next_sentence(doc: Doc, name: Name) -> Name:
    """Leave a common word in capitals out of a person's name that the article gives without it elsewhere."""
    last = name.end - 1
    if name.label != "PER" or last - name.start < 2 or not _opens(doc, last):
        return name
    short = [token.text for token in doc[name.start : last]]
    return name._replace(end=last) if _elsewhere(doc, short, name.start, doc[last].text) else name


def _opens(doc: Doc, place: int) -> bool:
    """A word of the language with a capital, and lower case behind it: *Visiblement agacé*."""
    word = doc[place]
    common = word.is_title and word.vocab.has_vector(word.lower_) and not is_given(fold(word.text))
    return common and place + 1 < len(doc) and doc[place + 1].text[0].islower()


def _elsewhere(doc: Doc, short: list[str], start: int, last: str) -> bool:
    size = len(short)
    places = [at for at in range(len(doc) - size) if doc[at].text == short[0] and at != start]
    found = [at + size for at in places if [token.text for token in doc[at : at + size]] == short]
    return any(doc[end].text != last for end in found)
