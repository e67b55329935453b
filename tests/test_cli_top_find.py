"""`top` and `find` as a person and a script call them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import hand_made
import pytest
from rich.table import Table

from pipeline.corpus import counting, search_index
from pipeline.corpus.store import Store

TOOL = Path(sys.executable).parent / "quiditquoi"


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = hand_made.write(tmp_path_factory.mktemp("hand") / "corpus.db")
    with Store(path) as store:
        store.db.execute("UPDATE actors SET name = '=HYPERLINK(\"x\")' WHERE actor_id LIKE 'X%'")
        store.db.execute(
            "UPDATE articles SET title = 'Grève à l’Élysée [bold]', source = '+Soir' WHERE article_id = 'a5'"
        )
        with store.transaction():
            counting.relate(store.db, anew=True)
            search_index.relate(store.db)
    return path


def as_json(*arguments: object) -> dict[str, list[dict[str, object]]]:
    done = call(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


def test_top_actors_as_a_table(db: Path) -> None:
    done = call("top", "actors", "--db", db)
    assert done.returncode == 0, done.stderr
    for words in ("Acteurs les plus nommés", "Émile Durand", "Anne Petit", "homme", "femme", "organisation"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--limit 1", [("Émile Durand", 6)]),
        ("--by week --actor Petit --since 2025-10", [("Anne Petit", 4)]),
        ("--type ORG", [("ONU", 2)]),
        ("--unique --actor Petit", [("Anne Petit", 4)]),
        ("--source Soir --source x", [("Anne Petit", 1), ("Émile Durand", 1)]),
    ],
)
def test_top_actors_of_some_articles(db: Path, arguments: str, expected: list[tuple[str, int]]) -> None:
    rows = as_json("top", "actors", *arguments.split(), "--db", db)["rows"]
    assert [(row["name"], row["mentions"]) for row in rows] == expected


def test_top_speakers_shares_places_and_pairs(db: Path) -> None:
    first = as_json("top", "speakers", "--db", db, "--until", "2025-10", "--by", "month", "--limit", "1")["rows"]
    assert first == [
        {"period": "2025-10-01", "actor_id": "Pa1", "name": "Anne Petit", "type": "PER", "gender": "f", "quotes": 3,
         "quoted_articles": 2, "total_articles": 4, "total_quotes": 5, "share": 0.5, "quote_share": 0.6}]  # fmt: skip
    assert [row["name"] for row in as_json("top", "places", "--db", db)["rows"]] == ["Paris", "Les Aubépines"]
    (pair,) = as_json("top", "pairs", "--db", db, "--level", "sentence", "--limit", "1")["rows"]
    assert (pair["weight"], {pair["name_a"], pair["name_b"]}) == (3, {"Anne Petit", "Émile Durand"})
    shown = call("top", "speakers", "--db", db, "--by", "month", "--limit", "1").stdout
    assert "octobre 2025" in shown
    assert "50,0" in shown


def test_csv_is_text_for_a_spreadsheet(db: Path) -> None:
    done = call("top", "actors", "--db", db, "--csv", "--per-source", "--actor", "Xa6", "--actor", "ONU")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {(row["name"], row["source"]) for row in rows} == {
        ("'=HYPERLINK(\"x\")", ""), ("ONU", "Matin"), ("ONU", "'+Soir")}  # fmt: skip
    assert call("find", "greve", "--db", db, "--csv").stdout.count("'+Soir") == 1


def test_find_shows_json_and_tables(db: Path) -> None:
    found = as_json("find", "l'elysee", "greve", "--db", db)
    (hit,) = found["hits"]
    assert (hit["doc_id"], hit["field"], hit["passage"]) == ("a5", "title", "Grève à l’Élysée [bold]")
    assert hit["hits"] == [[0, 5], [8, 16]]
    assert "[bold]" in call("find", "greve", "--db", db).stdout
    assert "Rien trouvé" in call("find", "hippopotame", "--db", db).stdout
    assert "Rien trouvé" in call("top", "actors", "--source", "nulle part", "--db", db).stdout


def test_a_word_behind_a_minus_is_left_out(db: Path) -> None:
    assert as_json("find", "greve", "-hippopotame", "--limit", "3", "--db", db)["hits"]
    assert as_json("find", "greve", "-elysee", "--db", db)["hits"] == []


def test_a_long_source_is_cut_in_tables_only() -> None:
    from pipeline.terminal_tables import LONGEST_SOURCE, top

    shown = top("actors", ["source", "name"], [("Le Journal de la région " * 5, "Anne Petit")], None, 80)
    assert isinstance(shown, Table)
    (source, _) = (next(iter(column.cells)) for column in shown.columns)
    assert (str(source)[-1], len(str(source))) == ("…", LONGEST_SOURCE)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("top", "actors", "--since", "hier"), 2, "no day", id="no day"),
        pytest.param(("top", "things"), 2, "pairs", id="nothing to rank"),
        pytest.param(("top", "actors", "--json", "--csv"), 2, "one of --json and --csv", id="two forms"),
        pytest.param(("top", "pairs", "--by", "week"), 2, "whole period", id="pairs by period"),
        pytest.param(("top", "places", "--actor", "Petit"), 2, "places have none", id="places of an actor"),
        pytest.param(("top", "actors", "--actor", "Pettit"), 1, "did you mean Petit", id="an unknown actor"),
        pytest.param(("find", "«»"), 1, "no word", id="nothing to find"),
        pytest.param(("find", "greve", "--sinse", "2025"), 2, "no such option: --sinse", id="a flag misspelt"),
    ],
)
def test_errors_say_what_to_do(db: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = call(*arguments, "--db", db)
    assert done.returncode == code
    assert words in " ".join(done.stderr.replace("│", " ").split())
