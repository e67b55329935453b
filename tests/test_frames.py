"""Tables as DataFrames: loaded when looked at, filtered before they are loaded, typed."""

from __future__ import annotations

import sqlite3
from typing import Any

import hand_made
import pandas as pd
import pyarrow as pa
import pytest

import pipeline
from pipeline.corpus import frames
from pipeline.corpus.frames import Corpus
from pipeline.errors import NoActor


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return pipeline.open_corpus(hand_made.write(tmp_path_factory.mktemp("hand") / "corpus.db"))


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of SQLite."""
    asked: list[str] = []
    whole = frames.open_read_only

    def traced(path: Any) -> sqlite3.Connection:
        db = whole(path)
        db.set_trace_callback(asked.append)
        return db

    monkeypatch.setattr(frames, "open_read_only", traced)
    return asked


@pytest.mark.parametrize(
    ("table", "filters", "key", "expected"),
    [
        pytest.param("quotes", {"since": "2025-10-15", "until": "2025-10-15"}, "quote_id", "q3 q4 q5", id="days"),
        pytest.param("quotes", {"source": "Soir"}, "quote_id", "q5 q6", id="a source"),
        pytest.param(
            "quotes", {"source": ["Soir", "Matin"], "until": "2025"}, "quote_id", "q1 q2 q3 q4 q5", id="sources"
        ),
        pytest.param("quotes", {"actor": "Durand"}, "quote_id", "q3 q7", id="an actor, in all articles"),
        pytest.param("quotes", {"actor": ["Roy", "Oa2"]}, "quote_id", "q6 q8", id="actors, by id too"),
        pytest.param("quotes", {"actor": "Petit", "source": "Matin"}, "quote_id", "q1 q2", id="an actor in a source"),
        pytest.param("quotes", {"article": "a6"}, "quote_id", "q7 q8", id="an article"),
        pytest.param("v_quotes", {"actor": "Petit", "since": "2025-10-14"}, "quote_id", "q5", id="a view"),
        pytest.param("quote_spans", {"source": "Soir"}, "quote_id", "q5 q6", id="through its quotes"),
        pytest.param("quote_spans", {"actor": "Roy"}, "quote_id", "q8", id="through the speaker"),
        pytest.param("actor_aliases", {"article": "a5"}, "alias", "ONU Petit", id="through its actors"),
        pytest.param("places", {"since": "2025-11"}, "place_id", "p2", id="through its mentions"),
        pytest.param("articles", {"actor": "ONU"}, "article_id", "a2 a5", id="articles that name an actor"),
        pytest.param("dates", {"actor": "ONU"}, "date_id", "d2", id="dates of articles that name an actor"),
        pytest.param("articles", {"since": "2025-10-15", "source": "Matin"}, "article_id", "a2 a3", id="articles"),
        pytest.param("daily_actors", {"source": "Soir", "until": "2025"}, "actor_id", "Da1 Pa1", id="counts by day"),
        pytest.param("daily_actors", {"actor": "Roy"}, "actor_id", "Xa6", id="counts of an actor"),
        pytest.param("articles", {"limit": 0}, "article_id", "", id="nothing"),
    ],
)
def test_filters(corpus: Corpus, table: str, filters: dict[str, Any], key: str, expected: str) -> None:
    found = getattr(corpus, table)(**filters)
    assert sorted(found[key]) == expected.split()
    assert list(found.columns) == list(getattr(corpus, table).columns)


def test_values_are_bound(corpus: Corpus) -> None:
    assert len(corpus.quotes(source="Soir' OR '1'='1")) == 0
    with pytest.raises(NoActor):
        corpus.quotes(actor="x') OR 1=1 --")
    with pytest.raises(ValueError, match="no column"):
        corpus.quotes(columns=['text" FROM quotes --'])


@pytest.mark.parametrize("filters", [{"since": "2025"}, {"actor": "Petit"}, {"article": "a1"}])
def test_a_table_of_no_article_says_so(corpus: Corpus, filters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="belong to no article"):
        corpus.runs(**filters)
    with pytest.raises(TypeError):
        corpus.quotes(sourc="Soir")


def test_naming_a_table_loads_nothing(corpus: Corpus, queries: list[str]) -> None:
    assert "quote_id" in dir(corpus.quotes)
    assert len(corpus.quotes) == 8
    assert list(corpus.quotes) == list(corpus.quotes.columns)
    assert "8 × 17" in repr(corpus.quotes)
    assert "<td>q1</td>" in corpus.quotes._repr_html_()
    assert not [query for query in queries if query == 'SELECT * FROM "quotes"']


def test_a_column_loads_that_column(corpus: Corpus, queries: list[str]) -> None:
    assert list(corpus.quotes["quote_id"])[:2] == ["q1", "q2"]
    assert list(corpus.quotes.type.unique()) == ["direct"]
    assert list(corpus.quotes[["type", "rule"]].columns) == ["type", "rule"]
    assert corpus.articles(columns=["doc_id"], limit=2).shape == (2, 1)
    assert not [query for query in queries if "*" in query and "LIMIT 0" not in query]


def test_a_table_is_used_as_its_frame(corpus: Corpus, queries: list[str]) -> None:
    quotes = corpus.quotes
    assert isinstance(quotes.df, pd.DataFrame)
    assert quotes.groupby("article_id").size().to_dict() == {"a1": 2, "a2": 2, "a4": 1, "a5": 1, "a6": 2}
    assert quotes.sort_values("quote_id").quote_id.iloc[-1] == "q8"
    assert quotes[quotes.article_id == "a1"].shape[0] == 2
    assert quotes.merge(corpus.articles.df, on="article_id").source.notna().sum() == 6
    assert "text" in quotes
    assert len(quotes) == 8
    assert pa.table(quotes).num_rows == 8
    assert queries.count('SELECT * FROM "quotes"') == 1
    with pytest.raises(AttributeError):
        _ = quotes.no_such_thing
    with pytest.raises(KeyError):
        _ = quotes["no_such_column"]


def test_chunks_are_pieces_of_the_whole(corpus: Corpus) -> None:
    pieces = list(corpus.quotes.chunks(3))
    assert [len(piece) for piece in pieces] == [3, 3, 2]
    assert pd.concat(pieces).quote_id.tolist() == corpus.quotes.quote_id.tolist()
    assert [len(piece) for piece in corpus.quotes.chunks(3, source="Soir")] == [2]
    assert [len(piece) for piece in corpus.chunks("SELECT * FROM articles WHERE source = ?", ("Matin",), 2)] == [2, 1]


def test_types(corpus: Corpus) -> None:
    articles = corpus.articles.df
    assert str(articles.published.dtype).endswith("UTC]")
    assert articles.published.isna().sum() == 1
    for frame, column in (
        (articles, "source"),
        (articles, "lang"),
        (corpus.quotes.df, "type"),
        (corpus.actors.df, "gender"),
    ):
        assert isinstance(frame[column].dtype, pd.CategoricalDtype)
    assert str(corpus.quote_spans.df.start.dtype) == "Int64"
    assert str(corpus.daily_actors.df.day.dtype).startswith("datetime64")


def test_a_time_pandas_cannot_hold_is_missing(corpus: Corpus) -> None:
    found = corpus.sql("SELECT 'hier' AS published, '0000-13-01' AS day UNION ALL SELECT '2025-10-16', '2025-10-16'")
    assert found.published.isna().tolist() == [True, False]
    assert found.day.isna().tolist() == [True, False]


def test_two_columns_of_one_name_stay(corpus: Corpus) -> None:
    found = corpus.sql("SELECT type, type FROM quotes LIMIT 1")
    assert list(found.columns) == ["type", "type"]


def test_aggregates_know_their_parameters(corpus: Corpus) -> None:
    assert "share" in corpus.share_of_voice.columns
    assert "denominators" in (corpus.article_counts.__doc__ or "")
    assert "articles" in repr(corpus.article_counts)


def test_a_reader_cannot_write(corpus: Corpus) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        corpus.sql("DELETE FROM quotes")
