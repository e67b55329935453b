"""Rules for periods around the anchor: *la semaine dernière*, *ce mois-ci*, *la fin de l'année*."""

from __future__ import annotations

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import times as guards
from pipeline.timex.rules.amounts import Amount, unit_of
from pipeline.timex.rules.common import RELATIONS, make, relation

PLURAL_REFS = {"last": "PAST_REF", "next": "FUTURE_REF", "preceding": "PAST_REF", "following": "FUTURE_REF"}


def period(hit: Hit) -> list[Expression]:
    """*la semaine dernière*, *le mois suivant*, *l'an prochain*, *fin de l'année prochaine*."""
    unit, related = hit.value("U"), relation(hit)
    if guards.of_another(hit):
        return []
    if hit.tokens.is_(hit.at("U"), "weekend_qc"):
        return _end_of_week(hit, -1 if related in ("last", "preceding") else 1)
    if unit in ("H", "D") and hit.tokens.is_(hit.at("U"), "hour"):
        return []
    if hit.tokens.is_(hit.at("U"), "fortnight"):
        return []
    if hit.word("U") in ("journée", "journées", "jours"):
        return []
    kind = "period" if related in ("last", "next") else "anaphor"
    step = -1 if related in ("last", "preceding") else 1
    return make(hit, kind, unit=unit, amount=step, relation=related)


def this_period(hit: Hit) -> list[Expression]:
    """*cette semaine*, *ce mois-ci*, *cette année-là*."""
    unit = hit.value("U")
    if hit.tokens.is_(hit.at("U"), "fortnight", "hour", "minute", "moment"):
        return []
    if hit.tokens.is_(hit.at("U"), "weekend_qc"):
        return _end_of_week(hit, 0)
    if unit == "D" and not hit.has("L"):
        return make(hit, "deictic", amount=0) if hit.word("U") == "jour" else []
    that = hit.has("L") and hit.tokens.is_(hit.at("L"), "there")
    return make(hit, "anaphor" if that else "period", unit=unit, amount=0, relation="that" if that else "this")


def weekend(hit: Hit) -> list[Expression]:
    """*le week-end*, *du week-end*: the one at hand, or every one, as the tense tells."""
    tokens = hit.tokens
    if tokens.is_(hit.last, *(kind for kinds in RELATIONS.values() for kind in kinds)):
        return []
    named = tokens.is_(hit.last, "of", "of_the", "feast", "day", "hyphen") or tokens.capital(hit.last)
    if named or tokens.word(hit.at("U")).endswith("s") or tokens.is_(hit.last, "other"):
        return []
    return make(hit, "weekend", unit="WE", amount=0)


def sports_season(hit: Hit) -> list[Expression]:
    """*la saison dernière*, *la saison prochaine*: named by the year around which it counts, as *l'an dernier*."""
    related = relation(hit)
    step = -1 if related in ("last", "preceding") else 1
    return make(hit, "period" if related in ("last", "next") else "anaphor", unit="Y", amount=step, relation=related)


def within_period(hit: Hit) -> list[Expression]:
    """*dans la semaine*, *dans le mois*: the one at hand."""
    singular = hit.tokens.word(hit.at("U") - 1) in ("la", "le", "l'")
    if not singular or hit.tokens.is_(hit.last, "of", "other", "of_the", "that", "last", "next", "year", "coming"):
        return []
    return make(hit, "period", unit=hit.value("U"), amount=0, relation="this")


def bound_period(hit: Hit) -> list[Expression]:
    """*la fin de l'année*, *début de semaine*, *fin du mois*: of the period at hand."""
    unit = hit.value("U")
    if unit in ("D", "ML") or hit.tokens.is_(hit.at("U"), "fortnight") or guards.no_bound_period(hit):
        return []
    return make(hit, "period", unit=unit, amount=0, relation="this")


def _end_of_week(hit: Hit, weeks: int) -> list[Expression]:
    """*la fin de semaine dernière* is a weekend in Québec; *en fin de semaine* the end of one everywhere."""
    weekend = hit.tokens.is_(hit.first, "this") or hit.tokens.is_(hit.at("U") - 1, "the")
    unit, mod = ("WE", None) if weekend else ("W", "END")
    return make(hit, "period", unit=unit, amount=weeks, relation="" if weeks else "this", mod=mod)


def end_of_week(hit: Hit) -> list[Expression]:
    """*en fin de semaine*, *d'ici la fin de semaine*."""
    return _end_of_week(hit, 0)


def lasts(hit: Hit) -> list[Expression]:
    """*ces derniers jours*, *les trois prochaines années*, *les 48 heures à venir*, *huit mois précédents*."""
    found = _counted(hit)
    related = relation(hit)
    start = hit.at("A") if hit.has("A") else hit.lead()
    offsets = hit.offsets(start)
    if found is None:
        return make(hit, "ref", offsets, value=PLURAL_REFS[related], type="DURATION", unit=hit.value("U"))
    return make(
        hit,
        "span",
        offsets,
        type="DURATION",
        value=found.value,
        unit=found.unit,
        amount=found.size or 0,
        relation=related,
    )


def _counted(hit: Hit) -> Amount | None:
    unit = unit_of(hit)
    for name in ("N", "C"):
        if hit.has(name):
            number = hit.number(name) if name == "N" else float(hit.value(name))
            return None if number is None else Amount.of(number, unit)
    return None


RULES = [
    Rule(
        "lasts",
        "(these|the|poss)? A:approx? (N:COUNT|vague|one? C:(collective|fortnight) of)? R:(lasts|"
        "nexts) (N2:COUNT|V2:vague)? U:UNIT",
        lasts,
    ),
    Rule("lasts_behind", "(these|the|poss|of_the)? (N:COUNT|vague)? U:UNIT R:RELS", lasts),
    Rule("next_period", "the? R:(next|last) U:(weekend|unit|quarter)", period),
    Rule("period", "B:BOUND? U:PERIOD R:REL", period),
    Rule("this_period", "B:BOUND? this U:PERIOD (hyphen L:(here|there))?", this_period),
    Rule("within_period", "within the U:(unit|weekend)", within_period),
    Rule("weekend", "(the|of_the|at_the) U:weekend", weekend),
    Rule("sports_season", "the? U:sports_season R:REL", sports_season),
    Rule("bound_period", "B:BOUND U:(unit|quarter|century|weekend)", bound_period),
    Rule("end_of_week", "U:weekend_qc", end_of_week),
]
