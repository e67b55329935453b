"""When an article was published: metadata, file name, dateline, argument, in this order."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePath
from typing import Any

from pipeline.timex import dateline, parse_date

# 2025-10-16, 2025_10_16, 20251016 with no digit or letter against it (a hash is no date).
IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
FRENCH_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?![0-9A-Za-z])"
)
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b(?:.*?\b(\d{1,2})[:h](\d\d))?")
# Seconds since 1970 that can be meant as such: 1973 to 2286; a thousand times that are milliseconds.
EPOCH = (10**8, 10**10)


def find(value: Any, path: PurePath, text: str, argument: str | None) -> tuple[str | None, str | None]:
    """Give (published, published_from); (None, None) when nothing tells."""
    if found := from_metadata(value):
        return found, "metadata"
    if found := from_name(path):
        return found, "filename"
    if found := from_dateline(text):
        return found, "dateline"
    return (argument, "argument") if argument else (None, None)


def from_metadata(value: Any) -> str | None:
    """Read a date as people and programs write it: ISO 8601, RFC 2822, French words, day/month/year, epoch."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    written = str(value).strip()
    return _iso(written) or _numeric(written) or _rfc2822(written) or parse_date(written)


def _from_epoch(number: float) -> str | None:
    for unit in (1, 1000):
        if EPOCH[0] <= number / unit <= EPOCH[1]:
            return _utc(datetime.fromtimestamp(number / unit, UTC))
    return None


def _iso(written: str) -> str | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.date().isoformat() if len(written) <= len("2025-10-16") else _utc(moment)


def _numeric(written: str) -> str | None:
    match = NUMERIC.match(written)
    if not match:
        return None
    day, month, year = (int(part) for part in match.group(1, 2, 3))
    return _day(year, month, day)


def _rfc2822(written: str) -> str | None:
    try:
        return _utc(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _utc(moment: datetime) -> str:
    """An hour with no zone stays a day: nobody can tell which UTC time it is."""
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_name(path: PurePath) -> str | None:
    """Read a date out of the file's name, or of the folders above it (`2025/10/16/`)."""
    if match := IN_NAME.search(path.stem):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := FRENCH_IN_NAME.search(path.stem):
        return _day(int(match[4]), int(match[3]), int(match[1]))
    return None


def from_dateline(text: str) -> str | None:
    """Read the date that opens the text: *Le 16 octobre 2025, …*, *22 mai 2012. –*."""
    found = dateline(text)
    return found and found.date


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
