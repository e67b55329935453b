"""What keeps a match from being a day: streets, events, names, numbers of things."""

from __future__ import annotations

from pipeline.timex.expression import Hit
from pipeline.timex.guards.lists import listed

STREET_REACH = 4


def street(hit: Hit) -> bool:
    """*rue du 4 septembre*, *place du 8-Mai-1945*."""
    tokens = hit.tokens
    at = hit.first - 1
    for i in range(at, max(at - STREET_REACH, -1), -1):
        if tokens.word(i) in listed("street_words"):
            return all(tokens.is_(j, "of", "of_the", "the") for j in range(i + 1, hit.first))
    return False


def event_day(hit: Hit, found: dict[str, object]) -> bool:
    """*le 11 Septembre* with a capital stands for the attacks."""
    return (
        found["day"] == 11
        and found["month"] == 9
        and found["year"] is None
        and hit.tokens.capital(hit.at("M"))
        and not hit.tokens.shape(hit.at("M")).isupper()
    )


def no_short_date(hit: Hit) -> bool:
    """Two-digit years only with slashes: *3.2.1* is a version and *4-4-2* a formation."""
    return "/" not in hit.word("Z")


def counted(hit: Hit) -> bool:
    """*en mars 45 personnes*: the number belongs to the noun behind it; *juin 40 reste* has none."""
    tokens, after = hit.tokens, hit.span("Y")[1]
    if tokens.is_(after, "other"):
        return tokens.word(after).endswith(("s", "x")) and not tokens.capital(after)
    return tokens.is_(after, *COUNTABLE)


COUNTABLE = ("unit", "hour", "minute", "moment", "percent", "numword", "thousand", "times", "month", "grouped")


def no_feast(hit: Hit) -> bool:
    """*le père Noël*, *l'île de Pâques*, *Noël Mamère*, *l'ascension de l'Everest*."""
    tokens, (first, last) = hit.tokens, hit.span("F")
    shape = tokens.shape(first)
    if not any(char.isupper() for char in shape) and " " not in shape:
        return True
    at = first - 1
    while tokens.is_(at, "of", "of_the", "the"):
        at -= 1
    if tokens.word(at) in listed("feast_heads"):
        return True
    return (
        tokens.capital(last)
        and not tokens.is_(last, "the", "at", "of", "she", "year")
        and tokens.is_(last, "other")
        and not tokens.begins_sentence(last)
    )


def no_day_only(hit: Hit) -> bool:
    """*le 17* is a day when no noun follows: *le 17.*, *le 17 à Paris*, not *le 20 heures*, *les 15 pays*."""
    tokens, after = hit.tokens, hit.last
    if tokens.word(hit.first) in ("les", "des", "aux", "la", "l'"):
        return True
    if tokens.glued(after) and tokens.is_(after, "hyphen", "other", "slash", "percent", "day"):
        return True
    if hit.has("W"):
        return tokens.is_(after, "hour", "month", "percent", "numword", "unit", "minute", "times", "thousand") or (
            tokens.is_(after, "other") and not tokens.capital(after)
        )
    if tokens.word(hit.first - 1).startswith(("contact", "appel", "compos")):
        return True
    if tokens.is_(hit.first, "from_the"):
        return tokens.is_(after, "hour", "other", "unit", "month")
    if tokens.is_(hit.first, "at_the", "of_the") and not tokens.is_(hit.first - 1, "until", "hence"):
        return True
    return after < len(tokens.words) and not tokens.is_(
        after, "stop", "comma", "semicolon", "close", "newline", "at", "in", "within", "and", "mark", "colon", "at_the"
    )
