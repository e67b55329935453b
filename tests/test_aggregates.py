"""Every aggregate on a corpus written by hand (`hand_made`); the expected values were counted by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from math import log, sqrt
from typing import Any

import hand_made
import pandas as pd
import pytest

import pipeline
from pipeline.corpus.aggregates.rising import PRIOR_ARTICLES, log_odds
from pipeline.corpus.frames import Corpus
from pipeline.corpus.selection import first_day, last_day
from pipeline.corpus.store import Store
from pipeline.errors import NoActor

P, D, O, X = "Anne Petit", "Émile Durand", "ONU", "Camille Roy"  # noqa: E741


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return pipeline.open_corpus(hand_made.write(tmp_path_factory.mktemp("hand") / "corpus.db"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    path = tmp_path_factory.mktemp("empty") / "corpus.db"
    Store(path).__exit__(None, None, None)
    return pipeline.open_corpus(path)


def rows(found: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Rows as plain values: days as text, what is missing as None."""
    picked = [[None if pd.isna(value) else _plain(value) for value in found[name]] for name in columns]
    return list(zip(*picked, strict=True))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return round(value, 4) if isinstance(value, float) else value


ACTORS = [
    (D, "PER", "m", 6, 2, 5, 2, "2025-10-13", "2025-11-02"),
    (P, "PER", "f", 5, 3, 4, 2, "2025-10-13", "2025-10-15"),
    (O, "ORG", None, 2, 1, 2, 1, "2025-10-15", "2025-10-15"),
    (X, "PER", None, 1, 1, 1, 1, "2025-11-02", "2025-11-02"),
]
COLUMNS = ("name", "type", "gender", "mentions", "quotes", "articles", "quoted_articles", "first_seen", "last_seen")


def test_actor_counts(corpus: Corpus) -> None:
    assert rows(corpus.actor_counts(), *COLUMNS) == ACTORS
    assert sorted(rows(corpus.actor_counts.df, *COLUMNS)) == sorted(ACTORS)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"by": "week"}, [
            (None, P, 1, 0, 1), (None, O, 1, 1, 1), ("2025-10-13", P, 4, 3, 3), ("2025-10-13", D, 3, 1, 3),
            ("2025-10-13", O, 1, 0, 1), ("2025-10-20", D, 1, 0, 1), ("2025-10-27", D, 2, 1, 1),
            ("2025-10-27", X, 1, 1, 1)], id="by week, named by its Monday"),
        pytest.param({"by": "month", "since": "2025-10", "until": "2025-10", "limit": 1, "order": "quotes"}, [
            ("2025-10-01", P, 4, 3, 3)], id="a month, the first by quotes"),
        pytest.param({"by": "year", "actor": "durand"}, [("2025-01-01", D, 6, 2, 5)], id="by year, one actor"),
        pytest.param({"by": "day", "type": ["ORG"]}, [(None, O, 1, 1, 1), ("2025-10-15", O, 1, 0, 1)], id="by day"),
    ],
)  # fmt: skip
def test_actor_counts_by_period(corpus: Corpus, asked: dict[str, Any], expected: list[tuple[Any, ...]]) -> None:
    found = corpus.actor_counts(**asked)
    ordered = sorted(rows(found, "period", "name", "mentions", "quotes", "articles"), key=lambda row: row[0] or "")
    assert sorted(ordered, key=str) == sorted(expected, key=str)
    assert str(found.period.dtype).startswith("datetime64")


def test_order_and_limit_choose_actors(corpus: Corpus) -> None:
    assert list(corpus.actor_counts(order="quotes", limit=2).name) == [P, D]
    with pytest.raises(ValueError, match="mentions, quotes, articles"):
        corpus.actor_counts(order="name; DROP TABLE actors")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param("daily_actors", [("2025-10-15", "Matin", D, 1, 1, 1), ("2025-10-15", "Soir", D, 1, 1, 0)],
                     id="day"),
        pytest.param("weekly_actors", [("2025-10-13", "Matin", D, 2, 2, 1), ("2025-10-13", "Soir", D, 1, 1, 0)],
                     id="week"),
        pytest.param("monthly_actors", [("2025-10-01", "Matin", D, 3, 3, 1), ("2025-10-01", "Soir", D, 1, 1, 0)],
                     id="month"),
    ],
)  # fmt: skip
def test_actors_by_period_and_source_views(corpus: Corpus, view: str, expected: list[tuple[Any, ...]]) -> None:
    found = getattr(corpus, view).df
    period = view.replace("daily", "day").replace("ly_actors", "").replace("_actors", "")
    found = found[(found.name == D) & (found[period] == expected[0][0]) & found.source.notna()]
    assert sorted(rows(found, period, "source", "name", "mentions", "articles", "quotes")) == expected


