"""A trained `spacy.Tok2Vec.v2` of hashed embeddings and maxout windows, made to predict the same much faster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.nlp.fast.embedder import Computation, Embedder, Tokens
from pipeline.nlp.fast.encoder import Encoder, Floats, Layer

# One residual layer of `spacy.MaxoutWindowEncoder.v2`, as thinc names it.
CONVOLUTION = "residual(expand_window>>maxout>>layernorm>>dropout)"


class Prediction:
    """Takes the place of a model's forward function; training goes on by the one it was made from.

    Weights are read when it is made: make it anew when they change.
    """

    def __init__(self, model: Any) -> None:
        self.train = model._func
        encode, width = model.get_ref("encode"), model.get_dim("nO")
        self.embed = Embedder(_computation(model.get_ref("embed")), width)
        self.encode = Encoder([_layer(one) for one in encode.layers[0].layers], encode.attrs["pad"])

    def __call__(self, model: Any, docs: Sequence[Doc], is_train: bool) -> Any:
        """Give each document's (tokens, width) and, as thinc wants it, what would go back through the network."""
        if is_train:
            return self.train(model, docs, is_train)
        return [self.encode(self.embed(doc)) for doc in docs], None


def speed_up(model: Any) -> int:
    """Give every tok2vec within a model its fast forward function; returns how many there were.

    Their parameters, and so what is saved to disk, stay where they are. A tok2vec of another architecture is left
    alone.
    """
    found = [node for node in model.walk() if _fits(node)]
    for node in found:
        node._func = Prediction(node)
    return len(found)


def _fits(node: Any) -> bool:
    if not (node.has_ref("embed") and node.has_ref("encode")):
        return False
    names = {one.name for one in node.get_ref("embed").walk()}
    layers = node.get_ref("encode").layers[0].layers
    windows = [one.attrs["window_size"] for one in node.get_ref("encode").walk() if one.name == "expand_window"]
    return (
        {"extract_features", "ints-getitem>>hashembed", "static_vectors", "maxout>>layernorm"} <= names
        and {one.name for one in layers} == {CONVOLUTION}
        and set(windows) == {1}
    )


def _computation(embed: Any) -> Computation:
    """The embedding of single tokens, by the model's own layers."""
    columns = _node(embed, "extract_features").attrs["columns"]
    hashed = [node for node in embed.walk() if node.name == "ints-getitem>>hashembed"]
    projection = _node(embed, "static_vectors").get_param("W").T
    mix = _node(embed, "maxout>>layernorm")

    def compute(doc: Doc, tokens: Tokens) -> Floats:
        features = doc.to_array(columns)[tokens]
        rows = doc.vocab.vectors.find(keys=doc.to_array(ORTH)[tokens])
        static = doc.vocab.vectors.data[rows] @ projection
        static[rows < 0] = 0
        vectors: Floats = mix.predict(np.hstack([*(table.predict(features) for table in hashed), static]))
        return vectors

    return compute


def _layer(residual: Any) -> Layer:
    maxout, norm = _node(residual, "maxout"), _node(residual, "layernorm")
    outputs, pieces, inputs = maxout.get_param("W").shape
    by_piece = maxout.get_param("W").transpose(1, 0, 2).reshape(pieces * outputs, inputs)
    return Layer(
        np.ascontiguousarray(by_piece.T),
        np.ascontiguousarray(maxout.get_param("b").T).reshape(-1),
        norm.get_param("G"),
        norm.get_param("b"),
    )


def _node(model: Any, name: str) -> Any:
    return next(node for node in model.walk() if node.name == name)
