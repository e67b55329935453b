"""The report as a file: whole, small, the same each time, and nothing in it that an article could run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import report_made
from lxml import etree, html
from report_made import HOSTILE, N_ARTICLES

from pipeline.corpus.store import Store, open_read_only
from pipeline.errors import NoStore, ReportError
from pipeline.report import LARGEST, archive, checks, write

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_made.write(tmp_path_factory.mktemp("report") / "corpus.db")


@pytest.fixture(scope="module")
def page(db: Path) -> Path:
    target = db.parent / "report.html"
    write(db, target)
    return target


@pytest.fixture(scope="module")
def root(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_text("utf-8"))


def unpacked(page: Path) -> list[dict[str, Any]]:
    """The articles in the file, as the script reads them."""
    (packed,) = html.fromstring(page.read_text("utf-8")).xpath("//script[@id='archive']/text()")
    lines = zlib.decompress(base64.b64decode(json.loads(packed))).decode().splitlines()
    return [json.loads(line) for line in lines]


def said(root: html.HtmlElement, section: str) -> str:
    (found,) = root.xpath(f"//section[@id='{section}']")
    return re.sub(r"\s+", " ", found.text_content())


def test_it_is_the_same_for_the_same_store(db: Path, page: Path, tmp_path: Path) -> None:
    write(db, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_the_store_is_read_and_not_written(db: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(db.read_bytes()).hexdigest()
    write(db, tmp_path / "r.html")
    assert hashlib.sha256(db.read_bytes()).hexdigest() == before


def test_nothing_comes_from_elsewhere(root: html.HtmlElement) -> None:
    assert not root.xpath("//link | //img | //iframe | //object | //*[@src] | //*[@srcset] | //*[@style]")
    assert not [name for node in root.iter(etree.Element) for name in node.attrib if str(name).startswith("on")]
    assert {link[:1] for link in root.xpath("//a/@href")} == {"#"}


def test_its_policy_lets_its_own_script_and_style_run_and_nothing_else(root: html.HtmlElement) -> None:
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (data, script) = root.xpath("//style/text()"), root.xpath("//script")
    assert data.get("type") == "application/json"
    hashes = [base64.b64encode(hashlib.sha256(str(code).encode()).digest()).decode() for code in (style, script.text)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_text_of_articles_stays_text(page: Path, root: html.HtmlElement) -> None:
    assert len(root.xpath("//script")) == 2
    assert HOSTILE in root.xpath("string(//section[@id='articles'])")
    assert HOSTILE in root.xpath("//option/text()")
    (newest, *_) = unpacked(page)
    view = html.fragment_fromstring(newest["html"], create_parent="div")
    assert not view.xpath("//script | //img")
    assert HOSTILE in view.text_content()
    assert newest["source"] == HOSTILE


def test_every_article_and_quote_is_inside_newest_first(db: Path, page: Path) -> None:
    articles = unpacked(page)
    assert [one["day"] for one in articles] == sorted((one["day"] for one in articles), reverse=True)
    with closing(open_read_only(db)) as store:
        (n_quotes,) = store.execute("SELECT count(*) FROM quotes").fetchone()
    assert (len(articles), sum(len(one["quotes"]) for one in articles)) == (N_ARTICLES, n_quotes)


def test_a_quote_stands_in_its_sentence_and_points_into_its_article(page: Path) -> None:
    article = unpacked(page)[1]
    kind, gender, speaker, confidence, card = article["quotes"][1]
    assert (kind, gender, speaker, confidence) == ("direct", "f", "Anne Petit", 0.8)
    shown = html.fragment_fromstring(card)
    assert shown.xpath("string(//p[@class='context'])") == "Anne Petit a dit : « Je pars. »"
    assert shown.xpath("//mark[contains(@class, 'k-quote')]/text()") == ["Je pars."]
    (link,) = shown.xpath("//a")
    view = html.fragment_fromstring(article["html"], create_parent="div")
    field, start, what = link.get("data-at").split("-")
    assert what == "quote"
    assert (field, link.get("data-article")) == ("text", article["id"])
    assert view.xpath("string(//div[@class='body'])")[int(start) :].startswith("Je pars.")


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("couverture", ["Matin", "Soir", "20 sur 39", "1 jour après le", "la ligne de commande", "100,0"]),
        ("couverture", ["2 sources en échec et 1 source écartée"]),
        ("voix", ["Anne Petit", "Cité par", "Matin (", "maire", "du 1er janvier au 9 février 2025"]),
        ("genre", ["femmes", "directes", "120"]),
        ("chronologie", ["14 octobre 2025"]),
        ("citations", ["lire dans l’article", "Sans JavaScript", "confiance 0,80"]),
        ("verifier", ["Citations", "Acteurs", "Dates", "0,80", "2025-10-14"]),
        ("doublons", ["paires d’articles partagent", "Anne Petit : « Je pars »"]),
        ("erreurs", ["il n’y a pas de texte", "le JSON est mal formé", "corrigez-le", "raison inconnue", HOSTILE]),
        ("versions", ["20 octobre 2025 à 8 h 00", "terminée, avec des échecs", "m 1", "rules"]),
    ],
)
def test_sections_say_what_the_store_holds(root: html.HtmlElement, section: str, words: list[str]) -> None:
    text = said(root, section).replace("\u202f", " ").replace("\xa0", " ")
    assert [word for word in words if word not in text] == []


def test_it_is_made_for_keyboard_and_screen_reader(root: html.HtmlElement) -> None:
    assert root.get("lang") == "fr"
    assert [len(root.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert root.xpath("//body/*[1]/@href") == ["#contenu"]
    assert all(table.xpath("./caption") for table in root.xpath("//table"))
    assert all(cell.get("scope") for cell in root.xpath("//th"))
    assert all(drawing.get("role") == "img" for drawing in root.xpath("//figure//*[local-name()='svg']"))
    assert all(field.xpath("ancestor::label") for field in root.xpath("//input | //select"))
    ids = root.xpath("//@id")
    assert {name for names in root.xpath("//@aria-labelledby") for name in names.split()} <= set(ids)
    assert len(set(ids)) == len(ids)


def test_links_lead_somewhere(root: html.HtmlElement) -> None:
    """Without scripts too: an article that is not shown is told by its name, and opened by the script alone."""
    targets = set(root.xpath("//@id"))
    dead = [a for a in root.xpath("//a[not(@data-article)]/@href") if a[1:] not in targets]
    assert dead == []
    listed = root.xpath("//ol[@id='quotes']//a/@href")
    assert len(listed) > 10
    assert all(link[1:] in targets for link in listed)


@pytest.mark.parametrize("largest", [320_000, 340_000])
def test_a_full_file_keeps_the_newest_and_says_so(db: Path, tmp_path: Path, largest: int) -> None:
    done = write(db, tmp_path / "r.html", largest)
    articles = unpacked(tmp_path / "r.html")
    assert done.size == (tmp_path / "r.html").stat().st_size
    if done.left_out:
        assert done.size <= largest
        assert articles[0]["day"] == "2025-02-09"
        assert "ne dépasse pas" in said(html.fromstring((tmp_path / "r.html").read_text("utf-8")), "citations")
    assert (len(articles), done.n_inside + done.left_out) == (done.n_inside, N_ARTICLES)


def test_a_thousand_long_articles_stay_below_three_megabytes() -> None:
    words = " ".join(hashlib.sha256(str(n).encode()).hexdigest()[:7] for n in range(900))
    packed = archive.pack(({"id": n, "html": words[n:] + str(n)} for n in range(1000)), LARGEST)
    assert len(packed.packed) <= LARGEST
    assert packed.n_articles > 0


@pytest.mark.parametrize("largest", [0, 40, 2_000, 100_000])
def test_the_archive_never_outgrows_its_room(largest: int) -> None:
    lines = [{"id": n, "html": hashlib.sha256(bytes([n])).hexdigest() * 3} for n in range(100)]
    packed = archive.pack(iter(lines), largest)
    assert len(packed.packed) <= max(largest, 20)
    back = zlib.decompress(base64.b64decode(packed.packed)).decode().splitlines()
    assert [json.loads(line) for line in back] == lines[: packed.n_articles]


def test_an_empty_store_has_a_report(tmp_path: Path) -> None:
    Store(tmp_path / "c.db").__exit__(None, None, None)
    done = write(tmp_path / "c.db", tmp_path / "r.html")
    text = html.fromstring((tmp_path / "r.html").read_text("utf-8")).text_content()
    assert "Ce corpus ne contient aucun article." in text
    assert (done.n_inside, done.left_out) == (0, 0)


def test_what_cannot_be_done_is_said(db: Path, tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        write(tmp_path / "absent.db", tmp_path / "r.html")
    with pytest.raises(ReportError, match="--output"):
        write(db, tmp_path / "absent" / "r.html")


def test_the_command_says_where_how_large_and_what_did_not_fit(db: Path, tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "quiditquoi"
    command = [tool, "report", "--db", db, "-o", tmp_path / "r.html", "--max-size", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "40 articles" in done.stdout
    assert (tmp_path / "r.html").stat().st_size < 1_000_000
    command[3] = tmp_path / "absent.db"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "no store" in done.stderr) == (10, True)


def test_every_error_of_a_source_has_a_remedy_in_french() -> None:
    """Codes are written where a source is refused: `Rejected("code", …)`, `Unreadable("code", …)`, the pool's own."""
    rooms = [path for room in ("readers", "batch") for path in (ROOT / "pipeline" / room).glob("*.py")]
    source = "\n".join(path.read_text("utf-8") for path in rooms)
    codes = set(re.findall(r'(?:Rejected|Unreadable)\(\s*"([a-z_]+)"|worker, "([a-z_]+)"', source))
    used = {code for pair in codes for code in pair if code}
    known = checks.remedies()
    assert len(used) > 20
    assert used - set(known) == set()
    assert list(known) == sorted(known)
    assert all(reason and remedy for reason, remedy in known.values())


def test_readers_of_an_older_store_are_told(db: Path, tmp_path: Path) -> None:
    """A store whose articles were extracted with other rules says so."""
    other = tmp_path / "c.db"
    other.write_bytes(db.read_bytes())
    with closing(sqlite3.connect(other)) as store, store:
        store.execute("UPDATE articles SET rules_hash = 'old' WHERE doc_id = 'a001'")
    write(other, tmp_path / "r.html")
    assert "--reprocess outdated" in said(html.fromstring((tmp_path / "r.html").read_text("utf-8")), "versions")
