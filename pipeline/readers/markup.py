"""HTML and XML elements → paragraphs; the parsers are hardened: no entity, no network, no script.

lxml is imported when the first markup is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING, Any

from pipeline.readers.rejected import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands in a page and is not its article's words.
UNREAD = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas",
    "audio", "video", "source", "track", "map", "form", "button", "input", "select", "textarea", "option", "datalist",
    "nav", "aside", "footer", "figure", "figcaption", "dialog", "head", "link", "meta", "title", "base", "img",
    "picture", "rt", "rp",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hl1", "hl2", "hr", "html",
    "item", "lg", "li", "l", "list", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "ab", "sp", "trailer", "quote", "figure", "block",
})  # fmt: skip
PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*(\[)?", re.IGNORECASE)
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
# References to C1 characters mean cp1252 (HTML Living Standard, 13.2.5.80); to C0 characters, nothing.
REFERENCE = re.compile(r"&#(?:[xX][0-9A-Fa-f]{1,6}|\d{1,7});?")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")


def parse_html(text: str) -> _Element:
    """Parse a page, however broken. Raises Unreadable when there is no element in it."""
    from lxml import etree
    from lxml import html as pages

    parser = pages.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return pages.document_fromstring(PROLOG.sub("", _speakable(text)), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable("html", f"the page cannot be parsed ({type(error).__name__}): save it again") from error


def parse_xml(text: str) -> _Element:
    """Parse XML strictly; named HTML entities are characters, a document that declares entities is refused.

    Raises Unreadable.
    """
    from lxml import etree

    doctype = DOCTYPE.search(text[:100_000])
    if doctype and doctype[1]:
        raise Unreadable("xml_entity", "the XML declares entities of its own, which may be a bomb: expand them first")
    text = NAMED.sub(lambda match: html.unescape(match[0]) if f"{match[1]};" in html5 else match[0],
                     PROLOG.sub("", _speakable(text.lstrip("\ufeff"))))  # fmt: skip
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("xml", f"the file is not XML ({error.msg}): correct or complete it") from error


def _speakable(text: str) -> str:
    """Markup whose characters and numeric references all are what a browser shows, and XML can hold."""
    return REFERENCE.sub(_referred, CONTROLS.sub("", text.replace("\x0c", "\n")))


def _referred(match: re.Match[str]) -> str:
    char = html.unescape(match[0])
    if not CONTROLS.fullmatch(char) and len(char) == 1 and ord(char) > 127:
        return char
    return "" if not char or CONTROLS.fullmatch(char) else match[0]


def name(element: Any) -> str:
    """An element's name in lower case, without its namespace; empty for a comment or an entity."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def find(element: Any, *names: str) -> Iterator[Any]:
    """Elements of these names at any depth, in the order of the document, whatever their namespace."""
    wanted = frozenset(names)
    return (one for one in element.iter() if name(one) in wanted)


def first(element: Any, *names: str) -> str | None:
    """The words of the first element of these names that has any."""
    return next((text for one in find(element, *names) if (text := line(one))), None)


def classed(element: Any, *classes: str) -> Iterator[Any]:
    """Elements that have one of these classes, in any case."""
    wanted = frozenset(map(str.lower, classes))
    return (one for one in element.iter() if wanted.intersection((one.get("class") or "").lower().split()))


def line(element: Any, unread: frozenset[str] = frozenset()) -> str:
    """An element's words as one line."""
    return " ".join(" ".join(paragraphs(element, unread)).split())


def plain(fragment: str, unread: frozenset[str] = UNREAD) -> str:
    """A fragment of HTML as paragraphs with a blank line between them; a text with no markup as it is."""
    if "<" not in fragment:
        return html.unescape(fragment).strip()
    return "\n\n".join(paragraphs(parse_html(f"<div>{fragment}</div>"), unread))


def paragraphs(element: Any, unread: frozenset[str] = UNREAD, skip: frozenset[Any] = frozenset()) -> list[str]:
    """An element's words, a paragraph for each block; two line breaks part paragraphs, one stays a line end.

    Elements named in `unread`, hidden ones and those in `skip` are left out, with all that is in them.
    """
    pieces: list[str] = []
    _collect(element, unread, skip, pieces)
    blocks = "".join(pieces).split("\x1e")
    found = (_tidy(part) for block in blocks for part in re.split(r"\x1f\s*\x1f[\s\x1f]*", block))
    return [part for part in found if part]


def _tidy(block: str) -> str:
    lines = (BLANKS.sub(" ", piece).strip(" ") for piece in block.split("\x1f"))
    return "\n".join(piece for piece in lines if piece)


def _collect(element: Any, unread: frozenset[str], skip: frozenset[Any], pieces: list[str]) -> None:
    """Walk without recursion: 0x1E ends a block, 0x1F is a line break."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, left = stack.pop()
        block = name(node) in BLOCKS
        if left:
            if block:
                pieces.append("\x1e")
            if node is not element and node.tail:
                pieces.append(_plain(node.tail))
            continue
        stack.append((node, True))
        if not _read(node, unread, skip):
            continue
        if block:
            pieces.append("\x1e")
        if name(node) in ("br", "lb"):
            pieces.append("\x1f")
        if node.text:
            pieces.append(_plain(node.text))
        stack.extend((child, False) for child in reversed(node))


def _plain(text: str) -> str:
    return text.replace("\x1e", " ").replace("\x1f", " ")


def _read(node: Any, unread: frozenset[str], skip: frozenset[Any]) -> bool:
    if not isinstance(node.tag, str) or node in skip or name(node) in unread:
        return False
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is None and "display:none" not in style and node.get("aria-hidden") != "true"
