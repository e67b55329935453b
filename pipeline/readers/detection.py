"""What a file is: by its content where content tells for certain, else by its suffix."""

from __future__ import annotations

from pipeline.readers import (
    archives,
    csv_tables,
    docx,
    europresse,
    factiva,
    json_records,
    markdown,
    news_xml,
    nexis,
    parquet,
    tei,
    text,
    warc,
    web,
    xlsx,
)
from pipeline.readers.records import Container, Reader, Source

# In the order in which content is asked: an export is a page too, so exports come first.
READERS: dict[str, Reader | Container] = {
    "parquet": parquet.READER,
    "xlsx": xlsx.READER,
    "docx": docx.READER,
    "zip": archives.ZIP,
    "tar": archives.TAR,
    "gz": archives.GZ,
    "bz2": archives.BZ2,
    "xz": archives.XZ,
    "warc": warc.CONTAINER,
    "europresse": europresse.READER,
    "factiva": factiva.READER,
    "html": web.READER,
    "newsml": news_xml.NEWSML,
    "nitf": news_xml.NITF,
    "feed": news_xml.FEED,
    "tei": tei.READER,
    "jsonl": json_records.JSON_LINES,
    "json": json_records.JSON,
    "nexis": nexis.READER,
    "csv": csv_tables.READER,
    "markdown": markdown.READER,
    "text": text.READER,
}
# Known, and known not to be read: what to do instead.
UNREAD = {
    b"%PDF-": "it is a PDF: convert it with `pdftotext -layout`",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "it is an old Office file: save it as .xlsx or .docx",
    b"{\\rtf": "it is RTF: save it as .docx",
    b"\x7fELF": "it is a program: remove it",
    b"\x89PNG": "it is an image: remove it",
    b"\xff\xd8\xff": "it is an image: remove it",
    b"7z\xbc\xaf\x27\x1c": "it is a 7-Zip archive: unpack it",
    b"Rar!": "it is a RAR archive: unpack it",
    b"\x28\xb5\x2f\xfd": "it is packed with Zstandard: unpack it",
    b"SQLite format 3\x00": "it is a database: export its table as CSV",
}


def detect(source: Source) -> str | None:
    """Name the format; None when no reader takes it."""
    if unread(source):
        return None
    by_content = (name for name, reader in READERS.items() if reader.knows and reader.knows(source))
    return next(by_content, None) or by_suffix(source)


def by_suffix(source: Source) -> str | None:
    """Name the format that goes by the file's suffix; None when there is none."""
    suffix = source.name.suffix.lower()
    return next((name for name, reader in READERS.items() if suffix in reader.suffixes), None)


def unread(source: Source) -> str | None:
    """Tell what to do with a file of a format that is known and not read."""
    return next((remedy for magic, remedy in UNREAD.items() if source.head.startswith(magic)), None)
