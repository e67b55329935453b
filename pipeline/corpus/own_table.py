"""A table of the user's own: a CSV file with a header."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import InputUnreadable, QuiditquoiError

Invalid = Callable[[Path, int, str], QuiditquoiError]
"""Makes the error for a file, a line and what is wrong with it."""


def read_rows(path: Path, invalid: Invalid) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV (UTF-8; comma, semicolon or tab): each row with its line; a cell left out is empty.

    Raises InputUnreadable, or what `invalid` makes when it is no such table or a row has no `name`.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputUnreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise invalid(path, 1, f"it is not UTF-8 ({error.reason})") from error
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    if "name" not in (rows.fieldnames or ()):
        raise invalid(path, 1, "there is no column `name`")
    for line, cells in enumerate(rows, 2):
        row = {key: (value or "").strip() for key, value in cells.items() if isinstance(value, str)}
        if not row.get("name"):
            raise invalid(path, line, "the name is empty")
        yield line, row


def names(row: dict[str, str]) -> tuple[str, ...]:
    """The name of a row, then its aliases, parted by `|`, each once."""
    aliases = (alias.strip() for alias in row.get("alias", "").split("|"))
    return tuple(dict.fromkeys(name for name in (row["name"], *aliases) if name))
