"""Files and folders → a store, again and again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.batch import pool
from pipeline.batch import run as batch
from pipeline.batch.options import Options
from pipeline.batch.plan import compare, listing
from pipeline.batch.run import Summary
from pipeline.batch.worker import Loader
from pipeline.corpus.describe import tables
from pipeline.corpus.store import open_read_only
from pipeline.errors import InputMissing, PruneRefused, TooManyFailures
from pipeline.nlp.annotations import register
from pipeline.readers.settings import Settings

TEXT = "Le conseil a voté le budget."


@Language.component("test_trap")
def trap(doc: Doc) -> Doc:
    """Fail on one word, as a bug in a component would."""
    if "PIÈGE" in doc.text:
        raise RuntimeError("fell into the trap")
    return doc


def blank() -> Language:
    register()
    nlp = spacy.blank("xx")  # the French tokenizer takes seconds to compile
    nlp.add_pipe("quiditquoi_sentences")
    nlp.add_pipe("test_trap")
    return nlp


def run(db: Path, inputs: Iterable[Path], load: Loader = blank, **settings: Any) -> Summary:
    return batch.run(list(inputs), db, Options(**{"workers": 1, **settings}), load)


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


def no_trap() -> Language:
    nlp = blank()
    nlp.remove_pipe("test_trap")
    return nlp


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
    for path in sorted(compare(listing([folder]), {}, "").new, reverse=True):
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
    run(tmp_path / "c.db", [folder], reading=Settings("2025-10-16"))
    done = run(tmp_path / "c.db", [folder], reading=Settings("2025-10-17"))
    assert done.n_changed == 3
    assert set(rows(tmp_path / "c.db", "SELECT published, published_from FROM articles")) == {
        ("2025-10-17", "argument")
    }


def test_missing_input_writes_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        run(tmp_path / "c.db", [tmp_path / "absent"])
    assert not (tmp_path / "c.db").exists()


def test_plan_is_sorted_and_stays_inside(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text(TEXT)
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(outside)
    found = [path.relative_to(folder).as_posix() for path in compare(listing([folder, folder / "b.txt"]), {}, "").new]
    assert found == ["b.txt", "bad.json", "sub/a.jsonl"]


def test_a_store_may_lie_among_its_inputs(folder: Path) -> None:
    db = folder / "corpus.db"
    run(db, [folder])
    assert db.with_name("corpus.db.lock").exists()
    run(db, [folder])
    assert rows(db, "SELECT path FROM sources WHERE path LIKE '%corpus.db%'") == []


def test_a_named_file_is_always_taken(folder: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "c.db", [folder / "notes.pdf"])
    assert [failure.code for failure in done.failures] == ["format"]
    assert rows(tmp_path / "c.db", "SELECT status FROM sources") == [("skipped",)]


def test_deleted_file_keeps_its_rows_until_pruned(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    (folder / "b.txt").unlink()
    assert run(tmp_path / "c.db", [folder]).n_removed == 1
    assert run(tmp_path / "c.db", [folder]).n_removed == 0
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(3,)]
    assert rows(tmp_path / "c.db", "SELECT doc_id FROM sources WHERE removed_at IS NOT NULL") == [("b",)]
    assert run(tmp_path / "c.db", [folder], prune=True).n_removed == 1
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(2,)]
    run(tmp_path / "fresh.db", [folder])
    assert dump(tmp_path / "c.db") == dump(tmp_path / "fresh.db")


def test_file_that_comes_back_is_no_longer_removed(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    before = dump(tmp_path / "c.db")
    (folder / "b.txt").rename(tmp_path / "away")
    run(tmp_path / "c.db", [folder])
    (tmp_path / "away").rename(folder / "b.txt")
    assert run(tmp_path / "c.db", [folder]).n_unchanged == 3
    assert dump(tmp_path / "c.db") == before


def test_other_folders_are_not_taken_for_deleted(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    assert run(tmp_path / "c.db", [folder / "sub"]).n_removed == 0


def test_prune_refuses_an_empty_root(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    folder.rename(tmp_path / "mounted elsewhere")
    folder.mkdir()
    with pytest.raises(PruneRefused):
        run(tmp_path / "c.db", [folder], prune=True)
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(3,)]


def test_touched_file_is_unchanged(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "c.db", [folder])
    os.utime(folder / "b.txt", ns=(1, 1))
    done = run(tmp_path / "c.db", [folder])
    assert (done.n_changed, done.n_unchanged) == (0, 3)


def test_rest_of_a_limited_file_is_done_later(folder: Path, tmp_path: Path) -> None:
    for expected in (1, 2, 3):
        run(tmp_path / "c.db", [folder], limit=1)
        assert rows(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(expected,)]
    assert run(tmp_path / "c.db", [folder], limit=1).n_new == 0


def test_since_leaves_out_and_lets_in_later(folder: Path, tmp_path: Path) -> None:
    (folder / "2020-01-01.txt").write_text("Un vieil article.")
    done = run(tmp_path / "c.db", [folder], since="2024-01-01")
    assert sorted(failure.code for failure in done.failures) == ["before_since", "json"]
    assert run(tmp_path / "c.db", [folder]).n_new == 1


def test_max_failures_stops_and_says_so(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TooManyFailures):
        run(tmp_path / "c.db", [folder], max_failures=0)
    assert rows(tmp_path / "c.db", "SELECT status FROM runs") == [("failed",)]


def test_reprocess(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "c.db"
    run(db, [folder])
    before = dump(db)
    assert run(db, [folder], reprocess="outdated").n_changed == 0
    monkeypatch.setattr(batch, "rules_hash", lambda: "newer")
    assert run(db, [folder]).n_changed == 0, "new rules never recompute silently"
    done = run(db, [folder], reprocess="outdated")
    assert (done.n_new, done.n_changed, done.n_unchanged) == (0, 3, 0)
    assert set(rows(db, "SELECT rules_hash FROM articles")) == {("newer",)}
    monkeypatch.undo()
    assert run(db, [folder], reprocess="all").n_changed == 3
    assert dump(db) == before


def test_reprocess_failed_reads_failures_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "c.txt").write_text("Un PIÈGE ici.")
    assert run(tmp_path / "c.db", [folder]).n_failed == 2
    again = run(tmp_path / "c.db", [folder], load=no_trap)
    assert (again.n_failed, len(again.failures)) == (2, 0), "a known failure is counted, not tried again"
    assert run(tmp_path / "c.db", [folder], load=no_trap, reprocess="failed").n_failed == 1


def test_dry_run_writes_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "c.db"
    assert len(batch.dry_run([folder], db, Options()).new) == 3
    assert not db.exists()
    run(db, [folder])
    (folder / "b.txt").write_text(TEXT + " Fin.")
    (folder / "sub" / "a.jsonl").unlink()
    plan = batch.dry_run([folder], db, Options()).as_dict()
    assert {name: len(paths) for name, paths in plan.items()} == {
        "new": 0, "changed": 1, "unchanged": 1, "unreadable": 0, "removed": 1,
    }  # fmt: skip


def test_near_duplicates_are_linked_in_any_order(tmp_path: Path) -> None:
    copy = " ".join(f"Le conseil a voté le point {n} du budget." for n in range(60))
    texts = {"a": copy, "b": copy + " Avec AFP", "c": copy.replace("point 40", "projet"), "d": "Rien à voir."}
    for order in ("abcd", "dcba"):
        for name in order:
            path = tmp_path / f"{name}.txt"
            path.write_text(texts[name])
            run(tmp_path / f"{order}.db", [path])
    query = (
        "SELECT x.doc_id, y.doc_id, similarity FROM near_duplicates n"
        " JOIN articles x ON x.article_id = n.article_id JOIN articles y ON y.article_id = n.other_id"
    )
    one, other = rows(tmp_path / "abcd.db", query), rows(tmp_path / "dcba.db", query)
    assert sorted(one) == sorted(other)
    assert {tuple(sorted(pair[:2])) for pair in one} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert all(pair[2] >= 0.8 for pair in one)


def test_batches_and_workers_change_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    run(tmp_path / "batch.db", [path], pipeline.load, workers=2)
    alone = [tmp_path / f"{n}.json" for n in range(len(texts))]
    monkeypatch.setattr(pool, "MOST_ARTICLES", 1)
    run(tmp_path / "alone.db", alone, pipeline.load, workers=1)
    one, other = dump(tmp_path / "batch.db"), dump(tmp_path / "alone.db")
    assert len(one["actors"]) > 0
    for name in tables():
        if name not in ("articles", "sources"):
            assert one[name] == other[name], name
