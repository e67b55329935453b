"""Files that were made to harm, and files that broke on the way: a Rejected record, never a crash, never a leak."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import threading
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_readers_formats import FIXTURES, TEXT, articles, codes, written

from pipeline.readers import detect, limits, read
from pipeline.readers.budget import Budget
from pipeline.readers.records import Rejected, Unreadable

ROW = json.dumps({"text": TEXT})


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    "<rss><channel><item><title>&d;</title><description>&d;</description></item></channel></rss>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{path}">]>'
    "<rss><channel><item><title>T</title><description>&x;</description></item></channel></rss>"
)
PARAMETER = (
    '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file://{path}">'
    "<rss><channel><item><title>&x;</title><content>&x;" + TEXT + "</content></item></channel></rss>"
)


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.txt"])
def test_xml_bomb(name: str, tmp_path: Path) -> None:
    assert codes(read(written(tmp_path / name, BOMB))) == ["xml_entity"]


@pytest.mark.parametrize("document", [EXTERNAL, PARAMETER], ids=["entity", "dtd"])
def test_external_entity_is_never_opened(document: str, tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.dtd", '<!ENTITY x "MOT DE PASSE">')
    file = read(written(tmp_path / "a.xml", document.replace("{path}", str(secret))))
    assert codes(file) in (["xml_entity"], ["xml"], [])
    assert "MOT DE PASSE" not in repr(file.records)


def test_billion_laughs_in_docx(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.docx", {"word/document.xml": BOMB.replace("rss", "w").encode()})
    assert codes(read(path)) == ["xml_entity"]


@pytest.mark.parametrize("inner", ["a.jsonl", "a.txt", "deep/a.txt"])
def test_zip_bomb(inner: str, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {inner: b" " * (limits.RATIO_FROM + (8 << 20)), "b.jsonl": ROW.encode()})
    assert codes(read(path))[-1] == "bomb"


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_packed_bomb(suffix: str, pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / f"a.txt.{suffix}", pack(b"a" * (limits.RATIO_FROM + (8 << 20))))
    assert codes(read(path)) == ["bomb"]


def test_bombs_inside_each_other_share_one_budget(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {f"{n}.txt": b"a" * (6 << 20) for n in range(3)}).read_bytes()
    path = packed(tmp_path / "outer.zip", {f"{n}.zip": inner for n in range(3)})
    assert "bomb" in codes(read(path))


def test_nesting_ends(tmp_path: Path) -> None:
    data = ROW.encode()
    for level in range(limits.NESTING + 2):
        data = packed(tmp_path / f"{level}.zip", {f"{level}.zip" if level else "a.jsonl": data}).read_bytes()
    assert codes(read(written(tmp_path / "last.zip", data))) == ["bomb"]


def test_budget_counts_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    budget = Budget(1)
    for _ in range(3):
        budget.file()
    with pytest.raises(Unreadable):
        budget.file()


@pytest.mark.parametrize("name", ["../../climb.jsonl", "/etc/climb.jsonl", "a/../../climb.jsonl", "..\\climb.jsonl"])
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_paths_that_climb_out_are_only_names(name: str, kind: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    make = packed if kind == "zip" else tarred
    file = read(make(inside / f"a.{kind}", {name: ROW.encode()}))
    assert [article.text for article in articles(file)] == [TEXT]
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["in", f"a.{kind}"])


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", "MOT DE PASSE")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE), ("dev.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, str(secret)
            archive.addfile(info)
    assert codes(read(tmp_path / "a.tar")) == ["empty"]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("suffix", ["jsonl.gz", "jsonl.bz2", "jsonl.xz", "zip", "tar", "tar.gz"])
def test_truncated_archives(cut: float, suffix: str, tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": n, "text": f"{TEXT} {n}"}) for n in range(500)).encode()
    path = tmp_path / f"a.{suffix}"
    packers = {"jsonl.gz": gzip.compress, "jsonl.bz2": bz2.compress, "jsonl.xz": lzma.compress}
    if suffix in packers:
        path.write_bytes(packers[suffix](rows))
    elif suffix == "zip":
        packed(path, {"a.jsonl": rows})
    else:
        tarred(path, {"a.jsonl": rows}, "w:gz" if suffix == "tar.gz" else "w")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    file = read(path)
    assert set(codes(file)) <= {"archive", "empty"}
    assert codes(file) or len(articles(file)) == 500  # a tar that lost its padding only


def test_good_archives_give_members_with_their_place(tmp_path: Path) -> None:
    rows = f"{ROW}\n{ROW}\n".encode()
    inner = gzip.compress(rows)
    members = {"x/lot.jsonl.gz": inner, "x/page.html": (FIXTURES / "page.html").read_bytes(), "x/photo.png": b"\x89PNG"}
    file = read(packed(tmp_path / "a.zip", members))
    places = [article.origin.member for article in articles(file)]
    assert places == ["x/lot.jsonl.gz", "x/lot.jsonl.gz", "x/page.html"]
    assert articles(file)[2].path.endswith("a.zip!/x/page.html")
    assert [article.doc_id for article in articles(file)] == ["lot-0", "lot-1", "page"]
    assert articles(read(tarred(tmp_path / "b.tgz", members, "w:gz")))[2].title == articles(file)[2].title


def test_one_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": TEXT.encode() * 50, "b.txt": TEXT.encode()})
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(bytes(data))
    file = read(path)
    assert (codes(file), len(articles(file))) == (["archive"], 1)
    assert isinstance(file.records[0], Rejected)
    assert file.records[0].member == "a.txt"


def test_too_large_to_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WHOLE", 100)
    assert codes(read(written(tmp_path / "a.txt", TEXT * 3))) == ["too_large"]
    assert len(articles(read(written(tmp_path / "a.jsonl", f"{ROW}\n" * 3)))) == 3


def test_a_line_too_long_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELL", 1000)
    file = read(written(tmp_path / "a.jsonl", f"{ROW}\n" + json.dumps({"text": TEXT * 40}) + f"\n{ROW}\n"))
    assert (codes(file), len(articles(file))) == (["json"], 2)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".xlsx"),
        (b"{\\rtf1 ...}", ".docx"),
        (b"7z\xbc\xaf\x27\x1c..", "unpack"),
    ],
    ids=["pdf", "old-office", "rtf", "7z"],
)
def test_known_formats_that_are_not_read_say_what_to_do(data: bytes, words: str, tmp_path: Path) -> None:
    (record,) = read(written(tmp_path / "a.txt", data)).records
    assert isinstance(record, Rejected)
    assert record.code == "format"
    assert words in record.reason
    assert detect(tmp_path / "a.txt") is None


def test_a_pipe_is_passed_over_in_folders_and_read_when_named(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert detect(pipe) is None
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, "utf-8"))
    writer.start()
    file = read(pipe)
    writer.join()
    assert [article.text for article in articles(file)] == [TEXT]


def test_deep_and_odd_pages(tmp_path: Path) -> None:
    deep = "<div>" * 5000 + f"<p>{TEXT}</p><p>{TEXT} Bis.</p>"
    for page in (f"<html><body>{deep}", f"<html><p>{TEXT}<p>{TEXT} Bis.", "<html>", "<!doctype html>\x00\x01"):
        file = read(written(tmp_path / "a.html", page))
        assert len(file.records) == 1


STARTS = [b"", b"<html>", b"<?xml version='1.0'?><rss>", b"<article class='DocHeader'>", b"PK\x03\x04", b"\x1f\x8b\x08",
          b"PAR1", b'{"text":', b"BZh9", b"\xfd7zXZ\x00", b"WARC/1.0\r\n", b"title,text\n", b"---\n", b"\xff\xfe",
          b"<nitf>", b"<newsItem>", b"<TEI>",
          b"<div class='article frArticle'><p class='articleParagraph'>"
          ]  # fmt: skip
SUFFIXES = [".txt", ".html", ".xml", ".json", ".jsonl", ".csv", ".md", ".zip", ".tar", ".gz", ".xlsx", ".docx", ".warc"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300), suffix=st.sampled_from(SUFFIXES))
def test_no_bytes_stumble_a_reader(start: bytes, rest: bytes, suffix: str, tmp_path: Path) -> None:
    file = read(written(tmp_path / f"a{suffix}", start + rest))
    assert file.records
    assert "reader" not in codes(file), file.records


TANGLES = {
    "comments": "<!-- -->" * 2000 + "<x",
    "instructions": "<?a ?>" * 2000 + "<",
    "names": "Par " + "Ab et " * 24,
    "hyphens": "A" * 100 + " " + "Ab-" * 50,
    "places": "PARIS " * 25 + "(AFP) x",
    "slug": "a-b/" * 40 + "!",
    "braces": '{"' * 8000,
    "blanks": " " * 16000 + "<",
}


@pytest.mark.parametrize("text", TANGLES.values(), ids=TANGLES)
def test_no_text_tangles_a_pattern(text: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    read(written(tmp_path / "a.txt", f"{text}\n\n{text}"))
    assert time.perf_counter() - began < 2
