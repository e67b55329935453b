"""Quotation marks stand alone, elided and pointing words are one, and no character moves."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("d'«excellente nouvelle»", ["d'", "«", "excellente", "nouvelle", "»"], id="guillemets-elision"),
        pytest.param("qu’«il viendra».", ["qu’", "«", "il", "viendra", "»", "."], id="typographic-elision"),
        pytest.param('l\'"ordre" neuf', ["l'", '"', "ordre", '"', "neuf"], id="straight-marks"),
        pytest.param("parle d’“union”", ["parle", "d’", "“", "union", "”"], id="curly-marks"),
        pytest.param("‹mot›", ["‹", "mot", "›"], id="single-guillemets"),
        pytest.param("a-t-elle dit", ["a", "-t", "-elle", "dit"], id="inversion-untouched"),
        pytest.param("dit qu' « il vient »", ["dit", "qu'", "«", "il", "vient", "»"], id="elision-before-a-blank"),
        pytest.param("Lorsqu’ « on »", ["Lorsqu’", "«", "on", "»"], id="elision-with-a-capital"),
        pytest.param("Celui-ci part.", ["Celui-ci", "part", "."], id="pointing-pronoun"),
        pytest.param("(ceux-là)", ["(", "ceux-là", ")"], id="pointing-pronoun-in-brackets"),
        pytest.param("aujourd'hui", ["aujourd'hui"], id="apostrophe-inside-a-word"),
    ],
)
def test_marks(nlp: Language, text: str, tokens: list[str]) -> None:
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text
