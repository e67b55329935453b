"""Rules for what is counted from another time: *hier*, *mardi dernier*, *il y a deux mois*, *le lendemain*."""

from __future__ import annotations

from typing import Any

from pipeline.timex import guards
from pipeline.timex.amounts import Amount, amount
from pipeline.timex.dates import bound, relation, tail
from pipeline.timex.expression import Expression, Hit, Rule

PLURAL_REFS = {"last": "PAST_REF", "next": "FUTURE_REF", "preceding": "PAST_REF", "following": "FUTURE_REF"}


def _make(hit: Hit, kind: str, offsets: tuple[int, int] | None = None, **parts: Any) -> list[Expression]:
    start, end = offsets or hit.offsets()
    extra = {"type": "DATE", "mod": bound(hit), **tail(hit), **parts}
    return [Expression(start, end, kind=kind, **extra)]


def weekday(hit: Hit) -> list[Expression]:
    """*mardi*, *ce jeudi*, *lundi matin*, *vendredi dernier*, *samedi en huit*."""
    if guards.no_weekday(hit):
        return []
    number, related = int(hit.value("W")), relation(hit)
    if hit.has("E"):
        related = "next"
    weeks = 1 if hit.has("E") and hit.value("E") == "8" else 0
    pointing = "this" if hit.has("D") else related
    if hit.has("A") and not related and guards.habit(hit):
        return _make(hit, "habit", type="SET", weekday=number, value=f"XXXX-WXX-{number}{tail(hit).get('part') or ''}")
    return _make(hit, "weekday", weekday=number, relation=pointing, amount=weeks)


def deictic(hit: Hit) -> list[Expression]:
    """*hier*, *demain matin*, *aujourd'hui vendredi*, *hier en fin de journée*."""
    return _make(hit, "deictic", amount=int(hit.value("A")))


def today(hit: Hit) -> list[Expression]:
    """*aujourd'hui*, which may mean the day or our times: told by the tense, see `resolve`."""
    return _make(hit, "today", hit.offsets(hit.at("A"), hit.last), amount=0)


def anaphor(hit: Hit) -> list[Expression]:
    """*le lendemain*, *la veille au soir*, *l'avant-veille*; not *au lendemain de la guerre*."""
    if guards.no_anaphor(hit):
        return []
    return _make(hit, "anaphor", hit.offsets(hit.first), amount=int(hit.value("A")), unit="D")


def same(hit: Hit) -> list[Expression]:
    """*le même jour*, *ce soir-là*, *le matin même*, *la même année*."""
    part = hit.value("P") or None
    unit = hit.value("U") or "D"
    if unit in ("H", "S"):
        return []
    return _make(hit, "anaphor", amount=0, unit=unit, part=part, type="TIME" if part else "DATE")


def period(hit: Hit) -> list[Expression]:
    """*la semaine dernière*, *le mois suivant*, *l'an prochain*, *fin de l'année prochaine*."""
    unit, related = hit.value("U"), relation(hit)
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
    return _make(hit, kind, unit=unit, amount=step, relation=related)


def this_period(hit: Hit) -> list[Expression]:
    """*cette semaine*, *ce mois-ci*, *cette année-là*."""
    unit = hit.value("U")
    if hit.tokens.is_(hit.at("U"), "fortnight", "hour", "minute", "moment"):
        return []
    if hit.tokens.is_(hit.at("U"), "weekend_qc"):
        return _end_of_week(hit, 0)
    if unit == "D" and not hit.has("L"):
        return _make(hit, "deictic", amount=0) if hit.word("U") == "jour" else []
    that = hit.has("L") and hit.tokens.is_(hit.at("L"), "there")
    return _make(hit, "anaphor" if that else "period", unit=unit, amount=0, relation="that" if that else "this")


def within_period(hit: Hit) -> list[Expression]:
    """*dans la semaine*, *dans le mois*: the one at hand."""
    singular = hit.tokens.word(hit.at("U") - 1) in ("la", "le", "l'")
    if not singular or hit.tokens.is_(hit.last, "of", "other", "of_the", "that", "last", "next", "year", "coming"):
        return []
    return _make(hit, "period", unit=hit.value("U"), amount=0, relation="this")


