"""Links in the store: one actor across articles, whatever the order, however it came about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made import article, doc
from test_store import RUN, dump, source

from pipeline.corpus.links import Own
from pipeline.corpus.store import Store
from pipeline.nlp.annotations import Actor, Mention
from pipeline.tables import Extraction, extract


def about(path: str, *names: str) -> Extraction:
    """An article that names some persons."""
    text = f"{path} : " + ", ".join(names) + "."
    made = article(text=text, title=None, path=path)
    annotated = doc(made)
    annotated._.actors = [Actor(name, "PER", None, None, None, None, (name,)) for name in names]
    annotated._.mentions = [
        Mention(text.index(name), text.index(name) + len(name), n, "name", None, 0.9, "test")
        for n, name in enumerate(names)
    ]
    return extract(annotated, made)


ARTICLES = {
    "/in/a.txt": ("Donald Trump", "Marine Le Pen"),
    "/in/b.txt": ("Donald Trump", "Claire Martin"),
    "/in/c.txt": ("Trump", "Marine Le Pen"),
    "/in/d.txt": ("Jean Martin",),
    "/in/e.txt": ("Martin",),
}


def stored(path: Path, order: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Store articles one run at a time."""
    for name in order:
        with Store(path) as store:
            if not store.db.execute("SELECT 1 FROM runs").fetchone():
                store.begin(RUN)
            found = about(name, *ARTICLES[name])
            store.put(source(found, name), found, "rules", "r1")
            store.relate()
    return dump(path)


OWN = [
    Own(("William Trump", "Donald Trump", "Claire Martin"), "PER", "Q1", "f"),
    Own(("Marine L.", "Marine Le Pen"), None, "Q2"),
]


def with_own(path: Path, *tables: list[Own] | None) -> dict[str, list[tuple[Any, ...]]]:
    """Store all articles, then bring the links up to date with one table after another."""
    stored(path, sorted(ARTICLES))
    for own in tables:
        with Store(path) as store:
            store.relate(own=own)
    return dump(path)


def views(path: Path) -> set[tuple[str, str, str | None, str | None]]:
    with Store(path) as store:
        return {
            tuple(row) for row in store.db.execute("SELECT name, canonical_name, wikidata_id, gender FROM v_actors")
        }


def test_own_table_wins(tmp_path: Path) -> None:
    with_own(tmp_path / "c.db", OWN)
    found = views(tmp_path / "c.db")
    assert {row for row in found if row[2]} == {
        ("Donald Trump", "William Trump", "Q1", "f"),
        ("Trump", "William Trump", "Q1", "f"),
        ("Claire Martin", "William Trump", "Q1", "f"),
        ("Marine Le Pen", "Marine L.", "Q2", None),
    }


def test_own_table_stays_until_another_is_given(tmp_path: Path) -> None:
    whole = with_own(tmp_path / "one.db", OWN)
    assert with_own(tmp_path / "two.db", OWN, None) == whole
    assert with_own(tmp_path / "three.db", OWN[1:], OWN[::-1]) == whole
    with Store(tmp_path / "one.db") as store:
        store.relate(anew=True)
    assert dump(tmp_path / "one.db") == whole


def test_empty_own_table_takes_it_out(tmp_path: Path) -> None:
    assert with_own(tmp_path / "one.db", OWN, []) == stored(tmp_path / "two.db", sorted(ARTICLES))


def test_own_table_and_what_is_gone(tmp_path: Path) -> None:
    with_own(tmp_path / "one.db", OWN)
    gone = ("/in/a.txt", "/in/b.txt")
    with Store(tmp_path / "one.db") as store:
        for name in gone:
            store.remove(name, "r1", prune=True)
        store.relate()
        one = dump(tmp_path / "one.db")
        store.relate(anew=True)
    assert dump(tmp_path / "one.db") == one


def names(path: Path) -> dict[str, str]:
    """Which name stands for which."""
    with Store(path) as store:
        rows = store.db.execute("SELECT name, article_id, canonical_name FROM v_actors")
        return {row["name"]: row["canonical_name"] for row in rows}


def test_short_name_is_the_one_bearer(tmp_path: Path) -> None:
    stored(tmp_path / "c.db", sorted(ARTICLES))
    found = names(tmp_path / "c.db")
    assert found["Trump"] == "Donald Trump"
    assert found["Martin"] == "Martin", "two bearers: it stays apart"


@pytest.mark.parametrize("seed", range(3))
def test_order_does_not_matter(seed: int, tmp_path: Path) -> None:
    order = sorted(ARTICLES)
    turned = order[seed + 1 :] + order[: seed + 1][::-1]
    assert stored(tmp_path / "one.db", order) == stored(tmp_path / "other.db", turned)


def test_what_is_gone_is_unlinked(tmp_path: Path) -> None:
    whole = stored(tmp_path / "one.db", sorted(ARTICLES))
    with Store(tmp_path / "one.db") as store:
        store.remove("/in/a.txt", "r1", prune=True)
        store.remove("/in/d.txt", "r1", prune=True)
        store.relate()
    left = [name for name in sorted(ARTICLES) if name not in ("/in/a.txt", "/in/d.txt")]
    assert dump(tmp_path / "one.db") == stored(tmp_path / "two.db", left)
    assert whole != dump(tmp_path / "one.db")


def test_rebuilding_changes_nothing(tmp_path: Path) -> None:
    before = stored(tmp_path / "c.db", sorted(ARTICLES))
    with Store(tmp_path / "c.db") as store:
        store.relate(anew=True)
    assert dump(tmp_path / "c.db") == before
    assert before["actor_links"]
