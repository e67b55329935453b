"""A text with its marks as HTML: marks may lie in one another or cross, the text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from pipeline.corpus.look import Mark


def marked(text: str, marks: Sequence[Mark], field: str) -> Markup:
    """Cut the text at every end of a mark; each piece tells what it lies in, the first of a quote where it begins."""
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    begun = {m.start for m in marks if m.kind == "quote"}
    parts = []
    for start, end in pairwise(edges):
        kinds = sorted({m.kind for m in marks if m.start <= start and end <= m.end})
        words = Markup.escape(text[start:end])
        if not kinds:
            parts.append(words)
            continue
        at = Markup(' data-at="{}-{}"').format(field, start) if field and start in begun else ""
        parts.append(Markup('<mark class="{}"{}>{}</mark>').format(" ".join(f"k-{kind}" for kind in kinds), at, words))
    return Markup("").join(parts)
