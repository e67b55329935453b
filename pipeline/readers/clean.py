"""Bytes → text as `articles.text` wants it; all cleaning happens here, before offsets exist."""

from __future__ import annotations

import codecs
import re
import unicodedata

from pipeline.readers.records import Rejected

# The order that is right most often on French news; latin-1 never fails.
FALLBACKS = ("utf-8", "cp1252", "latin-1")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def decode(data: bytes) -> tuple[str, str] | Rejected:
    """Decode a file: its byte order mark, else strict UTF-8, cp1252, latin-1. Gives (text, encoding)."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode(data, (encoding,))
    if b"\x00" in data:
        return Rejected("binary", "the file holds NUL bytes, so it is no text: convert it, or remove it")
    return _decode(data, FALLBACKS)


def _decode(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str] | Rejected:
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            reason = f"byte {error.start} is not {encoding}"
    return Rejected("encoding", f"the text cannot be decoded ({reason}): save it as UTF-8")


def clean(text: str) -> str:
    """Normalize to NFC with `\\n` line ends and no outer blank; anything else is left as it was written."""
    return unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text)).strip()


def unusable(text: str) -> Rejected | None:
    """Name what keeps a text out of the store: nothing in it, a NUL, or half a surrogate pair."""
    if not text:
        return Rejected("empty", "there is no text: check the file, or remove it")
    if "\x00" in text:
        return Rejected("nul", "the text holds a NUL character: remove it at its source")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return Rejected("surrogate", f"character {error.start} is half of a surrogate pair: repair it at its source")
    return None