TOTALS = [
    ("2025-10-01", "Matin", 3, 2, 4),
    ("2025-10-01", "Soir", 1, 1, 1),
    ("2025-11-01", None, 1, 1, 2),
    (None, "Soir", 1, 1, 1),
]


def test_article_counts_keep_articles_with_no_quote_no_date_no_source(corpus: Corpus) -> None:
    found = corpus.article_counts(by="month", per_source=True)
    columns = ("period", "source", "articles", "articles_with_quotes", "quotes")
    assert sorted(rows(found, *columns), key=str) == sorted(TOTALS, key=str)
    assert rows(corpus.article_counts(), "articles", "articles_with_quotes", "quotes") == [(6, 5, 8)]
    assert corpus.article_counts.df.articles.sum() == 6


def test_source_totals(corpus: Corpus) -> None:
    columns = ("source", "articles", "articles_with_quotes", "quotes", "first_day", "last_day")
    assert sorted(rows(corpus.source_totals.df, *columns), key=str) == sorted(
        [("Matin", 3, 2, 4, "2025-10-13", "2025-10-20"), ("Soir", 2, 2, 2, "2025-10-15", "2025-10-15"),
         (None, 1, 1, 2, "2025-11-02", "2025-11-02")], key=str)  # fmt: skip


VOICE = ("period", "name", "quotes", "quoted_articles", "total_articles", "total_quotes", "share", "quote_share")


def test_share_of_voice_has_zeros_and_divides_by_all_articles(corpus: Corpus) -> None:
    found = corpus.share_of_voice(by="week", source="Matin")
    assert rows(found, *VOICE) == [
        ("2025-10-13", P, 2, 1, 2, 4, 0.5, 0.5),
        ("2025-10-13", D, 1, 1, 2, 4, 0.5, 0.25),
        ("2025-10-20", P, 0, 0, 1, 0, 0.0, None),
        ("2025-10-20", D, 0, 0, 1, 0, 0.0, None),
    ]


def test_share_of_voice_of_everything(corpus: Corpus) -> None:
    found = corpus.share_of_voice(limit=1)
    assert rows(found, "name", "quoted_articles", "total_articles", "share", "quote_share") == [
        (P, 2, 6, 0.3333, 0.375)
    ]
    by_source = corpus.share_of_voice(per_source=True, actor=P)
    expected = [("Matin", 1, 3, 0.3333), ("Soir", 1, 2, 0.5), (None, 0, 1, 0.0)]
    shown = rows(by_source, "source", "quoted_articles", "total_articles", "share")
    assert sorted(shown, key=str) == sorted(expected, key=str)


def test_share_of_voice_view(corpus: Corpus) -> None:
    found = rows(
        corpus.share_of_voice.df, "week", "source", "name", "quotes", "quoted_articles", "total_articles", "share"
    )
    assert sorted(found, key=str) == sorted(
        [("2025-10-13", "Matin", P, 2, 1, 2, 0.5), ("2025-10-13", "Matin", D, 1, 1, 2, 0.5),
         ("2025-10-13", "Soir", P, 1, 1, 1, 1.0), (None, "Soir", O, 1, 1, 1, 1.0),
         ("2025-10-27", None, D, 1, 1, 1, 1.0), ("2025-10-27", None, X, 1, 1, 1, 1.0)], key=str)  # fmt: skip


def test_speaker_gender_shows_the_unknown(corpus: Corpus) -> None:
    assert rows(corpus.speaker_gender(), "gender", "quotes", "share") == [
        ("f", 3, 0.5), ("m", 2, 0.3333), ("collective", 1, None), ("unattributed", 1, None), ("unknown", 1, 0.1667)
    ]  # fmt: skip
    assert corpus.speaker_gender.df.groupby("gender").quotes.sum().to_dict() == {
        "f": 3, "m": 2, "unknown": 1, "collective": 1, "unattributed": 1}  # fmt: skip
    matin = corpus.speaker_gender(by="month", per_source=True, source=["Matin"])
    assert rows(matin, "period", "source", "gender", "quotes", "share") == [
        ("2025-10-01", "Matin", "f", 2, 0.6667), ("2025-10-01", "Matin", "m", 1, 0.3333),
        ("2025-10-01", "Matin", "unattributed", 1, None)]  # fmt: skip


PAIRS = {
    "article": {(P, D): 3, (P, O): 2, (D, O): 1, (D, X): 1},
    "sentence": {(P, D): 3, (P, O): 1, (D, X): 1},
    "quote": {(D, X): 1},
}


