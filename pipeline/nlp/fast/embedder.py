"""What a tok2vec knows of a token before it looks at its neighbours, computed once a distinct token.

Hashed embeddings, word vectors, the maxout that mixes them and its normalization depend on the token's form, its norm
and the blank behind it alone, and most tokens of an article have been seen in those before it. A table of bounded
size keeps the results from one document to the next.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc

from pipeline.nlp.fast.encoder import Floats

Tokens = NDArray[np.intp]
Computation = Callable[[Doc, Tokens], Floats]

# Distinct tokens kept, 12 MB at a width of 96: a thousand articles hold 25,000.
MOST = 32_768
WHAT_COUNTS: list[int | str] = [ORTH, NORM, SPACY]
# spaCy's attributes are hashes of 64 bits; these odd numbers mix three of them into one more.
MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


class Embedder:
    """Vectors of tokens out of their context; `compute` makes those of some tokens of a document."""

    def __init__(self, compute: Computation, width: int, most: int = MOST) -> None:
        self.compute = compute
        self.most = most
        self.table: Floats = np.empty((0, width), np.float32)
        self.rows: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Floats:
        """Give (tokens, width), freshly allocated."""
        keys = (doc.to_array(WHAT_COUNTS) * MIX).sum(axis=1).tolist()
        if not self.rows.keys() >= set(keys):
            self._learn(doc, keys)
        return self.table[[self.rows[key] for key in keys]]

    def _learn(self, doc: Doc, keys: list[int]) -> None:
        """Add a document's new tokens; the table starts afresh when it would grow too large."""
        if len(self.rows) + len(keys) > self.most:
            self.rows = {}
        new = {key: token for token, key in enumerate(keys) if key not in self.rows}
        start, end = len(self.rows), len(self.rows) + len(new)
        if end > len(self.table):
            grown = np.empty((end + end // 2, self.table.shape[1]), np.float32)
            grown[:start] = self.table[:start]
            self.table = grown
        self.table[start:end] = self.compute(doc, np.fromiter(new.values(), np.intp, len(new)))
        self.rows.update(zip(new, range(start, end), strict=True))
