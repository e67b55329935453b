"""Articles in notebooks: marks in each other or crossing, text that is only text, colours that can be told apart."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.corpus.look import Mark, Marked
from pipeline.corpus.store import RunRow, SourceRow, Store
from pipeline.errors import NoArticle
from pipeline.render import html, marked
from pipeline.render.nesting import Span, nested
from pipeline.render.page import LEGEND, STYLE

HOSTILE = "Anne Petit a dit : « <script>alert(\"x\")</script> & 'fin' »."


class Read(HTMLParser):
    """What a browser would show: the text, and for each character the classes it lies in."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.classes: list[frozenset[str]] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.classes += [frozenset(" ".join(self.open).split())] * len(data)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], "abcdef", id="nothing marked"),
        pytest.param([(1, 3, "a")], "a<a>bc</a>def", id="one"),
        pytest.param([(0, 3, "a"), (3, 6, "b")], "<a>abc</a><b>def</b>", id="side by side"),
        pytest.param([(0, 6, "a"), (2, 4, "b")], "<a>ab<b>cd</b>ef</a>", id="one in the other"),
        pytest.param([(2, 4, "b"), (0, 6, "a")], "<a>ab<b>cd</b>ef</a>", id="in any order"),
        pytest.param([(0, 4, "a"), (2, 6, "b")], "<a>ab<b>cd</b></a><b+>ef</b>", id="crossing"),
        pytest.param([(0, 3, "a"), (1, 5, "b"), (2, 6, "c")], "<a>a<b>b<c>c</c></b></a><b+><c+>de</c></b><c+>f</c>",
                     id="three crossing"),
        pytest.param([(1, 3, "a"), (1, 3, "b")], "a<a><b>bc</b></a>def", id="equal: the first is outside"),
        pytest.param([(0, 6, "a"), (0, 2, "b")], "<a><b>ab</b>cdef</a>", id="beginning together"),
        pytest.param([(0, 6, "a"), (4, 6, "b")], "<a>abcd<b>ef</b></a>", id="ending together"),
        pytest.param([(2, 2, "a"), (4, 9, "b"), (-3, 1, "c"), (7, 9, "d")], "<c>a</c>bcd<b>ef</b>", id="outside"),
    ],
)  # fmt: skip
def test_marks_are_nested(spans: list[tuple[int, int, str]], expected: str) -> None:
    markup = nested("abcdef", [Span(*span) for span in spans], "x")
    names: list[str] = []

    def short(match: re.Match[str]) -> str:
        if match[0] == "</mark>":
            return f"</{names.pop()}>"
        names.append(match[1])
        return f"<{match[1]}{'+' if match[2] else ''}>"

    assert re.sub(r'<mark class="x-(\w)( x-more)?">|</mark>', short, markup) == expected


@given(
    st.text(max_size=40),
    st.lists(
        st.builds(Span, st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(tuple(LEGEND)), st.text(max_size=5))
    ),
)
def test_the_text_is_the_text_and_each_mark_is_whole(text: str, spans: list[Span]) -> None:
    read = Read(nested(text.replace("\r", " "), spans, "q"))
    assert read.text == text.replace("\r", " ")
    for place, classes in enumerate(read.classes):
        wanted = {f"q-{span.kind}" for span in spans if max(span.start, 0) <= place < span.end}
        assert classes - {"q-more"} == wanted


def body(markup: str) -> str:
    """What stands in the text, the style and the list of quotes left out."""
    return markup.split('<div class="quiditquoi-text">')[1].split("</div>")[0]


def test_an_article_is_shown_with_all_that_was_found() -> None:
    found = made.extraction()
    read = Read(body(html(marked(found))))
    assert read.text == found.article.text
    start = found.article.text.index("Je pars")
    assert "quiditquoi-quote" in read.classes[start]
    assert "quiditquoi-actor" in read.classes[0]
    assert "quiditquoi-date" in read.classes[found.article.text.index("Mardi")]
    whole = html(marked(found))
    assert [name for name in LEGEND.values() if f">{name}</mark>" not in whole] == []
    assert "Anne Petit" in Read(whole).text
    assert "3 citations" in whole


def test_text_is_never_markup() -> None:
    found = made.extraction(text=HOSTILE, title='<b>Titre</b> « " onmouseover=x »', published="2025-10-16")
    whole = html(marked(found))
    assert "<script" not in whole
    assert "<b>" not in whole
    assert Read(whole).tags <= {
        "style",
        "div",
        "p",
        "mark",
        "details",
        "summary",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert Read(body(whole)).text == HOSTILE


def test_labels_cannot_leave_their_attribute() -> None:
    mark = Mark("text", 0, 1, "actor", '"><script>')
    row = {"title": None, "text": "x", "doc_id": "<i>", "source": None, "published": None}
    whole = html(Marked(row, (mark,), []))
    assert "<script" not in whole
    assert "<i>" not in whole


def test_a_stored_article_is_shown_like_one_just_extracted(tmp_path: Path) -> None:
    found = made.extraction()
    with Store(tmp_path / "c.db") as store:
        store.begin(RunRow("r", "2026-01-01T00:00:00Z", "1", "m", "h", "here", {}))
        store.put(SourceRow("/in/a.txt", 0, "s", 1, 1, "s", "text", "a", found.article.article_id), found, "h", "r")
    corpus = pipeline.open_corpus(tmp_path / "c.db")
    stored = corpus.article("a")
    assert body(stored._repr_html_()) == body(found._repr_html_())
    assert "Anne Petit" in repr(stored)
    assert "Je pars" in repr(found)
    assert "\x1b" not in repr(found)
    with pytest.raises(NoArticle):
        corpus.article("nobody")


# Colours and style.


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
@pytest.mark.parametrize("colour", sorted(set(re.findall(r"#[0-9a-f]{6}", STYLE))))
def test_lines_stand_out_on_light_and_dark_pages(colour: str, page: str) -> None:
    assert contrast(colour, page) >= 3


def test_each_kind_has_a_line_of_its_own() -> None:
    lines = re.findall(r"underline (\w+) #", STYLE)
    assert sorted(lines) == ["dashed", "dotted", "double", "solid", "wavy"]


def test_style_bears_on_articles_alone() -> None:
    for rule in filter(str.strip, STYLE.split("}")):
        assert all(one.strip().startswith(".quiditquoi") for one in rule.split("{")[0].split(","))
