"""Tables, views and aggregates of a dataset: those of the store made of it, row for row, column for column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

pytest.importorskip("distributed", reason="needs quiditquoi[cluster], which `make test` installs")

from cluster_made import light, record, spread
from spacy.language import Language

import pipeline
from pipeline.article import Article
from pipeline.cluster.duck import bound, translated
from pipeline.cluster.frames import DatasetCorpus
from pipeline.cluster.layout import About, Dataset
from pipeline.cluster.parts import Settled, Stamp, parts
from pipeline.corpus.describe import tables
from pipeline.corpus.frames import Corpus
from pipeline.corpus.store import SourceRow
from pipeline.errors import StoreNeeded
from pipeline.nlp.load import read
from pipeline.tables import extract

assert light
TEXTS = (
    "« Je soutiens Marc Delaunay et Hélène Roussel, qui viendront mardi », a déclaré la ministre Claire Vasseur à Lyon."
    " Mme Vasseur a critiqué le budget.",
    "Marc Delaunay, maire de Grenoble, répond à Claire Vasseur : « Ce projet ne passera pas. » Paris attend.",
    "Selon Claire Vasseur, l'usine de Lille fermera en mars 2026. « C'est faux », rétorque Marc Delaunay hier.",
    "Le conseil municipal de Nantes s'est réuni lundi. Rien n'a été décidé.",
    "La ministre Claire Vasseur et le maire Marc Delaunay se sont rencontrés jeudi à Paris.",
)
DAYS = ("2025-10-02", "2025-10-06", "2025-11-03T21:30:00Z", "2025-11-09", None)
STAMP = Stamp("rules", "r")


def articles() -> list[Article]:
    return [
        Article(f"{text} Numéro {number}.", title=f"Budget : {number}", doc_id=f"d{number}", path=f"/in/{number}.txt",
                source=("Le Journal", None, "La Dépêche")[number % 3], published=DAYS[number % 5],
                published_from="metadata")
        for number, text in enumerate(TEXTS * 3)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def both(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """A store and the dataset it was made of, which has the links that the store found."""
    folder = tmp_path_factory.mktemp("views")
    dataset = Dataset(str(folder / "out"))
    dataset.prepare(About("rules", "settings", 1))
    empty = {"arguments": "{}", "schema_version": 1}
    row = {c.name: 0 if c.name.startswith("n_") else empty.get(c.name, "done") for c in tables()["runs"].columns}
    dataset.write_run({**row, "run_id": "r", "started_at": "2025-12-01T00:00:00Z", "ended_at": None})
    made = articles()
    for number in range(0, len(made), 4):
        found = [extract(nlp(read(nlp, article)), article) for article in made[number : number + 4]]
        sources = [Settled(SourceRow(a.path, 0, "h", 1, 1, "s", "text", a.doc_id, a.article_id), 1)
                   for a in made[number : number + 4]]  # fmt: skip
        names = []
        for name, data in parts(f"task{number}", found, sources, STAMP):
            dataset.folder.write(name, data)
            names.append(name)
        dataset.commit(f"task{number}", {"parts": names, "pieces": [], "n_done": 4, "failures": []})
    pipeline.import_dataset(folder / "out", folder / "c.db", write_links=True)
    return pipeline.open_corpus(folder / "c.db"), pipeline.open_corpus(folder / "out")


def same(one: pd.DataFrame, other: pd.DataFrame, ordered: bool = False) -> None:
    """The same columns of the same types with the same rows; in the same order where a query has one."""
    assert list(one.columns) == list(other.columns)
    assert {c: str(t) for c, t in one.dtypes.items()} == {c: str(t) for c, t in other.dtypes.items()}
    assert plain(one, ordered) == plain(other, ordered)


def plain(frame: pd.DataFrame, ordered: bool) -> list[tuple[str, ...]]:
    cells = [[f"{v:.9g}" if isinstance(v, float) else str(v) for v in row] for row in frame.itertuples(index=False)]
    rows = [tuple(row) for row in cells]
    return rows if ordered else sorted(rows)


def names() -> list[str]:
    views = Path(pipeline.__file__).parent / "corpus" / "views.sql"
    found = [line.split()[2] for line in views.read_text("utf-8").splitlines() if line.startswith("CREATE VIEW")]
    return [*tables(), *found]


@pytest.mark.parametrize("name", names())
def test_tables_and_views(name: str, both: tuple[Corpus, Corpus]) -> None:
    store, dataset = both
    query = f'SELECT * FROM "{name}"'
    same(store.sql(query), dataset.sql(query))


def test_the_test_has_rows_to_compare(both: tuple[Corpus, Corpus]) -> None:
    _, dataset = both
    without = {"own_actors", "own_links", "own_places", "own_place_links"}
    without |= {"near_duplicates", "v_copies", "place_candidates"}
    empty = {name for name in names() if not len(dataset.sql(f'SELECT 1 FROM "{name}" LIMIT 1'))}
    assert empty <= without
    assert dataset.sql("SELECT count(DISTINCT canonical_actor_id) AS n FROM v_actors").n[0] < len(dataset.actors)


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.article_counts(by="week", per_source=True),
        lambda c: c.actor_counts(by="month", order="quotes", limit=3),
        lambda c: c.actor_counts(actor="Claire Vasseur", since="2025-10", until="2025-10"),
        lambda c: c.share_of_voice(by="month", per_source=True),
        lambda c: c.speaker_gender(by="year", unique=True),
        lambda c: c.cooccurrences("sentence", among=5),
        lambda c: c.cooccurrences("quote"),
        lambda c: c.speaks_about(type="PER"),
        lambda c: c.place_counts(by="day", kind="city", limit=4),
        lambda c: c.timeline(earliest="2025-10", limit=6),
        lambda c: c.rising_actors(days=30),
        lambda c: c.quotes(actor="Delaunay", columns=["quote_id", "text"]),
    ],
    ids=["articles", "actors", "one actor", "share", "gender", "sentences", "quotes", "about", "places", "timeline",
         "rising", "filtered"],
)  # fmt: skip
def test_aggregates(ask: Callable[[Any], pd.DataFrame], both: tuple[Corpus, Corpus]) -> None:
    one, other = map(ask, both)
    assert len(one)
    same(one, other)


def test_what_only_a_store_can_do_is_told(both: tuple[Corpus, Corpus]) -> None:
    dataset = next(corpus for corpus in both if isinstance(corpus, DatasetCorpus))
    with pytest.raises(StoreNeeded, match="quiditquoi import"):
        dataset.find("budget")
    with pytest.raises(StoreNeeded, match="quiditquoi import"):
        dataset.article("a")


def test_rows_come_in_chunks(both: tuple[Corpus, Corpus]) -> None:
    _, dataset = both
    pieces = list(dataset.chunks("SELECT sentence_no FROM sentences WHERE sentence_no >= :least", {"least": 1}, size=5))
    assert sum(map(len, pieces)) == len(dataset.sql("SELECT 1 FROM sentences WHERE sentence_no >= ?", (1,)))
    assert max(map(len, pieces)) == 5


def test_a_dataset_with_one_article_has_every_table(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(record(1, text="Rien à dire."), "utf-8")
    spread([tmp_path / "in.jsonl"], tmp_path / "out")
    corpus = pipeline.open_corpus(tmp_path / "out")
    assert (len(corpus.articles), len(corpus.v_quotes), len(corpus.runs)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a.x IS b.x", "a.x IS NOT DISTINCT FROM b.x"),
        ("x IS NULL AND y IS NOT NULL", "x IS NULL AND y IS NOT NULL"),
        ("day >= :since AND a::TEXT", "day >= $since AND a::TEXT"),
        ("date(x, '-7 days')", "sqlite_date(x, '-7 days')"),
        ("x = update_date(1)", "x = update_date(1)"),
    ],
    ids=["any two values", "null", "names", "days", "another function"],
)
def test_translation(query: str, expected: str) -> None:
    assert translated(query) == expected


def test_no_limit_is_none() -> None:
    assert bound("SELECT 1 LIMIT :p0", {"p0": -1}) == ("SELECT 1 ", {})
    assert bound("SELECT :p1 LIMIT :p0", {"p0": 5, "p1": "x"}) == ("SELECT $p1 LIMIT $p0", {"p0": 5, "p1": "x"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [("2025-10-05", "2025-09-29"), ("2025-10-06", "2025-10-06"), ("2025-10", None), (None, None)],
    ids=["a Sunday", "a Monday", "a month", "nothing"],
)
def test_weeks_begin_alike(given: str | None, expected: str | None, both: tuple[Corpus, Corpus]) -> None:
    for corpus in both:
        found = corpus.sql("SELECT date(?, 'weekday 0', '-6 days') AS w", (given,)).w[0]
        assert (None if pd.isna(found) else found) == expected
