"""What becomes of a file's records: rows of `sources`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.article import Article
from pipeline.corpus.store import SourceRow
from pipeline.readers import ReadFile
from pipeline.readers.records import Rejected

# Sources left out on purpose, against failures that their owner can mend.
SKIPPED = frozenset({"before_since", "empty", "format", "language", "link", "summary", "withdrawn"})

NOT_FOLLOWED = Rejected(
    "link", "it is a link to a folder, or out of the input, and is not followed: name its target as an input"
)


def not_listed(error: OSError) -> Rejected:
    """Why nothing below a folder could be read."""
    return Rejected("unreadable", f"the folder cannot be listed ({error.strerror}): check its permissions")


def not_before(since: str | None, record: Article | Rejected) -> Article | Rejected:
    """The record, or why it is left out: it was published before `since`, an ISO 8601 day."""
    if since and isinstance(record, Article) and record.day and record.day < since:
        return Rejected("before_since", f"published {record.day}, before --since {since}: call without it to have it")
    return record


def source_row(file: ReadFile, record_no: int, record: Article | Rejected, settings_hash: str) -> SourceRow:
    """The source of a record, which may have failed."""
    row = SourceRow(
        path=file.path,
        record_no=record_no,
        sha256=file.sha256,
        size=file.size,
        mtime_ns=file.mtime_ns,
        settings_hash=settings_hash,
        format=file.format,
        doc_id=Path(file.path).stem,
        article_id=None,
        encoding=file.encoding,
        member=record.member if isinstance(record, Rejected) else None,
    )
    return failed(row, record) if isinstance(record, Rejected) else of_article(row, record)


def of_article(row: SourceRow, article: Article) -> SourceRow:
    """The source of an article, with what reading found and mended."""
    origin = article.origin
    return replace(
        row,
        doc_id=article.doc_id,
        article_id=article.article_id,
        format=origin.format or row.format,
        encoding=origin.encoding or row.encoding,
        member=origin.member,
        repairs=" ".join(origin.repairs) or None,
        published_precision=origin.precision,
        published_zone=origin.zone,
        dateline_place=origin.place,
        agency=origin.agency,
        standfirst=origin.standfirst,
    )


def failed(row: SourceRow, rejected: Rejected) -> SourceRow:
    """The same source, with what went wrong instead of an article."""
    status = "skipped" if rejected.code in SKIPPED else "failed"
    return replace(row, article_id=None, status=status, error_code=rejected.code, error=rejected.reason)
