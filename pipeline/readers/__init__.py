"""Files → articles. One file a format; READERS lists them; a new format is one file and one line here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.article import Article
from pipeline.data import table
from pipeline.readers import json_records, markdown, published, text
from pipeline.readers.clean import clean, decode, unusable
from pipeline.readers.records import Reader, Rejected

READERS: dict[str, Reader] = {
    "text": text.READER,
    "markdown": markdown.READER,
    "json": json_records.JSON,
    "jsonl": json_records.JSON_LINES,
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read: what it is, and its records in order, an Article or the reason why not."""

    path: str
    size: int | None = None
    mtime_ns: int | None = None
    sha256: str | None = None
    format: str | None = None
    encoding: str | None = None
    records: list[Article | Rejected] = field(default_factory=list)


def detect(path: Path) -> str | None:
    """Name the format of a file; None when no reader takes it."""
    return next((name for name, reader in READERS.items() if reader.detects(path)), None)


def read(path: Path, argument: str | None = None) -> ReadFile:
    """Read a file; whatever is wrong with it becomes a Rejected record. `argument` is `--published`."""
    shown = printable(path)
    try:
        before = path.stat()
        data = path.read_bytes()
    except OSError as error:
        reason = f"{shown} cannot be read ({error.strerror}): check that it is there and may be read"
        return ReadFile(shown, records=[Rejected("unreadable", reason)])
    known = ReadFile(shown, len(data), before.st_mtime_ns, hashlib.sha256(data).hexdigest(), detect(path))
    if known.format is None:
        known.records.append(Rejected("format", f"no reader for {path.suffix or 'a file with no suffix'}: convert it"))
        return known
    decoded = decode(data)
    if isinstance(decoded, Rejected):
        known.records.append(decoded)
        return known
    raws = list(READERS[known.format].reads(decoded[0]))
    if not raws:
        raws = [Rejected("empty", "there is no article in the file: check it, or remove it")]
    several = len(raws) > 1
    records = [
        raw if isinstance(raw, Rejected) else article(raw.fields, path, number if several else None, argument)
        for number, raw in enumerate(raws)
    ]
    return ReadFile(shown, known.size, known.mtime_ns, known.sha256, known.format, decoded[1], records)


def printable(path: Path) -> str:
    """The absolute path as text; bytes that are no UTF-8 are written `\\xNN`."""
    return str(path.absolute()).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def article(fields: dict[str, Any], path: Path, number: int | None, argument: str | None) -> Article | Rejected:
    """Make an Article of a record's fields; `number` is its place in a file that has several."""
    known = named(fields)
    body = known.pop("text", "" if "text" in fields else None)
    if not isinstance(body, str):
        names = ", ".join(str(name)[:40] for name in list(fields)[:8])
        return Rejected("no_text", f"no field holds the text (there is: {names or 'nothing'}): name it `text`")
    words = {name: _words(known.get(name)) for name in ("title", "url", "source", "author", "section", "lang", "id")}
    content = clean(body)
    problem = unusable(content) or next((bad for value in words.values() if value and (bad := unusable(value))), None)
    if problem:
        return problem
    stem = printable(Path(path.stem)).rpartition("/")[2]
    when, how = published.find(known.get("published"), path, content, argument)
    return Article(
        text=content,
        title=words["title"],
        doc_id=words["id"] or (stem if number is None else f"{stem}-{number}"),
        path=printable(path),
        provider_id=words["id"],
        url=words["url"],
        source=words["source"],
        author=words["author"],
        section=words["section"],
        lang=words["lang"] or "fr",
        published=when,
        published_from=how,
    )


@cache
def _synonyms() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in table("fields"):
        names.setdefault(row["field"], []).append(row["name"])
    return names


def named(fields: dict[str, Any]) -> dict[str, Any]:
    """Bring a record's fields under our names: `headline` → `title`; a name's first filled synonym wins."""
    lowered = {str(name).strip().lower().replace("-", "_").replace(" ", "_"): value for name, value in fields.items()}
    found: dict[str, Any] = {}
    for name, synonyms in _synonyms().items():
        ranked = [name, *(synonym for synonym in synonyms if synonym != name)]
        value = next((lowered[one] for one in ranked if lowered.get(one) not in (None, "", [], {})), None)
        if value is not None:
            found[name] = value
    return found


def _words(value: Any) -> str | None:
    """A field as one line of text: a list of authors is joined, an object gives its name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    return " ".join(clean(str(value)).split(" ")).replace("\n", " ") or None
