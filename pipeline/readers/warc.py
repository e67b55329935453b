"""Web archives (WARC, ISO 28500): each response that is a page is an article; redirects, errors, images are not.

The record's URL is the page's where it names none. The crawl's date is no date of publication. warcio is imported when
the first archive is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from pipeline.readers.budget import Spooled
from pipeline.readers.records import Container, Rejected, Source, Unreadable

CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
PAGES = ("text/html", "application/xhtml+xml")


def opens(source: Source) -> Iterator[Source | Rejected]:
    """Give the pages in the order of the archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with source.open() as file:
            for record in ArchiveIterator(file):
                if record.rec_type not in ("response", "resource"):
                    continue
                source.budget.file()
                kind = _kind(record)
                if kind.startswith(PAGES) and _status(record) == "200":
                    spooled = source.budget.spool(record.content_stream())
                    try:
                        yield _page(source, record.rec_headers.get_header("WARC-Target-URI") or "", kind, spooled)
                    finally:
                        spooled.close()
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise Unreadable("archive", f"the web archive is damaged ({error}): copy or crawl it again") from error


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _status(record: Any) -> str:
    return str(record.http_headers.get_statuscode()) if record.http_headers else "200"


def _page(source: Source, url: str, kind: str, spooled: Spooled) -> Source:
    stem = PurePosixPath(urlsplit(url).path).name or "index"
    charset = CHARSET.search(kind)
    return Source(
        PurePosixPath(f"{stem}.html"),
        spooled.size,
        spooled.open,
        member=f"{source.member}!/{url}" if source.member else url,
        budget=source.budget,
        hints={"url": url},
        declared=charset[1] if charset else None,
    )


CONTAINER = Container(frozenset({".warc"}), opens, lambda source: source.head.startswith((b"WARC/1.", b"WARC/0.")))
