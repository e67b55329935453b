"""Attributes of all tokens of a Doc at once: a Token object for each costs more than most rules do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc

LATELY = 2
"""Documents whose words are kept: the components pass on one after another, and words never change."""


def numbers(doc: Doc, attribute: int | str) -> list[int]:
    """Give an attribute of each token as the number that spaCy keeps; a flag is 0 or 1."""
    column: list[int] = doc.to_array(attribute).tolist()
    return column


def strings(doc: Doc, attribute: int | str) -> list[str]:
    """Give an attribute of each token as a string; each distinct one is looked up once."""
    column = numbers(doc, attribute)
    known = {key: doc.vocab.strings[key] for key in set(column)}
    return [known[key] for key in column]


@lru_cache(LATELY)
def text(doc: Doc) -> str:
    """Give `doc.text`, which spaCy builds anew at each call."""
    return doc.text


@lru_cache(LATELY)
def forms(doc: Doc) -> tuple[str, ...]:
    """Give the words as they are written."""
    return tuple(strings(doc, "ORTH"))


@lru_cache(LATELY)
def lowered(doc: Doc) -> tuple[str, ...]:
    """Give the words in lower case."""
    return tuple(strings(doc, "LOWER"))


@lru_cache(2 * LATELY)
def positions(doc: Doc, attribute: str) -> Mapping[str, list[int]]:
    """Give each distinct word with the tokens it stands at, `ORTH` as it is written, `LOWER` in lower case."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(forms(doc) if attribute == "ORTH" else lowered(doc)):
        found[word].append(at)
    return dict(found)


def where(doc: Doc, attribute: str, wanted: Container[str]) -> list[int]:
    """Give the tokens whose word is one of those wanted, in order; each distinct one is asked once."""
    found = [ats for word, ats in positions(doc, attribute).items() if word in wanted]
    return sorted(chain.from_iterable(found))


def write(doc: Doc, attribute: str, column: Sequence[int]) -> Doc:
    """Set an attribute of each token to a number, negative ones too."""
    if column:
        doc.from_array(attribute, cast(Any, np.array(column).astype(np.uint64)))
    return doc