def pairs(found: pd.DataFrame, weight: str = "weight") -> dict[tuple[str, ...], int]:
    order = [P, D, O, X]
    edges = rows(found, "name_a", "name_b", weight)
    return {tuple(sorted(names, key=order.index)): n for *names, n in edges if n}


@pytest.mark.parametrize(("level", "view"), [("article", "articles"), ("sentence", "sentences"), ("quote", "quotes")])
def test_cooccurrences(corpus: Corpus, level: Any, view: str) -> None:
    assert pairs(corpus.cooccurrences(level)) == PAIRS[level]
    assert pairs(corpus.cooccurrences.df, view) == PAIRS[level]


def test_cooccurrences_are_narrowed(corpus: Corpus) -> None:
    assert pairs(corpus.cooccurrences(actor="Roy")) == {(D, X): 1}
    assert pairs(corpus.cooccurrences(type="PER")) == {(P, D): 3, (D, X): 1}
    assert pairs(corpus.cooccurrences(among=2)) == {(P, D): 3}
    assert pairs(corpus.cooccurrences(limit=1)) == {(P, D): 3}
    assert pairs(corpus.cooccurrences(unique=True)) == {(P, D): 2, (P, O): 2, (D, O): 1, (D, X): 1}
    with pytest.raises(ValueError, match="sentence"):
        corpus.cooccurrences("paragraph")  # type: ignore[arg-type]


ABOUT = [(P, D, 2, 2), (D, O, 1, 1), (D, X, 1, 1), (O, P, 1, 1)]


def test_speaks_about_others_not_oneself(corpus: Corpus) -> None:
    columns = ("speaker", "about", "quotes", "articles")
    assert sorted(rows(corpus.speaks_about(), *columns)) == sorted(ABOUT)
    assert sorted(rows(corpus.speaks_about.df, *columns)) == sorted(ABOUT)
    assert sorted(rows(corpus.speaks_about(actor=O), *columns)) == [(O, P, 1, 1), (D, O, 1, 1)]
    assert rows(corpus.speaks_about(type="ORG"), *columns) == [(D, O, 1, 1)]


def test_place_counts_keep_places_with_no_coordinates(corpus: Corpus) -> None:
    columns = ("name", "latitude", "longitude", "mentions", "articles")
    expected = [("Paris", 48.85, 2.35, 3, 2), ("Les Aubépines", None, None, 1, 1)]
    assert rows(corpus.place_counts(), *columns) == expected
    assert sorted(rows(corpus.place_counts.df, *columns)) == sorted(expected)
    assert rows(corpus.place_counts(country="FR", unique=True), "name", "mentions") == [("Paris", 2)]
    assert rows(corpus.place_counts(per_source=True, kind="city"), "source", "mentions") == [("Matin", 2), ("Soir", 1)]


def test_timeline_is_in_the_order_told(corpus: Corpus) -> None:
    columns = ("date_id", "sentence", "actors", "places", "quotes")
    first, second = ("d2", "x" * 50, f"{P}, {D}", None, 0), ("d1", "x" * 50, f"{P}, {D}", "Paris", 1)
    assert rows(corpus.timeline(), *columns) == [first, second]
    assert rows(corpus.timeline(earliest="2025"), *columns) == [second]
    assert list(corpus.timeline(columns=["value", "quotes"])) == ["value", "quotes"]
    with pytest.raises(ValueError, match="none of date_id"):
        corpus.timeline(columns=["value; DROP TABLE dates"])
    assert rows(corpus.timeline(latest="2024"), *columns) == [first]
    assert rows(corpus.timeline(actor=O), *columns) == []
    assert rows(corpus.timeline(actor=P, since="2025-10-14", limit=5), *columns) == [first]


