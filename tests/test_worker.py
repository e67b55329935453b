"""A worker's memory has a bound, and what it finds does not depend on it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.texts import articles
from pipeline.article import Article
from pipeline.batch import worker


def test_vocabulary_grows_to_its_bound_only(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Article("Zoraptère et yttrocérite dansent."), Article("Wolframite et vermiculite chantent.")
    kept = worker.work(nlp, [first])
    assert "Zoraptère" in nlp.vocab.strings
    monkeypatch.setattr(worker, "MOST_WORDS", 0)
    worker.work(nlp, [second])
    assert "Wolframite" not in nlp.vocab.strings
    assert "Zoraptère" in nlp.vocab.strings
    assert worker.work(nlp, [first]) == kept


def test_rows_are_the_same_on_both_sides_of_the_bound(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    made = articles([], least=4)[:4]
    monkeypatch.setattr(worker, "MOST_WORDS", 0)
    forgotten = worker.work(nlp, made)
    monkeypatch.setattr(worker, "MOST_WORDS", 10**9)
    assert worker.work(nlp, made) == forgotten