def bound_period(hit: Hit) -> list[Expression]:
    """*la fin de l'année*, *début de semaine*, *fin du mois*: of the period at hand."""
    unit = hit.value("U")
    if unit in ("D", "ML") or hit.tokens.is_(hit.at("U"), "fortnight") or guards.no_bound_period(hit):
        return []
    return _make(hit, "period", unit=unit, amount=0, relation="this")


def _end_of_week(hit: Hit, weeks: int) -> list[Expression]:
    """*la fin de semaine dernière* is a weekend in Québec; *en fin de semaine* the end of one everywhere."""
    weekend = hit.tokens.is_(hit.first, "this") or hit.tokens.is_(hit.at("U") - 1, "the")
    unit, mod = ("WE", None) if weekend else ("W", "END")
    return _make(hit, "period", unit=unit, amount=weeks, relation="this", mod=mod)


def end_of_week(hit: Hit) -> list[Expression]:
    """*en fin de semaine*, *d'ici la fin de semaine*."""
    return _end_of_week(hit, 0)


def weekday_range(hit: Hit) -> list[Expression]:
    """*du lundi au vendredi*: recurs unless a past tense says otherwise."""
    out = []
    for name in ("V", "W"):
        number = int(hit.value(name))
        start, end = hit.part(name)
        out.append(Expression(start, end, "SET", "habit", weekday=number, value=f"XXXX-WXX-{number}"))
    return out


def lasts(hit: Hit) -> list[Expression]:
    """*ces derniers jours*, *les trois prochaines années*, *les 48 heures à venir*, *huit mois précédents*."""
    found = _counted(hit)
    related = relation(hit)
    start = hit.at("A") if hit.has("A") else hit.lead()
    offsets = hit.offsets(start)
    if found is None:
        return _make(hit, "ref", offsets, value=PLURAL_REFS[related], type="DURATION", unit=hit.value("U"))
    return _make(hit, "span", offsets, type="DURATION", value=found.value, unit=found.unit, amount=found.count or 0, relation=related)


def _counted(hit: Hit) -> Amount | None:
    unit = hit.value("U")
    for name in ("N", "C"):
        if hit.has(name):
            number = hit.number(name) if name == "N" else float(hit.value(name))
            return None if number is None else Amount.of(number, unit)
    return None


def ago(hit: Hit) -> list[Expression]:
    """*il y a deux mois*, *voilà dix ans*, *il y a quelques jours*."""
    return _offset(hit, -1, hit.offsets(hit.first))


def hence(hit: Hit) -> list[Expression]:
    """*dans trois jours*; *d'ici deux ans* is a length of time, its end the deadline."""
    if hit.has("I"):
        found = amount(hit)
        if found is None:
            return []
        offsets = hit.offsets(hit.span("I")[1])
        return _make(hit, "span", offsets, type="DURATION", value=found.value, unit=found.unit, amount=found.count or 0, mod=found.mod, relation="next")
    if guards.no_hence(hit):
        return []
    return _offset(hit, 1, hit.offsets())


def _offset(hit: Hit, direction: int, offsets: tuple[int, int], anchor: str = "published") -> list[Expression]:
    found = amount(hit)
    if found is None:
        return []
    parts = {"mod": found.mod, "unit": found.unit, "relation": anchor}
    if anchor == "published" and direction > 0 and found.unit in ("H", "TM", "S"):
        return _make(hit, "span", offsets, **{**parts, "type": "DURATION", "value": found.value, "amount": found.count or 0, "relation": "next"})
    if found.count is None:
        return _make(hit, "ref", offsets, **{**parts, "type": "DURATION", "value": found.value})
    return _make(hit, "offset", offsets, **parts, amount=direction * found.count, value=found.value)


def later(hit: Hit) -> list[Expression]:
    """*deux jours plus tard*, *dix ans auparavant*, *huit mois après* (with nothing behind it)."""
    if guards.no_later(hit):
        return []
    step = int(hit.value("L"))
    found = amount(hit)
    if found is None:
        return []
    if found.count is None or found.unit in ("H", "S", "TM"):
        offsets = hit.offsets(None, hit.at("L"))
        return _make(hit, "length", offsets, type="DURATION", value=found.value, unit=found.unit, mod=found.mod)
    return _offset(hit, step, hit.offsets(), anchor="focus")


