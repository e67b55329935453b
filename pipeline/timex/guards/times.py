"""What keeps a match from being a weekday, an anaphor, a part of day or a time."""

from __future__ import annotations

from pipeline.timex.expression import Hit
from pipeline.timex.guards.lists import listed
from pipeline.timex.lexer import Tokens


def no_weekday(hit: Hit) -> bool:
    """*Vendredi* the man; a weekday glued into a name (*Mercredi-sur-…*)."""
    tokens, at = hit.tokens, hit.at("W")
    if tokens.word(at).endswith("s") and tokens.word(at) not in ("dimanches",) and not tokens.is_(at - 1, "this"):
        return True
    if tokens.word(at).endswith(".") or tokens.is_(at - 1, "one"):
        return True
    if tokens.is_(at - 1, "mark") and tokens.is_(at + 1, "or") and not tokens.is_(at + 2, "weekday"):
        return True  # a title: *« Vendredi ou la Vie sauvage »*
    if tokens.glued(at) and tokens.is_(at - 1, "hyphen"):
        return not tokens.is_(at - 2, "weekday")
    capital = tokens.capital(at) and not tokens.shape(at).isupper()
    if not capital or hit.has("T") or hit.has("R") or hit.has("D"):
        return False
    if tokens.is_(at - 1, "the", "of_the"):
        return True
    return at > 0 and tokens.is_(at - 1, "and", "or") and tokens.capital(at - 2)


def habit(hit: Hit) -> bool:
    """*le mardi* with nothing behind it may recur; whether it does, the tense tells."""
    return hit.tokens.word(hit.first) == "le" and not hit.tokens.is_(hit.last, "day", "first", "ordinal_digit")


def no_anaphor(hit: Hit) -> bool:
    """*au lendemain de la guerre*, *à la veille de*: no day but an era; *en veille*."""
    tokens = hit.tokens
    if tokens.word(hit.at("A") - 2) == "jour" and tokens.is_(hit.at("A") - 1, "at_the"):
        return True
    if not tokens.is_(hit.first, "the", "at_the") and not tokens.is_(hit.first - 1, "the", "at_the", "since"):
        return True
    return tokens.is_(hit.last, "of", "of_the") and not of_event(tokens, hit.last)


def of_event(tokens: Tokens, at: int) -> bool:
    """*(au lendemain, le soir) de l'attentat*: of something that happened on a day."""
    at += 1 + tokens.is_(at + 1, "the", "this")
    return tokens.word(at) in listed("past_nouns") or _dated(tokens, at)


def _dated(tokens: Tokens, at: int) -> bool:
    """*à la veille du match de samedi*: of something whose day is told close behind."""
    for i in range(at, at + COMPLEMENT_REACH):
        if not tokens.is_(i, *IN_COMPLEMENT):
            return (
                tokens.is_(i, "weekday", "deictic", "today") and not tokens.is_(i - 1, "the", "at_the") and i > at + 1
            )
    return False


COMPLEMENT_REACH = 12
IN_COMPLEMENT = ("other", "of", "of_the", "the", "at", "at_the", "in", "hyphen")


def of_another(hit: Hit) -> bool:
    """*la dernière année de son mandat*: the last that something had, not the one before this."""
    return hit.at("R") < hit.at("U") and hit.tokens.is_(hit.last, "of", "of_the")


def no_bound_period(hit: Hit) -> bool:
    """*les fêtes de fin d'année*, *en fin de semaine* stays; *fin de siècle*, *mi-siècle* do not."""
    tokens = hit.tokens
    if tokens.word(hit.first - 2) in ("fêtes", "fête", "primes", "prime", "examens", "bilan"):
        return True
    return hit.value("U") == "CE" or tokens.is_(hit.last, "of")


def no_hence(hit: Hit) -> bool:
    """*dans les cinq ans* is another rule; *dans 30 ans d'histoire* a length."""
    return not hit.tokens.is_(hit.first, "within")


DAYS_TOLD = 32
"""So many days and more are a length: *Cent jours après son élection, …*."""


def no_later(hit: Hit) -> bool:
    """*cent jours après son élection* is a length; *dix ans après* alone a date, and *Deux jours après X, …* too."""
    tokens, after = hit.tokens, hit.last
    if tokens.is_(after, "that"):
        return True
    if not tokens.is_(after - 1, "before", "after"):
        return False
    few = hit.value("U") == "D" and hit.has("N") and (hit.integer("N") or DAYS_TOLD) < DAYS_TOLD
    if few and tokens.begins_sentence(hit.first):
        return False
    return after < len(tokens.words) and not tokens.is_(after, "stop", "comma", "semicolon", "close", "newline", "mark")


def no_part(hit: Hit) -> bool:
    """A part of day stands for one only with *ce*, *dans la*, *en*, *au*, *la … dernière*."""
    tokens, first = hit.tokens, hit.first
    if hit.has("D") or hit.has("R"):
        return _occasion(hit)
    if tokens.is_(hit.at("P"), "dawn") and tokens.is_(hit.last, "of", "of_the"):
        return True
    if tokens.is_(hit.at("P"), "daybreak"):
        return False
    if tokens.is_(hit.at("P"), "daytime"):
        return not tokens.is_(first, "within") or tokens.is_(hit.last, "of") or _behind_day(tokens, first - 1)
    if any(tokens.is_(i, "within", "early", "late") for i in range(first, hit.last)):
        return not tokens.is_(hit.at("P"), "part")
    if tokens.is_(first - 1, "in", "within"):
        return False
    if tokens.is_(first - 1, "the") and tokens.is_(hit.last, "of", "of_the") and of_event(tokens, hit.last):
        return False
    if tokens.is_(first - 1, "the") and tokens.is_(
        first - 2, "within", "during", "after", "before", "toward", "of", "at", "until", "since"
    ):
        return (
            tokens.is_(first - 2, "of", "at")
            and not hit.has("B")
            and tokens.word(hit.at("P")) not in ("nuit", "soirée", "matinée", "aube", "tombée")
        )
    if tokens.is_(first - 1, "at_the"):
        return tokens.word(hit.at("P")) not in ("petit matin", "petit jour", "matin", "soir")
    return not hit.has("B")


