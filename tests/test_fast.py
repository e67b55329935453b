"""The fast forward functions: what the model's own give, on real text and at the edges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.texts import articles
from pipeline.nlp.fast.embedder import Embedder, Tokens
from pipeline.nlp.fast.encoder import BLOCK, Floats
from pipeline.nlp.fast.tok2vec import Prediction, speed_up

GOLD = Path(__file__).parent / "gold"
ANNOTATIONS = ("POS", "TAG", "MORPH", "HEAD", "DEP", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START")
TRAINED = ("sentences", "tok2vec", "morphologizer", "parser", "blanks", "lemmatizer", "ner")


def fast_nodes(nlp: Language) -> list[Any]:
    models = [getattr(component, "model", None) for _, component in nlp.pipeline]
    return [node for model in models if model for node in model.walk() if isinstance(node._func, Prediction)]


@contextmanager
def stock(nlp: Language) -> Iterator[None]:
    """Let the model predict by its own functions."""
    fast = [(node, node._func) for node in fast_nodes(nlp)]
    try:
        for node, function in fast:
            node._func = function.train
        yield
    finally:
        for node, function in fast:
            node._func = function


def analysed(nlp: Language, texts: list[str]) -> list[list[list[int]]]:
    docs = [nlp.make_doc(text) for text in texts]
    for name in TRAINED:
        docs = [nlp.get_pipe(name)(doc) for doc in docs]
    return [doc.to_array(ANNOTATIONS).tolist() for doc in docs]


def test_both_networks_are_fast(nlp: Language) -> None:
    assert len(fast_nodes(nlp)) == 2


def test_annotations_equal_the_stock_model_s(nlp: Language, seeds: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    texts += [line.split("\t")[3] for line in (GOLD / "timex.tsv").read_text("utf-8").splitlines()]
    with stock(nlp):
        expected = analysed(nlp, texts)
    assert sum(map(len, expected)) > 2_000
    assert analysed(nlp, texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Oui", id="one word"),
        pytest.param(" \n\n ", id="blanks alone"),
        pytest.param("Zxqwvk 🦊 ﷽ 12³ — ’’ \u200b", id="no word vector"),
        pytest.param("a b " * (BLOCK // 2), id="just a block"),
        pytest.param("Le maire a parlé. " * BLOCK, id="over the end of a block"),
    ],
)
def test_vectors_equal_the_stock_model_s(nlp: Language, text: str) -> None:
    docs = [nlp.make_doc("Un autre texte."), nlp.make_doc(text)]
    for node in fast_nodes(nlp):
        expected, _ = node._func.train(node, docs, False)
        found, _ = node._func(node, docs, False)
        for one, other in zip(found, expected, strict=True):
            assert one.shape == other.shape
            assert np.allclose(one, other, atol=1e-4)


def test_a_document_s_vectors_do_not_depend_on_those_beside_it(nlp: Language) -> None:
    docs = [nlp.make_doc(article.text) for article in articles([], least=6)]
    for node in fast_nodes(nlp):
        together, _ = node._func(node, docs, False)
        alone = [node._func(node, [doc], False)[0][0] for doc in docs]
        assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))


def test_training_goes_by_the_model_s_own_functions(nlp: Language) -> None:
    doc = nlp.make_doc("La ministre a démenti.")
    for node in fast_nodes(nlp):
        vectors, backpropagate = node._func(node, [doc], True)
        assert vectors[0].shape == (len(doc), 96)
        assert callable(backpropagate)


def test_another_architecture_is_left_alone() -> None:
    from thinc.api import Linear, chain

    model: Any = chain(Linear(2, 2), Linear(2, 2))
    before = [node._func for node in model.walk()]
    assert speed_up(model) == 0
    assert [node._func for node in model.walk()] == before


def lengths(doc: Doc, tokens: Tokens) -> Floats:
    """Stand in for a network: how long a token is, and whether a blank follows."""
    return np.array([(len(doc[int(i)]), bool(doc[int(i)].whitespace_)) for i in tokens], np.float32).reshape(-1, 2)


@pytest.mark.parametrize("most", [1, 4, 1000], ids=["no room", "starts afresh", "room for all"])
def test_embedder_gives_what_is_computed_whatever_it_keeps(most: int) -> None:
    embed = Embedder(lengths, 2, most)
    for text in ("un deux trois", "un deux quatre un", "", "cinq six sept", "un deux trois"):
        doc = Doc(Vocab(), text.split())
        assert np.array_equal(embed(doc), lengths(doc, np.arange(len(doc))))
    assert len(embed.rows) <= max(most, 4)


def test_embedder_computes_a_token_once() -> None:
    asked: list[str] = []

    def compute(doc: Doc, tokens: Tokens) -> Floats:
        asked.extend(doc[int(i)].text for i in tokens)
        return lengths(doc, tokens)

    embed = Embedder(compute, 2)
    embed(Doc(Vocab(), ["le", "chat", "et", "le", "chien"]))
    embed(Doc(Vocab(), ["le", "chat", "dort"]))
    assert asked == ["le", "chat", "et", "chien", "dort"]


def test_embedder_tells_norms_and_blanks_apart() -> None:
    embed = Embedder(lambda doc, tokens: np.array([[doc[int(i)].norm % 1000] for i in tokens], np.float32), 1)
    doc = Doc(Vocab(), ["m.", "m."])
    doc[1].norm_ = "monsieur"
    plain, spelled = embed(doc)
    assert (plain, spelled) == (doc[0].norm % 1000, doc[1].norm % 1000)
    assert plain != spelled
