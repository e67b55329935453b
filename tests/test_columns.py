"""Attributes of all tokens at once."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.nlp.columns import forms, lowered, numbers, positions, strings, text, where, write

WORDS = ["Le", "chat", "et", "le", "chien", ".", "Le"]


@pytest.fixture
def doc() -> Doc:
    return Doc(spacy.blank("fr").vocab, WORDS, spaces=[True, True, True, True, False, False, False])


def test_strings_and_numbers_of_each_token(doc: Doc) -> None:
    assert strings(doc, "ORTH") == WORDS
    assert numbers(doc, "SPACY") == [1, 1, 1, 1, 0, 0, 0]
    assert numbers(doc, "IDX") == [token.idx for token in doc]


def test_text_and_words_that_are_kept(doc: Doc) -> None:
    assert text(doc) == doc.text
    assert forms(doc) == tuple(WORDS)
    assert lowered(doc) == tuple(word.lower() for word in WORDS)
    assert positions(doc, "LOWER")["le"] == [0, 3, 6]
    assert positions(doc, "ORTH")["Le"] == [0, 6]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({"Le"}, [0, 6], id="as it is written"),
        pytest.param({"chat": 1, "chien": 2}, [1, 4], id="keys of a table"),
        pytest.param({"le", "Le", "."}, [0, 3, 5, 6], id="in the order of the text"),
        pytest.param((), [], id="nothing"),
    ],
)
def test_where_words_stand(doc: Doc, wanted: set[str], found: list[int]) -> None:
    assert where(doc, "ORTH", wanted) == found


def test_a_negative_number_is_written(doc: Doc) -> None:
    assert write(doc, "SENT_START", [1, -1, 0, -1, -1, -1, 1]) is doc
    assert [token.is_sent_start for token in doc] == [True, False, None, False, False, False, True]


def test_nothing_at_all() -> None:
    empty = Doc(Vocab())
    assert (strings(empty, "ORTH"), numbers(empty, "IDX"), where(empty, "ORTH", {"Le"})) == ([], [], [])
    assert len(write(empty, "SENT_START", [])) == 0
