"""A text with its marks as HTML: marks may lie in one another or cross, the text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from pipeline.corpus.look import Mark


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """Cut the text at every end of a mark; each piece tells what it lies in. The text itself stays as it is."""
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    parts = []
    for start, end in pairwise(edges):
        kinds = sorted({m.kind for m in marks if m.start <= start and end <= m.end})
        words = Markup.escape(text[start:end])
        found = Markup('<mark class="{}">{}</mark>').format(" ".join(f"k-{kind}" for kind in kinds), words)
        parts.append(found if kinds else words)
    return Markup("").join(parts)
