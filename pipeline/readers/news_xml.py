"""News standards: NewsML-G2 and NITF (IPTC), RSS 2.0, RSS 1.0 and Atom feeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.readers import encoding
from pipeline.readers.markup import find, first, line, name, paragraphs, parse_xml, plain
from pipeline.readers.records import Raw, Reader, Rejected, Source
from pipeline.readers.settings import Settings

# The first element, behind declarations and comments.
ROOT = re.compile(r"\s*+(?>(?>(?s:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>))\s*+)*+<(?:\w++:)?(\w++)")
WITHDRAWN = ("canceled", "withheld")
# A feed gives an article, or an invitation to read it: shorter than this and with no paragraph, it is the latter.
SHORTEST_CONTENT = 400
CAPTIONS = frozenset({"media", "figure", "figcaption", "table", "script", "style", "object"})


def root(source: Source) -> str:
    """The name of an XML file's first element, in lower case; empty for other files."""
    match = ROOT.match(source.opening)
    return match[1].lower() if match else ""


def _reads(
    records: Callable[[Any], Iterator[Raw | Rejected]],
) -> Callable[[Source, Settings], Iterator[Raw | Rejected]]:
    def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
        """Give the records in the order of the file."""
        yield from records(parse_xml(source.text(source.declared or encoding.declared_in(source.head))))

    return reads


# NewsML-G2: itemMeta says when this version was issued, contentMeta what it is, contentSet holds NITF or XHTML.


def _newsml(tree: Any) -> Iterator[Raw | Rejected]:
    items = list(find(tree, "newsitem"))
    for number, item in enumerate(items, start=1):
        status = next((one.get("qcode") or "" for one in find(item, "pubstatus")), "")
        content = next((one for one in find(item, "inlinexml", "inlinedata")), None)
        if status.rpartition(":")[2] in WITHDRAWN:
            yield Rejected("withdrawn", f"item {number} is {status.rpartition(':')[2]} by its agency: leave it out")
        elif content is None:
            yield Rejected("empty", f"item {number} holds no text of its own (a picture, a list, a link)")
        else:
            yield _newsitem(item, content, number)


def _newsitem(item: Any, content: Any, number: int) -> Raw | Rejected:
    nitf = next(find(content, "nitf"), None)
    fields = _nitf_fields(nitf) if nitf is not None else {"text": "\n\n".join(paragraphs(content))}
    if not fields["text"]:
        return Rejected("no_text", f"item {number} has no text")
    language = next((one.get("tag") for one in find(item, "language") if one.get("tag")), None)
    provider = next((one for one in find(item, "provider", "creditline")), None)
    said = {
        "id": item.get("guid"),
        "title": first(item, "headline"),
        "published": first(item, "versioncreated") or first(item, "firstcreated") or first(item, "contentcreated"),
        "author": first(item, "by"),
        "source": (line(provider) or provider.get("literal")) if provider is not None else None,
        "lang": language,
        "section": next((text for one in find(item, "subject") if (text := first(one, "name"))), None),
    }
    return Raw({**fields, **{key: value for key, value in said.items() if value}})


# NITF: body.head holds headline, byline and dateline; docdata the ids and dates.


def _nitf(tree: Any) -> Iterator[Raw | Rejected]:
    for number, document in enumerate(find(tree, "nitf"), start=1):
        fields = _nitf_fields(document)
        yield Raw(fields) if fields["text"] else Rejected("no_text", f"document {number} has no text")


def _nitf_fields(document: Any) -> dict[str, Any]:
    body = next(find(document, "body.content"), None)
    dates = (one.get("norm") for one in find(document, "date.issue", "date.release", "story.date") if one.get("norm"))
    published = next(dates, None) or next((one.get("date.publication") for one in find(document, "pubdata")), None)
    byline = first(document, "byline")
    pubdata = next(find(document, "pubdata"), None)
    text = paragraphs(body, CAPTIONS) if body is not None else []
    dateline = first(document, "dateline")
    place = next((first(one, "location", "city") for one in find(document, "dateline")), None)
    standfirst = first(document, "abstract")
    if dateline and text and not text[0].startswith(dateline[:12]):
        text[0] = f"{dateline.rstrip(' -–—')} – {text[0]}"
    if standfirst and standfirst not in text:
        text.insert(0, standfirst)
    return {
        "id": next((one.get("id-string") for one in find(document, "doc-id") if one.get("id-string")), None),
        "title": first(document, "hl1") or first(document, "title"),
        "published": published,
        "author": byline,
        "place": place,
        "source": pubdata.get("name") if pubdata is not None else None,
        "section": pubdata.get("position.section") if pubdata is not None else None,
        "standfirst": standfirst,
        "text": "\n\n".join(text),
    }


# Feeds: an item with content is an article, one with a summary is not.


def _feed(tree: Any) -> Iterator[Raw | Rejected]:
    channel = next(find(tree, "channel"), tree)
    source = next((line(one) for one in channel if name(one) == "title"), None)
    lang = next((line(one) for one in channel if name(one) == "language"), None) or _lang(tree)
    for number, item in enumerate(find(tree, "item", "entry"), start=1):
        text = _content(item)
        title = next((plain(line(one)) for one in item if name(one) == "title" and line(one)), None)
        if not text:
            what = (title or "no title")[:80]
            yield Rejected("summary", f"item {number} ({what}) has a summary only: fetch the article it links to")
            continue
        yield Raw(
            {
                "id": _child(item, "guid", "id", "identifier"),
                "title": title,
                "url": _link(item),
                "published": _child(item, "pubdate", "published", "date", "issued", "updated"),
                "author": _child(item, "creator", "author"),
                "section": _child(item, "category"),
                "source": source,
                "lang": _lang(item) or lang,
                "text": text,
            }
        )


def _content(item: Any) -> str:
    """`content:encoded` or Atom's content; else a description that is long enough, or in paragraphs."""
    for one in item:
        if name(one) in ("encoded", "content", "full-text") and (text := _markup(one)):
            return text
    for one in item:
        if name(one) in ("description", "summary"):
            text = _markup(one)
            if len(text) >= SHORTEST_CONTENT or text.count("\n\n") > 1:
                return text
    return ""


def _markup(element: Any) -> str:
    """Escaped HTML, a CDATA section, or XHTML elements, as paragraphs."""
    if len(element):
        return "\n\n".join(paragraphs(element))
    return plain(element.text or "")


def _child(item: Any, *names: str) -> str | None:
    for wanted in names:
        for one in item:
            if name(one) == wanted and (text := first(one, "name") or line(one) or one.get("term")):
                return text
    return None


def _link(item: Any) -> str | None:
    links = [one for one in item if name(one) == "link"]
    best = [one for one in links if one.get("rel") in (None, "alternate")]
    return next((line(one) or one.get("href") for one in best or links), None)


def _lang(element: Any) -> str | None:
    value = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(value) if value else None


def _rooted(*names: str) -> Callable[[Source], bool]:
    return lambda source: root(source) in names


NEWSML = Reader(frozenset(), _reads(_newsml), _rooted("newsitem", "newsmessage", "packageitem"))
NITF = Reader(frozenset({".nitf"}), _reads(_nitf), _rooted("nitf"))
FEED = Reader(frozenset({".rss", ".atom"}), _reads(_feed), _rooted("rss", "feed", "rdf"))
