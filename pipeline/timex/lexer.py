"""Text → tokens, each with one character for its class: the string that the grammar reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num

from pipeline.timex.words import words

# One to one, so that offsets hold: typographic apostrophes, no-break and thin spaces, hyphens.
FOLD = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘`´′", "'"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\t\r\x0b\x0c", " "),
        **dict.fromkeys("‐‑\u00ad", "-"),
    }
)
NUMBERS = r"""
  (?P<iso>\d{4}-\d\d-\d\d(?:[t\ ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-])
  |\d{4}(?P<sep2>[/.])(?:0\d|1[0-2])(?P=sep2)[0-3]\d(?!\d))
| (?P<phone>\d\d(?:[\ .-]\d\d){3,}(?!\d))
| (?P<numdate>\d\d?(?P<sep>[/.-])\d\d?(?P=sep)(?:\d{4}|\d\d)(?![\d/]|[.-]\d))
| (?P<numyear>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/]))
| (?P<daymonth>[0-3]\d/(?:0\d|1[0-2])(?![\d/]))
| (?P<clock>(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|h[0-5]\d(?:mn|min|m)?)(?![\w:]))
| (?P<ordinal_digit>\d{1,3}(?:ers?|ères?|res?|es?|è|èmes?|emes?|ièmes?|nde?s?|ᵉ|ᵉʳ|º|°)(?!\w))
| (?P<grouped>\d{1,3}(?:[\ .]\d{3})+(?!\d))
| (?P<decimal>\d+[.,]\d+)
| (?P<number>\d+)
"""
MIXED = r"(?<!\d)[^\W\d_]+\d\w*"
LONGEST_NUMBER = 9


@cache
def token_pattern() -> re.Pattern[str]:
    """Compounds of the lexicons first, then words, numbers by their shape, marks one by one."""
    pattern = rf"{words().compounds} | {MIXED} | [^\W\d_]+'? | {NUMBERS} | [^\w\s] | \n"
    return re.compile(pattern.replace("[ \\n]", "[\\ \\n]").replace("' '", "'\\ '"), re.VERBOSE)


def fold(text: str) -> str:
    """Lower the case and fold apostrophes and spaces, one character for one."""
    folded = text.translate(FOLD)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


@dataclass(slots=True)
class Tokens:
    """The tokens of a text; `symbols[i]` is the class of token i as one character."""

    raw: str
    words: list[str]
    starts: list[int]
    symbols: str

    def end(self, i: int) -> int:
        """Offset behind token i."""
        return self.starts[i] + len(self.words[i])

    def shape(self, i: int) -> str:
        """Token i as it stands in the text."""
        return self.raw[self.starts[i] : self.end(i)]

    def word(self, i: int) -> str:
        """Token i folded; empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def value(self, i: int) -> str:
        """The lexicon's value of token i; empty when it has none."""
        return words().value.get(self.word(i), "")

    def is_(self, i: int, *classes: str) -> bool:
        """Tell whether token i exists and is of one of the classes."""
        table = words().symbols
        return 0 <= i < len(self.words) and any(self.symbols[i] == table[name] for name in classes)

    def glued(self, i: int) -> bool:
        """Tell whether token i touches the token before it."""
        return 0 < i < len(self.words) and self.starts[i] == self.end(i - 1)

    def capital(self, i: int) -> bool:
        """Tell whether token i begins with a capital."""
        return 0 <= i < len(self.words) and self.raw[self.starts[i]].isupper()

    def begins_sentence(self, i: int) -> bool:
        """Tell whether token i stands at the beginning of a sentence or a quote."""
        return i == 0 or self.is_(i - 1, "stop", "newline", "mark")

    def number(self, first: int, last: int) -> float | None:
        """Read the tokens [first, last) as a number, in digits or words."""
        if self.is_(last - 1, "suffix"):
            last -= 1
        if last - first == 1 and self.words[first][0].isdigit():
            return _digits(self.words[first])
        return _spelled(" ".join(word for word in self.words[first:last] if word != "-"))


def lex(text: str) -> Tokens:
    """Cut a text into tokens; linear in its length."""
    lexicon = words()
    get, other = lexicon.symbol.get, lexicon.symbols["other"]
    found = list(token_pattern().finditer(fold(text)))
    strings = [match[0] for match in found]
    symbols = [
        get(word) or (_number_class(match) if word[0].isdecimal() else other)
        for word, match in zip(strings, found, strict=True)
    ]
    starts = [match.start() for match in found]
    _accent(text, strings, starts, symbols)
    return Tokens(text, strings, starts, "".join(symbols))


def _accent(text: str, strings: list[str], starts: list[int], symbols: list[str]) -> None:
    """*A 17 heures* at the beginning of a sentence is *À*: many papers leave capitals bare."""
    table = words().symbols
    at = -1
    for _ in range(strings.count("a")):
        at = strings.index("a", at + 1)
        front = symbols[at - 1] if at else table["newline"]
        if text[starts[at]] == "A" and front in (table["newline"], table["stop"], table["mark"]):
            symbols[at] = table["at"]


def _number_class(match: re.Match[str]) -> str:
    symbols = words().symbols
    kind = match.lastgroup or "other"
    if kind != "number":
        return symbols.get(kind, symbols["other"])
    return symbols[_size(match[0])]


def _size(digits: str) -> str:
    """What a bare number could be: a day, a year, or just a number."""
    if len(digits) > LENGTHS["year"]:
        return "big"
    value = int(digits)
    if len(digits) <= LENGTHS["day"] and 1 <= value <= LAST_DAY:
        return "day"
    if len(digits) == LENGTHS["year"]:
        return "year" if FIRST_YEAR <= value <= LAST_YEAR else "big"
    return "small"


LENGTHS = {"day": 2, "year": 4}
LAST_DAY, FIRST_YEAR, LAST_YEAR = 31, 1000, 2199


def _digits(word: str) -> float | None:
    plain = re.sub(r"\D+$", "", word).replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    return float(plain) if len(plain) <= LONGEST_NUMBER and plain.count(".") <= 1 else None


@cache
def _spelled_table() -> dict[str, float | None]:
    return {}


def _spelled(phrase: str) -> float | None:
    """Read a number in words, also Belgian and Swiss ones; None when it is no number."""
    known = words().value.get(phrase)
    if known and known.isdecimal():
        return float(known)
    try:
        return float(text2num(phrase, "fr"))
    except ValueError:
        return None
