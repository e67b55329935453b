"""What keeps a match from being a date: ages, scores, prices, numbers of articles, names, streets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.data import lexicon

if TYPE_CHECKING:
    from pipeline.timex.amounts import Amount
    from pipeline.timex.expression import Hit
    from pipeline.timex.lexer import Tokens

STREET_REACH = 4
OLDEST_AGE = 125


@cache
def listed(name: str) -> frozenset[str]:
    """The words of `models/lexicons/timex_NAME.txt`."""
    return frozenset(lexicon(f"timex_{name}"))


def _before(hit: Hit) -> int:
    """Index of the last token in front of the match that is no article."""
    return hit.lead() - 1


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
        found["day"] == 11  # noqa: PLR2004
        and found["month"] == 9  # noqa: PLR2004
        and found["year"] is None
        and hit.tokens.capital(hit.at("M"))
        and not hit.tokens.shape(hit.at("M")).isupper()
    )


def event_year(hit: Hit) -> bool:
    """*le bug de l'an 2000*."""
    at = _before(hit)
    return any(hit.tokens.word(at - i) in ("bug", "bogue", "bugs") for i in range(3))


def no_short_date(hit: Hit) -> bool:
    """Two-digit years only with slashes: *3.2.1* is a version and *4-4-2* a formation."""
    return "/" not in hit.word("Z")


def counted(hit: Hit) -> bool:
    """*en mars 45 personnes*: the number belongs to the noun behind it."""
    tokens, after = hit.tokens, hit.span("Y")[1]
    return tokens.is_(after, "other", "unit", "hour", "minute", "moment", "percent", "numword", "times", "month", "grouped") and not (
        tokens.is_(after, "other") and tokens.capital(after)
    )


