"""A store → files that other tools open."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from made import extraction
from test_store import RUN, source

from pipeline.corpus import export as exporting
from pipeline.corpus.describe import tables
from pipeline.corpus.export import escape, export
from pipeline.corpus.store import Store
from pipeline.errors import ExportError

FORMULA = '=HYPERLINK("x") dit Anne Petit : « Je pars »'


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Path]:
    with Store(tmp_path / "corpus.db") as store:
        store.begin(RUN)
        for path, text in (("/in/a.txt", FORMULA), ("/in/b.txt", "Rien.")):
            found = extraction(text=text, path=path)
            store.put(source(found, path), found, "rules", "r1")
        store.flush()
        yield store.path


def test_parquet_holds_every_row_and_type(db: Path, tmp_path: Path) -> None:
    files = export(db, tmp_path / "out", "parquet")
    assert [file.name for file in files] == [f"{name}.parquet" for name in tables()] + ["datapackage.json"]
    articles = pd.read_parquet(tmp_path / "out" / "articles.parquet")
    assert set(articles.text) == {FORMULA, "Rien."}
    mentions = pd.read_parquet(tmp_path / "out" / "actor_mentions.parquet")
    assert mentions.start.dtype == "int64"
    assert mentions.confidence.dtype == "float64"
    assert list(pd.read_parquet(tmp_path / "out" / "places.parquet").columns) == [
        c.name for c in tables()["places"].columns
    ]


def test_csv_escapes_formulas(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "csv")
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        texts = {row["text"] for row in csv.DictReader(lines)}
    assert texts == {f"'{FORMULA}", "Rien."}


def test_raw_csv_leaves_them(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "csv", raw_csv=True)
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        assert FORMULA in {row["text"] for row in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-3", "'-3"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
        (-3.5, -3.5),
        (None, None),
    ],
)
def test_escape(cell: object, expected: object) -> None:
    assert escape(cell) == expected


def test_datapackage_describes_every_column(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "csv")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(tables())
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as lines:
            header = next(csv.reader(lines))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert set(resource["schema"]["primaryKey"]) <= set(header)


def test_failed_export_leaves_the_old_one(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    export(db, out, "csv")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_csv", full)
    with pytest.raises(ExportError, match="No space left"):
        export(db, out, "csv")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_unwritable_folder_is_named(db: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="file"):
        export(db, tmp_path / "file", "csv")
