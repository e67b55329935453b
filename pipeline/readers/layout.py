"""What an article's paragraphs are: standfirst, byline, dateline, body, and what is not the article.

Used for pages, exports, feeds and plain text, never for prepared JSON. Only paragraphs that are certain are taken
off, and whole: links to other articles, subscription and sharing boxes, rights, credits, stamps, agency slugs,
bylines. The dateline stays in the text (it says where and when) and is told as data. The words of all this are in
`models/lexicons/furniture.tsv` and `agencies.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.data import lexicon, table

# A box is short; a paragraph that merely begins like one is not.
LONGEST_BOX, LONGEST_BYLINE = 300, 160
# Stamps and bylines stand before the body, or close it.
NEAR_TOP = 6
# AFP closes a dispatch with the initials of those who wrote and edited it: abc-def/gh/ij.
SLUG = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}(?:-[a-z]{2,5})*)+(?:/\d{1,2})?")
RULE = re.compile(r"[\W_]{1,40}")
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|\(AFP\)$).{0,160}", re.IGNORECASE)
CREDIT = re.compile(
    r"\((?:avec|reportage|rédaction|édité|texte|version française|service|contributions?|propos)\b[^()]{2,220}\)\.?",
    re.IGNORECASE,
)
BLANK = "[ \u00a0]"
NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
PERSON = rf"{NAME}(?:{BLANK}(?:(?:de|du|d’|d'|des|la|le|van|von|ben|el|al){BLANK})?{NAME}){{1,3}}"
BYLINE = re.compile(
    rf"(?i:par|de (?:notre|nos) [\w ]{{5,40}},?|propos recueillis par|recueillis? par|texte(?: :| de)|auteure?s? ?:)"
    rf"{BLANK}(?P<names>{PERSON}(?:(?:,{BLANK}|{BLANK}(?:et|&){BLANK}){PERSON}){{0,4}})"
    rf"(?:,?{BLANK}(?:à|au|aux|en|avec|notre|nos|envoyée?s?|correspondante?s?|journaliste)\b[^.!?\n]{{0,60}})?"
    rf"(?:{BLANK}?\((?:et |avec )?[A-Z][\w ]{{1,20}}\))?\.?"
)
# A place of capitals, or one followed at once by what only a dateline has.
PLACE = rf"{NAME}(?:[ /](?:[a-zà-ÿ]{{1,4}} )?{NAME}){{0,5}}"

# What may follow the opening words of a box, by the third column of furniture.tsv.
FOLLOWS = {
    "any": re.compile(r".*"),
    "end": re.compile(r"[\s.!:…»>→]*"),
    "colon": re.compile(r"[\s»]*(?:[:>→|–—«-].*)?"),
    "stamp": re.compile(r"[^\d]{0,12}\d.{0,80}(?<!\.)"),
    "minutes": re.compile(r"\W*\d{1,2} ?min.{0,12}"),
    "share": re.compile(r"\W*\d{1,3}(?:[.,]\d+)? ?% .*"),
}


@dataclass(frozen=True, slots=True)
class Dateline:
    """*PARIS, 16 oct 2025 (AFP) –*: where it was written and who sent it; the date is `timex.dateline`'s."""

    place: str | None
    agency: str | None


@dataclass(slots=True)
class Layout:
    """An article taken apart; `text` is standfirst and body, `dropped` (kind, paragraph) what is not in it."""

    text: str
    standfirst: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    stamp: str | None = None
    dropped: list[tuple[str, str]] = field(default_factory=list)


def analyse(text: str, title: str | None = None, standfirst: str | None = None) -> Layout:
    """Take an article apart. Paragraphs are parted by blank lines; where there are none, lines are paragraphs.

    `title` is dropped where the text repeats it; `standfirst` is one that the source told apart.
    """
    separator = "\n\n" if re.search(r"\n[^\S\n]*\n", text) else "\n"
    pieces = re.split(r"\n[^\S\n]*\n\s*", text) if separator == "\n\n" else text.split("\n")
    paragraphs = [piece.strip("\n") for piece in pieces if piece.strip()]
    found = Layout("")
    kept = _shed(paragraphs, title, found)
    if not kept:  # nothing but furniture: then it is the article
        return Layout(text, standfirst=standfirst)
    found.standfirst = standfirst or _standfirst(kept)
    found.dateline = next((line for one in kept[:3] if (line := dateline(one))), None)
    found.text = text if not found.dropped else separator.join(kept).strip()
    return found


