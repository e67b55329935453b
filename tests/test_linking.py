"""Links in the store: one actor across articles, whatever the order, however it came about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made import article, doc
from test_store import RUN, dump, source

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
