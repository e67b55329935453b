"""The time of a verb, read off its form, its helpers and the verbs above it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.data import lexicon
from pipeline.timex.tense import FUTURE, PAST, PRESENT, Hint

CLIMB = 12
"""So many heads up at most, whatever the parse looks like."""
PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées")
CONDITIONAL_ENDINGS = ("erait", "eraient", "drait", "draient")
GONE = frozenset({"mort", "morte", "morts", "mortes", "né", "née", "nés", "nées"})
"""Participles that the model takes for adjectives: *est morte dimanche*."""
ANNOUNCED = frozenset({"annonce", "annoncent", "annoncé", "annonçant"})
"""*a annoncé se rendre à Rome*: its infinitive is to come, itself it is not."""
FUTURE_ENDINGS = ("erons", "erez", "eront")
"""Endings of the future that the model takes for other tenses."""


def is_copula(token: Token) -> bool:
    """*est la doyenne*: a predicate counts as a verb of state."""
    return any(child.dep_ == "cop" for child in token.children)


def is_participle(token: Token) -> bool:
    """Tell a participle."""
    return "Part" in token.morph.get("VerbForm", [])


@cache
def cues(name: str) -> frozenset[str]:
    """The words of `models/lexicons/timex_NAME.txt`."""
    return frozenset(lexicon(f"timex_{name}"))


def verb_time(verb: Token) -> Hint:
    """The time of a verb, its auxiliaries and the verbs it hangs on."""
    for _ in range(CLIMB):
        found = _own_time(verb)
        if found is not None or verb.head == verb:
            state = is_listed(verb, "state_verbs") or is_copula(verb)
            return (found or Hint(None))._replace(state=state)
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            return Hint(None)
    return Hint(None)


def _own_time(verb: Token) -> Hint | None:
    """What the verb itself says, None for one that leaves it to the verb above."""
    helpers = [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    form = verb.morph.get("VerbForm", [])
    if _auxiliary(verb):
        return Hint(PAST)
    if _misread(verb, helpers):
        return Hint(FUTURE, 0)
    if is_participle(verb) and verb.lower_ in cues("future_participles") and not _done(verb, helpers):
        return Hint(FUTURE, 1)
    if verb.pos_ == "NOUN" and verb.head == verb and not is_copula(verb):
        return Hint(PRESENT)  # a verb that the model took for a noun: *la ville compte*
    finite = verb if "Fin" in form else next((h for h in helpers if "Fin" in h.morph.get("VerbForm", [])), None)
    if finite is None:
        return _non_finite(verb, helpers)
    return _finite(verb, finite, helpers)


def _misread(verb: Token, helpers: list[Token]) -> bool:
    """*le film sort vendredi*, *le Sénat vote mardi*: presents that the model takes for a participle or a noun."""
    return (verb.lower_ in MISREAD and is_participle(verb) and not helpers) or is_disguised(verb)


MISREAD = frozenset({"sort", "part"})


def is_disguised(token: Token) -> bool:
    """A bare noun, hung on the noun at the top of the sentence, that a verb of timetables looks like."""
    above = token.head
    bare = not any(child.dep_ in ("det", "case", "nummod") for child in token.children)
    top = above.head == above and above.pos_ in ("NOUN", "PROPN") and above.i < token.i
    return bare and top and token.pos_ == "NOUN" and f"{token.lower_}r" in cues("scheduled_verbs")


def _done(verb: Token, helpers: list[Token]) -> bool:
    """*a promis*, *a convoqué* tell what happened; *a fixé*, *a reporté* most often a date to come."""
    active = any(helper.dep_ == "aux:tense" and helper.lemma_ == "avoir" for helper in helpers)
    passive = any(helper.dep_ == "aux:pass" for helper in helpers)
    return active and not passive and not is_listed(verb, "dating_verbs")


def _finite(verb: Token, finite: Token, helpers: list[Token]) -> Hint:
    tense, mood = finite.morph.get("Tense", []), finite.morph.get("Mood", [])
    spelled = is_participle(verb) or any(is_participle(helper) for helper in helpers) or verb.lower_ in GONE
    compound = finite != verb and (finite.dep_ != "cop" or verb.lower_ in GONE) and spelled
    if "Fut" in tense or finite.lower_.endswith(FUTURE_ENDINGS):
        return Hint(FUTURE)
    if "Cnd" in mood or finite.lower_.endswith(CONDITIONAL_ENDINGS):
        return _conditional(verb, finite, compound)
    if "Past" in tense or "Imp" in tense:
        return Hint(PAST)
    if _appointment(verb):
        return Hint(FUTURE, 1)
    if compound:
        active = verb.lower_ in GONE or any(helper.dep_ == "aux:tense" for helper in helpers)
        return Hint(PAST if active else PRESENT)
    if is_listed(verb, "future_verbs"):
        return Hint(FUTURE, 1)
    return Hint(FUTURE, 0) if is_listed(verb, "scheduled_verbs") else Hint(PRESENT)


def _conditional(verb: Token, finite: Token, compound: bool) -> Hint:
    """*aurait été tué* is hearsay of the past, *serait aujourd'hui* of the present, *devrait* says what comes."""
    if compound and finite.dep_ == "aux:tense":
        return Hint(PAST)
    state = not compound and is_listed(verb, "state_verbs")
    return Hint(PRESENT) if state else Hint(FUTURE, 1)


