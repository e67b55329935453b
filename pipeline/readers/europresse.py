"""Europresse HTML exports: many articles a file, layouts of several years.

Written after exports of 2015 to 2025: `<article>` or `.viewarticle` around each; the paper in `.DocPublicationName`;
`.DocHeader` with section, date in words, number of words and page; `.titreArticle`, `.rdp__subtitle`, the authors in
`.docAuthors` or `p.sm-margin-bottomNews`; the text in `.docOcurrContainer` or `.DocText`; and an id such as
`news·20251016·LM·7643829` in `.publiC-lblNodoc`, which carries the day and the code of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.readers import encoding
from pipeline.readers.markup import UNREAD, classed, line, name, paragraphs, parse_html
from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

MARKS = re.compile(r"DocPublicationName|titreArticleVisu|docOcurrContainer|publiC.lblNodoc|rdp__", re.IGNORECASE)
NUMBER = re.compile(r"(?P<day>(?:19|20)\d{6})\W+(?P<media>\w+)")
# Le Monde, no. 24987 · La Croix (site web) · Le Figaro (site web) - Économie
PAPER_ENDS = re.compile(
    r",?\s*(?:n[o°º]\.?\s*\d.*|\((?:site web|réf\. site web|web site)[^)]*\).*|,\s.*)$", re.IGNORECASE
)
DATE_BEGINS = re.compile(
    r"(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b\d{1,2}(?:er)? [a-zéû]{3,9}\.? \d{4}|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"Cet article est paru dans|This article appeared in", re.IGNORECASE)
HEADING = frozenset({"header", "footer"})
TEXTS = ("docOcurrContainer", "DocText")
IDS = ("publiC-lblNodoc", "PubliC_lblNodoc")
TITLES = ("titreArticle", "rdp__articletitle", "titreArticleVisu", "grandTitre")
AUTHORS = ("docAuthors", "rdp__auteur", "sm-margin-bottomNews")
HEADS = (*IDS, *TITLES, *AUTHORS, "rdp__subtitle", "DocHeader", "DocPublicationName")


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the articles in the order of the export."""
    page = parse_html(source.text(source.declared or encoding.declared_in(source.head)))
    records = [one for one in page.iter("article") if _is_record(one)]
    for number, record in enumerate(records or list(classed(page, "viewarticle", "apd-wrapper")), start=1):
        yield _article(record, number)


def _is_record(element: Any) -> bool:
    return any(True for _ in classed(element, "DocPublicationName", "DocHeader", "titreArticle", "docOcurrContainer"))


def _article(record: Any, number: int) -> Raw | Rejected:
    title = _first(record, *TITLES)
    header = _first(record, "DocHeader") or ""
    document = NUMBER.search(_first(record, *IDS) or "")
    text, url = _body(record)
    if not text:
        return Rejected("no_text", f"article {number} of the export ({(title or 'no title')[:80]}) has no text")
    subtitle = _first(record, "rdp__subtitle")
    return Raw(
        {
            "id": _first(record, *IDS),
            "title": title,
            "source": _paper(record) or (document["media"] if document else None),
            "published": document["day"] if document else header,
            "section": DATE_BEGINS.split(header)[0].strip(" ,;") or None,
            "author": _first(record, *AUTHORS),
            "standfirst": subtitle,
            "url": url,
            "text": "\n\n".join([subtitle, *text] if subtitle and subtitle not in text else text),
        }
    )


def _first(record: Any, *classes: str) -> str | None:
    """The words of the first class of these that has any."""
    for one in classes:
        text = next((words for element in classed(record, one) if (words := line(element))), None)
        if text:
            return text
    return None


def _paper(record: Any) -> str | None:
    """The paper's name without number, page and edition: the first line of its element."""
    for element in classed(record, "DocPublicationName"):
        for text in element.itertext():
            if paper := PAPER_ENDS.sub("", " ".join(text.strip().split("\n")[0].split())).strip(" ,"):
                return paper
    return None


def _body(record: Any) -> tuple[list[str], str | None]:
    """The paragraphs, and the address of the page the article also stands on."""
    bodies = list(classed(record, *TEXTS)) or list(record.iter("section"))
    outer = [one for one in bodies if not any(parent in bodies for parent in one.iterancestors())]
    url = next((one.get("href") for body in outer for one in body.iter("a") if ELSEWHERE.search(line(one))), None)
    heads = {head for body in outer for head in classed(body, *HEADS)}
    others = {one for body in outer for one in body.iter() if name(one) in HEADING or _is_link(one)}
    skip = frozenset(heads | others)
    return [text for body in outer for text in paragraphs(body, UNREAD, skip) if not ELSEWHERE.match(text)], url


def _is_link(element: Any) -> bool:
    return name(element) == "a" and bool(ELSEWHERE.search(line(element)))


def knows(source: Source) -> bool:
    """Tell by class names that no other site has; in the first 16 KiB or, behind a long style sheet, in 256."""
    if not re.match(r"\s*<", source.opening):
        return False
    if MARKS.search(source.opening):
        return True
    with source.open() as file:
        return bool("<style" in source.opening and MARKS.search(encoding.roughly(file.read(1 << 18))))


READER = Reader(frozenset(), reads, knows)
