"""Markdown with YAML front matter: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.readers.records import Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

FENCE = "---"


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the one article: front matter as its fields, the body without markup as its text."""
    matter, body = _split(source.text())
    try:
        fields: Any = yaml.load(matter, Loader=yaml.BaseLoader) if matter else {}
    except (yaml.YAMLError, RecursionError) as error:
        yield Rejected("front_matter", f"the front matter is not YAML ({_place(error)}): correct it")
        return
    if not isinstance(fields, dict):
        yield Rejected("front_matter", "the front matter is no list of `name: value` lines: correct it")
        return
    heading, plain = _plain(body)
    yield Raw({"title": heading, **fields, "text": plain})


def _split(text: str) -> tuple[str, str]:
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    if lines and lines[0].strip() == FENCE:
        for number, line in enumerate(lines[1:], start=1):
            if line.strip() in (FENCE, "..."):
                return "".join(lines[1:number]), "".join(lines[number + 1 :])
    return "", text


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark else "too deeply nested"


def _plain(markdown: str) -> tuple[str | None, str]:
    """Leave the words of headings, paragraphs and lists; a level-1 heading that stands first is the title."""
    blocks: list[str] = []
    title: str | None = None
    level = ""
    for token in MarkdownIt("commonmark", {"html": False}).parse(markdown):
        if token.type == "heading_open":
            level = token.tag
        elif token.type == "inline":
            words = "".join(_words(token)).strip()
            if level == "h1" and not blocks and title is None:
                title = words
            elif words:
                blocks.append(words)
            level = ""
    return title, "\n\n".join(blocks)


def _words(inline: Token) -> Iterator[str]:
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"


READER = Reader(frozenset({".md", ".markdown"}), reads)
