"""TXM: one TEI P5 file an article with quotes, actors, dates and places marked, and a `metadata.csv` beside them.

Format: TXM's *XML-XTZ + CSV* import: `id` is the first column and names the files. In the text: `<q who type>`,
`<persName>` and `<orgName ref>`, `<placeName ref>`, `<date when>` (`when-custom` for TIMEX3 values that are no date).
Where two spans cross, the one that begins later is left out: XML cannot hold both.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from pipeline.corpus.export import whole
from pipeline.corpus.exports.reading import Reading, Row, readings, speakable

METADATA = ("id", "doc_id", "title", "source", "author", "section", "published", "year", "month", "lang", "url")
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?")
ACTORS = {"PER": "persName", "ORG": "orgName", "GPE": "orgName"}


class Mark(NamedTuple):
    """An element from `start` to `end`."""

    start: int
    end: int
    name: str
    attributes: dict[str, str]


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write the folder `txm`, its files named by article_id."""
    home = folder / "txm"
    home.mkdir(exist_ok=True)
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(METADATA)
    paths = []
    for reading in readings(store):
        rows.writerow(_metadata(reading.article))
        paths.append(home / f"{reading.article['article_id']}.xml")
        with whole(paths[-1]) as out:
            out.write(document(reading).encode("utf-8"))
    with whole(home / "metadata.csv") as out:
        out.write(table.getvalue().encode("utf-8"))
    return [*paths, home / "metadata.csv"]


def _metadata(article: Row) -> list[str]:
    day = article["published"] or ""
    known = {**article, "id": article["article_id"], "year": day[:4], "month": day[:7]}
    return [" ".join(str(known[name] or "").split()) for name in METADATA]


def document(reading: Reading) -> str:
    """One article as TEI P5."""
    article = {name: escape(speakable(str(value or ""))) for name, value in reading.article.items()}
    dated = f"<date when={_quoted(article['published'])}/>" if article["published"] else "<date/>"
    listed = f"<standOff>{_people(reading.actors)}</standOff>" if reading.actors else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc>'
        f"<titleStmt><title>{article['title'] or article['doc_id']}</title></titleStmt>"
        f"<publicationStmt><p>quiditquoi</p></publicationStmt>"
        f"<sourceDesc><bibl><title>{article['source']}</title>{dated}</bibl></sourceDesc></fileDesc></teiHeader>\n"
        f"{listed}<text><body><div>\n{''.join(_body(reading))}</div></body></text>\n</TEI>\n"
    )


def _people(actors: list[Row]) -> str:
    """The actors that `who` and `ref` point at."""
    lists = []
    for kind, element, name in (("listPerson", "person", "persName"), ("listOrg", "org", "orgName")):
        rows = [actor for actor in actors if ACTORS[actor["type"]] == name]
        items = "".join(
            f"<{element} xml:id={_quoted('a-' + row['actor_id'])}>"
            f"<{name}>{escape(speakable(row['canonical_name']))}</{name}></{element}>"
            for row in rows
        )
        lists.append(f"<{kind}>{items}</{kind}>" if items else "")
    return "".join(lists)


def _body(reading: Reading) -> Iterator[str]:
    title, text = reading.article["title"], reading.article["text"]
    if title:
        yield f"<head>{_marked(title, 0, len(title), _marks(reading, 'title'))}</head>\n"
    marks = _marks(reading, "text")
    for match in re.finditer(r"[^\n]+", text):
        yield f"<p>{_marked(text, match.start(), match.end(), marks)}</p>\n"


def _marks(reading: Reading, field: str) -> list[Mark]:
    quotes = {quote["quote_id"]: quote for quote in reading.quotes}
    found = [
        Mark(s["start"], s["end"], "q", _said(quotes[s["quote_id"]])) for s in reading.spans if s["field"] == field
    ]
    for row in reading.mentions:
        if row["field"] == field:
            found.append(Mark(row["start"], row["end"], ACTORS[row["type"]], _actor(row)))
    for row in reading.places:
        if row["field"] == field:
            found.append(Mark(row["start"], row["end"], "placeName", _place(row)))
    for row in reading.dates:
        if row["field"] == field:
            found.append(Mark(row["start"], row["end"], "date", _date(row)))
    return found


def _said(quote: Row) -> dict[str, str]:
    who = {"who": f"#a-{quote['actor_id']}"} if quote["actor_id"] else {}
    return {**who, "type": quote["type"], **({"n": quote["speaker"]} if quote["speaker"] else {})}


def _actor(row: Row) -> dict[str, str]:
    return {"ref": f"#a-{row['actor_id']}", "type": row["form"], "key": row["canonical_name"]}


def _place(row: Row) -> dict[str, str]:
    ref = {"ref": f"https://www.geonames.org/{row['geonames_id']}"} if row["geonames_id"] else {}
    return {**ref, "type": row["kind"], "key": row["name"]}


def _date(row: Row) -> dict[str, str]:
    return {"when" if ISO.fullmatch(row["value"]) else "when-custom": row["value"], "type": row["type"]}


def _marked(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """A stretch of text with its elements; those of a quote that goes on are cut at its ends."""
    inside = [mark._replace(start=max(mark.start, start), end=min(mark.end, end)) for mark in marks]
    ordered = sorted((m for m in inside if m.start < m.end), key=lambda mark: (mark.start, -mark.end, mark.name != "q"))
    pieces: list[str] = []
    open_marks: list[Mark] = []
    at = start
    for mark in [*ordered, None]:
        while open_marks and (mark is None or open_marks[-1].end <= mark.start):
            done = open_marks.pop()
            pieces.append(f"{escape(speakable(text[at : done.end]))}</{done.name}>")
            at = done.end
        if mark is None or (open_marks and mark.end > open_marks[-1].end):
            continue
        pieces.append(f"{escape(speakable(text[at : mark.start]))}<{mark.name}{_attributes(mark)}>")
        at = mark.start
        open_marks.append(mark)
    return "".join(pieces) + escape(speakable(text[at:end]))


def _attributes(mark: Mark) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in mark.attributes.items())


def _quoted(value: str) -> str:
    return quoteattr(" ".join(speakable(value).split()))