def part(hit: Hit) -> list[Expression]:
    """*ce matin*, *cette nuit*, *dans la soirée*, *au petit matin*, *la nuit dernière*."""
    if guards.no_part(hit):
        return []
    first = hit.first if hit.has("D") else hit.lead()
    related = "this" if hit.has("D") else relation(hit)
    mod = bound(hit) or (hit.value("K") or None)
    return _make(hit, "part", hit.offsets(first), part=_code(hit), relation=related, type="TIME", mod=mod)


def part_of(hit: Hit) -> list[Expression]:
    """*la matinée de mercredi*, *la nuit de mardi à mercredi*, *la nuit du 3 au 4 mai*."""
    parts: dict[str, Any] = {"part": _code(hit), "type": "TIME", "mod": _early(hit) or bound(hit)}
    if hit.has("D"):
        number, until = hit.integer("D"), hit.integer("E")
        if number is None:
            return []
        month_value = int(hit.value("M") or hit.value("N"))
        if not hit.has("M") and until is not None and until < number:
            month_value = (month_value - 2) % 12 + 1
        return _make(hit, "day", day=number, month=month_value, year=hit.integer("Y"), **parts)
    if hit.has("X"):
        return _make(hit, "deictic", amount=int(hit.value("X")), **parts)
    return _make(hit, "weekday", weekday=int(hit.value("W")), relation=relation(hit), **parts)


def _code(hit: Hit) -> str:
    """The part of day; empty for *journée*, which is all of it."""
    return "" if hit.tokens.is_(hit.at("P"), "daytime") else hit.value("P")


def _early(hit: Hit) -> str | None:
    """The modifier of *tôt* or *tard* at the beginning."""
    return hit.tokens.value(hit.first) if hit.tokens.is_(hit.first, "early", "late") else None


RULES = [
    Rule("part_of", "(early|late)? (DET|the)? B:BOUND? P:(part|early_hours|daytime) (of|of_the) (this? weekday? D:(day suffix?|ordinal_digit) (M:month)? (at|at_the) weekday? E:(day suffix?|ordinal_digit) N:month (OF? Y:year)?|this? weekday? D2:DAY M2:month Y2:year?|this? W:weekday (at|at_the) weekday|this? W2:weekday R:REL?|X:(deictic|today))", part_of),
    Rule("weekday", "(D:this|A:the)? W:weekday (R:REL | in E:numword)? T:(TAIL|noon)?", weekday),
    Rule("deictic", "A:deictic weekday? T:(TAIL|noon)?", deictic),
    Rule("today", "A:today weekday? T:TAIL?", today),
    Rule("anaphor", "the? A:anaphor T:TAIL?", anaphor),
    Rule("same", "((the|this) same (U:unit|P:part)|this (P2:part) hyphen there|(the|at)? (U2:unit|P3:part) same)", same),
    Rule("part", "D:this? K:(early|late)? (within the)? B:BOUND? P:(part|dawn|daybreak|daytime) (R:(last|past|next))?", part),
    Rule("lasts", "(these|the|poss)? A:approx? (N:COUNT|vague|one? C:(collective|fortnight) of)? R:(lasts|nexts) (N2:COUNT|V2:vague)? U:UNIT", lasts),
    Rule("lasts_behind", "(these|the|poss|of_the)? (N:COUNT|vague)? U:UNIT R:RELS", lasts),
    Rule("next_period", "the? R:(next|last) U:(weekend|unit|quarter)", period),
    Rule("period", "B:BOUND? U:PERIOD R:REL", period),
    Rule("this_period", "B:BOUND? this U:PERIOD (hyphen L:(here|there))?", this_period),
    Rule("within_period", "within the U:(unit|weekend)", within_period),
    Rule("bound_period", "B:BOUND U:(unit|quarter|century|weekend)", bound_period),
    Rule("end_of_week", "U:weekend_qc", end_of_week),
    Rule("weekday_range", "of_the V:weekday at_the W:weekday", weekday_range),
    Rule("ago", "(ago|ago_past) AMOUNT", ago),
    Rule("hence", "(within|I:(hence (at|at_the)?)) AMOUNT", hence),
    Rule("later", "AMOUNT L:(later|earlier|before|after)", later),
]
