"""A name is whole words: *Kim Jong-un*, *C-News*; the recogniser sees the parts of a word with hyphens as several."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.actors.name import Name


def hyphenated(doc: Doc, name: Name) -> Name:
    """Take in the rest of the word that a person's or an organisation's name begins or ends in."""
    if name.label not in ("PER", "ORG"):
        return name
    start, end = name.start, name.end
    while start > 1 and _joins(doc, start - 1) and doc[start - 2].text[0].isupper() and not doc[start - 2].ent_type_:
        start -= 2
    while (size := _goes_on(doc, end)) and (name.label == "PER" or not doc[end + size - 1].text[0].islower()):
        end += size
    return name._replace(start=start, end=end)


def _goes_on(doc: Doc, end: int) -> int:
    """Tokens behind a hyphen that belong to the word that ends here, its hyphen included; none of another name."""
    if end >= len(doc) or doc[end - 1].whitespace_:
        return 0
    if doc[end - 1].text[-1] in "'’" and len(doc[end - 1]) > 2 and doc[end].text.islower():
        return 1  # *Samuel Eto'o*
    if doc[end].text[0] == "-" and doc[end].text[1:].isalpha():
        return 1
    if _joins(doc, end) and end + 1 < len(doc) and doc[end + 1].text.isalnum() and doc[end + 1].ent_iob_ != "B":
        return 2
    return 0


def _joins(doc: Doc, place: int) -> bool:
    """A hyphen with no blank on either side."""
    return doc[place].text == "-" and place > 0 and not doc[place].whitespace_ and not doc[place - 1].whitespace_
