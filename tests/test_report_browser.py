"""The report in a real browser: headless Chromium, where one is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import report_made
from browser import Browser, browser, chromium
from report_made import N_ARTICLES

import pipeline
from pipeline import figures
from pipeline.report import write

BINARY = chromium()
READY = "document.documentElement.classList.contains('scripted')"
pytestmark = pytest.mark.skipif(BINARY is None, reason="no Chromium is installed: apt-get install chromium")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write(report_made.write(folder / "corpus.db"), folder / "report.html")
    return folder / "report.html"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(str(BINARY), tmp_path_factory.mktemp("profile")) as started:
        yield started


def fill(tab: Browser, **values: str) -> None:
    """Fill the form as a person does, and wait until the list has followed."""
    tab.js("document.getElementById('filters').reset()")
    for name, value in values.items():
        tab.js(f"""(() => {{ const field = document.getElementById('f-{name}'); field.value = {value!r};
                   field.dispatchEvent(new Event('input', {{bubbles: true}})); }})()""")
    tab.js("new Promise((done) => setTimeout(done, 300))")


def fetched(tab: Browser, page: Path) -> list[str]:
    """What a page asked for; a browser draws its own fields with `data:` pictures."""
    return [url for url in tab.requests if url != page.as_uri() and not url.startswith("data:")]


def found(tab: Browser) -> str:
    return str(tab.js("document.getElementById('found').textContent"))


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_loads_in_peace_and_fits_the_screen(tab: Browser, page: Path, width: int, scheme: str) -> None:
    tab.open(page, width, scheme=scheme)
    tab.wait(READY)
    tab.js("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert tab.problems == []
    assert fetched(tab, page) == []
    assert tab.js("document.documentElement.scrollWidth") <= width
    assert tab.js("document.title") == "Qui dit quoi : corpus.db"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({}, f"{3 * N_ARTICLES} citations", id="all"),
        pytest.param({"text": "DEMAIN peut-etre"}, f"{N_ARTICLES} citations sur {3 * N_ARTICLES}", id="no accents"),
        pytest.param({"text": "introuvable"}, f"0 citation sur {3 * N_ARTICLES}", id="nothing"),
        pytest.param({"speaker": "petit"}, f"{3 * N_ARTICLES} citations", id="speaker"),
        pytest.param({"source": "Matin"}, f"60 citations sur {3 * N_ARTICLES}", id="source"),
        pytest.param({"type": "mixed"}, f"0 citation sur {3 * N_ARTICLES}", id="type"),
        pytest.param({"gender": "f"}, f"{3 * N_ARTICLES} citations", id="gender"),
        pytest.param({"since": "2025-02-01", "until": "2025-02-02"}, f"6 citations sur {3 * N_ARTICLES}", id="days"),
    ],
)
def test_filters(tab: Browser, page: Path, values: dict[str, str], expected: str) -> None:
    tab.open(page)
    tab.wait(READY)
    fill(tab, **values)
    assert found(tab) == expected
    assert tab.problems == []


def test_order_and_more(tab: Browser, page: Path) -> None:
    tab.open(page)
    tab.wait(READY)
    assert tab.js("document.querySelectorAll('#quotes > li').length") == 25
    tab.js("document.getElementById('more').click()")
    assert tab.js("document.querySelectorAll('#quotes > li').length") == 50
    assert tab.js("document.activeElement.closest('li') === document.querySelectorAll('#quotes > li')[25]")
    fill(tab, order="old")
    assert "1er janvier 2025" in tab.js("document.querySelector('#quotes > li').textContent")


def test_an_article_opens_at_its_quote_and_closes_by_the_keyboard(tab: Browser, page: Path) -> None:
    tab.open(page)
    tab.wait(READY)
    tab.js("document.querySelectorAll('#quotes a')[40 % 25].click()")
    assert tab.js("document.getElementById('reader').open")
    assert "Je pars" in tab.js("document.querySelector('#reader .target').textContent")
    assert tab.js("document.getElementById('reader').contains(document.activeElement)")
    tab.press("Escape", 27)
    tab.wait("!document.getElementById('reader').open")
    assert tab.problems == []


def test_a_doubtful_reading_opens_where_it_stands(tab: Browser, page: Path) -> None:
    tab.open(page)
    tab.wait(READY)
    tab.js("document.querySelector('#verifier table:nth-of-type(1) a[data-at]').click()")
    row = tab.js("document.querySelector('#verifier tbody td').textContent")
    assert tab.js("document.querySelector('#reader .target').textContent") in row


def test_the_first_key_leads_to_the_content(tab: Browser, page: Path) -> None:
    tab.open(page)
    tab.press("Tab", 9)
    assert tab.js("document.activeElement.className") == "skip"
    assert tab.js("document.activeElement.getBoundingClientRect().left") >= 0
    tab.press("Enter", 13)
    tab.wait("location.hash === '#contenu'")


def test_only_what_scrolls_stops_the_keyboard(tab: Browser, page: Path) -> None:
    stops = "[...document.querySelectorAll('.scroll[tabindex]')].filter((box) => box.checkVisibility()).length"
    tab.open(page, 1440)
    tab.wait(READY)
    wide = tab.js(stops)
    tab.open(page, 375)
    tab.wait(READY)
    assert (wide, tab.js(stops) > 5) == (0, True)


def test_a_portrait_leads_to_its_quotes(tab: Browser, page: Path) -> None:
    tab.open(page)
    tab.wait(READY)
    tab.js("document.querySelector('a[data-speaker]').click()")
    assert tab.js("document.getElementById('f-speaker').value") == "Anne Petit"


def test_what_an_article_says_is_not_run(tab: Browser, page: Path) -> None:
    """The hostile article is the newest: it stands in the page, in the list, and in the reader."""
    tab.open(page)
    tab.wait(READY)
    tab.js("document.querySelector('#quotes a').click()")
    assert "volé" in tab.js("document.getElementById('reader').textContent")
    assert tab.js("document.title") == "Qui dit quoi : corpus.db"
    assert tab.problems == []


def test_it_is_readable_without_scripts(tab: Browser, page: Path) -> None:
    tab.open(page, scripts=False)
    text = tab.js("document.body.innerText")
    assert "Anne Petit" in text
    assert "lire dans l’article" in text
    assert "Sans JavaScript" in text
    assert not tab.js("document.getElementById('filters').checkVisibility()")


def test_it_prints_without_what_paper_cannot_do(tab: Browser, page: Path, tmp_path: Path) -> None:
    tab.open(page, 794, kind="print")
    tab.wait(READY)
    hidden = ("nav", "#filters", "#more", "#articles")
    assert [tab.js(f"document.querySelector('{name}').checkVisibility()") for name in hidden] == [False] * len(hidden)
    assert tab.js("document.documentElement.scrollWidth") <= 794
    assert tab.pdf(tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_text_can_be_told_from_its_ground(tab: Browser, page: Path) -> None:
    """WCAG 2.2 AA asks for a contrast of 4.5; colours are computed as the browser shows them."""
    for scheme in ("light", "dark"):
        tab.open(page, scheme=scheme)
        tab.wait(READY)
        low = tab.js(CONTRAST)
        assert low == [], scheme


CONTRAST = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = (colour) => {
    const [r, g, b] = parts(colour).map(linear);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (node) => {
    const a = light(getComputedStyle(node).color), b = light(ground(node));
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  };
  const words = "a, p, td, th, mark, .faint, h1, h2, h3, h4, dt, dd, caption, summary, label, button, input";
  return [...document.querySelectorAll(words)]
    .filter((node) => node.checkVisibility() && node.textContent.trim() && ratio(node) < 4.5)
    .map((node) => node.className || node.tagName);
})()"""


def test_an_interactive_figure_opens_with_no_network(tab: Browser, page: Path, tmp_path: Path) -> None:
    figure = figures.coverage(pipeline.open_corpus(page.parent / "corpus.db")).save(tmp_path / "f.html")
    tab.open(figure)
    tab.wait("document.querySelector('#figure canvas, #figure svg') !== null")
    assert tab.problems == []
    assert fetched(tab, figure) == []
