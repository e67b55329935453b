"""Saved web pages: the body by trafilatura, the fields by what the page says of itself, then by htmldate.

Both libraries, and lxml, are imported when the first page is read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from pipeline.readers import encoding, pages
from pipeline.readers.markup import CONTROLS, UNREAD, line, name, paragraphs, parse_html
from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

# A document type, or an element that only a page begins with; comments and an XML declaration may stand before.
PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*\?>\s*+)?(?>(?>(?s:<!--.*?-->))\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
# Boxes in the article that are none of it, by their class or id (French and English sites).
BOXES = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentaires?|related|lire-?aussi|readalso|read-?also|read-?more|voir-?aussi|newsletter"
    r"|paywall|share|sharing|partage|social|promo|advert(?:isement)?|pub(?:licite)?|sponsor(?:ed)?|breadcrumbs?|tags?"
    r"|caption|legende|credit|recommend(?:ed|ation)s?|outbrain|taboola|cookies?|subscribe|abonnement|inread)(?:$|[\s_-])",
    re.IGNORECASE,
)
PARAGRAPHS = frozenset({"p", "head", "item", "quote", "cell", "ab"})
SHORTEST_BODY = 80
EXTRACTION: dict[str, Any] = {
    "include_comments": False,
    "include_tables": False,
    "include_images": False,
    "include_formatting": False,
    "with_metadata": False,
    "favor_precision": True,
}


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the one article of the page."""
    text = source.text(source.declared or encoding.declared_in(source.head))
    yield article(parse_html(text), source.hints)


def _quiet() -> None:
    """What the libraries log of a page they cannot use is said by the record that is dropped."""
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)


def article(page: Any, hints: dict[str, str]) -> Raw | Rejected:
    """Make the record of a parsed page; `hints` are fields known from elsewhere, used where the page is silent."""
    _quiet()
    fields = {**hints, **pages.metadata(page)}
    said = "metadata"
    if not fields.get("published") and (guess := _guessed_date(page, fields.get("url"))):
        fields["published"], said = guess, "page"
    _prune(page)
    body = _body(page)
    if not body:
        return Rejected("no_text", "no article is found in the page: save it once it is loaded, or convert it")
    fields["text"] = "\n\n".join(body)
    fields["title"] = _without_site(fields.get("title"), fields.get("source"))
    return Raw(fields, said=said)


def _guessed_date(page: Any, url: str | None) -> str | None:
    from copy import deepcopy

    from htmldate import find_date

    try:
        return find_date(deepcopy(page), url=url, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except Exception:  # a guess is not worth a page
        return None


def _prune(page: Any) -> None:
    """Take off scripts, forms, figures, navigation, boxes, and lists of nothing but links."""
    for element in list(page.iter()):
        tag = name(element)
        if tag in ("html", "body", "head") or element.getparent() is None:
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        box = tag not in ("article", "main") and BOXES.search(marks) and not _holds_article(element)
        if not tag or tag in UNREAD or box or (tag in ("ul", "ol") and _only_links(element)):
            _drop(element)


def _holds_article(element: Any) -> bool:
    """A wrapper may be called anything: what holds most of the page's paragraphs is no box."""
    return len(element.findall(".//p")) > 3


def _only_links(element: Any) -> bool:
    words = len(line(element))
    return words > 0 and sum(len(line(link)) for link in element.iter("a")) >= 0.8 * words


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = CONTROLS.sub("", (before.tail or "") + element.tail)
        else:
            parent.text = CONTROLS.sub("", (parent.text or "") + element.tail)
    parent.remove(element)


def _body(page: Any) -> list[str]:
    """The paragraphs that trafilatura takes for the article; else those of its one `<article>`, or of the page."""
    found = _extracted(page)
    if sum(map(len, found)) >= SHORTEST_BODY:
        return found
    articles = list(page.iter("article"))
    inner = [
        text for one in (articles if len(articles) == 1 else [page]) for p in one.iter("p") for text in paragraphs(p)
    ]
    return max((found, inner), key=lambda texts: sum(map(len, texts)))


def _extracted(page: Any) -> list[str]:
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        document = bare_extraction(deepcopy(page), **EXTRACTION)
    except Exception:  # the fallback reads what trafilatura stumbles over
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [text for block in _leaves(body) for text in paragraphs(block, frozenset())]


def _leaves(body: Any) -> Iterator[Any]:
    """Its blocks, each once: a list item or a quotation that holds paragraphs gives way to them."""
    for element in body.iter():
        if name(element) in PARAGRAPHS and not any(name(one) in PARAGRAPHS for one in element.iterdescendants()):
            yield element


def _without_site(title: str | None, source: str | None) -> str | None:
    """*Le budget est voté - La Gazette* → *Le budget est voté*."""
    if title and source:
        for mark in (" - ", " – ", " | ", " — ", " · "):
            if title.endswith(f"{mark}{source}"):
                return title.removesuffix(f"{mark}{source}")
    return title


READER = Reader(frozenset({".html", ".htm", ".xhtml"}), reads, lambda source: bool(PAGE.match(source.opening)))
