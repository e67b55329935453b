"""JSON: one article or a list of them, and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.readers.records import Raw, Reader, Rejected


def reads(text: str) -> Iterator[Raw | Rejected]:
    """Give the one article of an object, or each of a list."""
    value = _parse(text, "the file")
    if isinstance(value, Rejected):
        yield value
    elif isinstance(value, list):
        yield from map(_record, value)
    else:
        yield _record(value)


def reads_lines(text: str) -> Iterator[Raw | Rejected]:
    """Give the article of each line; a broken line costs only itself."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value = _parse(line, f"line {number}")
            yield value if isinstance(value, Rejected) else _record(value)


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return Rejected("json", f"{where} is not JSON ({error.msg}, column {error.colno}): correct or complete it")
    except (RecursionError, ValueError) as error:
        return Rejected("json", f"{where} cannot be read as JSON ({type(error).__name__}): simplify it")


def _record(value: Any) -> Raw | Rejected:
    if isinstance(value, dict):
        return Raw(value)
    return Rejected("json", f"an article is a JSON object, this is a {type(value).__name__}: put it in an object")


JSON = Reader(frozenset({".json"}), reads)
JSON_LINES = Reader(frozenset({".jsonl", ".ndjson"}), reads_lines)
