"""What keeps an amount from being a duration: ages, anniversaries, names, idioms; and a word from being a rate."""

from __future__ import annotations

from pipeline.timex.expression import Hit
from pipeline.timex.guards.lists import listed
from pipeline.timex.guards.times import o_clock
from pipeline.timex.lexer import Tokens

OLDEST_AGE = 125
HOURS = 24


def no_duration(hit: Hit, unit: str, count: float | None) -> bool:
    """Ages (*45 ans*, *un homme de 38 ans*), anniversaries, names (*20 Minutes*), idioms (*un jour*)."""
    tokens = hit.tokens
    at = hit.at("U")
    if tokens.capital(at) and not tokens.shape(at).isupper():
        return True
    if _joined(hit):
        return True
    hours = unit == "H" and hit.has("N") and not hit.has("R")
    if hours and count is not None and count < HOURS and o_clock(hit, exact=False):
        return True
    if tokens.word(at) in ("h", "min", "mn", "sec", "s") and not tokens.words[hit.at("N")][0].isdigit():
        return True
    if tokens.is_(hit.last, "of") and tokens.is_(hit.last + 1, "month"):
        return True
    if hit.has("N") and tokens.is_(hit.at("N"), "one") and _indefinite(hit):
        return True
    if tokens.word(at) == "h" and tokens.is_(hit.last, "slash"):
        return True
    if unit == "H" and _named_hours(tokens.word(hit.first - 1), count):
        return True
    if tokens.is_(hit.last, "on") and (
        hit.tokens.number(hit.last + 1, hit.last + 2) if hit.last + 1 < len(tokens.words) else None
    ):
        return True
    return _age(hit, unit, count) if unit in ("Y", "M", "D", "W") else False


def _named_hours(article: str, count: float | None) -> bool:
    """*le 20 heures* is the news, *les 35 heures* the working week of the law."""
    return article in ("le", "au", "du") or (count == LEGAL_WEEK and article in ("les", "aux", "des"))


LEGAL_WEEK = 35


def _joined(hit: Hit) -> bool:
    """A name in front (*B-20 ans*) or *-lumière* behind makes another word of it."""
    tokens = hit.tokens
    if tokens.word(hit.last + tokens.is_(hit.last, "hyphen")) in ("lumière", "lumières"):
        return True
    return tokens.glued(hit.first) and tokens.is_(hit.first - 1, "hyphen", "other", "slash")


def ages(hit: Hit, unit: str) -> bool:
    """*deux frères de 14 et 18 ans*: two ages, no length."""
    return (
        unit == "Y"
        and (not hit.tokens.is_(hit.first, "between") or _aged(hit))
        and any(hit.tokens.is_(i, "and") for i in range(hit.first, hit.at("N")))
    )


def _aged(hit: Hit) -> bool:
    """*des hommes (valides) entre 16 et 50 ans*, *une femme d'entre 30 et 40 ans*; not *… de prison*."""
    tokens, at = hit.tokens, hit.first - 1
    if tokens.is_(hit.last, "of") and tokens.word(hit.last + 1) in listed("prison_words"):
        return False
    while tokens.is_(at, "of", "comma"):
        at -= 1
    back = range(at, max(at - PERSON_REACH, -1), -1)
    near = next((i for i in back if tokens.word(i) in listed("aged_nouns") or not tokens.is_(i, "other")), -1)
    return tokens.word(near) in listed("aged_nouns")


PERSON_REACH = 3


def _indefinite(hit: Hit) -> bool:
    """*un jour*, *une année difficile*, *une journée*, *une seconde fois*: no measure."""
    tokens, after, word = hit.tokens, hit.last, hit.word("U")
    before = hit.first - 1
    measured = (
        tokens.is_(before, "during", "in", "for", "within", "approx", "since", "under", "after", "before", "on")
        or hit.has("A")
        or hit.has("F")
    )
    if hit.has("F"):
        return False
    if word in ("jour", "journée", "nuit", "année", "seconde", "décennie", "week-end"):
        return (
            not measured or (tokens.is_(after, "other") and word != "décennie") or (word == "jour" and not hit.has("A"))
        )
    return word in ("minute",) and tokens.word(after - 1) == "minute" and tokens.word(after) == "de"


