"""Who says what in short texts of every manner (interview, court, sport, local news): the whole pipeline."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.actors.fold import fold
from pipeline.article import Article
from pipeline.nlp.coref.charges import charged
from pipeline.nlp.coref.page import Named, Page
from pipeline.nlp.coref.weights import flat, weights
from pipeline.nlp.load import read

HERE = Path(__file__).parent
TOOL = runpy.run_path(str(HERE.parent / "tools" / "collect_speakers.py"))
OVERLAP: float = TOOL["OVERLAP"]
TEXTS: list[Any] = TOOL["texts"]((HERE / "gold" / "speakers.txt").read_text("utf-8"))
LEAST = 0.88
"""Share of the speakers that must be right: what was reached, less two in a hundred."""


def judged(nlp: Language, gold: Any) -> list[bool]:
    """Compare each quote found that the text marks."""
    doc = nlp(read(nlp, Article(text=gold.text, published=gold.day)))
    found = []
    for one in doc._.quotations:
        here = {at for start, end in one.fragments for at in range(start, end)}
        who = next((who for chars, who in gold.quotes if len(here & chars) >= OVERLAP * len(here | chars)), None)
        name = fold(doc._.actors[one.candidates[0].actor].name) if one.candidates else ""
        found += [name == who] if who is not None else []
    return found


def test_short_texts(nlp: Language) -> None:
    right = [good for gold in TEXTS for good in judged(nlp, gold)]
    assert len(right) > 250
    assert sum(right) / len(right) >= LEAST


def test_parse_frees_the_text_of_its_markup() -> None:
    gold = TOOL["parse"]("« [[Oui|Anne Petit]] », dit-elle. [[Non|-]].")
    assert gold.text == "« Oui », dit-elle. Non."
    assert [who for _, who in gold.quotes] == [fold("Anne Petit"), ""]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("Le procès de Paul Durand a débuté.", "Paul Durand", True, id="trial"),
        pytest.param("Paul Durand a été interpellé mardi.", "Paul Durand", True, id="passive"),
        pytest.param("Paul Durand comparaît libre.", "Paul Durand", True, id="appears"),
        pytest.param("Interpellé à Calais, Paul Durand nie.", "Paul Durand", True, id="opening participle"),
        pytest.param("Paul Durand est mis en examen.", "Paul Durand", True, id="locution"),
        pytest.param("Paul Durand a interpellé le maire.", "Paul Durand", False, id="active"),
        pytest.param("Paul Durand est arrivé à la gare.", "Paul Durand", False, id="another participle"),
    ],
)
def test_charges(nlp: Language, text: str, name: str, expected: bool) -> None:
    with nlp.select_pipes(disable=["quotations", "coreference"]):
        doc = nlp(text)
    start = text.index(name)
    page = Page(doc, [Named(start, start + len(name), "PER", 0)], [])
    assert charged(page, *page.spans[0]) is expected


def test_weights_by_distance_have_a_name_each() -> None:
    assert flat({"recency": [1, 0.5], "subject": 2}) == {"recency.0": 1.0, "recency.1": 0.5, "subject": 2.0}
    assert {"recency.0", "recency.7"} <= set(weights("person"))


def test_quotes_between_two_of_one_speaker(nlp: Language) -> None:
    """No cue tells who says the second; the first and the third are hers."""
    doc = nlp(
        "« Cela nous inquiète beaucoup », a dit Claire Moreau. La salle était pleine. « Personne ne nous a écoutés "
        "depuis des mois. » Puis la lumière s'est éteinte. « On a trop attendu pour agir », a dit Claire Moreau."
    )
    assert [one.speaker is None for one in doc._.quotations] == [False, True, False]
    assert [doc._.actors[one.candidates[0].actor].name for one in doc._.quotations] == ["Claire Moreau"] * 3
