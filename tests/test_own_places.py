"""`--places`: the user's own table of places is read, kept, and wins in every view."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import pipeline
from pipeline.batch.options import Options
from pipeline.corpus.frames import Corpus
from pipeline.corpus.own_places import OwnPlace, read_own_places
from pipeline.errors import InputUnreadable, PlacesTableInvalid

HEADER = "name,alias,kind,country_code,latitude,longitude,wikidata_id\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEADER, [], id="nothing but a header"),
        pytest.param("name\nLyon\n", [OwnPlace(("Lyon",))], id="name alone"),
        pytest.param(
            f"{HEADER}Lyon,Lugdunum|Capitale des Gaules,city,fr,45.76,4.83,Q456\n",
            [OwnPlace(("Lyon", "Lugdunum", "Capitale des Gaules"), "city", "FR", 45.76, 4.83, "Q456")],
            id="everything",
        ),
        pytest.param(
            "name;kind;latitude;longitude\nLyon;None;45,5;-4\n",
            [OwnPlace(("Lyon",), "none", None, 45.5, -4.0)],
            id="semicolons and decimal commas",
        ),
    ],
)
def test_table_is_read(text: str, expected: list[OwnPlace], tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(text, "utf-8-sig")
    assert read_own_places(tmp_path / "places.csv") == expected


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,city,FR,,,", "line 2: the name is empty"),
        ("Lyon,,town,FR,,,", "kind is 'town'"),
        ("Lyon,,city,FRA,,,", "country_code is 'FRA'"),
        ("Lyon,,city,FR,nord,4,", "latitude is 'nord'"),
        ("Lyon,,city,FR,91,4,", "latitude is '91'"),
        ("Lyon,,city,FR,nan,4,", "latitude is 'nan'"),
        ("Lyon,,city,FR,45,,", "one of latitude and longitude is empty"),
        ("Lyon,,,,,,\nLYON,,,,,,", "line 3: 'lyon' stands in an earlier row too"),
    ],
)
def test_rows_that_cannot_be_meant(row: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(f"{HEADER}{row}\n", "utf-8")
    with pytest.raises(PlacesTableInvalid, match="the columns are name") as caught:
        read_own_places(tmp_path / "places.csv")
    assert why in str(caught.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="absent"):
        read_own_places(tmp_path / "absent.csv")


@pytest.fixture
def db(seed_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seed_db, tmp_path / "corpus.db"))


def with_table(db: Path, seeds: Path, rows: str | None) -> Corpus:
    """The corpus after a run that finds nothing new, with a table or none."""
    path = db.with_name("places.csv")
    if rows is not None:
        path.write_text(HEADER + rows, "utf-8")
    pipeline.run([seeds], db, options=Options(workers=1, places=path if rows is not None else None))
    return pipeline.open_corpus(db)


def test_the_table_wins_in_every_view(db: Path, seeds: Path) -> None:
    before = pipeline.open_corpus(db)
    mentions = dict(zip(before.place_counts().name, before.place_counts().mentions, strict=True))
    corpus = with_table(db, seeds, "La Maison,Maison Blanche|Kremlin,facility,CH,46.5,6.5,Q1\nBudapest,,none,,,,\n")
    counted = corpus.place_counts()
    (row,) = counted[counted.name == "La Maison"].to_dict("records")
    assert row["mentions"] == mentions["Maison Blanche"] + mentions["Kremlin"]
    assert (row["kind"], row["country_code"], row["latitude"], row["longitude"]) == ("facility", "CH", 46.5, 6.5)
    assert row["admin1"] is None or str(row["admin1"]) == "<NA>"
    for places in ("place_counts", "daily_places", "v_mentions WHERE kind = 'place'"):
        names = set(corpus.sql(f"SELECT name FROM {places}").name)
        assert "La Maison" in names, places
        assert not {"Budapest", "Kremlin", "Maison Blanche"} & names, places
    assert "Budapest" not in " ".join(corpus.timeline().places.dropna())
    assert list(corpus.place_counts(limit=50).place_id) == list(corpus.sql(SAME).place_id)


SAME = "SELECT place_id FROM place_counts ORDER BY mentions DESC, name, place_id"


def test_what_the_table_leaves_out_is_as_it_was_found(db: Path, seeds: Path) -> None:
    corpus = with_table(db, seeds, "Boudapest,Budapest,,,,,\n")
    counted = corpus.place_counts()
    (row,) = counted[counted.name == "Boudapest"].to_dict("records")
    assert (row["kind"], row["country_code"], row["admin1"]) == ("city", "HU", "Budapest")
    assert row["latitude"] == pytest.approx(47.5, abs=0.1)


def test_the_store_keeps_the_table_until_another_is_given(db: Path, seeds: Path) -> None:
    with_table(db, seeds, "Boudapest,Budapest,,,,,\n")
    assert "Boudapest" in set(with_table(db, seeds, None).place_counts().name)
    assert "Budapest" in set(with_table(db, seeds, "").place_counts().name)
    with closing(sqlite3.connect(db)) as store:
        assert store.execute("SELECT count(*) FROM own_place_links").fetchone() == (0,)


def test_places_of_one_entry_are_told_by_one_of_them(db: Path, seeds: Path) -> None:
    """Never the latitude of one place with the longitude of another."""
    before = pipeline.open_corpus(db).place_counts()
    points = set(zip(before.latitude, before.longitude, strict=True))
    merged = with_table(db, seeds, "Les deux,Washington|Budapest|Kiev,,,,,\n").place_counts()
    (row,) = merged[merged.name == "Les deux"].to_dict("records")
    assert (row["latitude"], row["longitude"]) in points