def _age(hit: Hit, unit: str, count: float | None) -> bool:
    tokens, before = hit.tokens, hit.first - 1
    if hit.word("U") in ("année", "années") and not hit.has("C") and not tokens.word(before - 1).startswith("âgé"):
        return False  # *les conséquences de trois années de guerre*; *un homme d'une trentaine d'années* is an age
    if tokens.word(hit.last - 1) == "ans" or (unit == "Y" and not hit.has("V")):
        return _age_of_years(hit, count)
    return (tokens.is_(before, "of") and tokens.word(before - 1) in listed("person_youth")) or tokens.word(
        before - 1
    ).startswith("âgé")


def _age_of_years(hit: Hit, count: float | None) -> bool:
    tokens, before, after = hit.tokens, hit.first - 1, hit.last
    while tokens.is_(before, "approx"):
        before -= 1
    if count is None or count > OLDEST_AGE:
        return False
    if tokens.is_(after, "of") and tokens.word(after + 1) in listed("prison_words"):
        return False
    if (
        tokens.word(before) == "dès"
        or tokens.is_(before, "poss", "the", "these", "at_the", "of_the")
        or tokens.word(before)
        in (
            "âgé",
            "âgée",
            "âgés",
            "âgées",
        )
    ):
        return True
    if tokens.is_(before, "at"):
        return not any(tokens.word(before - i) in listed("sentence_verbs") for i in range(1, 4))
    if tokens.is_(before, "has"):
        return not (tokens.is_(before - 1, "there_y"))
    if tokens.is_(before, "comma", "open", "hyphen", "dash") and tokens.is_(
        after, "comma", "close", "stop", "newline", "that", "and", "open", "mark", "semicolon", "has", "is"
    ):
        return True
    if tokens.is_(before, "of"):
        return _of_age(tokens, before)
    return False


def _of_age(tokens: Tokens, before: int) -> bool:
    """*un chauffeur de bus de 38 ans* is an age, *une peine de dix ans* a length: the head noun tells."""
    at = before - 1
    while at >= 0 and before - at < 5 and tokens.is_(at, "other"):
        if tokens.word(at) in listed("lasting_heads"):
            return False
        at -= 1
    return tokens.is_(before - 1, "other")


def no_fortnight(hit: Hit) -> bool:
    """*une quinzaine de personnes*, *la quinzaine commerciale*."""
    return hit.tokens.is_(hit.last, "of", "other")


def no_rate(hit: Hit) -> bool:
    """*par jour* says how often; *par heure* a speed; *jour par jour* neither."""
    tokens = hit.tokens
    if tokens.is_(hit.at("U"), "hour", "century") or tokens.is_(hit.first, "times"):
        return True
    return tokens.is_(hit.first - 1, "unit", "hour", "minute", "moment")


def not_every(hit: Hit) -> bool:
    """*les samedis de violences* are those that had some, not every Saturday."""
    return hit.tokens.is_(hit.last, "of") and hit.tokens.is_(hit.last + 1, "other")


def noun_not_adjective(hit: Hit) -> bool:
    """*le quotidien*, *l'hebdomadaire*, *au quotidien*, *son annuel*: the noun, a paper."""
    tokens, before = hit.tokens, hit.first - 1
    if hit.word("F").endswith("ment"):
        return False
    if (
        tokens.is_(before, "the", "at_the", "of_the", "one", "this", "these", "poss", "of", "each", "vague")
        or before < 0
    ):
        return True
    if tokens.word(before) in listed("figures"):
        return True  # *la hausse mensuelle*: what is measured over a month, not what comes back every month
    if tokens.word(before) in listed("prenominal") or tokens.capital(hit.last):
        return True
    return tokens.capital(hit.first) or tokens.word(before) in ("vie", "grand", "grands", "vies")
