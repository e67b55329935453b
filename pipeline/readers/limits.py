"""How large things may be, so that no file can take the memory or the disk of the machine."""

from __future__ import annotations

MIB = 1 << 20

HEAD = 16 * 1024
"""Bytes looked at to tell a format."""

WHOLE = 256 * MIB
"""Bytes of a file that has to be in memory at once (JSON, HTML, XML, text); lines and tables are streamed."""

UNPACKED = 16 * 1024 * MIB
"""Bytes that one archive may unpack to, all its members and the archives inside it together."""

RATIO, RATIO_FROM = 250, 16 * MIB
"""Unpacked to packed size from which on it is a bomb: text packs 3 to 20 times, tables of repeats up to 100;
counted once the first 16 MiB are out."""

MEMBERS = 1_000_000
"""Files in one archive."""

NESTING = 3
"""Archives inside archives (a .tar.gz is two)."""

SPOOL = 32 * MIB
"""Bytes of a member kept in memory; a larger one goes to a temporary file."""

ARTICLE = 1_000_000
"""Characters of one article: what the language model takes at once."""

CELL = 64 * MIB
"""Characters in one cell of a table, or bytes in one line."""