def no_month(hit: Hit) -> bool:
    """*Mars* the planet, *Avril* the girl, *champ de mars*: a month alone needs small letters or a preposition."""
    tokens, at = hit.tokens, hit.at("M")
    if tokens.word(at).endswith(".") or tokens.word(at) in ("jan", "oct", "nov", "dec", "déc", "avr", "sep", "fev", "fév", "juil", "juill"):
        return True
    if tokens.glued(at) and tokens.is_(at - 1, "hyphen") and not tokens.is_(at - 2, "month", "mid"):
        return True
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
    if tokens.is_(after, "percent", "unit", "hour", "minute", "numword", "decimal", "grouped", "collective") or _joined(tokens, at, after, pair):
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
    hyphens = tokens.glued(after) and tokens.is_(after, "hyphen") and not tokens.is_(after + 1, "year") and tokens.glued(after + 1)
    front = tokens.glued(at) and (
        tokens.is_(at - 1, "other") or (tokens.is_(at - 1, "hyphen") and tokens.glued(at - 1) and not tokens.is_(at - 2, "year", "mid"))
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
        return not word.isalpha() or (tokens.capital(before) and not _sentence_start(tokens, before)) or _verbal(tokens, before)
    return tokens.is_(before, "numword", "day", "small", "big", "has", "poss", "vague", "one", "decimal", "colon", "percent", "newline", "stop", "is")


def _verbal(tokens: Tokens, at: int) -> bool:
    """A verb in front takes the number as its object: *compte 1984*, *vendu 2000*."""
    return tokens.word(at).endswith(("er", "ent", "é", "ait", "aient", "ant", "compte"))


def _sentence_start(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens.is_(at - 1, "stop", "newline", "mark")


def _plural_noun(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return len(word) > 3 and word[-1] in "sx" and not tokens.capital(at) and word not in NOT_NOUNS  # noqa: PLR2004


NOT_NOUNS = frozenset({"dans", "sans", "mais", "alors", "lors", "puis", "sous", "après", "très", "plus", "moins", "vers", "hors", "ainsi"})


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


def no_quarter_code(hit: Hit) -> bool:
    """*T2* alone is a tram; *au T2* may be a flat, but *au T2* behind figures is the quarter."""
    return not hit.tokens.is_(hit.first - 1, "at_the")


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
    return tokens.capital(last) and not tokens.is_(last, "the", "at", "of", "she", "year") and tokens.is_(last, "other") and not _sentence_start(tokens, last)


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


def no_weekday(hit: Hit) -> bool:
    """*Vendredi* the man; a weekday glued into a name (*Mercredi-sur-…*)."""
    tokens, at = hit.tokens, hit.at("W")
    if tokens.word(at).endswith("s") and tokens.word(at) not in ("dimanches",) and not tokens.is_(at - 1, "this"):
        return True
    abbreviated = tokens.word(at).endswith(".")
    if abbreviated:
        return True
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
    return tokens.is_(hit.last, "of", "of_the")


def no_bound_period(hit: Hit) -> bool:
    """*les fêtes de fin d'année*, *en fin de semaine* stays; *fin de siècle*, *mi-siècle* do not."""
    tokens = hit.tokens
    if tokens.word(hit.first - 2) in ("fêtes", "fête", "primes", "prime", "examens", "bilan"):
        return True
    return hit.value("U") == "CE" or tokens.is_(hit.last, "of")


def no_hence(hit: Hit) -> bool:
    """*dans les cinq ans* is another rule; *dans 30 ans d'histoire* a length."""
    return not hit.tokens.is_(hit.first, "within")


def no_later(hit: Hit) -> bool:
    """*cent jours après son élection* is a length; *dix ans après* alone a date."""
    tokens, after = hit.tokens, hit.last
    if not tokens.is_(after - 1, "before", "after"):
        return False
    return after < len(tokens.words) and not tokens.is_(after, "stop", "comma", "semicolon", "close", "newline", "mark")


def no_part(hit: Hit) -> bool:
    """A part of day stands for one only with *ce*, *dans la*, *en*, *au*, *la … dernière*."""
    tokens, first = hit.tokens, hit.first
    if hit.has("D") or hit.has("R"):
        return False
    if tokens.is_(hit.at("P"), "dawn") and tokens.is_(hit.last, "of", "of_the"):
        return True
    if tokens.is_(hit.at("P"), "daybreak"):
        return False
    if tokens.is_(hit.at("P"), "daytime"):
        return not tokens.is_(first, "within") or tokens.is_(hit.last, "of")
    if any(tokens.is_(i, "within", "early", "late") for i in range(first, hit.last)):
        return not tokens.is_(hit.at("P"), "part")
    if tokens.is_(first - 1, "in", "within"):
        return False
    if tokens.is_(first - 1, "the") and tokens.is_(first - 2, "within", "during", "after", "before", "toward", "of", "at", "until", "since"):
        return tokens.is_(first - 2, "of", "at") and not hit.has("B") and tokens.word(hit.at("P")) not in ("nuit", "soirée", "matinée", "aube", "tombée")
    if tokens.is_(first - 1, "at_the"):
        return tokens.word(hit.at("P")) not in ("petit matin", "petit jour", "matin", "soir")
    return not hit.has("B")


def score(hit: Hit) -> bool:
    """*3:2* never gets here; *14:45-12:30* does."""
    tokens, word, after = hit.tokens, hit.word("C"), hit.at("C") + 1
    if tokens.glued(hit.first) and tokens.is_(hit.first - 1, "other", "hyphen", "slash"):
        return True
    if ":" not in word:
        return False
    if tokens.glued(after + 1) and tokens.is_(after, "stop", "comma") and tokens.glued(after) and tokens.words[after + 1][0].isdigit():
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
        return True
    return lasting_word(tokens, before) or (tokens.is_(before, "of") and tokens.word(before - 1) in listed("lasting_heads"))


def lasting_word(tokens: Tokens, at: int) -> bool:
    """A form of *durer* or *prendre*."""
    return tokens.word(at).startswith(("dur", "mis", "pris", "prend"))


def o_clock(hit: Hit, exact: bool) -> bool:
    """*à 20 heures* is a time, *20 heures* alone a length, *le 20 Heures* a programme."""
    tokens, before = hit.tokens, hit.first - 1
    unit = next(i for i in range(hit.first, hit.last) if tokens.is_(i, "hour"))
    if tokens.shape(unit) == "Heures" or tokens.is_(hit.last, "other") and tokens.glued(hit.last):
        return False
    if lasting(hit) and not exact or (exact and lasting(hit) and not tokens.is_(hit.last - 1, "part", "zone")):
        return False
    if exact:
        return True
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


def no_noon(hit: Hit) -> bool:
    """*le Midi*, *midi* the region; *Midi Libre*."""
    tokens, at = hit.tokens, hit.at("N")
    if tokens.capital(at) and not _sentence_start(tokens, at):
        return True
    if tokens.is_(at - 1, "the"):
        return not tokens.is_(at - 2, "toward", "until", "before", "after")
    return not tokens.is_(
        at - 1, "at", "toward", "until", "before", "after", "since", "weekday", "deictic", "and", "approx", "is", "mid", "between", "dash", "hyphen", "comma", "today", "year", "month"
    )


def no_duration(hit: Hit, found: Amount) -> bool:
    """Ages (*45 ans*, *un homme de 38 ans*), anniversaries, names (*20 Minutes*), idioms (*un jour*)."""
    tokens = hit.tokens
    unit = hit.at("U")
    if tokens.capital(unit) and not tokens.shape(unit).isupper():
        return True
    if tokens.glued(hit.first) and tokens.is_(hit.first - 1, "hyphen", "other", "slash"):
        return True
    if found.unit == "H" and hit.has("N") and not hit.has("R") and o_clock(hit, exact=False):
        return True
    if tokens.word(unit) in ("h", "min", "mn", "sec", "s") and not tokens.words[hit.at("N")][0].isdigit():
        return True
    if hit.has("N") and tokens.is_(hit.at("N"), "one") and _indefinite(hit):
        return True
    if tokens.word(unit) == "h" and tokens.is_(hit.last, "slash"):
        return True
    if found.unit == "H" and tokens.word(hit.first - 1) in ("le", "au", "du"):
        return True
    if tokens.is_(hit.last, "on") and (hit.tokens.number(hit.last + 1, hit.last + 2) if hit.last + 1 < len(tokens.words) else None):
        return True
    return _age(hit, found) if found.unit in ("Y", "M", "D", "W") else False


def _indefinite(hit: Hit) -> bool:
    """*un jour*, *une année difficile*, *une journée*, *une seconde fois*: no measure."""
    tokens, after, word = hit.tokens, hit.last, hit.word("U")
    before = hit.first - 1
    measured = tokens.is_(before, "during", "in", "for", "within", "approx", "since", "under", "after", "before", "on") or hit.has("A") or hit.has("F")
    if word in ("jour", "journée", "nuit", "année", "seconde", "décennie", "week-end"):
        return not measured or (tokens.is_(after, "other") and word != "décennie") or (word == "jour" and not hit.has("A"))
    return word in ("minute",) and tokens.word(after - 1) == "minute" and tokens.word(after) == "de"


def _age(hit: Hit, found: Amount) -> bool:
    tokens, before, after = hit.tokens, hit.first - 1, hit.last
    if tokens.word(hit.last - 1) == "ans" or found.unit == "Y" and not hit.has("V"):
        return _age_of_years(hit, found)
    return tokens.is_(before, "of") and tokens.word(before - 1) in listed("person_youth") or tokens.word(before - 1).startswith("âgé")


def _age_of_years(hit: Hit, found: Amount) -> bool:
    tokens, before, after = hit.tokens, hit.first - 1, hit.last
    while tokens.is_(before, "approx"):
        before -= 1
    if found.count is None or found.count > OLDEST_AGE:
        return False
    if tokens.is_(after, "of") and tokens.word(after + 1) in listed("prison_words"):
        return False
    if tokens.is_(before, "poss", "the", "these", "at_the", "of_the") or tokens.word(before) in ("âgé", "âgée", "âgés", "âgées"):
        return True
    if tokens.is_(before, "at"):
        return not any(tokens.word(before - i) in listed("sentence_verbs") for i in range(1, 4))
    if tokens.is_(before, "has"):
        return not (tokens.is_(before - 1, "there_y"))
    if tokens.is_(before, "comma", "open", "hyphen", "dash") and tokens.is_(after, "comma", "close", "stop", "newline", "that", "and", "semicolon", "has", "is"):
        return True
    if tokens.is_(before, "of"):
        return _of_age(tokens, before)
    return False


def _of_age(tokens: Tokens, before: int) -> bool:
    """*un chauffeur de bus de 38 ans* is an age, *une peine de dix ans* a length: the head noun tells."""
    at = before - 1
    while at >= 0 and before - at < 5 and tokens.is_(at, "other"):  # noqa: PLR2004
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


def noun_not_adjective(hit: Hit) -> bool:
    """*le quotidien*, *l'hebdomadaire*, *au quotidien*, *son annuel*: the noun, a paper."""
    tokens, before = hit.tokens, hit.first - 1
    if hit.word("F").endswith("ment"):
        return False
    if tokens.is_(before, "the", "at_the", "of_the", "one", "this", "these", "poss", "of", "each", "vague") or before < 0:
        return True
    return tokens.capital(hit.first) or tokens.word(before) in ("vie", "grand", "grands", "vies")
