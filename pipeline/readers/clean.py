"""Characters → text as `articles.text` wants it; all cleaning happens here, before offsets exist."""

from __future__ import annotations

import re
import unicodedata

from pipeline.readers.rejected import Rejected

LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


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