def _behind_day(tokens: Tokens, at: int) -> bool:
    """*mardi « dans la journée »*: the day is told already."""
    return tokens.is_(at - tokens.is_(at, "mark"), "weekday", "deictic", "today", "month")


def _occasion(hit: Hit) -> bool:
    """*cette soirée réunit les élus*: what takes place in the evening; *dans cette soirée* the time."""
    tokens = hit.tokens
    evening = hit.has("D") and tokens.word(hit.at("P")) == "soirée"
    return evening and not tokens.is_(hit.first - 1, "during", "within", "toward")


def no_noon(hit: Hit) -> bool:
    """*le Midi*, *midi* the region; *Midi Libre*."""
    tokens, at = hit.tokens, hit.at("N")
    if tokens.capital(at) and not tokens.begins_sentence(at):
        return True
    if tokens.is_(at - 1, "of"):
        return not tokens.is_(hit.last, "at")
    if tokens.is_(at - 1, "the"):
        return not tokens.is_(at - 2, "toward", "until", "before", "after")
    return not tokens.is_(
        at - 1,
        "at",
        "toward",
        "until",
        "before",
        "after",
        "since",
        "weekday",
        "deictic",
        "and",
        "approx",
        "is",
        "mid",
        "between",
        "dash",
        "hyphen",
        "comma",
        "today",
        "year",
        "month",
    )


def score(hit: Hit) -> bool:
    """*3:2* never gets here; *14:45-12:30* does."""
    tokens, word, after = hit.tokens, hit.word("C"), hit.at("C") + 1
    if tokens.glued(hit.first) and tokens.is_(hit.first - 1, "other", "hyphen", "slash"):
        return True
    if ":" not in word:
        return False
    if (
        tokens.glued(after + 1)
        and tokens.is_(after, "stop", "comma")
        and tokens.glued(after)
        and tokens.words[after + 1][0].isdigit()
    ):
        return True
    if word.count(":") > 1 or word[1] == ":":
        return not tokens.is_(hit.first - 1, "at", "toward", "since", "until", "from", "open")
    return tokens.is_(hit.first - 1, "in", "within")


def lasting(hit: Hit) -> bool:
    """*dure*, *en*, *pendant*, *durée de* in front make a length of *1h30*."""
    tokens, before = hit.tokens, hit.first - 1
    if tokens.is_(before, "during", "in", "within", "vague", "under", "approx"):
        return not tokens.is_(before, "approx") or lasting_word(tokens, before - 1)
    if tokens.is_(hit.last, "of"):
        return not tokens.is_(before, "toward")
    return lasting_word(tokens, before) or (
        tokens.is_(before, "of") and tokens.word(before - 1) in listed("lasting_heads")
    )


def lasting_word(tokens: Tokens, at: int) -> bool:
    """A form of *durer* or *prendre*."""
    return tokens.word(at).startswith(("dur", "mis", "pris", "prend"))


def o_clock(hit: Hit, exact: bool) -> bool:
    """*à 20 heures* is a time, *20 heures* alone a length, *le 20 Heures* a programme."""
    tokens, before = hit.tokens, hit.first - 1
    unit = next(i for i in range(hit.first, hit.last) if tokens.is_(i, "hour"))
    if tokens.shape(unit) == "Heures" or (
        tokens.word(hit.last).isalpha() and tokens.is_(hit.last, "other") and tokens.glued(hit.last)
    ):
        return False
    heads = (tokens.word(before - 1), tokens.word(before - 2))
    if tokens.is_(before, "of") and not listed("timetable_heads").isdisjoint(heads):
        return True
    if (lasting(hit) and not exact) or (exact and lasting(hit) and not tokens.is_(hit.last - 1, "part", "zone")):
        return False
    if exact:
        return True
    if tokens.is_(before, "is") and tokens.word(before - 1) == "il":
        return True
    if tokens.is_(before, "since") and not tokens.words[hit.first][0].isdigit():
        return False
    if tokens.is_(before, "at", "toward", "since", "until", "from"):
        return _not_of_work(hit)
    if tokens.is_(before, "the"):
        return tokens.is_(before - 1, "toward", "until")
    if tokens.is_(before, "before", "after", "approx", "and", "or", "of", "at_the", "open", "comma"):
        return _clock_context(tokens, before)
    return tokens.is_(before, "weekday", "today", "deictic", "month", "year", "part")


def _not_of_work(hit: Hit) -> bool:
    """*à deux heures de route*, *à 35 heures par semaine* are lengths."""
    return not hit.tokens.is_(hit.last, "of", "per")


def _clock_context(tokens: Tokens, before: int) -> bool:
    """Another time of day stands close in front: *entre 18 et 20 heures*, *de 14h à 16h*, *samedi, 20 h*."""
    if tokens.is_(before, "before", "after"):
        return tokens.is_(before + 1, "day") and not tokens.is_(before + 3, "of")
    if tokens.is_(before, "of"):
        return tokens.is_(before + 3, "at")
    near = range(max(before - 4, 0), before)
    return any(tokens.is_(i, "hour", "clock", "weekday", "month", "year", "noon", "midnight") for i in near)
