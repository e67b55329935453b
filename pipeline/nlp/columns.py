"""Attributes of all tokens of a Doc at once: a Token object for each costs more than most rules do."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc


def numbers(doc: Doc, attribute: int | str) -> list[int]:
    """Give an attribute of each token as the number that spaCy keeps; a flag is 0 or 1."""
    column: list[int] = doc.to_array(attribute).tolist()
    return column


def strings(doc: Doc, attribute: int | str) -> list[str]:
    """Give an attribute of each token as a string; each distinct one is looked up once."""
    column = numbers(doc, attribute)
    known = {key: doc.vocab.strings[key] for key in set(column)}
    return [known[key] for key in column]


def where(doc: Doc, attribute: int | str, wanted: Container[str]) -> list[int]:
    """Give the tokens whose attribute is one of those wanted, in order; each distinct one is asked once."""
    column = numbers(doc, attribute)
    strings = doc.vocab.strings
    found = {key for key in set(column) if strings[key] in wanted}
    return [i for i, key in enumerate(column) if key in found] if found else []


def write(doc: Doc, attribute: str, column: Sequence[int]) -> Doc:
    """Set an attribute of each token to a number, negative ones too."""
    if column:
        doc.from_array(attribute, cast(Any, np.array(column).astype(np.uint64)))
    return doc
