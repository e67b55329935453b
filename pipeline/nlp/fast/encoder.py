"""The convolutions of a tok2vec, forward only: what thinc computes, without its bookkeeping for training.

`spacy.MaxoutWindowEncoder.v2` is `depth` times: each token beside its neighbours, a maxout layer, layer
normalization, and the sum with what came in. Here a document goes through all of them block by block, in buffers that
stay in the processor's cache, and each layer is one product of matrices by numpy's BLAS.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Tokens that go through the layers together: the buffers take 1.6 MB at a width of 96.
BLOCK = 512
# thinc's own guard against a division by zero.
EPSILON = np.float32(1e-8)


class Layer(NamedTuple):
    """One convolution over a window of three; the pieces of the maxout stand one after the other."""

    weights: Floats
    """(3 × width, pieces × width)"""
    bias: Floats
    """(pieces × width,)"""
    scale: Floats
    shift: Floats


class Encoder:
    """Vectors of a document's tokens in their context; `reach` is how far a vector sees in all."""

    def __init__(self, layers: list[Layer], reach: int) -> None:
        self.layers = layers
        self.reach = reach
        self.width = width = len(layers[0].scale)
        rows = BLOCK + 2 * reach
        # An empty row at both ends is the neighbour of the first and the last.
        self.vectors = np.empty((rows + 2, width), np.float32)
        self.window = np.empty((rows, 3 * width), np.float32)
        self.product = np.empty((rows, len(layers[0].bias)), np.float32)
        self.best = np.empty((rows, width), np.float32)

    def __call__(self, embedded: Floats) -> Floats:
        """(tokens, width) → (tokens, width), freshly allocated.

        Empty rows stand around the document, as many as a vector can see, and are computed like all others: so the
        network was trained. A block is computed with as many of its neighbours, which exactly suffice for it.
        """
        reach = self.reach
        padded = np.pad(embedded, ((reach, reach), (0, 0)))
        encoded = np.empty_like(embedded)
        for start in range(0, len(embedded), BLOCK):
            end = min(start + BLOCK, len(embedded))
            encoded[start:end] = self._encode(padded[start : end + 2 * reach])[reach:-reach]
        return encoded

    def _encode(self, block: Floats) -> Floats:
        rows, width = block.shape
        vectors, window = self.vectors[: rows + 2], self.window[:rows]
        product, best = self.product[:rows], self.best[:rows]
        inner = vectors[1:-1]
        vectors[0] = vectors[-1] = 0
        inner[:] = block
        for layer in self.layers:
            window[:, :width] = vectors[:-2]
            window[:, width : 2 * width] = inner
            window[:, 2 * width :] = vectors[2:]
            np.matmul(window, layer.weights, out=product)
            product += layer.bias
            np.maximum(product[:, :width], product[:, width : 2 * width], out=best)
            for piece in range(2 * width, product.shape[1], width):
                np.maximum(best, product[:, piece : piece + width], out=best)
            normalize(best, layer.scale, layer.shift)
            inner += best
        return inner


def normalize(vectors: Floats, scale: Floats, shift: Floats) -> None:
    """Layer normalization in place."""
    vectors -= vectors.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", vectors, vectors)
    variance /= vectors.shape[1]
    variance += EPSILON
    vectors *= 1 / np.sqrt(variance)[:, None]
    vectors *= scale
    vectors += shift
