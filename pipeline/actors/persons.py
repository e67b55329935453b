"""How one form of a person's name relates to another."""

from __future__ import annotations

from enum import IntEnum

from pipeline.actors.fold import words


class Tie(IntEnum):
    """How strongly a shorter form points at a longer one; the greater the better."""

    NONE = 0
    GIVEN = 1
    """*Marine* → *Marine Le Pen*."""
    INNER = 2
    """*Ana Pastor* → *Ana Pastor García*; *Pastor* → the same."""
    FAMILY = 3
    """*Le Pen* → *Marine Le Pen*."""
    INITIALS = 4
    """*A. Montebourg* → *Arnaud Montebourg*."""
    VARIANT = 5
    """*Volodymyr Zelenskyy* → *Volodymyr Zelensky*."""
    SAME = 6


def tie(short: str, long: str) -> Tie:
    """Tell how `short` stands to `long`; SAME when they are one name but for case, accents and hyphens."""
    return _tie(words(short), words(long))


def _tie(short: tuple[str, ...], long: tuple[str, ...]) -> Tie:
    if not short or not long:
        return Tie.NONE
    if short == long:
        return Tie.SAME
    if len(short) == len(long):
        return _same_length(short, long)
    if len(short) > len(long):
        return Tie.NONE
    if short == long[-len(short) :]:
        return Tie.FAMILY
    if len(short) == 1 and short == long[:1]:
        return Tie.GIVEN
    if _initialed(short, long):
        return Tie.INITIALS
    if _inside(short, long):
        return Tie.INNER
    return Tie.FAMILY if len(short) == 1 and _spelt_alike(short[0], long[-1]) else Tie.NONE


def _same_length(short: tuple[str, ...], long: tuple[str, ...]) -> Tie:
    if _initialed(short, long):
        return Tie.INITIALS
    pairs = list(zip(short, long, strict=True))
    if all(one == other or _spelt_alike(one, other) for one, other in pairs):
        return Tie.VARIANT
    return Tie.NONE


def _initialed(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """*B. Obama*, *J.-M. Le Pen*: initials in front, the family name whole."""
    initials = 0
    while initials < len(short) and len(short[initials]) == 1:
        initials += 1
    rest = short[initials:]
    if not initials or not rest or rest != long[-len(rest) :] or len(rest) == len(long):
        return False
    given = long[: -len(rest)]
    return initials <= len(given) and all(one == other[0] for one, other in zip(short, given, strict=False))


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The words of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(any(word == other for other in rest) for word in short)


def _spelt_alike(one: str, other: str) -> bool:
    """One letter in six differs at most, the first being the same: *zelensky*, *zelenskyy*, *zelenski*."""
    if one == other:
        return True
    longest = max(len(one), len(other))
    if longest < 5 or one[0] != other[0]:
        return False
    return distance(one, other) <= (2 if longest > 8 else 1)


def distance(one: str, other: str) -> int:
    """Count the insertions, deletions and substitutions between two words (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, 1):
        last, row[0] = row[0], place
        for column, against in enumerate(other, 1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (char != against))
    return row[-1]
