"""The formats of other tools: each is opened by its tool, or checked against its format's definition."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from made import extraction
from test_store import RUN, source

from pipeline.cli.export import Format
from pipeline.corpus.describe import tables
from pipeline.corpus.export import FORMATS, export
from pipeline.corpus.exports import WRITERS
from pipeline.corpus.exports import xlsx as excel
from pipeline.corpus.exports.iramuteq import modality
from pipeline.corpus.store import Store, open_read_only

FIXTURES = Path(__file__).parent / "fixtures"
ODD = (
    "Anne Petit a dit : « Je pars.\n\nTout de suite & <vite> ! »\n\n**** *piège\n-* thème\n=1+1 \x02\u2028Fin 😀 Mardi."
)


@pytest.fixture
def odd_db(tmp_path: Path) -> Iterator[Path]:
    """A store whose texts hold what each format could stumble over."""
    with Store(tmp_path / "corpus.db") as store:
        store.begin(RUN)
        for path, text in (
            ("/in/a.txt", ODD),
            ("/in/b.txt", "Rien."),
            ("/in/c.txt", f"Anne Petit est {'très ' * 8000}lente."),
        ):
            found = extraction(text=text, path=path)
            store.put(source(found, path), found, "rules", "r1")
        store.flush()
        yield store.path


@pytest.fixture(params=["seed", "odd"])
def db(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(f"{request.param}_db")
    return path


def articles(db: Path) -> dict[str, dict[str, Any]]:
    with closing(open_read_only(db)) as store:
        return {row["article_id"]: dict(row) for row in store.execute("SELECT * FROM articles")}


def count(db: Path, query: str) -> int:
    with closing(open_read_only(db)) as store:
        return int(store.execute(f"SELECT count(*) FROM ({query})").fetchone()[0])


def jsonl(db: Path, folder: Path) -> None:
    found = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").split("\n") if line]
    assert {row["article_id"] for row in found} == set(articles(db))
    for row in found:
        for span in [*row["actor_mentions"], *row["dates"], *(s for q in row["quotes"] for s in q["spans"])]:
            assert (row["title"] if span["field"] == "title" else row["text"])[span["start"] : span["end"]] == span[
                "text"
            ]
    assert sum(len(row["quotes"]) for row in found) == count(db, "SELECT 1 FROM quotes")


def iramuteq(db: Path, folder: Path) -> None:
    for name, expected in (("articles", len(articles(db))), ("quotes", count(db, "SELECT 1 FROM quotes"))):
        lines = (folder / f"iramuteq_{name}.txt").read_text("utf-8").split("\n")
        stars = [line for line in lines if "*" in line]
        assert len(stars) == expected
        assert all(re.fullmatch(r"\*{4}( \*[a-z]+_[A-Za-z0-9_-]+)+", line) for line in stars)
        assert not any(line.startswith("-") for line in lines)
        assert all(lines[number + 1].strip() for number, line in enumerate(lines) if line in stars)


def gexf(db: Path, folder: Path) -> None:
    import networkx

    graph = networkx.read_gexf(folder / "actors.gexf")
    actors = "SELECT DISTINCT canonical_actor_id FROM v_actors"
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (
        count(db, actors),
        count(db, "SELECT 1 FROM cooccurrences"),
    )
    assert all(node["label"] and node["articles"] >= 1 for _, node in graph.nodes(data=True))
    assert all(edge["weight"] == edge["articles"] >= 1 for _, _, edge in graph.edges(data=True))


def xlsx(db: Path, folder: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(folder / "corpus.xlsx")
    assert book.sheetnames == list(tables())
    for name, table in tables().items():
        rows = list(book[name].iter_rows())
        assert [cell.value for cell in rows[0]] == [column.name for column in table.columns]
        assert len(rows) - 1 == count(db, f"SELECT 1 FROM {name}")
        assert all(cell.data_type != "f" for row in rows for cell in row)
        assert all(len(str(cell.value)) <= excel.MOST_CHARACTERS for row in rows for cell in row)


def brat(db: Path, folder: Path) -> None:
    conf = (folder / "brat" / "annotation.conf").read_text("utf-8")
    labels = set(re.findall(r"^\w+$", conf.split("[relations]")[0], re.MULTILINE))
    assert {path.stem for path in (folder / "brat").glob("*.ann")} == set(articles(db))
    for path in (folder / "brat").glob("*.ann"):
        text = path.with_suffix(".txt").read_text("utf-8")
        known: dict[str, str] = {}
        for line in path.read_text("utf-8").split("\n")[:-1]:
            name, content, *rest = line.split("\t")
            if name.startswith("T"):
                label, offsets = content.split(" ", 1)
                spans = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
                assert label in labels
                assert all(start < end and "\n" not in text[start:end] for start, end in spans)
                assert rest == [" ".join(text[start:end] for start, end in spans)]
                known[name] = label
            elif name.startswith("R"):
                assert re.fullmatch(r"\w+ Arg1:(T\d+) Arg2:(T\d+)", content)
                assert set(re.findall(r"T\d+", content)) <= set(known)
            else:
                assert re.match(r"[AN#]\d+$", name)
                assert content.split(" ")[1] in known
        assert len(set(known)) == len(known)


def txm(db: Path, folder: Path) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(FIXTURES / "tei_subset.rng"))
    for article_id, article in articles(db).items():
        tree = etree.parse(folder / "txm" / f"{article_id}.xml")
        schema.assertValid(tree)
        said = {f"#{one}" for one in tree.xpath("//@xml:id")}
        assert set(tree.xpath("//@who")) <= said
        paragraphs = ["".join(p.itertext()) for p in tree.iter("{*}p") if p.getparent().tag.endswith("div")]
        expected = re.sub("[\x00-\x08]", " ", article["text"]).split("\n")
        assert paragraphs == [line for line in expected if line]
    with (folder / "txm" / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["id"] for row in rows} == set(articles(db))
    assert next(iter(rows[0])) == "id"


CHECKS: dict[str, Callable[[Path, Path], None]] = {
    "brat": brat, "gexf": gexf, "iramuteq": iramuteq, "jsonl": jsonl, "txm": txm, "xlsx": xlsx,
}  # fmt: skip


@pytest.mark.parametrize("form", CHECKS)
def test_opens(form: str, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = export(db, out, form)
    assert files
    assert all(path.is_file() for path in files)
    assert not list(out.rglob(".*"))
    CHECKS[form](db, out)


def test_every_format_has_a_writer_and_a_check() -> None:
    assert set(FORMATS) == {"parquet", "csv", *WRITERS}
    assert set(CHECKS) == set(WRITERS)
    assert {form.value for form in Format} == set(FORMATS)


@pytest.mark.parametrize("form", CHECKS)
def test_the_same_store_gives_the_same_bytes(form: str, odd_db: Path, tmp_path: Path) -> None:
    if form == "xlsx":
        pytest.skip("a workbook holds the time it was made")
    one, two = (export(odd_db, tmp_path / name, form) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_quotes_are_marked_across_paragraphs(odd_db: Path, tmp_path: Path) -> None:
    files = export(odd_db, tmp_path / "out", "txm")
    texts = [path.read_text("utf-8") for path in files]
    (marked,) = [text for text in texts if "Je pars" in text.split("<body>")[-1] and "piège" in text]
    assert re.search(r'<p>.*<q who="#a-\w+" type="direct" n="Anne Petit">Je pars\.</q></p>', marked)
    assert "<q" in marked.split("Tout de suite")[0].rpartition("<p>")[2]


def test_a_full_sheet_goes_on_in_the_next(odd_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl import load_workbook

    monkeypatch.setattr(excel, "MOST_ROWS", 2)
    export(odd_db, tmp_path / "out", "xlsx")
    book = load_workbook(tmp_path / "out" / "corpus.xlsx")
    assert {"articles", "articles_2", "articles_3"} <= set(book.sheetnames)
    assert all(sheet.max_row <= 2 for sheet in book)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Le Monde", "Le_Monde"),
        ("Élysée (Paris)", "Elysee_Paris"),
        ("2025-10-16", "2025-10-16"),
        ("***", ""),
        (None, ""),
    ],
)
def test_modalities_of_iramuteq(value: str | None, expected: str) -> None:
    assert modality(value) == expected
