"""Numbers, days, plurals and sizes as a French reader writes them: what figures and the report show."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre")  # fmt: skip
WORDS = {"direct": "directe", "mixed": "mixte", "indirect": "indirecte", "PER": "personne", "ORG": "organisation",
         "GPE": "pays ou ville", "DATE": "date", "TIME": "heure", "DURATION": "durée", "SET": "récurrence",
         "country": "pays", "region": "région", "city": "ville", "facility": "édifice", "natural": "site naturel",
         "continent": "continent", "f": "femme", "m": "homme"}  # fmt: skip
"""What the codes in the tables mean."""
ARTICLE = re.compile(r"^(?:l[ae]s? |l['’])", re.IGNORECASE)
NARROW, WIDE = re.compile(r" (?=[;!?])"), re.compile(r" (?=[:»])|(?<=«) ")
THIN = "\u202f"
"""The narrow no-break space: between thousands, before `%` and `;`."""


def number(value: float, decimals: int = 0) -> str:
    """1234.5 → `1 234,5`."""
    written = f"{value:,.{decimals}f}".replace(",", THIN).replace(".", ",")
    return written.replace("-", "−")


def percent(share: float, decimals: int = 1) -> str:
    """0.125 → `12,5 %`."""
    return f"{number(share * 100, decimals)}{THIN}%"


def size(n_bytes: int) -> str:
    """2516582 → `2,5 Mo`; a megabyte has a million bytes."""
    return f"{number(n_bytes / 1e6, 1)} Mo" if n_bytes >= 1e6 else f"{number(max(1, n_bytes / 1e3))} ko"


def count(n: float, singular: str, plural: str) -> str:
    """French counts zero and one and a half as one."""
    return f"{number(n)} {plural if n >= 2 else singular}"


def bare(role: str | None) -> str | None:
    """A role as it is said of somebody: `Le secrétaire général` → `secrétaire général`."""
    return ARTICLE.sub("", role) if role else role


def fine(text: str) -> str:
    """No line begins with `;`, `:`, `!`, `?` or `»`: the blanks before them, and behind `«`, do not break."""
    return WIDE.sub("\u00a0", NARROW.sub(THIN, text))


def day(iso: str | None) -> str:
    """`2016-01-01`, or a time on that day → `1er janvier 2016`; what is no day stays as it is."""
    found = _date(iso)
    return f"{_ordinal(found.day)} {MONTHS[found.month - 1]} {found.year}" if found else iso or ""


def moment(iso: str | None) -> str:
    """`2016-01-01T14:05:00Z` → `1er janvier 2016 à 14 h 05 (UTC)`."""
    if iso is None or len(iso) < 16:
        return day(iso)
    return f"{day(iso)} à {int(iso[11:13])} h {iso[14:16]} (UTC)"


def period(iso: str, by: str) -> str:
    """The first day of a `day`, `week`, `month` or `year` → its name."""
    found = _date(iso)
    if found is None or by == "day":
        return day(iso)
    if by == "week":
        return f"semaine du {day(iso)}"
    return f"{MONTHS[found.month - 1]} {found.year}" if by == "month" else f"{found.year}"


def days(first: str | None, last: str | None) -> str:
    """From one day to another: `du 3 au 9 mars 2016`."""
    one, other = _date(first), _date(last)
    if one is None or other is None or one == other:
        return f"le {day(first or last)}" if first or last else ""
    start = day(first)
    if one.year == other.year:
        start = start[: -len(f" {one.year}")]
        if one.month == other.month:
            start = _ordinal(one.day)
    return f"du {start} au {day(last)}"


def _ordinal(n: int) -> str:
    return "1er" if n == 1 else str(n)


def _date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
