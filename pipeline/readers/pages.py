"""What a page says of itself: JSON-LD, OpenGraph, meta elements, `<time>`; schema.org and usual French sites."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.readers.markup import find, line, name

ARTICLES = ("Article", "Report", "Posting")
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "title"),
    "published": ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
                  "dc.date.issued", "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publication_date",
                  "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "og:pubdate"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"),
    "section": ("article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section"),
    "source": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "twitter:url"),
    "lang": ("og:locale", "language", "content-language", "dc.language"),
    "standfirst": ("og:description", "description", "twitter:description"),
}  # fmt: skip


def metadata(page: Any) -> dict[str, Any]:
    """Collect a page's fields: JSON-LD first, then meta elements, then its canonical link and its language."""
    found: dict[str, Any] = {}
    ways = (_json_ld(page), _metas(page), _links(page), _times(page), {"lang": page.get("lang")})
    for way in ways:
        for field, value in way.items():
            if value and not found.get(field):
                found[field] = value
    if str(found.get("author", "")).startswith(("http:", "https:")):  # a profile page, not a name
        del found["author"]
    return found


def _json_ld(page: Any) -> dict[str, Any]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                value = json.loads((script.text or "").strip(), strict=False)
            except (ValueError, RecursionError):
                continue
            for one in _nodes(value):
                if _is_article(one):
                    return _article(one)
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        elif isinstance(one, dict):
            yield one
            stack.extend(one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(str(kind).endswith(ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _article(node: dict[str, Any]) -> dict[str, Any]:
    url = node.get("url") or node.get("mainEntityOfPage")
    return {
        "title": _text(node.get("headline") or node.get("name")),
        "published": _text(node.get("datePublished") or node.get("dateCreated")),
        "author": _text(node.get("author") or node.get("creator")),
        "section": _text(node.get("articleSection")),
        "source": _text(node.get("publisher") or node.get("isPartOf")),
        "url": _text(url.get("@id") if isinstance(url, dict) else url),
        "lang": _text(node.get("inLanguage")),
        "standfirst": _text(node.get("description")),
    }


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None


def _metas(page: Any) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := " ".join((meta.get("content") or "").split()):
            said.setdefault(key.strip().lower(), content)
    return {field: next((said[key] for key in keys if key in said), "") for field, keys in METAS.items()}


def _links(page: Any) -> dict[str, str | None]:
    links = (link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical")
    heading = next((line(one) for one in page.iter("h1") if line(one)), None)
    title = next((line(one) for one in find(page, "title") if name(one.getparent()) == "head"), None)
    return {"url": next(links, None), "title": heading or title}


def _times(page: Any) -> dict[str, str]:
    times = [time for time in page.iter("time") if time.get("datetime")]
    marked = [one for one in times if one.get("pubdate") is not None or one.get("itemprop") == "datePublished"]
    return {"published": (marked or times)[0].get("datetime")} if marked or len(times) == 1 else {}