def is_listed(verb: Token, name: str) -> bool:
    """Look a verb up by its lemma, or by the lemma that a regular form has: the model lemmatises some as they are."""
    return not cues(name).isdisjoint((verb.lemma_, verb.lower_, f"{verb.lower_}r"))


def _appointment(verb: Token) -> bool:
    """*ont rendez-vous dimanche*."""
    return any(child.lower_ in cues("future_nouns") for child in (verb, *verb.children))


def _non_finite(verb: Token, helpers: list[Token]) -> Hint | None:
    if "Inf" in verb.morph.get("VerbForm", []):
        return _infinitive(verb, helpers)
    if not is_participle(verb) or "Past" not in verb.morph.get("Tense", []):
        return None
    passive = [helper for helper in helpers if helper.dep_ == "aux:pass" and "Inf" in helper.morph.get("VerbForm", [])]
    return _infinitive(verb, helpers) if passive else Hint(PAST)


def _infinitive(verb: Token, helpers: list[Token]) -> Hint | None:
    """*avoir tué* is past, *doit rencontrer*, *prévoit de partir*, *appelle à manifester* to come."""
    if any(helper.dep_ == "aux:tense" for helper in helpers):
        return Hint(PAST)
    above = verb.head
    if _just_done(verb):
        return Hint(PAST)
    if is_listed(above, "implicative_verbs") and _compound_past(above):
        return Hint(PAST)
    if is_listed(above, "future_verbs") or above.lower_ in ANNOUNCED or above.lower_ in cues("future_participles"):
        return Hint(PAST) if _finished(above) else Hint(FUTURE, 1)
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "case")}
    if "avant" in _in_front(verb, 3):
        return None  # the verb above tells: *a tiré avant de se rendre samedi*
    purpose = marks & {"pour", "à", "de", "d'", "d’", "afin"}
    return Hint(FUTURE, 1) if purpose and above != verb and not _finished(above) else None


def _just_done(verb: Token) -> bool:
    """*vient d'être nommé*, *vient de signer et de publier*: the recent past."""
    if not any(child.lower_ in OF and child.dep_ in ("mark", "case") for child in verb.children):
        return False
    above = verb.head
    if verb.dep_ == "conj":  # the model hangs it now on the first infinitive, now on that one's object
        above = next((one for one in verb.ancestors if one.lemma_ == "venir"), above)
    return above.lemma_ == "venir" and above != verb


OF = frozenset({"de", "d'", "d’"})


def _auxiliary(verb: Token) -> bool:
    """*avoir proféré*: an auxiliary that the model took for the verb itself."""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return verb.lower_ == "avoir" and any(
        is_participle(word) or word.lower_.endswith(PARTICIPLE_ENDINGS) for word in following
    )


def _compound_past(verb: Token) -> bool:
    """*a dû*, *ont pu*."""
    return is_participle(verb) and any(
        child.dep_ == "aux:tense" and "Pres" in child.morph.get("Tense", []) for child in verb.children
    )


def _in_front(token: Token, reach: int) -> list[str]:
    return [word.lower_ for word in token.doc[max(token.i - reach, 0) : token.i]]


def _finished(verb: Token) -> bool:
    tense = verb.morph.get("Tense", [])
    return "Imp" in tense or ("Past" in tense and "Fin" in verb.morph.get("VerbForm", []))