def test_unique_counts_a_copy_once_among_the_articles_asked_for(corpus: Corpus) -> None:
    assert rows(corpus.article_counts(unique=True), "articles", "quotes") == [(5, 7)]
    assert rows(corpus.article_counts(unique=True, source="Soir"), "articles", "quotes") == [(2, 2)]
    assert rows(corpus.actor_counts(unique=True, actor=P), "mentions", "quotes", "articles") == [(4, 2, 3)]


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        pytest.param({"since": "2025-10-15"}, 4, id="a day counts, its hours too"),
        pytest.param({"until": "2025-10-15"}, 3, id="the last day is in"),
        pytest.param({"since": "2025-10", "until": "2025-10"}, 4, id="a month"),
        pytest.param({"since": date(2025, 10, 20)}, 2, id="a date"),
        pytest.param({"since": datetime(2025, 10, 20, 9, tzinfo=UTC)}, 2, id="a time is its day"),
        pytest.param({"since": pd.Timestamp("2025-10-20")}, 2, id="a pandas time"),
        pytest.param({"until": "2025"}, 5, id="with a bound, articles with no date are out"),
        pytest.param({"source": ("Matin", "Soir")}, 5, id="sources"),
        pytest.param({"source": "Matin') OR 1=1 --"}, None, id="a source is a value, not SQL"),
    ],
)
def test_which_articles(corpus: Corpus, asked: dict[str, Any], articles: int | None) -> None:
    assert rows(corpus.article_counts(**asked), "articles") == ([(articles,)] if articles else [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"since": "hier"}, "no day", id="a word"),
        pytest.param({"until": "2025-13"}, "no day", id="a month there is not"),
        pytest.param({"by": "century"}, "day, week, month, year", id="a period there is not"),
    ],
)
def test_what_cannot_be_asked_is_told(corpus: Corpus, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        corpus.article_counts(**asked)
    with pytest.raises(TypeError):
        corpus.article_counts(sourc="Matin")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param("anne PETIT", [P], id="case"),
        pytest.param("Emile durand", [D], id="accents"),
        pytest.param("Petit", [P], id="alias"),
        pytest.param("camille", [X], id="a word of the name"),
        pytest.param("Oa5", [O], id="the id of any article's"),
        pytest.param(["Petit", "ONU"], [P, O], id="several"),
    ],
)
def test_actors_by_name(corpus: Corpus, named: Any, expected: list[str]) -> None:
    assert sorted(corpus.actor_counts(actor=named).name) == sorted(expected)


def test_an_unknown_actor_is_told_with_those_that_are_near(corpus: Corpus) -> None:
    with pytest.raises(NoActor, match="Anne Petit"):
        corpus.actor_counts(actor="Ane Petitt")
    with pytest.raises(NoActor, match="top actors"):
        corpus.actor_counts(actor="'; --")


def test_log_odds_by_hand() -> None:
    """1 of 1 against 0 of 1: prior 0.5 with, 0.5 without; cells 1.5, 0.5, 0.5, 1.5."""
    change = log_odds(1, 1, 0, 1)
    assert change.log_odds == pytest.approx(2 * log(3))
    assert change.z == pytest.approx(2 * log(3) / sqrt(2 / 1.5 + 2 / 0.5))


def test_log_odds_weigh_large_counts_more() -> None:
    """30 of 300 against 15 of 300: the prior has 100 articles, 7.5 with the actor."""
    change = log_odds(30, 300, 15, 300)
    assert PRIOR_ARTICLES == 100
    assert change.log_odds == pytest.approx(log(37.5 / 362.5) - log(22.5 / 377.5))
    assert change.z == pytest.approx(change.log_odds / sqrt(1 / 37.5 + 1 / 362.5 + 1 / 22.5 + 1 / 377.5))
    assert change.z > log_odds(2, 300, 0, 300).z
    assert log_odds(10, 10, 10, 10) == log_odds(0, 10, 0, 10) == (0, 0)
    assert log_odds(5, 100, 20, 200).log_odds < 0


def test_rising_actors_compare_the_last_week_with_the_one_before(corpus: Corpus) -> None:
    columns = (
        "name",
        "articles",
        "articles_before",
        "total_articles",
        "total_articles_before",
        "share",
        "share_before",
    )
    assert rows(corpus.rising_actors(), *columns) == [(X, 1, 0, 1, 1, 1.0, 0.0)]
    assert sorted(rows(corpus.rising_actors.df, *columns[:5])) == sorted([(X, 1, 0, 1, 1), (D, 1, 1, 1, 1)])
    found = corpus.rising_actors(since="2025-10-15", until="2025-10-16")
    assert rows(found, *columns) == [(O, 1, 0, 2, 1, 0.5, 0.0)]
    assert rows(corpus.rising_actors(since="2025-10-15", until="2025-10-15", type="PER"), "name") == []
    with pytest.raises(ValueError, match="after"):
        corpus.rising_actors(since="2025-11", until="2025-10")


def test_an_empty_corpus_has_all_columns_and_no_rows(corpus: Corpus, empty: Corpus) -> None:
    for name in ("article_counts", "actor_counts", "share_of_voice", "speaker_gender", "cooccurrences", "speaks_about",
                 "place_counts", "timeline", "rising_actors"):  # fmt: skip
        found = getattr(empty, name)()
        assert len(found) == 0
        assert list(found.columns) == list(getattr(corpus, name)().columns)
        assert len(getattr(empty, name).df) == 0


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-12-05", "2024-12-05", "2024-12-05"),
    ],
)
def test_days_of_a_period(given: str, first: str, last: str) -> None:
    assert (first_day(given).isoformat(), last_day(given).isoformat()) == (first, last)
