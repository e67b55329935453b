"""How one form of a person's name relates to another."""

from __future__ import annotations

from enum import IntEnum

from pipeline.actors.first_names import gender_of_given, is_given
from pipeline.actors.fold import distance, words


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
    """*A. Montebourg* → *Arnaud Montebourg*; *NKM* → *Nathalie Kosciusko-Morizet*."""
    VARIANT = 5
    """*Volodymyr Zelenskyy* → *Volodymyr Zelensky*."""
    SAME = 6
    """Alike but for case, accents and hyphens, or with the family name first."""


def tie(short: str, long: str) -> Tie:
    """Tell how `short` stands to `long`."""
    found = _tie(words(short), words(long))
    # *Sarkozy* is *Nicolas Sarkozy* before it is *Carla Bruni-Sarkozy*.
    return Tie.INNER if found == Tie.FAMILY and long.casefold().endswith(f"-{short.casefold()}") else found


def _tie(short: tuple[str, ...], long: tuple[str, ...]) -> Tie:
    if not short or not long:
        return Tie.NONE
    if short == long or (len(short) == len(long) == 2 and short == long[::-1]):
        return Tie.SAME
    if len(short) == len(long):
        return _same_length(short, long)
    return _shorter(short, long) if len(short) < len(long) else Tie.NONE


def _shorter(short: tuple[str, ...], long: tuple[str, ...]) -> Tie:
    if short == long[-len(short) :]:
        return Tie.FAMILY
    if _initialed(short, long) or (len(short) == 1 and len(long) > 2 and short[0] == "".join(one[0] for one in long)):
        return Tie.INITIALS
    if len(short) == 1 and short == long[:1]:
        return Tie.GIVEN
    if _inside(short, long):
        return Tie.INNER
    return Tie.FAMILY if len(short) == 1 and _spelt_alike(short[0], long[-1]) else Tie.NONE


def _same_length(short: tuple[str, ...], long: tuple[str, ...]) -> Tie:
    if _initialed(short, long):
        return Tie.INITIALS
    given, family = (short[0], long[0]), (short[1:], long[1:])
    if len(short) == 1:
        return Tie.VARIANT if _spelt_alike(*given) and not (is_given(given[0]) or is_given(given[1])) else Tie.NONE
    if all(one == other or _spelt_alike(one, other) for one, other in zip(*family, strict=True)):
        return Tie.VARIANT if _given_alike(*given, family[0] == family[1]) else Tie.NONE
    return Tie.NONE


def _given_alike(one: str, other: str, same_family: bool) -> bool:
    """*Mohamed* and *Mohammed*; not *Louis* and *Louise*, nor two known names of one family."""
    if one == other:
        return True
    genders = {gender_of_given(one), gender_of_given(other)}
    return same_family and _spelt_alike(one, other) and len(genders - {None}) < 2


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
    """The words of `short` stand in `long` in the same order; an initial stands for its word."""
    rest = iter(long)
    return all(any(word == other or (len(word) == 1 and other[0] == word) for other in rest) for word in short)


def _spelt_alike(one: str, other: str) -> bool:
    """The first letter is the same and one letter differs, two in a long word: *zelensky*, *zelenskyy*, *zelenski*."""
    longest = max(len(one), len(other))
    if one == other or longest < 5 or one[0] != other[0]:
        return one == other
    return distance(one, other) <= (2 if longest > 8 else 1)
