"""Word documents (.docx): a Nexis export, or one article a file. Office Open XML read with hardened lxml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.readers import nexis
from pipeline.readers.archives import names_of_zip, part_of_zip
from pipeline.readers.markup import name, parse_xml
from pipeline.readers.records import Raw, Reader, Rejected, Source, Unreadable
from pipeline.readers.settings import Settings
from pipeline.readers.text import split

DOCUMENT = "word/document.xml"
TITLES = ("title", "titre")


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the articles of a Nexis export, else the one article of the document."""
    root = parse_xml(part_of_zip(source, DOCUMENT).decode("utf-8", "replace"))
    source.encoding = "utf-8"
    lines = [(_style(one), _words(one)) for one in root.iter() if name(one) == "p"]
    text = "\n".join(words for _, words in lines)
    if nexis.matches(text):
        yield from nexis.parse(text)
        return
    filled = [(style, words.strip()) for style, words in lines if words.strip()]
    if not filled:
        raise Unreadable("empty", "there is no text in the document: check it, or remove it")
    if len(filled) > 1 and (filled[0][0].startswith(TITLES) or filled[0][0] in ("heading1", "titre1")):
        yield Raw({"title": filled[0][1], "text": "\n\n".join(words for _, words in filled[1:])})
    else:
        yield Raw(split("\n\n".join(words for _, words in filled)))


def _style(paragraph: Any) -> str:
    style = next((one for one in paragraph.iter() if name(one) == "pstyle"), None)
    return "" if style is None else str(next(iter(style.attrib.values()), "")).lower()


def _words(paragraph: Any) -> str:
    """Its text; deleted and hidden revisions stay out."""
    pieces: list[str] = []
    for one in paragraph.iter():
        if name(one) == "t":
            pieces.append(one.text or "")
        elif name(one) in ("br", "cr"):
            pieces.append("\n")
        elif name(one) == "tab" and name(one.getparent()) == "r":
            pieces.append("\t")
    return "".join(pieces)


READER = Reader(frozenset({".docx"}), reads, lambda source: DOCUMENT in names_of_zip(source))
