"""The texts inside the file: newest first, compressed, until the file is full."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Archive:
    """Articles as lines of JSON, deflated (RFC 1950), in base64: what a browser unpacks by itself."""

    packed: str
    n_articles: int


def pack(articles: Iterable[dict[str, Any]], largest: int) -> Archive:
    """Pack articles in their order while they fit into `largest` characters; what follows is not asked for."""
    squeeze = zlib.compressobj(9)
    parts: list[bytes] = []
    size = number = 0
    for article in articles:
        line = json.dumps(article, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        ahead = squeeze.copy()
        # A flush after each article tells its size; quotes stand next to the text they repeat, so they cost little.
        block = ahead.compress(line) + ahead.flush(zlib.Z_SYNC_FLUSH)
        if (size + len(block) + END) * 4 // 3 + 4 > largest:
            break
        squeeze, number, size = ahead, number + 1, size + len(block)
        parts.append(block)
    parts.append(squeeze.flush())
    return Archive(b64encode(b"".join(parts)).decode(), number)


END = 16
"""Bytes that the end of the stream takes, at most."""
