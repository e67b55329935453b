"""Factiva HTML exports: many articles a file.

Written after both layouts of the export: a sequence of `<div>` (headline, author, *652 mots*, date, time, paper, code,
page, language, copyright) with the text in `<p class="articleParagraph">`; and a table of two-letter codes (HD, BY, WC,
PD, SN, LP, TD …). French and English interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.readers import encoding
from pipeline.readers.markup import classed, line, name, paragraphs, parse_html
from pipeline.readers.published import moment
from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

MARKS = re.compile(r"""class=["'][^"']*\b(?:\w\wArticle\b|articleParagraph\b|\w\wHeadline\b)""")
WORDS = re.compile(r"[\d\s\u00a0\u202f.,]+(?:mots?|words?)")
CLOCK = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?")
CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
DOCUMENT = re.compile(r"Document\s+([A-Z0-9]{6,}\w*)")
RIGHTS = re.compile(r"(?:©|\(c\)|Copyright|Tous droits|All rights)", re.IGNORECASE)
FIELDS = {"HD": "title", "BY": "author", "PD": "published", "SN": "source", "SE": "section", "LA": "lang", "AN": "id"}
TEXTS = ("LP", "TD")


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the articles in the order of the export."""
    page = parse_html(source.text(source.declared or encoding.declared_in(source.head)))
    records = [one for one in classed(page, "article") if name(one) in ("div", "article")]
    for number, record in enumerate(records or [page], start=1):
        codes = _codes(record)
        fields = _from_codes(codes) if "HD" in codes or "TD" in codes else _from_lines(record)
        if fields["text"]:
            yield Raw(fields)
        else:
            yield Rejected("no_text", f"article {number} of the export ({str(fields.get('title'))[:80]}) has no text")


def _codes(record: Any) -> dict[str, Any]:
    """The rows of the table layout: code → cell."""
    rows: dict[str, Any] = {}
    for row in record.iter("tr"):
        cells = [cell for cell in row if name(cell) in ("td", "th")]
        if len(cells) >= 2 and re.fullmatch(r"[A-Z]{2,3}", code := line(cells[0])):
            rows.setdefault(code, cells[1])
    return rows


def _from_codes(codes: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {field: line(codes[code]) for code, field in FIELDS.items() if code in codes}
    fields["text"] = "\n\n".join(text for code in TEXTS if code in codes for text in paragraphs(codes[code]))
    fields["id"] = _document(str(fields.get("id", "")))
    return fields


def _from_lines(record: Any) -> dict[str, Any]:
    """The sequence layout: what stands between the headline and the first paragraph is told by its order."""
    text = [part for one in classed(record, "articleParagraph") for part in paragraphs(one)]
    lines = [words for one in record.iter() if _is_line(one) and (words := line(one))]
    headline = next((line(one) for one in record.iter() if "Headline" in (one.get("class") or "")), None)
    headline = headline or next((line(one) for one in record.iter() if one.get("id") == "hd"), None)
    fields: dict[str, Any] = {"title": headline or (lines[0] if lines else None), **_ordered(lines)}
    author = next((line(one) for one in classed(record, "author")), None)
    fields["author"] = author or fields.get("author")
    fields["id"] = next((found for one in reversed(lines + text[-1:]) if (found := _document(one))), None)
    fields["text"] = "\n\n".join(one for one in text if not _document(one))
    return fields


def _is_line(element: Any) -> bool:
    """A `<div>`, or a `<p>` that is no paragraph of the text, which holds no other block."""
    if name(element) not in ("div", "p", "span") or "articleParagraph" in (element.get("class") or ""):
        return False
    return not any(name(one) in ("div", "p", "table") for one in element.iterdescendants()) and not any(
        "articleParagraph" in (one.get("class") or "") for one in element.iterancestors()
    ) and not (name(element) == "span" and name(element.getparent()) in ("div", "p"))  # fmt: skip


def _ordered(lines: list[str]) -> dict[str, str]:
    """Author · *652 mots* · date · time? · paper · code · page? · language · copyright."""
    count = next((number for number, one in enumerate(lines) if WORDS.fullmatch(one)), None)
    if count is None:
        return {}
    rest = [one for one in lines[count + 1 :] if not CLOCK.fullmatch(one)]
    found = {"author": lines[count - 1]} if count > 1 else {}
    if rest and moment(rest[0]):
        found["published"] = rest[0]
        rest = rest[1:]
    if rest and not RIGHTS.match(rest[0]):
        found["source"] = rest[0]
    code = next((number for number, one in enumerate(rest[:4]) if CODE.fullmatch(one)), None)
    said = [one for one in rest[(code or 0) + 1 :] if not RIGHTS.match(one) and one.isalpha()]
    return {**found, "lang": said[0]} if said and code is not None else found


def _document(text: str) -> str | None:
    match = DOCUMENT.match(text)
    return match[1] if match else None


READER = Reader(frozenset(), reads, lambda s: bool(re.match(r"\s*<", s.opening) and MARKS.search(s.opening)))
