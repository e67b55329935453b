"""Articles whose words are nearly the same, by MinHash and locality-sensitive hashing.

Broder (1997), *On the resemblance and containment of documents*: the share of equal numbers in two signatures
estimates the Jaccard similarity of their shingles. Signatures of 21 bands of 6 numbers meet in a band with
probability 0.998 at similarity 0.8, 0.19 at 0.45.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import struct
from importlib.metadata import version

BANDS, ROWS = 21, 6
SHINGLE = 5
SIMILAR = 0.8
WORD = re.compile(r"\w+")
SEED = 20_251_016
METHOD = f"rensa {version('rensa')} r-minhash {BANDS}x{ROWS}, {SHINGLE} words, seed {SEED}"


def signature(text: str) -> list[int]:
    """The MinHash numbers of a text's five-word shingles, case folded."""
    from rensa import RMinHash

    words = WORD.findall(text.casefold())
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 1))}
    made = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update(sorted(shingles))
    return list(made.digest())


def bands(numbers: list[int]) -> list[int]:
    """Hash each band of a signature to a signed 64-bit number, SQLite's integer."""
    parts = (struct.pack(f"<{ROWS}I", *numbers[i : i + ROWS]) for i in range(0, len(numbers), ROWS))
    return [int.from_bytes(hashlib.blake2b(part, digest_size=8).digest(), "little", signed=True) for part in parts]


def similarity(one: bytes, other: bytes) -> float:
    """The share of equal numbers in two packed signatures."""
    pairs = zip(struct.iter_unpack("<I", one), struct.iter_unpack("<I", other), strict=True)
    return round(sum(a == b for a, b in pairs) / (BANDS * ROWS), 4)


def relate(db: sqlite3.Connection, anew: bool = False) -> None:
    """Bring `near_duplicates` up to date inside the open transaction; costs what is new.

    A pair depends on its two articles alone, so the order in which they came leaves no trace.
    """
    if anew or db.execute("SELECT 1 FROM article_signatures WHERE method <> ? LIMIT 1", (METHOD,)).fetchone():
        for table in ("article_signatures", "article_bands", "near_duplicates"):
            db.execute(f"DELETE FROM {table}")
    new = db.execute(
        "SELECT article_id, text FROM articles WHERE article_id NOT IN (SELECT article_id FROM article_signatures)"
    )
    for article_id, text in new.fetchall():
        numbers = signature(text)
        packed = struct.pack(f"<{BANDS * ROWS}I", *numbers)
        keys = list(enumerate(bands(numbers)))
        met: set[str] = set()
        for key in keys:
            met.update(
                row[0] for row in db.execute("SELECT article_id FROM article_bands WHERE band = ? AND hash = ?", key)
            )
        _pair(db, article_id, packed, met)
        db.execute("INSERT INTO article_signatures VALUES (?, ?, ?)", (article_id, METHOD, packed))
        db.executemany("INSERT INTO article_bands VALUES (?, ?, ?)", [(*key, article_id) for key in keys])


def _pair(db: sqlite3.Connection, article_id: str, packed: bytes, met: set[str]) -> None:
    for other in met:
        row = db.execute("SELECT signature FROM article_signatures WHERE article_id = ?", (other,)).fetchone()
        alike = similarity(packed, row[0])
        if alike >= SIMILAR:
            first, second = sorted((article_id, other))
            db.execute("INSERT INTO near_duplicates VALUES (?, ?, ?)", (first, second, alike))
