"""Rules for days counted from another: *hier*, *mardi dernier*, *il y a deux mois*, *le lendemain*."""

from __future__ import annotations

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import times as guards
from pipeline.timex.rules.amounts import amount, amount_end
from pipeline.timex.rules.common import make, relation, tail


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
        return make(hit, "habit", type="SET", weekday=number, value=f"XXXX-WXX-{number}{tail(hit).get('part') or ''}")
    return make(hit, "weekday", weekday=number, relation=pointing, amount=weeks)


def weekday_range(hit: Hit) -> list[Expression]:
    """*du lundi au vendredi*: recurs unless a past tense says otherwise."""
    out = []
    for name in ("V", "W"):
        number = int(hit.value(name))
        start, end = hit.part(name)
        out.append(Expression(start, end, "SET", "habit", weekday=number, value=f"XXXX-WXX-{number}"))
    return out


def deictic(hit: Hit) -> list[Expression]:
    """*hier*, *demain matin*, *aujourd'hui vendredi*, *hier en fin de journée*."""
    return make(hit, "deictic", amount=int(hit.value("A")))


def today(hit: Hit) -> list[Expression]:
    """*aujourd'hui*, which may mean the day or our times: told by the tense, see `resolve`."""
    return make(hit, "today", hit.offsets(hit.at("A"), hit.last), amount=0)


def anaphor(hit: Hit) -> list[Expression]:
    """*le lendemain*, *la veille au soir*, *l'avant-veille*; not *au lendemain de la guerre*."""
    if guards.no_anaphor(hit):
        return []
    of_event = hit.tokens.is_(hit.last, "of", "of_the")
    return make(
        hit,
        "anaphor",
        hit.offsets(hit.first),
        amount=int(hit.value("A")),
        unit="D",
        relation="event" if of_event else "",
    )


def same(hit: Hit) -> list[Expression]:
    """*le même jour*, *ce soir-là*, *le matin même*, *la même année*."""
    part = hit.value("P") or None
    unit = hit.value("U") or "D"
    if unit in ("H", "S"):
        return []
    return make(hit, "anaphor", amount=0, unit=unit, part=part, type="TIME" if part else "DATE")


def ago(hit: Hit) -> list[Expression]:
    """*il y a deux mois*, *voilà dix ans*; *il y a quelques jours* tells no more than that it is over."""
    return _offset(hit, -1, hit.offsets(hit.first, amount_end(hit)))


def hence(hit: Hit) -> list[Expression]:
    """*dans trois jours*; *d'ici deux ans* is a length of time, its end the deadline."""
    if hit.has("I"):
        found = amount(hit)
        if found is None:
            return []
        offsets = hit.offsets(hit.span("I")[1], amount_end(hit))
        return make(
            hit,
            "span",
            offsets,
            type="DURATION",
            value=found.value,
            unit=found.unit,
            amount=found.size or 0,
            mod=found.mod,
            relation="next",
        )
    if guards.no_hence(hit):
        return []
    return _offset(hit, 1, hit.offsets(None, amount_end(hit)))


def _offset(hit: Hit, direction: int, offsets: tuple[int, int], anchor: str = "published") -> list[Expression]:
    found = amount(hit)
    if found is None:
        return []
    parts = {"mod": found.mod, "unit": found.unit, "relation": anchor}
    if anchor == "published" and direction > 0 and found.unit in ("H", "TM", "S"):
        return make(
            hit,
            "span",
            offsets,
            **{**parts, "type": "DURATION", "value": found.value, "amount": found.size or 0, "relation": "next"},
        )
    if found.size is None:
        return make(hit, "ref", offsets, **parts, value="PAST_REF" if direction < 0 else "FUTURE_REF")
    return make(hit, "offset", offsets, **parts, amount=direction * found.size, value=found.value)


def later(hit: Hit) -> list[Expression]:
    """*deux jours plus tard*, *dix ans auparavant*, *huit mois après* (with nothing behind it)."""
    if guards.no_later(hit):
        return []
    step = int(hit.value("L"))
    found = amount(hit)
    if found is None:
        return []
    if found.size is None or found.unit in ("H", "S", "TM"):
        offsets = hit.offsets(None, hit.at("L"))
        return make(hit, "length", offsets, type="DURATION", value=found.value, unit=found.unit, mod=found.mod)
    return _offset(hit, step, hit.offsets(), anchor="focus")


RULES = [
    Rule(
        "weekday", "(D:this|A:the)? (ordinal|ordinal_digit)? W:weekday (R:REL | in E:numword)? T:(TAIL|noon)?", weekday
    ),
    Rule("weekday_range", "of_the V:weekday at_the W:weekday", weekday_range),
    Rule("deictic", "A:deictic weekday? T:(TAIL|noon)?", deictic),
    Rule("today", "A:today weekday? T:TAIL?", today),
    Rule("anaphor", "the? A:anaphor T:TAIL?", anaphor),
    Rule(
        "same", "((the|this) same (U:unit|P:part)|this (P2:part) hyphen there|(the|at)? (U2:unit|P3:part) same)", same
    ),
    Rule("ago", "(ago|ago_past) AMOUNT", ago),
    Rule("hence", "(within|I:(hence (at|at_the)?)) AMOUNT", hence),
    Rule("later", "AMOUNT L:(later|earlier|before|after)", later),
]
