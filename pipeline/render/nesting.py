"""A text with spans marked in it → HTML whose text is the text, however the spans lie in each other or cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import NamedTuple


class Span(NamedTuple):
    """What to mark: half-open offsets, a kind (its CSS class), and what a pointer over it shows."""

    start: int
    end: int
    kind: str
    label: str = ""


def nested(text: str, spans: Sequence[Span], prefix: str) -> str:
    """Mark spans; what crosses is cut where the other ends, its further parts have the class `…-more` besides.

    Of spans that begin together, the longer holds the shorter; of equal ones the first holds the others. Spans are cut
    at the ends of the text; empty ones are left out.
    """
    cut = (span._replace(start=max(span.start, 0), end=min(span.end, len(text))) for span in spans)
    kept = [span for span in cut if span.start < span.end]
    begins: dict[int, list[Span]] = defaultdict(list)
    for span in kept:
        begins[span.start].append(span)
    parts: list[str] = []
    inside: list[Span] = []
    last = 0
    for at in sorted({*begins, *(span.end for span in kept)}):
        parts.append(escape(text[last:at]))
        last = at
        inside = _leave(parts, inside, at, prefix)
        for span in sorted(begins[at], key=lambda span: -span.end):
            inside = _enter(parts, inside, span, prefix)
    return "".join((*parts, escape(text[last:])))


def _leave(parts: list[str], inside: list[Span], at: int, prefix: str) -> list[Span]:
    """Close what ends here; what lies in it and goes on is closed too, and opened again."""
    ending = next((number for number, span in enumerate(inside) if span.end <= at), None)
    if ending is None:
        return inside
    parts.extend("</mark>" for _ in inside[ending:])
    going_on = [span for span in inside[ending:] if span.end > at]
    parts.extend(_tag(span, prefix, more=True) for span in going_on)
    return [*inside[:ending], *going_on]


def _enter(parts: list[str], inside: list[Span], span: Span, prefix: str) -> list[Span]:
    parts.append(_tag(span, prefix, more=False))
    return [*inside, span]


def _tag(span: Span, prefix: str, more: bool) -> str:
    kind = f"{prefix}-{span.kind}"
    title = f' title="{escape(span.label)}"' if span.label else ""
    return f'<mark class="{kind}{f" {prefix}-more" if more else ""}"{title}>'
