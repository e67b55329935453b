"""Characters that something broke on the way: mojibake, ligatures, soft hyphens, control characters.

A text with none of them comes out as it went in; every kind of repair that was made is named.
"""

from __future__ import annotations

import re

# UTF-8 read as cp1252 or latin-1. Only what no French text writes: capital A with tilde or circumflex before
# a sign, the bytes of quotes and dashes, of œ, of a byte order mark. É and À before a sign are French (« CAFÉ »).
MOJIBAKE = re.compile(
    r"Ã[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Ã (?=\w|\W)"
    r"|Â[\x80-\xbf]|â[\x80-\xbf]{2}|â€[\x80-\x9f\u0152\u0153\u02dc\u2018-\u201e\u2020-\u203a\u2122¦]|â‚¬|Å[\u201c\u2019\u0093\u0092]|ï»¿"
)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
LIGATURE = re.compile("[\ufb00-\ufb06]")
# A C1 control left over is a sign of cp1252 that was read as latin-1: no text has controls of its own there.
C1 = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
SOFT_HYPHEN = re.compile("\u00ad\n?")
# C0 but tab and line feed (form feed and vertical tab end a line), C1, byte order marks and zero-width spaces inside,
# direction marks, interlinear and object signs. Zero-width joiners are spelling in other scripts, and stay.
BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e]")
CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Mend a text; gives it with the sorted names of the repairs: `controls`, `ligatures`, `mojibake`, `soft_hyphens`.

    >>> repair("L\\u00c3\\u00a9on, un of\\ufb01cier")
    ('Léon, un officier', ('ligatures', 'mojibake'))
    """
    made: set[str] = set()
    text = _mojibake(text, made)
    for name, pattern, by in (
        ("mojibake", C1, lambda match: match[0].encode("latin-1").decode("cp1252")),
        ("ligatures", LIGATURE, lambda match: LIGATURES[ord(match[0])]),
        ("soft_hyphens", SOFT_HYPHEN, ""),
        ("controls", BREAKS, "\n"),
        ("controls", CONTROLS, ""),
    ):
        mended = pattern.sub(by, text)
        if mended != text:
            made.add(name)
            text = mended
    return text, tuple(sorted(made))


def _mojibake(text: str, made: set[str]) -> str:
    """Line by line: a page may be right, and one agency's box in it wrong."""
    if not MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding

    lines = text.split("\n")
    mended = [fix_encoding(line) if MOJIBAKE.search(line) else line for line in lines]
    if mended != lines:
        made.add("mojibake")
    return "\n".join(mended)
