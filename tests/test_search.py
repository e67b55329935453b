"""`find`: what people type, what is found, and that the index follows the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.corpus import check, search_index
from pipeline.corpus.match import expression
from pipeline.corpus.search import PASSAGE, WORD, at_words, find, passage
from pipeline.corpus.store import RunRow, SourceRow, Store
from pipeline.errors import NoActor, NoSearchIndex, NothingToFind

RUN = RunRow("r1", "2026-01-01T00:00:00Z", "1", "m", "h", "here", {})
TEXTS = {
    "elysee": "Le budget de l’Élysée baisse. Anne Petit a dit : « Un coup dur pour les cœurs. » Le budget suivra.",
    "plage": "À la plage, Anne Petit a lancé : « Le budget attendra demain. »",
    "long": f"{'Rien à voir ici, '} {'et encore rien, ' * 60} sauf une girafe à la toute fin.",
    "tag": "Une girafe <script>alert(1)</script> s’échappe aujourd’hui.",
}


def put(store: Store, name: str, text: str, published: str = "2025-10-16") -> None:
    made_ = made.extraction(text=text, path=f"/in/{name}.txt", title=f"Titre {name}", published=published)
    row = SourceRow(f"/in/{name}.txt", 0, text[:9], 1, 1, "s", "text", name, made_.article.article_id)
    store.put(row, made_, "h", "r1")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.db"
    with Store(path) as store:
        store.begin(RUN)
        for name, text in TEXTS.items():
            put(store, name, text)
        store.relate()
    return path


def found(db: Path, text: str, **asked: object) -> list[str]:
    return [hit.doc_id for hit in find(pipeline.open_corpus(db), text, **asked).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("budget", {"elysee", "plage"}, id="a word"),
        pytest.param("BUDGET", {"elysee", "plage"}, id="case"),
        pytest.param("elysee", {"elysee"}, id="accents, and the headline"),
        pytest.param("l'élysée", {"elysee"}, id="straight apostrophe for a curly one"),
        pytest.param("aujourd'hui", {"tag"}, id="apostrophe inside a word"),
        pytest.param("coeurs", {"elysee"}, id="oe for œ"),
        pytest.param("cœurs", {"elysee"}, id="œ"),
        pytest.param("budget plage", {"plage"}, id="all words"),
        pytest.param('"budget attendra"', {"plage"}, id="a phrase"),
        pytest.param("«attendra budget»", set(), id="a phrase in another order"),
        pytest.param("gira*", {"long", "tag"}, id="a beginning"),
        pytest.param("gira", set(), id="not a beginning"),
        pytest.param("budget -plage", {"elysee"}, id="without"),
        pytest.param('girafe -"s’échappe aujourd’hui"', {"long"}, id="without a phrase"),
        pytest.param("budget AND NEAR(", set(), id="operators are words"),
        pytest.param("title:budget", set(), id="a column is words"),
    ],
)
def test_what_is_typed_is_found(db: Path, text: str, expected: set[str]) -> None:
    assert set(found(db, text)) == expected


@given(st.text(max_size=60))
def test_no_text_breaks_the_query(text: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE f USING fts5 (t, tokenize = 'unicode61 remove_diacritics 2')")
    try:
        query = expression(text)
    except NothingToFind:
        return
    assert db.execute("SELECT count(*) FROM f WHERE f MATCH ?", (query,)).fetchone() == (0,)


@pytest.mark.parametrize("text", ["", "  ", '"', "* - «»", "-budget", "!?"])
def test_nothing_to_find_is_told(text: str) -> None:
    with pytest.raises(NothingToFind, match="no word"):
        expression(text)


def test_a_hit_shows_its_sentence_and_who_speaks(db: Path) -> None:
    hits = {hit.doc_id: hit for hit in find(pipeline.open_corpus(db), "budget").hits}
    assert hits["plage"].speaker == "Anne Petit"
    assert hits["plage"].quote_id is not None
    assert hits["elysee"].passage == "Le budget de l’Élysée baisse."
    assert hits["elysee"].speaker is None
    assert [hits["elysee"].passage[start:end] for start, end in hits["elysee"].hits] == ["budget"]


def test_a_headline_weighs_most_and_shows_where_the_body_has_nothing(db: Path) -> None:
    (hit,) = find(pipeline.open_corpus(db), "titre long").hits
    assert (hit.field, hit.passage, hit.hits) == ("title", "Titre long", ((0, 5), (6, 10)))


def test_a_long_sentence_is_cut_around_the_hit(db: Path) -> None:
    hits = find(pipeline.open_corpus(db), "girafe").hits
    long = next(hit for hit in hits if hit.doc_id == "long")
    assert PASSAGE - 20 < len(long.passage) <= PASSAGE
    assert long.passage.startswith(("et ", "encore ", "rien"))
    assert [long.passage[start:end] for start, end in long.hits] == ["girafe"]


@given(st.text("ab ", max_size=90), st.integers(0, 90), st.integers(0, 90))
def test_a_cut_spares_words_and_stays_inside(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    cut_start, cut_end = at_words(text, (start, end))
    assert start <= cut_start <= cut_end <= end
    assert cut_start - start <= WORD
    assert end - cut_end <= WORD


def test_quotes_of_an_actor(db: Path) -> None:
    corpus = pipeline.open_corpus(db)
    (hit,) = find(corpus, "budget", actor="petit").hits
    assert (hit.doc_id, hit.speaker, hit.passage) == ("plage", "Anne Petit", "Le budget attendra demain.")
    assert found(db, "coup", quotes=True) == ["elysee"]
    assert found(db, "girafe", quotes=True) == []
    with pytest.raises(NoActor):
        find(corpus, "budget", actor="Zorro")


def test_hits_are_narrowed_counted_and_limited(db: Path) -> None:
    corpus = pipeline.open_corpus(db)
    assert find(corpus, "budget", limit=1).total == 2
    assert len(find(corpus, "budget", limit=1).hits) == 1
    assert found(db, "budget", since="2025-10-17") == []
    assert set(found(db, "budget", until="2025-10")) == {"elysee", "plage"}
    assert found(db, "budget", source="Le Monde") == []
    assert list(corpus.find("budget plage").doc_id) == ["plage"]
    assert list(corpus.find("zzz").columns) == list(corpus.find("budget").columns)


def test_control_characters_of_a_text_are_no_marks(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db") as store:
        store.begin(RUN)
        put(store, "odd", "Une girafe \x02 au \x03 bord de \x02 l’eau.")
        store.relate()
    (hit,) = find(pipeline.open_corpus(tmp_path / "c.db"), "girafe").hits
    assert hit.passage in "Une girafe \x02 au \x03 bord de \x02 l’eau."


@pytest.mark.parametrize(
    ("sentences", "hits", "expected"),
    [
        pytest.param([(0, 9), (10, 20)], [(12, 14)], (10, 20), id="the sentence of the hit"),
        pytest.param([(0, 9), (10, 20)], [(1, 2), (12, 14), (15, 16)], (10, 20), id="the sentence with most"),
        pytest.param([(0, 9), (10, 20)], [(1, 2), (12, 14)], (0, 9), id="the first of equals"),
        pytest.param([(0, 9)], [(15, 16)], (0, 30), id="no sentence: all of it"),
        pytest.param([], [], (0, 30), id="nothing known"),
    ],
)
def test_passages(sentences: list[tuple[int, int]], hits: list[tuple[int, int]], expected: tuple[int, int]) -> None:
    assert passage((0, 30), sentences, hits) == expected


# The index follows the store.


def whole(db: Path) -> list[str]:
    """What FTS5 itself finds wrong between the index and its content; raises when they differ."""
    with sqlite3.connect(db) as store:
        for name in ("search_articles", "search_quotes"):
            store.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    return check.check(db)


def test_an_article_that_changes_or_goes_leaves_the_index(db: Path) -> None:
    with Store(db) as store:
        put(store, "plage", "À la montagne, rien.")
        store.remove("/in/tag.txt", "r1", prune=True)
        store.relate()
    assert found(db, "attendra") == []
    assert found(db, "attendra", quotes=True) == []
    assert found(db, "montagne") == ["plage"]
    assert found(db, "girafe") == ["long"]
    assert whole(db) == []


def test_an_error_leaves_the_index_as_it_was(db: Path) -> None:
    with Store(db) as store:
        before = store.db.execute("SELECT * FROM search_rows").fetchall()
        with pytest.raises(ZeroDivisionError):
            _forget_and_fail(store, before[0]["article_id"])
        assert store.db.execute("SELECT * FROM search_rows").fetchall() == before
    assert whole(db) == []


def _forget_and_fail(store: Store, article_id: str) -> None:
    with store.transaction():
        search_index.forget(store.db, article_id)
        raise ZeroDivisionError


def test_what_a_killed_run_left_out_is_indexed_by_the_next(db: Path) -> None:
    with Store(db) as store:
        put(store, "neuf", "Un hippopotame arrive.")
    assert found(db, "hippopotame") == []
    assert find(pipeline.open_corpus(db), "hippopotame").not_indexed == 1
    with Store(db) as store:
        store.relate()
    assert found(db, "hippopotame") == ["neuf"]
    assert whole(db) == []


def test_nothing_new_costs_nothing_and_rebuilding_changes_nothing(db: Path) -> None:
    with Store(db) as store:
        changes = store.db.total_changes
        with store.transaction():
            search_index.relate(store.db)
        assert store.db.total_changes == changes
    check.rebuild(db)
    assert set(found(db, "budget")) == {"elysee", "plage"}
    assert whole(db) == []


def test_an_index_of_another_shape_is_made_again(db: Path) -> None:
    with Store(db) as store:
        store.db.execute("DROP VIEW search_quotes_content")
    with Store(db) as store:
        store.relate()
    assert set(found(db, "budget")) == {"elysee", "plage"}
    assert whole(db) == []


def test_a_row_of_what_is_gone_is_a_problem(db: Path) -> None:
    with Store(db) as store:
        store.db.execute("INSERT INTO search_rows (article_id) VALUES ('nobody')")
    assert check.check(db) == ["search_rows: 1 rows of what is gone: run `quiditquoi check --rebuild`"]


def test_a_store_with_no_index_is_told(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_has_fts5", lambda _: False)
    with Store(db.with_name("old.db")) as store:
        store.begin(RUN)
        put(store, "plage", TEXTS["plage"])
        store.relate()
    with pytest.raises(NoSearchIndex, match="rebuild"):
        find(pipeline.open_corpus(db.with_name("old.db")), "budget")
    assert check.check(db.with_name("old.db")) == []
