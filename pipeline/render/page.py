"""One article as HTML that leaves the notebook around it alone, and as plain text."""

from __future__ import annotations

from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

from pipeline import french
from pipeline.render.nesting import Span, nested

if TYPE_CHECKING:
    from pipeline.corpus.look import Marked

CLASS = "quiditquoi"
LEGEND = {
    "quote": "citation",
    "cue": "amorce",
    "speaker": "locuteur",
    "actor": "acteur",
    "place": "lieu",
    "date": "date",
}
# Outer kinds first, where two stand on the same words.
ORDER = tuple(LEGEND)
# Okabe & Ito's colours for all kinds of colour vision, orange darkened so that each stands out 3:1 on white and on near
# black (WCAG 2.2, 1.4.11); each kind has a line of its own, so that none needs its colour. Selectors begin with the
# class, so that nothing else on the page changes; the text keeps the colour the page gives it.
STYLE = """
.quiditquoi { line-height: 2; max-width: 48em; }
.quiditquoi .quiditquoi-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.quiditquoi mark { color: inherit; background: none; padding: 0; text-decoration-thickness: 2px;
  text-decoration-skip-ink: none; }
.quiditquoi .quiditquoi-quote { background: rgba(240, 228, 66, 0.22); outline: 1px dotted #8a8a8a; }
.quiditquoi .quiditquoi-cue { text-decoration: underline wavy #d55e00 1px; text-underline-offset: 3px; }
.quiditquoi .quiditquoi-speaker { font-weight: bold; text-decoration: underline double #cc79a7;
  text-underline-offset: 6px; }
.quiditquoi .quiditquoi-actor { text-decoration: underline solid #0072b2; text-underline-offset: 3px; }
.quiditquoi .quiditquoi-place { text-decoration: underline dotted #009e73; text-underline-offset: 3px; }
.quiditquoi .quiditquoi-date { text-decoration: underline dashed #b87f00; text-underline-offset: 3px; }
.quiditquoi .quiditquoi-title { font-size: 1.2em; font-weight: bold; margin: 0; }
.quiditquoi .quiditquoi-about { opacity: 0.8; margin: 0; }
.quiditquoi td { text-align: left; vertical-align: top; line-height: 1.4; }
"""


def html(found: Marked) -> str:
    """The article with a legend in French, and the list of its quotes; all text is escaped."""
    row = found.article
    about = " · ".join(str(value) for value in (row["doc_id"], row["source"], french.day(row["published"])) if value)
    title = f'<p class="{CLASS}-title">{_field(found, "title", row["title"])}</p>' if row["title"] else ""
    return (
        f'<style>{STYLE}</style><div class="{CLASS}" lang="fr">{title}<p class="{CLASS}-about">{escape(about)}</p>'
        f'<p class="{CLASS}-legend" aria-label="Légende">{_legend()}</p>'
        f'<div class="{CLASS}-text">{_field(found, "text", row["text"])}</div>{_quotes(found)}</div>'
    )


def _field(found: Marked, field: str, text: str) -> str:
    marks = sorted((mark for mark in found.marks if mark.field == field), key=lambda mark: ORDER.index(mark.kind))
    spans = [Span(mark.start, mark.end, mark.kind, _label(mark.kind, mark.label)) for mark in marks]
    return nested(text, spans, CLASS)


def _label(kind: str, label: str) -> str:
    return f"{LEGEND[kind]} : {label}" if label else LEGEND[kind]


def _legend() -> str:
    return " ".join(f'<mark class="{CLASS}-{kind}">{name}</mark>' for kind, name in LEGEND.items())


def _quotes(found: Marked) -> str:
    if not found.quotes:
        return ""
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in _said(quote))}</tr>" for quote in found.quotes)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("locuteur", "type", "citation", "confiance"))
    number = french.count(len(found.quotes), "citation", "citations")
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{number}</summary>{table}</details>"


def _said(quote: dict[str, Any]) -> tuple[Any, ...]:
    confidence = french.number(quote["confidence"], 2)
    return quote["speaker"] or quote["speaker_text"], french.WORDS[quote["type"]], quote["text"], confidence


def _cell(value: Any) -> str:
    return "—" if value is None else escape(str(value))


def plain(found: Marked) -> str:
    """The article and its quotes as text, for where no HTML is shown."""
    from rich.console import Console

    from pipeline.terminal import article

    out = StringIO()
    # Inside a notebook, rich would show the text there and then instead of writing it.
    Console(file=out, width=100, color_system=None, highlight=False, force_jupyter=False).print(article(found))
    return out.getvalue().rstrip()
