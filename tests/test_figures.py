"""Figures of a corpus counted by hand: what they show, that they are French, that they need no network."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import hand_made
import networkx as nx
import pytest
from lxml import etree

import pipeline
from pipeline import figures
from pipeline.corpus import counting
from pipeline.corpus.frames import Corpus
from pipeline.corpus.store import Store
from pipeline.figures import periods
from pipeline.figures.geography import outline
from pipeline.figures.svg import accessible

SVG = "{http://www.w3.org/2000/svg}"
ALL = ("actor_network", "coverage", "places_map", "share_of_voice", "speaker_gender", "speech_calendar", "timeline")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return pipeline.open_corpus(hand_made.write(tmp_path_factory.mktemp("hand") / "corpus.db"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    path = tmp_path_factory.mktemp("empty") / "corpus.db"
    Store(path).__exit__(None, None, None)
    return pipeline.open_corpus(path)


def drawn(figure: figures.Figure) -> etree._Element:
    return etree.fromstring(figure.svg())


def words(root: etree._Element) -> list[str]:
    return [str(node.text) for node in root.iter(f"{SVG}text", f"{SVG}title", f"{SVG}desc")]


@pytest.mark.parametrize("name", ALL)
def test_a_figure_has_a_name_a_description_and_marks_that_speak(corpus: Corpus, name: str) -> None:
    figure = getattr(figures, name)(corpus)
    root = drawn(figure)
    ids = [node.get("id") for node in root.iter(etree.Element) if node.get("id")]
    assert root.get("role") == "img"
    assert str(root.get("aria-labelledby")).split() == ids[:2]
    assert len(set(ids)) == len(ids)
    assert [root[0].text, root[1].text] == [figure.title, figure.description]
    assert len(words(root)) > 3
    assert not [node for node in root.iter(etree.Element) if node.get("aria-roledescription") or node.get("style")]
    assert len(figure.table)


@pytest.mark.parametrize("name", ALL)
def test_nothing_to_draw_is_said(empty: Corpus, name: str) -> None:
    figure = getattr(figures, name)(empty)
    assert figure.chart is None
    assert figure.description
    assert figure.table.empty
    assert figure._repr_mimebundle_() == {"text/plain": f"{figure.title}. {figure.description}"}
    with pytest.raises(ValueError, match="nothing to draw"):
        figure.svg()


@pytest.mark.parametrize("name", ALL)
def test_the_same_corpus_gives_the_same_drawing(corpus: Corpus, name: str) -> None:
    make = getattr(figures, name)
    assert make(corpus).svg() == make(corpus).svg()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("coverage", "Matin, 15 octobre 2025 : 1 article"),
        ("coverage", "source inconnue, 2 novembre 2025 : 1 article"),
        ("share_of_voice", "Anne Petit : 33,3\u202f% des articles"),
        ("speech_calendar", "Anne Petit, 13 octobre 2025 : 2 citations"),
        ("speaker_gender", "sans locuteur connu : 1 citation"),
        ("actor_network", "Émile Durand – Anne Petit : 3 articles"),
        ("places_map", "Paris : 2 articles"),
        ("timeline", "14 octobre 2025 : 1 phrase"),
    ],
)
def test_marks_say_what_they_show(corpus: Corpus, name: str, said: str) -> None:
    assert said in words(drawn(getattr(figures, name)(corpus)))


def test_axes_are_french(corpus: Corpus) -> None:
    shown = words(drawn(figures.coverage(corpus)))
    assert "1er nov." in shown or "2 nov." in shown or "20 oct." in shown
    assert not {"Oct", "Nov"} & {word[:3] for word in shown}


def test_articles_without_a_date_are_told(corpus: Corpus) -> None:
    assert "1 article sans date n’y figure pas" in figures.coverage(corpus).description


def test_what_narrows_the_articles_narrows_the_figure(corpus: Corpus) -> None:
    table = figures.share_of_voice(corpus, source="Matin", limit=1).table
    assert list(table["acteur"]) == ["Anne Petit"]
    assert list(table["part des articles"].round(3)) == [0.333]


def test_sources_beyond_the_sixth_are_put_together(tmp_path: Path) -> None:
    path = hand_made.write(tmp_path / "corpus.db")
    with Store(path) as store, store.transaction():
        for number in range(8):
            store.db.execute(
                "INSERT INTO articles (article_id, doc_id, path, text_sha256, text, source, lang, published,"
                " rules_hash, run_id) VALUES (?1, ?1, ?1, '', 'x', 'Source ' || ?1, 'fr', '2025-10-20', 'r', 'run')",
                (f"z{number}",),
            )
    figure = figures.coverage(pipeline.open_corpus(path))
    assert any(said.startswith("autres sources") or said == "autres sources" for said in words(drawn(figure)))
    assert figure.table["source"].nunique() == 11


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), "day"),
        (date(2025, 1, 1), date(2025, 4, 1), "week"),
        (date(2025, 1, 1), date(2027, 1, 1), "month"),
        (date(1999, 1, 1), date(2027, 1, 1), "year"),
    ],
)
def test_the_period_suits_the_span(first: date, last: date, by: str) -> None:
    assert periods.by_span(first, last) == by


@pytest.mark.parametrize(
    ("by", "start", "end"),
    [
        ("day", date(2024, 12, 31), date(2025, 1, 1)),
        ("week", date(2024, 12, 30), date(2025, 1, 6)),
        ("month", date(2024, 12, 1), date(2025, 1, 1)),
        ("year", date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_a_period_s_bounds(by: periods.Period, start: date, end: date) -> None:
    assert periods.start_of(date(2024, 12, 31), by) == start
    assert periods.after(start, by) == end


def test_the_calendar_s_ends_are_drawn(tmp_path: Path) -> None:
    db = hand_made.write(tmp_path / "corpus.db")
    with Store(db) as store:
        store.db.execute("UPDATE articles SET published = '9999-12-31' WHERE article_id = 'a1'")
        store.db.execute("UPDATE articles SET published = '0001-01-01' WHERE article_id = 'a2'")
        with store.transaction():
            counting.relate(store.db, anew=True)
    corpus = pipeline.open_corpus(db)
    for name in ("coverage", "timeline", "speech_calendar"):
        getattr(figures, name)(corpus).svg()
    assert periods.after(date(9999, 12, 31), "day") == date.max
    whole = corpus.actor_counts(until="9999-12-31")
    assert len(whole)
    assert all(corpus.actor_counts(until=end).equals(whole) for end in ("9999-12", "9999"))
    assert corpus.rising_actors(days=10**7).equals(corpus.rising_actors(since="0001"))


@pytest.mark.parametrize("region", ["world", "europe", "france"])
def test_maps_fit_their_region(corpus: Corpus, region: figures.geography.Region) -> None:
    figure = figures.places_map(corpus, region=region)
    assert list(figure.table["lieu"]) == ["Paris"]
    assert len(figure.svg()) < 150_000


def test_another_region_is_refused(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="world, europe, france"):
        figures.places_map(corpus, region="mars")  # type: ignore[arg-type]


def test_the_outline_is_whole_and_small() -> None:
    world = outline()
    shapes = world["objects"]["countries"]["geometries"]
    used = {max(n, ~n) for shape in shapes for polygon in shape["arcs"] for ring in polygon for n in ring}
    assert used == set(range(len(world["arcs"])))
    assert len(shapes) > 150
    data = Path(figures.__file__).parent / "data"
    assert (data / "countries.topojson").stat().st_size <= 100_000
    assert "public domain" in (data / "README.md").read_text("utf-8")


def test_the_graph_opens_in_gephi(corpus: Corpus, tmp_path: Path) -> None:
    graph = figures.actor_graph(corpus)
    nx.write_gexf(graph, tmp_path / "actors.gexf")
    again = nx.read_gexf(tmp_path / "actors.gexf")
    assert sorted(label for _, label in again.nodes(data="label")) == [
        "Anne Petit", "Camille Roy", "ONU", "Émile Durand"
    ]  # fmt: skip
    assert sorted(weight for *_, weight in again.edges(data="weight")) == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("asked", "n_edges"), [({"least": 2}, 2), ({"limit": 2}, 1), ({"level": "sentence"}, 3), ({"source": "Soir"}, 2)]
)
def test_the_graph_can_be_narrowed(corpus: Corpus, asked: dict[str, object], n_edges: int) -> None:
    assert figures.actor_graph(corpus, **asked).number_of_edges() == n_edges  # type: ignore[arg-type]


def test_a_figure_is_saved_still_and_interactive(corpus: Corpus, tmp_path: Path) -> None:
    figure = figures.speaker_gender(corpus)
    assert figure.save(tmp_path / "f.png").read_bytes().startswith(b"\x89PNG")
    assert figure.save(tmp_path / "f.svg").read_text("utf-8").startswith("<svg")
    page = figure.save(tmp_path / "f.html").read_text("utf-8")
    assert '<html lang="fr">' in page
    assert not re.findall(r"<(?:script|link)[^>]+(?:src|href)=", page)
    with pytest.raises(ValueError, match=r"\.svg, \.png or \.html"):
        figure.save(tmp_path / "f.gif")


def test_notebooks_get_an_interactive_and_a_still_figure(corpus: Corpus) -> None:
    bundle = figures.share_of_voice(corpus)._repr_mimebundle_()
    assert {"application/vnd.vegalite.v5+json", "application/vnd.vegalite.v6+json", "image/svg+xml"} < set(bundle)
    assert "v5" in bundle["application/vnd.vegalite.v5+json"]["$schema"]


def test_vega_lite_5_draws_the_same_spec(corpus: Corpus) -> None:
    from vl_convert import vegalite_to_svg

    for name in ALL:
        spec = getattr(figures, name)(corpus)._repr_mimebundle_()["application/vnd.vegalite.v5+json"]
        assert "<path" in vegalite_to_svg(spec, vl_version="5.20", allowed_base_urls=[])


def test_text_of_articles_stays_text(tmp_path: Path) -> None:
    path = hand_made.write(tmp_path / "corpus.db")
    name = '<script>alert("1")</script>&amp;'
    with Store(path) as store, store.transaction():
        store.db.execute("UPDATE actors SET name = ? WHERE name = 'ONU'", (name,))
    figure = figures.share_of_voice(pipeline.open_corpus(path))
    assert "<script" not in figure.svg()
    assert any(name in said for said in words(drawn(figure)))
    assert "<script>alert" not in figure.html()


def test_outlines_are_drawn_by_steps() -> None:
    far = "".join(f"L{n * 2}.04,{-n}.26" for n in range(60))
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0.123,0.456{far}Z"/><path d="M0,0A1,1,0,1,1,2.26,0"/></svg>'
    )
    steps, arc = (node.get("d") for node in etree.fromstring(accessible(source, "t", "d")).iter(f"{SVG}path"))
    assert str(steps).startswith("M.1 .5l")
    assert len(str(steps)) < len(far) * 0.7
    assert arc == "M0,0A1,1,0,1,1,2.3,0"


def test_the_library_is_loaded_when_first_used() -> None:
    code = "import sys; from pipeline import figures; print('altair' in sys.modules); figures.Figure; figures.coverage"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    with pytest.raises(AttributeError, match="there is"):
        _ = figures.pie
