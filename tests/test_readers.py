"""Files → articles, and the reason why not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.readers import named, published, read
from pipeline.readers.records import Rejected
from pipeline.readers.text import is_headline

TEXT = "Le conseil a voté le budget. La maire s'en félicite."


def records(path: Path, data: bytes | str, argument: str | None = None) -> list[Article | Rejected]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, argument).records


def one(path: Path, data: bytes | str) -> Article:
    (record,) = records(path, data)
    assert isinstance(record, Article), record
    return record


def code(path: Path, data: bytes | str) -> str:
    (record,) = records(path, data)
    assert isinstance(record, Rejected), record
    assert record.reason
    return record.code


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Budget : la ville tranche\n\n{TEXT}", "Budget : la ville tranche"),
        (f"Faut-il voter ?\n\n{TEXT}", "Faut-il voter ?"),
        (f"Le conseil a voté.\n\n{TEXT}", None),
        (f"Budget : la ville tranche\n{TEXT}", None),
        (f"{'Un titre bien trop long ' * 10}\n\n{TEXT}", None),
        ("Un titre sans corps\n\n", None),
        (TEXT, None),
    ],
    ids=["headline", "question", "sentence", "no-blank-line", "too-long", "nothing-below", "one-line"],
)
def test_title_of_a_text_file(tmp_path: Path, text: str, title: str | None) -> None:
    article = one(tmp_path / "a.txt", text)
    assert article.title == title
    assert article.text == (TEXT if title else text.strip())


def test_headline_has_no_final_stop() -> None:
    assert is_headline("Le budget est voté")
    assert not is_headline("Le budget est voté.")
    assert not is_headline(" ")


def test_json_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "Ligne  un,\n\n« deux »\u00a0;\ttrois\u200b. \nFin"
    article = one(tmp_path / "a.json", json.dumps({"id": 7, "text": text}))
    assert article.text == text
    assert article.doc_id == article.provider_id == "7"


def test_json_text_is_normalized_where_the_contract_asks(tmp_path: Path) -> None:
    article = one(tmp_path / "a.json", json.dumps({"text": " e\u0301te\u0301\r\nla suite\r "}))
    assert article.text == "été\nla suite"


def test_json_list_and_lines(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "body": TEXT + " Fin."}]
    listed = records(tmp_path / "a.json", json.dumps(rows))
    lines = records(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n")
    assert [r.doc_id for r in listed if isinstance(r, Article)] == ["a", "b"]
    assert [r.text for r in lines if isinstance(r, Article)] == [TEXT, TEXT + " Fin."]


def test_records_without_an_id_are_told_apart(tmp_path: Path) -> None:
    found = records(tmp_path / "lot.jsonl", f'{{"text": "{TEXT}"}}\n{{"text": "Autre."}}')
    assert [r.doc_id for r in found if isinstance(r, Article)] == ["lot-0", "lot-1"]


def test_broken_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    found = records(tmp_path / "a.jsonl", f'{good}\n{{"text": "tronq\n[1]\n{good}')
    assert [type(r) for r in found] == [Article, Rejected, Rejected, Article]
    assert isinstance(found[1], Rejected)
    assert "line 2" in found[1].reason


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    article = one(
        tmp_path / "a.md",
        "---\ntitre: Le budget\ndate: 2025-10-16\nauteurs: [Anne, Paul]\nsource: La Gazette\n---\n\n"
        "Le **conseil** a [voté](https://exemple.fr).\n\n- un point\n- deux\n",
    )
    assert (article.title, article.published, article.author) == ("Le budget", "2025-10-16", "Anne, Paul")
    assert article.text == "Le conseil a voté.\n\nun point\n\ndeux"


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", f"# Le budget\n\n{TEXT}\n")
    assert (article.title, article.text) == ("Le budget", TEXT)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n ", "empty"),
        ("a.txt", b"\x00\x01\x02", "binary"),
        ("a.json", "{", "json"),
        ("a.json", "[" * 100_000, "json"),
        ("a.json", "3", "json"),
        ("a.json", '{"id": 1}', "no_text"),
        ("a.json", '{"text": "a\\u0000b"}', "nul"),
        ("a.json", '{"text": "a\\ud800b"}', "surrogate"),
        ("a.json", '{"text": "a", "title": "\\udfff"}', "surrogate"),
        ("a.jsonl", "", "empty"),
        ("a.md", "---\na: [\n---\ntexte", "front_matter"),
        ("a.exe", "MZ", "format"),
    ],
)
def test_rejected(tmp_path: Path, name: str, data: bytes | str, expected: str) -> None:
    assert code(tmp_path / name, data) == expected


def test_missing_file(tmp_path: Path) -> None:
    (record,) = read(tmp_path / "absent.txt").records
    assert isinstance(record, Rejected)
    assert record.code == "unreadable"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("été".encode(), "utf-8"),
        ("été".encode("utf-8-sig"), "utf-8-sig"),
        ("été œuvre".encode("cp1252"), "cp1252"),
        ("été".encode("utf-16"), "utf-16"),
        ("été".encode() + b"\x81\xff", "latin-1"),
    ],
)
def test_encoding(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    file = read(path)
    assert file.encoding == encoding
    assert isinstance(file.records[0], Article)
    assert file.records[0].text.startswith(("été", "Ã©"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"headline": "T", "body": "B"}, {"title": "T", "text": "B"}),
        ({"Titre": "T", "Corps": "B", "Date de publication": "2025"}, {"title": "T", "text": "B", "published": "2025"}),
        ({"text": "A", "body": "B"}, {"text": "A"}),
        ({"text": "", "body": "B"}, {"text": "B"}),
        ({"date": None, "pubDate": "x", "text": "A"}, {"published": "x", "text": "A"}),
    ],
    ids=["english", "french", "own-name-first", "empty-gives-way", "null-gives-way"],
)
def test_field_names(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert named(fields) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-10-16", "2025-10-16"),
        ("2025-10-16T23:30:00+02:00", "2025-10-16T21:30:00Z"),
        ("2025-10-16T23:30:00", "2025-10-16"),
        ("Thu, 16 Oct 2025 08:00:00 +0200", "2025-10-16T06:00:00Z"),
        ("16/10/2025", "2025-10-16"),
        ("16 octobre 2025", "2025-10-16"),
        (1760594400, "2025-10-16T06:00:00Z"),
        (1760594400000, "2025-10-16T06:00:00Z"),
        ("hier", None),
        ("31/02/2025", None),
        (True, None),
        (None, None),
    ],
)
def test_dates_of_metadata(value: object, expected: str | None) -> None:
    assert published.from_metadata(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lemonde_2025-10-16_03.txt", "2025-10-16"),
        ("20251016.txt", "2025-10-16"),
        ("16-10-2025-budget.txt", "2025-10-16"),
        ("000_73690eb927d52fee.txt", None),
        ("a20251016b.txt", None),
        ("2025-13-45.txt", None),
        ("2025-02-30.txt", None),
    ],
)
def test_dates_of_file_names(name: str, expected: str | None) -> None:
    assert published.from_name(Path(name)) == expected


def test_order_of_the_ways(tmp_path: Path) -> None:
    stamped = "Le 3 mai 2024, le conseil a voté."
    path = tmp_path / "2025-10-16.json"
    for fields, name, expected in (
        ({"text": stamped, "date": "2020-01-01"}, path, ("2020-01-01", "metadata")),
        ({"text": stamped}, path, ("2025-10-16", "filename")),
        ({"text": stamped}, tmp_path / "a.json", ("2024-05-03", "dateline")),
        ({"text": TEXT}, tmp_path / "a.json", ("1999-12-31", "argument")),
    ):
        name.write_text(json.dumps(fields))
        (record,) = read(name, "1999-12-31").records
        assert isinstance(record, Article)
        assert (record.published, record.published_from) == expected


def test_day_is_the_reader_s(tmp_path: Path) -> None:
    assert Article("x", published="2025-10-16T22:30:00Z").day == "2025-10-17"
    assert Article("x", published="2025-10-16").day == "2025-10-16"
    assert Article("x").day is None


def test_one_article_under_two_paths_keeps_its_id(tmp_path: Path) -> None:
    first, second = one(tmp_path / "a.txt", TEXT), one(tmp_path / "b.txt", TEXT)
    assert first.article_id == second.article_id
    assert first.article_id != one(tmp_path / "c.txt", TEXT + " Fin.").article_id
