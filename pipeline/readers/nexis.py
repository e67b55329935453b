"""Nexis text exports: LexisNexis (*1 of 25 DOCUMENTS*, labels in capitals) and Nexis Uni (*Body*, *End of Document*).

French and English interface; the labels are in `models/lexicons/nexis_labels.tsv`. The same lines come out of a .docx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.data import table
from pipeline.readers.clean import clean
from pipeline.readers.published import moment
from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

LENGTH = re.compile(r"^[ \t]*(?:LENGTH|Length|LONGUEUR|Longueur) ?: *[\d\s.,]+ ?(?:words?|mots?)[ \t]*$", re.MULTILINE)
BEGIN = re.compile(
    r"^[ \t]*(?:Document )?\d+ (?:of|de|sur) \d+(?: DOCUMENTS?)?[ \t]*$\n?", re.MULTILINE | re.IGNORECASE
)
END = re.compile(r"^[ \t]*(?:End of Document|Fin du document)[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)
BODY = re.compile(r"(?:Body|Corps|Full Text|Texte intégral|Texte)")
# Headings of what stands behind the text in Nexis Uni.
SECTION = re.compile(r"(?:Graphic|Graphique|Classification|Load-Date|Notes de bas de page)")
RIGHTS = re.compile(r"(?:©|\(c\)|Copyright\b|Tous droits|All rights)", re.IGNORECASE)
LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][\w’' -]{2,24}?) ?: *(?P<value>.*)")
COVER = re.compile(
    r"^(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Documents? \(\d+\)"
    r"|Nom d.utilisateur|Date et heure|Numéro de t[âa]che|Critères de recherche)",
    re.MULTILINE | re.IGNORECASE,
)
# A line that is a date: 16 octobre 2025 jeudi · October 15, 2025 Wednesday 10:12 AM GMT
DATE = re.compile(
    r"(?:[A-Za-z]{3,10},? )?(?:\d{1,2}(?:er)? [a-zéûA-Z]{3,10}\.?,? \d{4}|[A-Z][a-z]{2,9}\.? \d{1,2}, \d{4})\b"
)


def matches(text: str) -> bool:
    """Whether a text is such an export: it counts its words, and ends or numbers its documents."""
    return bool(LENGTH.search(text) and (END.search(text) or BEGIN.search(text) or _closing().search(text)))


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the articles in the order of the export."""
    yield from parse(source.text())


def parse(text: str) -> Iterator[Raw | Rejected]:
    """Give the articles of an export's text."""
    text = clean(text)
    parts = END.split(BEGIN.sub("", text)) if END.search(text) else BEGIN.split(text)
    for number, part in enumerate(filter(str.strip, parts), start=1):
        if not LENGTH.search(part):
            if not COVER.search(part) and number > 1:
                yield Rejected("no_text", f"document {number} of the export has no length line: check the export")
            continue
        fields = _document([line.strip() for line in part.split("\n")])
        if fields["text"]:
            yield Raw(dict(fields))
        else:
            yield Rejected("no_text", f"document {number} of the export ({fields.get('title', '')[:80]}) has no text")


def _document(lines: list[str]) -> dict[str, str]:
    """Header lines, labelled lines, the text, labelled lines."""
    body = _body_begins(lines)
    tail = _tail_begins(lines, body)
    fields = _header([line for line in lines[:body] if line])
    for line in lines[tail:]:
        if (found := _label(line)) and found[0] not in fields:
            fields[found[0]] = found[1]
    fields.pop("loaded", None)
    fields["text"] = "\n".join(lines[body:tail]).strip()
    return fields


def _body_begins(lines: list[str]) -> int:
    """Behind *Body*; else behind the last labelled line that follows the length without other text between."""
    for number, line in enumerate(lines):
        if BODY.fullmatch(line):
            return number + 1
    last = next(number for number, line in enumerate(lines) if LENGTH.match(line))
    for number in range(last + 1, len(lines)):
        if _label(lines[number]):
            last = number
        elif lines[number]:
            break
    return last + 1


def _tail_begins(lines: list[str], body: int) -> int:
    """The first of the labelled and copyright lines that close the document, or of the sections before them."""
    tail = len(lines)
    sections = (n for n in range(body, len(lines)) if SECTION.fullmatch(lines[n]) and any(map(_label, lines[n:])))
    if (first := next(sections, None)) is not None:
        return first
    for number in range(len(lines) - 1, body - 1, -1):
        line = lines[number]
        if not line or _label(line) or RIGHTS.match(line):
            tail = number
        elif number < len(lines) - 12 or len(line) > 80 or not any(_label(one) for one in lines[body:number]):
            break
    return tail


def _label(line: str) -> tuple[str, str] | None:
    """A labelled line as (our field, value); None for any other."""
    match = LABEL.fullmatch(line)
    field = _labels().get(match["label"].casefold()) if match else None
    return (field, match["value"].strip()) if match and field else None


def _header(lines: list[str]) -> dict[str, str]:
    """Paper, date, title (LexisNexis), or title, paper, date (Nexis Uni), then labelled lines."""
    fields: dict[str, str] = {}
    loose: list[str] = []
    for line in lines:
        if found := _label(line):
            fields.setdefault(*found)
        elif not BODY.fullmatch(line) and not RIGHTS.match(line) and not COVER.match(line):
            loose.append(line)
    dated = next((n for n, line in enumerate(loose) if len(line) < 60 and DATE.match(line) and moment(line)), None)
    if dated is None:
        before, after = [], loose
    else:
        fields.setdefault("published", loose[dated])
        before, after = loose[:dated], loose[dated + 1 :]
    if before:
        fields.setdefault("source", before.pop())
    if title := (after[:1] or before[-1:]):
        fields.setdefault("title", title[0])
    if section := fields.get("section"):
        fields["section"] = re.split(r"; ?(?:Pg|p|Page)\b", section)[0].strip()
    fields.pop("length", None)
    return fields


@cache
def _labels() -> dict[str, str]:
    return {row["label"].casefold(): row["field"] for row in table("nexis_labels")}


@cache
def _closing() -> re.Pattern[str]:
    labels = "|".join(re.escape(row["label"]) for row in table("nexis_labels") if row["field"] == "loaded")
    return re.compile(rf"^[ \t]*(?:{labels}) ?:", re.MULTILINE | re.IGNORECASE)


READER = Reader(frozenset(), reads, lambda source: matches(source.opening))
