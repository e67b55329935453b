"""Files and folders → a store, again and again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.batch import plan
from pipeline.batch.run import Run, Summary
from pipeline.corpus.describe import tables
from pipeline.corpus.store import Store, open_read_only
from pipeline.errors import InputMissing
from pipeline.nlp.annotations import register

TEXT = "Le conseil a voté le budget."


@Language.component("test_trap")
def trap(doc: Doc) -> Doc:
    """Fail on one word, as a bug in a component would."""
    if "PIÈGE" in doc.text:
        raise RuntimeError("fell into the trap")
    return doc


def blank() -> Language:
    register()
    nlp = spacy.blank("fr")
    nlp.add_pipe("quiditquoi_sentences")
    nlp.add_pipe("test_trap")
    return nlp


def run(db: Path, inputs: Iterable[Path], published: str | None = None) -> Summary:
    with Store(db) as store:
        return Run(store, blank, published).over(list(inputs), {})


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(open_read_only(db)) as store:
        return [tuple(row) for row in store.execute(query)]


def dump(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows, less what only tells which run wrote them."""
    found = {}
    for name, table in tables().items():
        columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "run_id")
        found[name] = sorted(rows(db, f"SELECT {columns} FROM {name}"), key=repr) if name != "runs" else []
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    (root / "sub").mkdir(parents=True)
    (root / "b.txt").write_text(TEXT)
    (root / "sub" / "a.jsonl").write_text(
        f'{{"id": "1", "text": "{TEXT} Un."}}\n{{"id": "2", "text": "{TEXT} Deux."}}\n'
    )
    (root / "bad.json").write_text("{")
    (root / "notes.pdf").write_text("left alone")
    (root / ".hidden.txt").write_text(TEXT)
    return root


def test_first_run(folder: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "c.db", [folder])
    assert (done.n_new, done.n_changed, done.n_unchanged, done.n_failed, done.status) == (3, 0, 0, 1, "partial")
    assert rows(tmp_path / "c.db", "SELECT status, error_code FROM sources WHERE path LIKE '%bad.json'") == [
        ("failed", "json")
    ]
    assert rows(tmp_path / "c.db", "SELECT n_new, n_failed, status FROM runs") == [(3, 1, "partial")]


def test_second_run_changes_nothing(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    before = dump(tmp_path / "c.db")
    done = run(tmp_path / "c.db", [folder])
    assert (done.n_new, done.n_changed, done.n_unchanged, done.n_failed) == (0, 0, 3, 1)
    assert dump(tmp_path / "c.db") == before


def test_edited_record_is_the_only_one_done_again(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    lines = (folder / "sub" / "a.jsonl").read_text().splitlines()
    (folder / "sub" / "a.jsonl").write_text("\n".join([lines[0], lines[1].replace("Deux", "Trois"), lines[0]]))
    done = run(tmp_path / "c.db", [folder])
    assert (done.n_new, done.n_changed, done.n_unchanged) == (1, 1, 2)
    texts = [row[0] for row in rows(tmp_path / "c.db", "SELECT text FROM articles ORDER BY text")]
    assert texts == [TEXT, f"{TEXT} Trois.", f"{TEXT} Un."]


def test_order_of_inputs_does_not_matter(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "one.db", [folder])
    for path in sorted(plan.files([folder]), reverse=True):
        run(tmp_path / "two.db", [path])
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


def test_one_bad_article_costs_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("Un PIÈGE ici.")
    (folder / "d.txt").write_text("Un PIÈGE ici.")
    done = run(tmp_path / "c.db", [folder])
    assert (done.n_new, done.n_failed) == (5, 3)
    assert sorted(failure.code for failure in done.failures) == ["analysis", "analysis", "json"]
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(3,)]


def test_twin_files_are_one_article(folder: Path, tmp_path: Path) -> None:
    (folder / "twin.txt").write_text(TEXT)
    run(tmp_path / "c.db", [folder])
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(3,)]
    found = rows(
        tmp_path / "c.db",
        "SELECT doc_id FROM sources WHERE article_id = (SELECT article_id FROM articles WHERE doc_id = 'b')",
    )
    assert sorted(found) == [("b",), ("twin",)]


def test_publication_date_is_part_of_the_article(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder], "2025-10-16")
    done = run(tmp_path / "c.db", [folder], "2025-10-17")
    assert done.n_changed == 3
    assert set(rows(tmp_path / "c.db", "SELECT published, published_from FROM articles")) == {
        ("2025-10-17", "argument")
    }


def test_missing_input_writes_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        run(tmp_path / "c.db", [tmp_path / "absent"])
    assert rows(tmp_path / "c.db", "SELECT * FROM runs") == []


def test_plan_is_sorted_and_stays_inside(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text(TEXT)
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(outside)
    found = [path.relative_to(folder).as_posix() for path in plan.files([folder, folder / "b.txt"])]
    assert found == ["b.txt", "bad.json", "sub/a.jsonl"]


def test_a_named_file_is_always_taken(folder: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "c.db", [folder / "notes.pdf"])
    assert [failure.code for failure in done.failures] == ["format"]
    assert rows(tmp_path / "c.db", "SELECT status FROM sources") == [("skipped",)]


def test_batches_change_no_row(nlp: Language, tmp_path: Path) -> None:
    """The same articles alone and in a batch of sixteen, with the real model."""
    names = ["Anne Lefort", "Jean Duval", "Marie Curie", "Paul Verlaine"]
    texts = [
        f"« Tout ira bien », a déclaré {name} à Lyon, mardi {day} mai. " * day for name in names for day in (1, 2, 5)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": str(n), "text": text, "date": "2024-05-20"}) for n, text in enumerate(texts))
    )
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.json").write_text(json.dumps({"id": str(n), "text": text, "date": "2024-05-20"}))
    with Store(tmp_path / "batch.db") as store:
        Run(store, lambda: nlp).over([path], {})
    for n in range(len(texts)):
        with Store(tmp_path / "alone.db") as store:
            Run(store, lambda: nlp).over([tmp_path / f"{n}.json"], {})
    one, other = dump(tmp_path / "batch.db"), dump(tmp_path / "alone.db")
    assert len(one["actors"]) > 0
    for name in tables():
        if name not in ("articles", "sources"):
            assert one[name] == other[name], name
