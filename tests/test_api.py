"""`import pipeline`: what a notebook calls."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.corpus.describe import tables
from pipeline.errors import NoStore, SourceError


def test_extract_gives_typed_records() -> None:
    found = pipeline.extract(
        "« Le budget sera voté mardi », a déclaré Anne Lefort à Budapest.", title="Budget", published="2025-10-16"
    )
    assert [quote.text for quote in found.quotes] == ["Le budget sera voté mardi"]
    assert [actor.name for actor in found.actors] == ["Anne Lefort"]
    assert found.quotes[0].actor_id == found.actors[0].actor_id
    assert [(place.name, place.country_code) for place in found.places] == [("Budapest", "HU")]
    assert [(date.text, date.value) for date in found.dates] == [("mardi", "2025-10-21")]


def test_extract_refuses_what_no_reader_would_take() -> None:
    with pytest.raises(SourceError, match="no text"):
        pipeline.extract("  ")
    with pytest.raises(ValueError, match="no date"):
        pipeline.extract("Bonjour.", published="hier")


def test_corpus_gives_typed_frames(seed_db: Path) -> None:
    corpus = pipeline.open_corpus(seed_db)
    assert set(tables()) <= set(corpus.names)
    assert isinstance(corpus.quotes.df, pd.DataFrame)
    assert str(corpus.articles.published.dtype).startswith("datetime64")
    assert str(corpus.actor_mentions.start.dtype) == "Int64"
    assert "quotes" in dir(corpus)
    for name in corpus.names:
        assert list(getattr(corpus, name).columns)


def test_corpus_takes_sql_with_parameters(seed_db: Path) -> None:
    found = pipeline.open_corpus(seed_db).sql("SELECT name FROM actors WHERE name = ?", ("Donald Trump",))
    assert list(found.name) == ["Donald Trump"]


def test_corpus_names_what_there_is(seed_db: Path) -> None:
    with pytest.raises(AttributeError, match="quotes"):
        _ = pipeline.open_corpus(seed_db).nothing
    with pytest.raises(NoStore):
        pipeline.open_corpus(seed_db.with_name("absent.db"))


def test_import_is_cheap() -> None:
    """spaCy and pandas take seconds; `import pipeline` and `--help` do without."""
    code = "import sys, pipeline, pipeline.cli; print({'spacy', 'pandas', 'pyarrow'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
