"""A record's fields → an Article: names, cleaning, layout, date, language; or the reason why not."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from pipeline.article import Article, Origin
from pipeline.readers import language, limits, published
from pipeline.readers.clean import clean, unusable
from pipeline.readers.fields import has, named, words
from pipeline.readers.layout import Layout, analyse
from pipeline.readers.records import Care, Raw, Rejected, Source
from pipeline.readers.repair import repair
from pipeline.readers.settings import Settings

BY = re.compile(r"^(?:par|by|de notre [^,]{3,40},)\s+", re.IGNORECASE)
LINES = ("title", "url", "source", "author", "section", "lang", "id")


def make(
    raw: Raw, source: Source, number: int | None, settings: Settings, path: str, mtime_ns: int
) -> Article | Rejected:
    """Make the Article of a record; `number` is its place in a file that has several, `path` the file's."""
    known = named(raw.fields, settings.columns)
    body = known.get("text", "" if has("text", raw.fields, settings.columns) else None)
    if not isinstance(body, str):
        return _no_text(raw.fields)
    repairs: set[str] = set()
    content = _mended(clean(body), raw.care, repairs)
    line = {name: _mended(words(known.get(name)) or "", raw.care, repairs) or None for name in LINES}
    if len(content) > limits.ARTICLE:
        return Rejected("too_long", f"the text has {len(content)} characters, {limits.ARTICLE} at most: split it")
    problem = unusable(content) or next((bad for value in line.values() if value and (bad := unusable(value))), None)
    if problem:
        return problem
    if raw.care is Care.LAYOUT and line["author"]:
        line["author"] = BY.sub("", line["author"])
    standfirst = words(known.get("standfirst"))
    parts = analyse(content, line["title"], standfirst) if raw.care is Care.LAYOUT else Layout(content)
    lang = language.judge(line["title"], parts.text, line["lang"], settings.any_language)
    if isinstance(lang, Rejected):
        return lang
    moment, told = _published(known.get("published"), raw, source, content, parts, settings, mtime_ns)
    stem = shown(PurePath(source.name.stem)).rpartition("/")[2]
    return Article(
        text=parts.text,
        title=line["title"],
        doc_id=line["id"] or (stem if number is None else f"{stem}-{number}"),
        path=path,
        provider_id=line["id"],
        url=line["url"],
        source=line["source"],
        author=line["author"] or parts.byline,
        section=line["section"],
        lang=lang,
        published=moment.published if moment else None,
        published_from=told,
        origin=Origin(
            member=source.member,
            encoding=source.encoding,
            repairs=tuple(sorted(repairs)),
            precision=moment.precision if moment else None,
            zone=moment.zone if moment else None,
            place=parts.dateline.place if parts.dateline else words(raw.fields.get("place")),
            agency=parts.dateline.agency if parts.dateline else None,
            standfirst=parts.standfirst,
        ),
    )


def shown(path: PurePath) -> str:
    """A path as text; bytes that are no UTF-8 are written `\\xNN`."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _mended(text: str, care: Care, repairs: set[str]) -> str:
    if care is Care.EXACT:
        return text
    mended, made = repair(text)
    repairs.update(made)
    return clean(mended) if made else text


def _published(
    value: Any, raw: Raw, source: Source, content: str, parts: Layout, settings: Settings, mtime_ns: int
) -> published.Found:
    """The record's date; where it has none, that of a stamp above the text (*Publié le …*) is the page's."""
    said = raw.said
    if published.moment(value) is None and parts.stamp:
        value, said = published.from_stamp(parts.stamp), "page"
    found = published.find(value, source.name, content, settings.published, said)
    if found.moment is None and settings.trust_mtime:
        return published.Found(published.from_mtime(mtime_ns), "mtime")
    return found


def _no_text(fields: dict[str, Any]) -> Rejected:
    names = ", ".join(str(name)[:40] for name in list(fields)[:8])
    remedy = "name it `text`, or name its column with --map text=NAME"
    return Rejected("no_text", f"no field holds the text (there is: {names or 'nothing'}): {remedy}")
