"""What keeps a match from being a month, a year or a season: planets, girls, prices, resolutions, titles."""

from __future__ import annotations

from pipeline.timex.expression import Hit
from pipeline.timex.guards.lists import listed
from pipeline.timex.lexer import Tokens


def event_year(hit: Hit) -> bool:
    """*le bug de l'an 2000*."""
    at = _before(hit)
    return any(hit.tokens.word(at - i) in ("bug", "bogue", "bugs") for i in range(3))


def no_month(hit: Hit) -> bool:
    """*Mars* the planet, *Avril* the girl, *champ de mars*: a month alone needs small letters or a preposition."""
    tokens, at = hit.tokens, hit.at("M")
    if tokens.word(at).endswith(".") or tokens.word(at) in (
        "jan",
        "oct",
        "nov",
        "dec",
        "déc",
        "avr",
        "sep",
        "fev",
        "fév",
        "juil",
        "juill",
    ):
        return True
    if tokens.glued(at) and tokens.is_(at - 1, "hyphen") and not tokens.is_(at - 2, "month", "mid"):
        return True
    if tokens.is_(at - 1, "of") and tokens.is_(at - 2, "weekday") and tokens.is_(at - 3, "one"):
        return True  # *un dimanche de mars*: no one knows which
    if tokens.word(at - 2) in ("champ", "champs", "planète", "dieu", "poisson", "poissons"):
        return True
    if tokens.capital(at) and not tokens.shape(at).isupper():
        if tokens.is_(at + 1, "other") and tokens.capital(at + 1):
            return True
        prepositional = tokens.is_(at - 1, "in", "since", "start", "end", "mid")
        prepositional |= tokens.word(at) != "mars" and tokens.is_(at - 1, "of", "until", "between")
        return not prepositional and (at > 0 and not tokens.is_(at - 1, "stop", "newline", "mark", "dash", "and"))
    return False


def no_year(hit: Hit, pair: bool = False) -> bool:
    """A number of four digits that nothing marks as a year."""
    tokens, at, after = hit.tokens, hit.at("Y"), hit.last
    before = at - 1
    if tokens.is_(after, "percent", "unit", "hour", "minute", "numword", "decimal", "grouped", "collective") or _joined(
        tokens, at, after, pair
    ):
        return True
    if tokens.word(after) in listed("measured") or tokens.is_(before, "percent"):
        return True
    if tokens.is_(before, "in", "since", "hence", "until"):
        return False
    if tokens.is_(before, "before", "after", "toward", "from") and MODERN <= tokens.word(at) <= FAR:
        return False
    if tokens.is_(before, "and", "or") and not _year_near(tokens, before):
        return True
    if tokens.is_(after, "other") and _plural_noun(tokens, after):
        return True
    return _unmarked(tokens, before, after, pair)


MODERN, FAR = "1900", "2100"


def _year_near(tokens: Tokens, at: int) -> bool:
    """*entre 2010 et 2015*: a year in front makes the other one likely."""
    return any(tokens.is_(i, "year") for i in range(max(at - 4, 0), at))


def _joined(tokens: Tokens, at: int, after: int, pair: bool) -> bool:
    """A letter, sign or other digit touches the number: *B-2000*, *n°2012*, *2000m*."""
    behind = tokens.glued(after) and tokens.is_(after, "other")
    if tokens.glued(after) and tokens.is_(after, "slash") and tokens.glued(after + 1) and not pair:
        return True
    hyphens = (
        tokens.glued(after)
        and tokens.is_(after, "hyphen")
        and not tokens.is_(after + 1, "year")
        and tokens.glued(after + 1)
    )
    front = tokens.glued(at) and (
        tokens.is_(at - 1, "other")
        or (tokens.is_(at - 1, "hyphen") and tokens.glued(at - 1) and not tokens.is_(at - 2, "year", "mid"))
    )
    return behind or front or (hyphens and not pair)


def _unmarked(tokens: Tokens, before: int, after: int, pair: bool) -> bool:
    """Nothing in front, a name, a title in marks, or a numbered thing."""
    if before < 0:
        return not pair
    word = tokens.word(before)
    if word in listed("number_heads") or word in ("n°", "°", "º"):
        return True
    if tokens.is_(before, "approx"):
        return True
    if tokens.is_(before, "mark") and tokens.is_(after, "mark"):
        return True
    if tokens.is_(before, "other"):
        return (
            not word.isalpha()
            or (tokens.capital(before) and not tokens.begins_sentence(before))
            or _verbal(tokens, before)
        )
    return tokens.is_(
        before,
        "numword",
        "day",
        "small",
        "big",
        "has",
        "poss",
        "vague",
        "one",
        "decimal",
        "colon",
        "percent",
        "newline",
        "stop",
        "is",
    )


def _verbal(tokens: Tokens, at: int) -> bool:
    """A verb in front takes the number as its object: *compte 1984*, *vendu 2000*."""
    return tokens.word(at).endswith(("er", "ent", "é", "ait", "aient", "ant", "compte"))


def _plural_noun(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return len(word) > 3 and word[-1] in "sx" and not tokens.capital(at) and word not in NOT_NOUNS


NOT_NOUNS = frozenset(
    {"dans", "sans", "mais", "alors", "lors", "puis", "sous", "après", "très", "plus", "moins", "vers", "hors", "ainsi"}
)


def no_season(hit: Hit) -> bool:
    """*été* the participle; *les Jeux d'hiver* name a kind, not a time."""
    tokens, at = hit.tokens, hit.at("S")
    if tokens.is_(hit.first, "this"):
        return False
    if tokens.is_(at - 1, "of"):
        return True
    if tokens.is_(at - 1, "the", "each"):
        return tokens.is_(at - 2, "other") and not tokens.capital(at - 2)
    if tokens.is_(at - 1, "in"):
        return False
    if tokens.is_(at - 1, "at_the"):
        return tokens.is_(at, "summer")
    return True


def every_season(hit: Hit) -> bool:
    """*en hiver*, *L'été,* at the beginning of a sentence may recur; whether it does, the tense tells."""
    tokens, at = hit.tokens, hit.at("S")
    if tokens.is_(at - 1, "in"):
        return True
    return tokens.is_(at - 1, "the") and tokens.begins_sentence(at - 1) and tokens.is_(at + 1, "comma")


def no_quarter_code(hit: Hit) -> bool:
    """*T2* alone is a tram; *au T2* may be a flat, but *au T2* behind figures is the quarter."""
    return not hit.tokens.is_(hit.first - 1, "at_the")


def _before(hit: Hit) -> int:
    """Index of the last token in front of the match that is no article."""
    return hit.lead() - 1
