"""TEI corpora: each `<TEI>` of a `<teiCorpus>` is an article, and so is each `<div type="article">` of one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.readers import encoding
from pipeline.readers.markup import find, first, line, name, paragraphs, parse_xml
from pipeline.readers.news_xml import root
from pipeline.readers.records import Raw, Reader, Rejected, Source
from pipeline.readers.settings import Settings

# What an editor added is not the article's: notes, page breaks, figures, forms of running heads.
UNREAD = frozenset(
    {
        "byline",
        "docauthor",
        "note",
        "figure",
        "figdesc",
        "fw",
        "pb",
        "graphic",
        "teiheader",
        "table",
        "rdg",
        "del",
        "sic",
        "orig",
        "abbr",
    }
)
KINDS = frozenset({"article", "story", "news"})
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the articles in the order of the corpus."""
    tree = parse_xml(source.text(source.declared or encoding.declared_in(source.head)))
    documents = [one for one in find(tree, "tei") if name(one) == "tei"] or [tree]
    number = 0
    for document in documents:
        for part in _parts(document):
            number += 1
            yield _article(document, part, number)


def _parts(document: Any) -> list[Any]:
    body = next(find(document, "body", "text"), document)
    articles = [one for one in find(body, "div") if (one.get("type") or "").lower() in KINDS]
    return [one for one in articles if not any(parent in articles for parent in one.iterancestors())] or [body]


def _article(document: Any, part: Any, number: int) -> Raw | Rejected:
    header = next(find(document, "teiheader"), None)
    heading = next((one for one in find(part, "head")), None)
    whole = name(part) in ("body", "text")
    skip = frozenset() if heading is None else frozenset([heading])
    text = "\n\n".join(paragraphs(part, UNREAD - {"teiheader"} if part is document else UNREAD, skip))
    if not text:
        return Rejected("no_text", f"text {number} of the corpus is empty: check it, or leave it out")
    said = _header(header) if header is not None else {}
    title = line(heading, UNREAD) if heading is not None else None
    own = {
        "id": (document if whole else part).get(XML_ID) or said.get("id"),
        "title": title or said.get("title"),
        "published": next(
            (when for one in find(part, "docdate", "dateline", "date") if (when := one.get("when"))), None
        )
        if not whole
        else None,
        "author": first(part, "byline", "docauthor"),
        "lang": part.get(XML_LANG) or document.get(XML_LANG),
        "text": text,
    }
    return Raw({**said, **{key: value for key, value in own.items() if value}})


def _header(header: Any) -> dict[str, Any]:
    """Title and author of the text; date and paper of what it was taken from, else of the edition."""
    statement = next(find(header, "titlestmt"), header)
    described = next(find(header, "sourcedesc"), None)
    edition = next(find(header, "publicationstmt"), header)
    places = [one for one in (described, next(find(header, "creation"), None), edition) if one is not None]
    dates = (one.get("when") or line(one) for place in places for one in find(place, "date"))
    papers = (line(one) for place in places for one in find(place, "title") if one.get("level") in ("j", "s"))
    language = next((one.get("ident") for one in find(header, "language") if one.get("ident")), None)
    return {
        "id": first(edition, "idno"),
        "title": first(statement, "title"),
        "author": first(statement, "author"),
        "published": next(filter(None, dates), None),
        "source": next(papers, None) or first(edition, "publisher"),
        "lang": language,
    }


READER = Reader(frozenset({".tei"}), reads, lambda source: root(source) in ("tei", "teicorpus", "tei.2"))