def _shed(paragraphs: list[str], title: str | None, found: Layout) -> list[str]:
    """Take off what is none of the article: first boxes, wherever they stand, then what stands at its ends."""
    inside = [(one, _box(" ".join(one.split()), number)) for number, one in enumerate(paragraphs)]
    found.dropped.extend((kind, one) for one, kind in inside if kind)
    rest = [one for one, kind in inside if kind is None]
    kept: list[str] = []
    for number, one in enumerate(rest):
        kind = _edge(" ".join(one.split()), number, len(rest) - number - 1, title)
        if kind:
            found.dropped.append((kind, one))
        else:
            kept.append(one)
    for kind, one in found.dropped:
        if kind == "byline":
            found.byline = found.byline or _names(one)
        elif kind == "stamp":
            found.stamp = found.stamp or one
    return kept


def is_furniture(line: str) -> bool:
    """Whether a line that opens a text is a stamp, a byline, a box: anything but a headline."""
    return (_box(line, 0) or _edge(line, 0, NEAR_TOP, None)) is not None


def dateline(paragraph: str) -> Dateline | None:
    """Read the place and the agency that a paragraph opens with.

    >>> dateline("PARIS, 16 oct 2025 (AFP) – Le conseil a voté.")
    Dateline(place='PARIS', agency='AFP')
    """
    match = _opening().match(paragraph)
    return Dateline(match["place"].strip(" ,"), match["agency"]) if match else None


@cache
def _opening() -> re.Pattern[str]:
    agencies = "|".join(sorted(map(re.escape, lexicon("agencies")), key=len, reverse=True))
    return re.compile(
        rf"(?P<place>{PLACE})(?:,{BLANK}[^()\n–—]{{1,40}}?|{BLANK}\d{{1,2}}[^()\n–—]{{2,30}}?)?{BLANK}?"
        rf"\((?P<agency>(?i:{agencies}))(?:{BLANK}?[-–/,][^()\n]{{1,30}})?\){BLANK}?[-–—:.=]"
    )


def _edge(line: str, number: int, left: int, title: str | None) -> str | None:
    """Name the kind of a paragraph that opens or closes the article and is none of it."""
    if title and number < NEAR_TOP and _same(line, title):
        return "title"
    if left == 0 and SLUG.fullmatch(line):
        return "slug"
    if left < 2 and CREDIT.fullmatch(line):
        return "credit"
    if (number < NEAR_TOP or left < 2) and len(line) < LONGEST_BYLINE and _names(line):
        return "byline"
    return None


def _same(line: str, title: str) -> bool:
    return line.casefold().rstrip(". ") == " ".join(title.split()).casefold().rstrip(". ")


def _names(line: str) -> str | None:
    match = BYLINE.fullmatch(" ".join(line.split()))
    return match["names"] if match else None


def _box(line: str, number: int) -> str | None:
    """Name the kind of a paragraph that is a box: a rule, rights, or opening words that are listed."""
    if RULE.fullmatch(line):
        return "rule"
    if len(line) > LONGEST_BOX:
        return None
    if RIGHTS.fullmatch(line):
        return "rights"
    lowered = line.casefold().replace("’", "'")
    for opening, kind, followed_by in _openings():
        if lowered.startswith(opening) and not lowered[len(opening) : len(opening) + 1].isalpha():
            fits = FOLLOWS[followed_by].fullmatch(line[len(opening) :])
            if fits and (kind != "stamp" or number < NEAR_TOP):
                return kind
    return None


@cache
def _openings() -> list[tuple[str, str, str]]:
    rows = [(row["opening"].casefold(), row["kind"], row["followed_by"]) for row in table("furniture")]
    return sorted(rows, key=lambda row: -len(row[0]))


def _standfirst(kept: list[str]) -> str | None:
    """The paragraph before one that opens with an agency's dateline."""
    return kept[0] if len(kept) > 1 and dateline(kept[1]) and not dateline(kept[0]) else None
