"""When an article was published: metadata, file name, dateline, argument, modification time, in this order."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePath
from typing import Any, NamedTuple

from pipeline.timex import dateline, parse_date

# 2025-10-16, 2025_10_16, 20251016 with no digit or letter against it (a hash is no date).
IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
FRENCH_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?![0-9A-Za-z])"
)
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# October 16, 2025 · 16 October 2025 · Thursday, 16 Oct. 2025: what English interfaces of French archives print.
ENGLISH = re.compile(
    rf"\b(?:(?P<m1>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<d1>\d\d?)(?:st|nd|rd|th)?,?"
    rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?\s+(?P<m2>{'|'.join(MONTHS)})[a-z]*\.?,?)\s+(?P<y>\d{{4}})\b",
    re.IGNORECASE,
)
STAMP = re.compile(r"\d{9,13}")
# Seconds since 1970 that can be meant as such: 1973 to 2286; a thousand times that are milliseconds.
EPOCH = (10**8, 10**10)


class Moment(NamedTuple):
    """A date of publication: ISO 8601 day or UTC time, how exact it was, and the zone it was given in."""

    published: str
    precision: str
    """`day`, `minute` or `second`."""
    zone: str | None
    """UTC offset as it was written (`+02:00`); None for a day, whose zone nobody knows."""


class Found(NamedTuple):
    """A moment, and who told: `metadata`, `page`, `filename`, `dateline`, `argument`, `mtime`."""

    moment: Moment | None
    told: str | None


def find(value: Any, path: PurePath, text: str, argument: str | None, said: str = "metadata") -> Found:
    """Look in the record's own date, the file's name, the dateline, and the argument; `said` names the first."""
    if found := moment(value):
        return Found(found, said)
    if day := from_name(path):
        return Found(Moment(day, "day", None), "filename")
    if day := from_dateline(text):
        return Found(Moment(day, "day", None), "dateline")
    return Found(moment(argument), "argument") if argument else Found(None, None)


def from_metadata(value: Any) -> str | None:
    """Read a date as people and programs write it; see `moment`. Gives the day, or the UTC time."""
    found = moment(value)
    return found.published if found else None


def moment(value: Any) -> Moment | None:
    """Read ISO 8601, RFC 2822, French and English words, day/month/year, seconds since 1970, and date objects."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return _at(value)
    if isinstance(value, date):
        return Moment(value.isoformat(), "day", None)
    if isinstance(value, int | float):
        return _from_epoch(float(value)) or _compact(str(value))
    written = " ".join(str(value).split())
    if STAMP.fullmatch(written):
        return _from_epoch(float(written))
    return _iso(written) or _compact(written) or _numeric(written) or _rfc2822(written) or _words(written)


def from_stamp(stamp: str) -> str | None:
    """Read the day of *Publié le 16/10/2025 à 14h30, mis à jour …*; the first date is that of publication."""
    return parse_date(stamp)


def from_mtime(mtime_ns: int) -> Moment:
    """A file's modification time as a moment."""
    return _at(datetime.fromtimestamp(mtime_ns // 10**9, UTC))


def _from_epoch(number: float) -> Moment | None:
    for unit in (1, 1000):
        if EPOCH[0] <= number / unit <= EPOCH[1]:
            return _at(datetime.fromtimestamp(number / unit, UTC))
    return None


def _iso(written: str) -> Moment | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    if len(written) <= len("2025-10-16"):
        return Moment(found.date().isoformat(), "day", None)
    return _at(found, "minute" if re.search(r"[T ]\d\d:?\d\d(?:Z|[+-]|$)", written) else "second")


def _compact(written: str) -> Moment | None:
    """20251016 and 20251016T083000+0200, as NITF and agencies write it."""
    match = COMPACT.fullmatch(written)
    if not match:
        return None
    year, month, day = match.group(1, 2, 3)
    if match[4] and match[7]:
        zone = match[7] if match[7] == "Z" else f"{match[7][:3]}:{match[7][-2:]}"
        return _iso(f"{year}-{month}-{day}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}")
    return _on(_day(int(year), int(month), int(day)))


def _numeric(written: str) -> Moment | None:
    match = NUMERIC.match(written)
    return _on(_day(int(match[3]), int(match[2]), int(match[1]))) if match else None


def _rfc2822(written: str) -> Moment | None:
    try:
        return _at(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(written: str) -> Moment | None:
    if day := parse_date(written):
        return _on(day)
    match = ENGLISH.search(written)
    if not match:
        return None
    month = MONTHS.index((match["m1"] or match["m2"])[:3].lower()) + 1
    return _on(_day(int(match["y"]), month, int(match["d1"] or match["d2"])))


def _on(day: str | None) -> Moment | None:
    return Moment(day, "day", None) if day else None


def _at(found: datetime, precision: str = "second") -> Moment:
    """An hour with no zone stays a day: nobody can tell which UTC time it is."""
    if found.tzinfo is None:
        return Moment(found.date().isoformat(), "day", None)
    try:
        utc = found.astimezone(UTC)
    except OverflowError:
        return Moment(found.date().isoformat(), "day", None)
    offset = found.strftime("%z")
    return Moment(utc.strftime("%Y-%m-%dT%H:%M:%SZ"), precision, f"{offset[:3]}:{offset[3:5]}")


def from_name(path: PurePath) -> str | None:
    """Read a date out of the file's name."""
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
