"""JSON: one article or a list of them, and JSON lines.

Text fields are kept to the letter; the markup fields `html`, `content_html`, `body_html` and WordPress'
`content.rendered` are read as HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from pipeline.readers import limits
from pipeline.readers.fields import named
from pipeline.readers.markup import plain
from pipeline.readers.records import Care, Raw, Reader, Rejected
from pipeline.readers.settings import Settings
from pipeline.readers.source import Source

# {"key": … or [{"key": … cannot be anything else.
OBJECT = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:')
# A whole object, and the next on the line below.
LINES = re.compile(r'\s*\{\s*".*\}[^\S\n]*\r?\n\s*\{\s*"')
MARKUP = ("content_html", "body_html", "html")
WRAPPERS = frozenset({"articles", "data", "docs", "documents", "hits", "items", "results"})


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the one article of an object, each of a list, each of the list that an API wraps in an object."""
    value = _parse(source.text(), "the file")
    if isinstance(value, Rejected) and value.code == "json_lines":
        yield from reads_lines(source, settings)
    elif isinstance(value, Rejected):
        yield value
    elif isinstance(value, list):
        yield from map(_record, value)
    else:
        listed = _listed(value, settings) if isinstance(value, dict) else None
        yield from map(_record, [value] if listed is None else listed)


def reads_lines(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the article of each line; a broken line costs only itself."""
    with source.lines() as lines:
        for number, line in enumerate(_capped(lines), start=1):
            if line is None:
                yield Rejected("json", f"line {number} is longer than {limits.CELL >> 20} MiB: split it")
            elif line.strip().strip("\ufeff"):
                value = _parse(line.strip("\ufeff"), f"line {number}")
                yield value if isinstance(value, Rejected) else _record(value)


def _capped(lines: IO[str]) -> Iterator[str | None]:
    """Lines that fit in memory; None for one that does not."""
    while line := lines.readline(limits.CELL):
        if len(line) == limits.CELL and not line.endswith("\n"):
            while (rest := lines.readline(limits.CELL)) and not rest.endswith("\n"):
                pass
            yield None
        else:
            yield line


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and where == "the file" and "\n" in text[: error.pos]:
            return Rejected("json_lines", "one object a line")
        return Rejected("json", f"{where} is not JSON ({error.msg}, column {error.colno}): correct or complete it")
    except (RecursionError, ValueError) as error:
        return Rejected("json", f"{where} cannot be read as JSON ({type(error).__name__}): simplify it")


def _listed(value: dict[str, Any], settings: Settings) -> list[Any] | None:
    """Articles that an API wraps: `{"articles": [{…}, …], "total": 2}`."""
    if "text" in named(value, settings.columns):
        return None
    wrapped = [one for key, one in value.items() if key.lower() in WRAPPERS and isinstance(one, list) and one]
    return wrapped[0] if len(wrapped) == 1 and all(isinstance(one, dict) for one in wrapped[0]) else None


def _record(value: Any) -> Raw | Rejected:
    if not isinstance(value, dict):
        return Rejected("json", f"an article is a JSON object, this is a {type(value).__name__}: put it in an object")
    if isinstance(named(value).get("text"), str):
        return Raw(value, Care.EXACT)
    rendered = {key: one["rendered"] for key, one in value.items() if isinstance(one, dict) and "rendered" in one}
    markup = rendered.get("content") or next((value[key] for key in MARKUP if value.get(key)), None)
    if not isinstance(markup, str):
        return Raw(value, Care.EXACT)
    titles = {key: plain(one) for key, one in rendered.items() if isinstance(one, str) and key != "content"}
    return Raw({**value, **titles, "content": None, "text": plain(markup)})


def _is_json(source: Source) -> bool:
    lines = source.name.suffix.lower() in JSON_LINES.suffixes or LINES.match(source.opening)
    return not lines and bool(OBJECT.match(source.opening))


JSON_LINES = Reader(frozenset({".jsonl", ".ndjson"}), reads_lines, lambda source: bool(LINES.match(source.opening)))
JSON = Reader(frozenset({".json"}), reads, _is_json)
