"""Each format on a fixture after its real layout: records, fields, and what is dropped."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.corpus import export
from pipeline.readers import READERS, STDIN, ReadFile, Settings, detect, read, stream
from pipeline.readers.records import Rejected

FIXTURES = Path(__file__).parent / "fixtures" / "readers"
TEXT = "Le conseil municipal a voté le budget jeudi soir. La maire s’en est félicitée devant la presse."


def articles(file: ReadFile) -> list[Article]:
    return [record for record in file.records if isinstance(record, Article)]


def codes(file: ReadFile) -> list[str]:
    return [record.code for record in file.records if isinstance(record, Rejected)]


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


FORMATS = [
    ("page.html", "html", 1, []),
    ("europresse.html", "europresse", 2, ["no_text"]),
    ("europresse_2015.html", "europresse", 1, []),
    ("europresse_nested.html", "europresse", 1, []),
    ("factiva_lines.html", "factiva", 1, ["language"]),
    ("factiva_codes.html", "factiva", 1, []),
    ("nexis.txt", "nexis", 2, []),
    ("nexis_uni.txt", "nexis", 1, []),
    ("nexis_uni_fr.txt", "nexis", 1, []),
    ("newsml.xml", "newsml", 1, ["withdrawn", "empty"]),
    ("nitf.xml", "nitf", 1, []),
    ("feed.rss", "feed", 1, ["summary"]),
    ("feed.atom", "feed", 1, []),
    ("feed.rdf", "feed", 1, []),
    ("tei.xml", "tei", 3, []),
    ("table.csv", "csv", 1, ["empty"]),
    ("depeche.txt", "text", 1, []),
]


@pytest.mark.parametrize(("name", "form", "kept", "dropped"), FORMATS, ids=[row[0] for row in FORMATS])
def test_records_read_and_dropped(name: str, form: str, kept: int, dropped: list[str]) -> None:
    file = read(FIXTURES / name)
    assert (file.format, len(articles(file)), codes(file)) == (form, kept, dropped)
    assert detect(FIXTURES / name) == form
    assert all(article.origin.format == form for article in articles(file))


@pytest.mark.parametrize(("name", "form"), [row[:2] for row in FORMATS], ids=[row[0] for row in FORMATS])
def test_content_goes_before_suffix(name: str, form: str, tmp_path: Path) -> None:
    if form == "text" or name == "table.csv":
        pytest.skip("content cannot tell these")
    for suffix in (".txt", ".html", ".dat", ""):
        assert detect(written(tmp_path / f"a{suffix}", (FIXTURES / name).read_bytes())) == form


FIELDS: list[tuple[str, int, dict[str, Any]]] = [
    ("page.html", 0, {
        "title": "Le pont de Brassac rouvrira en mars", "source": "La Gazette du Val", "section": "Transports",
        "author": "Élise Marchand, Hugo Petit", "published": "2025-02-11T17:40:00Z", "published_from": "metadata",
        "url": "https://gazette.example/transports/pont-de-brassac", "lang": "fr",
    }),
    ("europresse.html", 0, {
        "title": "Le budget passe de justesse", "source": "Le Courrier du Nord", "section": "Politique",
        "author": "Camille Roche", "published": "2025-10-16", "doc_id": "news·20251016·CN·7643829",
        "url": "https://courrier.example/budget",
        "text": "Le texte a été adopté à une voix près\n\nLes députés ont adopté le budget mercredi soir.\n\n"
        "«\xa0C’est un compromis\xa0», a reconnu la ministre Anne Delorme.",
    }),
    ("europresse.html", 1, {
        "source": "La Dépêche des Alpes", "published": "2025-10-17", "section": None,
        "text": "Le festival ouvrira malgré la neige.\n\n«\xa0Nous avons l’habitude\xa0», assure Paul Garnier.",
    }),
    ("europresse_2015.html", 0, {
        "title": "La ligne rouvre", "author": "Jean Petit", "source": "Le Monde du Rail", "section": "France",
        "published": "2015-03-03", "text": "La ligne rouvre lundi.\n\n« Enfin », dit le chef de gare Luc Roy.",
    }),
    ("europresse_nested.html", 0, {
        "title": "Le tram déraille", "source": "Ouest-France", "published": "2025-01-06",
        "text": "Le tram a déraillé dimanche.\n\nPersonne n’est blessé, selon la préfecture.",
    }),
    ("nexis_uni_fr.txt", 0, {
        "title": "Le tram déraille à Rennes", "source": "Ouest Matin", "author": "Claire Le Bris", "section": "RENNES",
        "text": "Le tram a déraillé dimanche, a indiqué la préfecture.\nLa ligne est coupée.\n\n"
        "Note : les horaires changent.",
    }),
    ("feed.rdf", 0, {"title": "Titre", "source": "Le Fil", "published": "2025-01-06T09:00:00Z"}),
    ("factiva_lines.html", 0, {
        "title": "La grève des trains est reconduite", "author": "Sophie Lambert", "source": "Le Courrier du Nord",
        "published": "2025-10-16", "doc_id": "COUNOR0020251016elag0000c",
        "text": "La grève a été reconduite jusqu’à vendredi.\n\n« Rien n’a été proposé », regrette Marc Vidal, délégué"
        " syndical.",
    }),
    ("factiva_codes.html", 0, {
        "title": "L’usine de Lestrade sera vendue", "author": "Luc Morel", "source": "L’Écho du Sud",
        "section": "Économie", "published": "2024-03-03", "doc_id": "ECHSUD0020240303ek330001",
    }),
    ("nexis.txt", 0, {
        "title": "Le port rouvre après la tempête", "author": "Nadia Belkacem", "source": "Le Courrier du Nord",
        "section": "RÉGION", "published": "2025-10-16", "lang": "fr",
        "text": "Le port a rouvert mercredi matin.\n\n« Les dégâts sont limités », a indiqué le capitaine Yves"
        " Le Goff.",
    }),
    ("nexis.txt", 1, {"title": "Une école fermée pour travaux", "published": "2025-10-15", "author": "Jean Salvat"}),
    ("nexis_uni.txt", 0, {
        "title": "Les vendanges commencent plus tôt", "source": "Le Courrier du Nord", "author": "Rémi Caron",
        "published": "2025-10-16", "section": "RÉGION",
    }),
    ("newsml.xml", 0, {
        "title": "Accord sur la pêche", "author": "Inès Robert", "source": "Agence Exemple", "section": "Économie",
        "published": "2025-10-16T08:58:00Z", "doc_id": "urn:newsml:agence.example:20251016:a1",
    }),
    ("nitf.xml", 0, {
        "title": "Le sommet est reporté", "author": "Julie Simon", "source": "L'Avenir", "section": "Monde",
        "published": "2024-03-05T07:15:00Z", "doc_id": "nitf-42",
    }),
    ("feed.rss", 0, {
        "title": "Le marché & la halle", "author": "Lise Aubin", "source": "La Gazette du Val", "section": "Ville",
        "published": "2025-10-16T06:00:00Z", "url": "https://gazette.example/marche", "doc_id": "g-1",
        "text": "La halle rouvrira samedi.\n\n« C’est une fête », dit le maire Alain Roux.",
    }),
    ("feed.atom", 0, {
        "title": "La fin du chantier", "author": "Zoé Blin", "published": "2025-10-16T12:00:00Z",
        "url": "https://carnet.example/1", "text": "Le chantier est fini.\n\nLe maire l’a confirmé.",
    }),
    ("tei.xml", 0, {
        "title": "L’incendie du théâtre", "source": "Le Petit Courrier", "published": "1912-03-04", "doc_id": "a1",
        "text": "Le théâtre a brûlé dans la nuit.\n\nLe préfet s’est rendu sur place.",
    }),
    ("tei.xml", 1, {"title": "Les crues", "author": "P. Martin", "published": "1912-03-05", "doc_id": "a2-1",
                    "text": "La Seine monte encore."}),
    ("table.csv", 0, {
        "title": "Le lac gèle", "source": "La Gazette", "published": "2025-10-16",
        "text": "Le lac a gelé cette nuit.\n« C'est rare », dit le garde Émile Roche.",
    }),
    ("depeche.txt", 0, {
        "title": "Le tunnel restera fermé jusqu’à lundi", "author": "Jeanne Moulin et Paul Aubert",
        "published": "2025-10-16", "published_from": "page",
        "text": "Aucune victime n’est à déplorer\n\nCHAMBÉRY, 16 oct 2025 (AFP) – Le tunnel restera fermé jusqu’à"
        " lundi, a annoncé la préfète Hélène Girard.\n\n« La montagne bouge encore », a-t-elle précisé.",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number", "expected"), FIELDS, ids=[f"{row[0]}-{row[1]}" for row in FIELDS])
def test_fields(name: str, number: int, expected: dict[str, Any]) -> None:
    article = articles(read(FIXTURES / name))[number]
    assert {field: getattr(article, field) for field in expected} == expected


def test_a_page_is_its_article_and_nothing_else() -> None:
    (article,) = articles(read(FIXTURES / "page.html"))
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[0] == "Fermé depuis un an, l’ouvrage a été consolidé."
    assert "« Nous n’y croyions plus »" in article.text.replace("\xa0", " ")
    for foreign in ("script", "style", "Photo", "À lire aussi", "Nos autres", "Jeannot", "©", "Accueil", "Mentions"):
        assert foreign not in article.text


def test_dateline_and_standfirst_are_told() -> None:
    (article,) = articles(read(FIXTURES / "depeche.txt"))
    assert (article.origin.place, article.origin.agency) == ("CHAMBÉRY", "AFP")
    assert article.origin.standfirst == "Aucune victime n’est à déplorer"


def test_precision_and_zone_are_told() -> None:
    (feed,) = articles(read(FIXTURES / "feed.rss"))
    assert (feed.origin.precision, feed.origin.zone) == ("second", "+02:00")
    (text,) = articles(read(FIXTURES / "depeche.txt"))
    assert (text.origin.precision, text.origin.zone) == ("day", None)


def test_page_without_metadata(tmp_path: Path) -> None:
    page = f"<html><body><h1>Le budget est voté</h1><p>{TEXT}</p><p>{TEXT} Bis.</p></body></html>"
    (article,) = articles(read(written(tmp_path / "2025-10-16.html", page)))
    assert article.title == "Le budget est voté"
    assert article.text.split("\n\n") == [TEXT, f"{TEXT} Bis."]
    assert (article.published, article.published_from) == ("2025-10-16", "filename")


def test_numeric_references_are_what_browsers_show(tmp_path: Path) -> None:
    odd = "L&#146;&eacute;t&#233; &#150; 20&nbsp;&#x80; &#1;&lt;b&gt;"
    page = f"<html><body><h1>T</h1><p>{odd} {TEXT}</p><p>{TEXT}</p></body></html>"
    (article,) = articles(read(written(tmp_path / "a.html", page)))
    assert article.text.replace("\xa0", " ").startswith("L’été – 20 € <b> Le conseil")


def test_page_with_no_article(tmp_path: Path) -> None:
    assert codes(
        read(written(tmp_path / "a.html", "<html><body><nav><a href='/'>Accueil</a></nav></body></html>"))
    ) == ["no_text"]


@pytest.mark.parametrize(
    ("header", "row", "settings"),
    [
        ("title,text,date", f"T,{TEXT},2025-10-16", Settings()),
        ("Titre;Contenu;Date_publication", f"T;{TEXT};16/10/2025", Settings()),
        ("titre\tTexte\tparution", f"T\t{TEXT}\t16 octobre 2025", Settings()),
        ("a|b|c", f"T|{TEXT}|2025-10-16", Settings(columns=(("published", "c"), ("text", "b"), ("title", "a")))),
        ("headline,body,pubDate", f'"T","{TEXT}","Thu, 16 Oct 2025 12:00:00 GMT"', Settings()),
    ],
    ids=["comma", "semicolon-french", "tab", "mapped", "quoted-english"],
)
def test_columns_of_tables(header: str, row: str, settings: Settings, tmp_path: Path) -> None:
    (article,) = articles(read(written(tmp_path / "a.csv", f"\ufeff{header}\r\n{row}\r\n"), settings))
    assert (article.title, article.text, article.day) == ("T", TEXT, "2025-10-16")


def test_a_table_under_another_name(tmp_path: Path) -> None:
    table = written(tmp_path / "a.txt", f"titre;texte;date\nA;{TEXT};2025-10-16\n")
    assert (read(table).format, articles(read(table))[0].title) == ("csv", "A")
    assert detect(written(tmp_path / "b.txt", f"Titre, texte et date\n\n{TEXT}")) == "text"


def test_a_table_of_one_column(tmp_path: Path) -> None:
    (article,) = articles(read(written(tmp_path / "a.csv", f'texte\n"{TEXT}, oui"\n')))
    (bare,) = articles(read(written(tmp_path / "b.csv", f"texte\n{TEXT}, oui\n")))
    assert article.text == bare.text == f"{TEXT}, oui"


def test_mapped_column_that_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", f"title,text\nT,{TEXT}\n")
    (record,) = read(path, Settings(columns=(("text", "corps"),))).records
    assert isinstance(record, Rejected)
    assert (record.code, "--map" in record.reason) == ("no_text", True)


def test_broken_rows_cost_only_themselves(tmp_path: Path) -> None:
    file = read(written(tmp_path / "a.csv", f"title,text\nA,{TEXT}\nB,x,trop,de,cellules\nC,{TEXT} Fin.\n"))
    assert [article.title for article in articles(file)] == ["A", "C"]
    assert codes(file) == ["csv"]


def test_parquet(tmp_path: Path) -> None:
    import datetime

    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {"titre": ["A", "B"], "texte": [TEXT, None], "date": [datetime.date(2025, 10, 16), None]}
    pq.write_table(pa.table(rows), tmp_path / "a.bin")
    file = read(tmp_path / "a.bin")
    assert file.format == "parquet"
    assert [(a.title, a.published) for a in articles(file)] == [("A", "2025-10-16")]
    assert codes(file) == ["empty"]


def test_excel_with_several_sheets(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["lisez-moi"])
    sheet = book.create_sheet("articles")
    sheet.append(["Titre", "Texte", "Date"])
    sheet.append(["A", TEXT, datetime(2025, 10, 16)])
    sheet.append([None, None, None])
    sheet.append(["B", None, "hier"])
    book.save(tmp_path / "a.xlsx")
    file = read(tmp_path / "a.xlsx")
    assert file.format == "xlsx"
    assert [(a.title, a.published, a.text) for a in articles(file)] == [("A", "2025-10-16", TEXT)]
    assert codes(file) == ["empty"]


def docx(path: Path, lines: list[tuple[str, str]]) -> Path:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in lines
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return path


def test_docx_is_one_article(tmp_path: Path) -> None:
    file = read(docx(tmp_path / "a.docx", [("Titre", "Le budget est voté"), ("Normal", TEXT), ("Normal", "Fin.")]))
    (article,) = articles(file)
    assert (file.format, article.title, article.text) == ("docx", "Le budget est voté", f"{TEXT}\n\nFin.")


def test_docx_of_nexis_is_many(tmp_path: Path) -> None:
    lines = [("Normal", line) for line in (FIXTURES / "nexis_uni.txt").read_text("utf-8").splitlines()]
    (article,) = articles(read(docx(tmp_path / "a.docx", lines + lines[4:])))[:1]
    assert (article.title, article.source) == ("Les vendanges commencent plus tôt", "Le Courrier du Nord")
    assert len(articles(read(tmp_path / "a.docx"))) == 2


@pytest.mark.parametrize(
    ("value", "text", "care"),
    [
        ({"content_html": f"<p>{TEXT}</p><p>Fin&nbsp;!</p>"}, f"{TEXT}\n\nFin\xa0!", "markup"),
        ({"title": {"rendered": "T"}, "content": {"rendered": f"<p>{TEXT}</p>"}}, TEXT, "wordpress"),
        ({"text": f"<p>{TEXT}</p>", "html": "<p>Autre</p>"}, f"<p>{TEXT}</p>", "text-wins"),
        ({"text": "Ã©tÃ© ﬁn\n\nLire aussi : autre"}, "Ã©tÃ© ﬁn\n\nLire aussi : autre", "exact"),
    ],
    ids=["markup", "wordpress", "text-wins", "exact"],
)
def test_json_markup_and_text(value: dict[str, Any], text: str, care: str, tmp_path: Path) -> None:
    (article,) = articles(read(written(tmp_path / "a.json", json.dumps(value))))
    assert article.text == text
    assert article.origin.repairs == ()


def test_json_of_an_api_and_lines_under_another_suffix(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": f"{TEXT} Bis."}]
    wrapped = written(tmp_path / "a.json", json.dumps({"total": 2, "articles": rows}))
    lines = written(tmp_path / "b.json", "\n".join(map(json.dumps, rows)))
    long = written(tmp_path / "c.json", "\n".join(json.dumps({"text": TEXT * 400, "id": str(n)}) for n in range(2)))
    assert [a.doc_id for a in articles(read(wrapped))] == ["a", "b"]
    assert (read(lines).format, len(articles(read(lines)))) == ("jsonl", 2)
    assert len(articles(read(long))) == 2


def warc(path: Path, pages: list[tuple[str, str, bytes]]) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for url, kind, payload in pages:
            status = "301 Moved" if kind == "moved" else "200 OK"
            headers = StatusAndHeaders(status, [("Content-Type", "text/html" if kind == "moved" else kind)], "HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=headers)
            writer.write_record(record)
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_warc_gives_its_pages(name: str, tmp_path: Path) -> None:
    bare = f"<html><body><h1>Été</h1><p>{TEXT}</p><p>{TEXT} Bis.</p></body></html>".encode("cp1252")
    path = warc(
        tmp_path / name,
        [
            ("https://a.example/pont", "text/html; charset=utf-8", (FIXTURES / "page.html").read_bytes()),
            ("https://a.example/logo.png", "image/png", b"\x89PNG"),
            ("https://a.example/vieux", "moved", b""),
            ("https://a.example/2025/budget.html", "text/html; charset=windows-1252", bare),
        ],
    )
    found = articles(read(path))
    assert [article.title for article in found] == ["Le pont de Brassac rouvrira en mars", "Été"]
    assert found[1].url == "https://a.example/2025/budget.html"
    assert found[1].origin.encoding == "cp1252"
    assert found[1].origin.member == "https://a.example/2025/budget.html"
    assert found[1].published is None


def test_plain_json_imports_no_library_of_other_formats(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps({"text": TEXT}))
    script = (
        "import sys; from pathlib import Path; from pipeline.readers import read\n"
        f"assert read(Path({str(path)!r})).records[0].text\n"
        "print(*sorted({'lxml', 'trafilatura', 'htmldate', 'pandas', 'pyarrow', 'openpyxl', 'warcio', 'ftfy', 'spacy'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


def test_standard_input_is_named_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(json.dumps([{"text": TEXT}, {"text": f"{TEXT} Bis."}]).encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    file = read(STDIN)
    assert file.format == "json"
    assert re.fullmatch("stdin:[0-9a-f]{16}", file.path)
    assert [article.doc_id for article in articles(file)] == ["stdin-0", "stdin-1"]
    assert articles(file)[0].path == file.path


def test_a_stream_gives_records_as_they_are_read(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": n, "text": f"{TEXT} {n}"}) for n in range(1000))
    known, records = stream(written(tmp_path / "a.jsonl", rows))
    assert (known.format, known.records) == ("jsonl", [])
    assert isinstance(next(records), Article)
    assert known.encoding == "utf-8"
    assert sum(1 for _ in records) == 999


def test_every_format_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
    documented = set(re.findall(r"`([a-z0-9]+)`", page))
    assert set(READERS) <= documented
    assert set(export.FORMATS) <= documented
