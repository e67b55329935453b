"""The words of time, from `models/lexicons/timex/`: form → class and value."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.data import models_dir, table

ROMANS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
    "XXI",
    "XXII",
]
ROMAN_ENDINGS = ("e", "ᵉ", "è", "ème", "ième", "eme", "er", "°", "")
# Classes that the shape of a token gives and no list.
SHAPES = [
    "other",
    "iso",
    "phone",
    "numdate",
    "numyear",
    "daymonth",
    "clock",
    "ordinal_digit",
    "grouped",
    "decimal",
    "day",
    "small",
    "year",
    "big",
    "roman",
    "quarter_code",
    "comma",
    "hyphen",
    "dash",
    "slash",
    "open",
    "close",
    "stop",
    "mark",
    "colon",
    "semicolon",
    "newline",
    "percent",
]
PUNCTUATION = {
    ",": "comma",
    "-": "hyphen",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "(": "open",
    ")": "close",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    "…": "stop",
    "«": "mark",
    "»": "mark",
    '"': "mark",
    "“": "mark",
    "”": "mark",
    ":": "colon",
    ";": "semicolon",
    "\n": "newline",
    "%": "percent",
    "€": "percent",
    "$": "percent",
    "£": "percent",
}


class Words(NamedTuple):
    """What the lexer and the grammar need to know."""

    symbols: dict[str, str]
    """Class → the one character that stands for it in the grammar."""
    symbol: dict[str, str]
    """Form → the character of its class."""
    value: dict[str, str]
    """Form → its value."""
    compounds: str
    """A pattern of the forms that are more than one word."""


@cache
def words() -> Words:
    """Read the lexicons; a form belongs to one class."""
    classes: dict[str, str] = {}
    values: dict[str, str] = {}
    for form, kind, value in _entries():
        classes[form], values[form] = kind, value
    names = sorted({*classes.values(), *SHAPES})
    symbols = {name: chr(0x100 + position) for position, name in enumerate(names)}
    symbol = {form: symbols[kind] for form, kind in classes.items()}
    return Words(symbols, symbol, values, _any_of([form for form in classes if not form.isalpha()]))


def _entries() -> list[tuple[str, str, str]]:
    """Rows of every file: a column `class` names the class, else the second column's name does."""
    rows = [
        (row["form"], row.get("class") or next(name for name in row if name != "form"), list(row.values())[-1])
        for path in sorted((models_dir() / "lexicons" / "timex").glob("*.tsv"))
        for row in table(f"timex/{path.stem}")
    ]
    rows += [(mark, kind, "") for mark, kind in PUNCTUATION.items()]
    rows += [
        (f"{roman}{ending}".lower(), "roman", str(number))
        for number, roman in enumerate(ROMANS, 1)
        for ending in ROMAN_ENDINGS
        if ending or number > 10
    ]
    rows += [(f"{letter}{n}", "quarter_code", f"{kind}{n}") for letter, kind, n in _quarter_codes()]
    return rows


def _quarter_codes() -> list[tuple[str, str, int]]:
    return [(letter, "Q", n) for letter in "tq" for n in range(1, 5)] + [("s", "H", n) for n in (1, 2)]


def _any_of(forms: list[str]) -> str:
    """Join the forms into one pattern, the longest first, by their first letter so that most fail at once."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        if form not in PUNCTUATION:
            by_letter.setdefault(form[0], []).append(re.escape(form[1:]).replace(r"\ ", r"[ \n]"))
    branches = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())]
    return f"(?:{'|'.join(branches)})(?:(?<=['.])|(?!\\w|-(?!là|ci)\\w))"
