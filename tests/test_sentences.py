"""Where a French sentence begins."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.sentences import Sentences


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Il part.| Elle reste.", id="full-stop"),
        pytest.param("« Je pars. | Tu restes », dit-il.", id="inside-marks"),
        pytest.param("« Je pars. »| Elle reste.", id="behind-closing-mark"),
        pytest.param('"Je pars."| Elle reste.', id="behind-straight-mark"),
        pytest.param('Elle reste.| "Je pars", dit-il.', id="before-straight-mark"),
        pytest.param("« Quoi ! » s'exclame-t-elle.", id="exclamation-then-clause"),
        pytest.param("M. Petit et Mme. Grand arrivent.| Ils dînent.", id="titles"),
        pytest.param("J.-C. Durand vit à St. Louis.", id="initials"),
        pytest.param("Le taux est de 3.14 pour cent.", id="decimal"),
        pytest.param("Vers une issue ?| Le maire doute.", id="question"),
        pytest.param("Un titre sans point\n\n|Le corps commence.", id="line-end"),
        pytest.param("Selon Anne Le Bel, tout va bien.", id="source-first"),
        pytest.param("Il hésite… puis part.| Fin.", id="ellipsis-goes-on"),
        pytest.param("Des pommes, des poires, etc.| Le reste suit.", id="abbreviation-that-ends"),
    ],
)
def test_boundaries(nlp: Language, marked: str) -> None:
    text = marked.replace("|", "")
    doc = nlp.make_doc(text)
    starts = [doc[i].idx for i in Sentences().find(doc)]
    expected, offset = [0], 0
    for part in marked.split("|")[:-1]:
        offset += len(part)
        expected.append(offset + len(text[offset:]) - len(text[offset:].lstrip()))
    assert starts == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "» » »", '"', "- – —"])
def test_odd_texts_go_through(nlp: Language, text: str) -> None:
    Sentences()(nlp.make_doc(text))
