"""Rules for durations and for what recurs."""

from __future__ import annotations

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import amounts as guards
from pipeline.timex.rules.amounts import Amount, amount, amount_end, unit_of

SEASON_OR_PART = {"SP", "SU", "FA", "WI"}


def duration(hit: Hit) -> list[Expression] | None:
    """*trois ans*, *environ deux heures et demie*; neither an age nor a name."""
    found = amount(hit)
    if found is None or hit.tokens.is_(hit.last, "year"):
        return []  # *une année 2021*
    if guards.no_duration(hit, found.unit, found.size):
        return None
    start, end = hit.offsets(hit.first, amount_end(hit))
    return [Expression(start, end, "DURATION", "length", value=found.value, unit=found.unit, mod=found.mod)]


def duration_range(hit: Hit) -> list[Expression] | None:
    """*deux à trois semaines*: one duration, of the longer."""
    longer = amount(hit)
    if longer is None:
        return []
    if guards.ages(hit, longer.unit):
        return None
    if guards.no_duration(hit, longer.unit, longer.size):
        return None
    start, end = hit.offsets(hit.first, amount_end(hit))
    return [Expression(start, end, "DURATION", "length", value=longer.value, unit=longer.unit, mod="APPROX")]


def bare_fortnight(hit: Hit) -> list[Expression]:
    """*une quinzaine*, *sous huitaine*."""
    if guards.no_fortnight(hit):
        return []
    start, end = hit.offsets(hit.at("C"))
    value = f"P{hit.value('C')}D"
    return [Expression(start, end, "DURATION", "length", value=value, unit="D")]


def terms(hit: Hit) -> list[Expression]:
    """*un quinquennat*, *deux septennats*: so many years; *le quinquennat* is somebody's time in office."""
    count = hit.integer("N")
    if count is None:
        return []
    start, end = hit.offsets(hit.at("U") if count == 1 else hit.first)
    return [Expression(start, end, "DURATION", "length", value=Amount.of(count * int(hit.value("U")), "Y").value)]


def unbounded(hit: Hit) -> list[Expression]:
    """*depuis des années*, *pendant des mois*."""
    unit = unit_of(hit)
    value = {"H": "PTXH", "TM": "PTXM", "S": "PTXS"}.get(unit, f"PX{unit}")
    start, end = hit.offsets(hit.at("X"))
    return [Expression(start, end, "DURATION", "length", value=value, unit=unit)]


def evenings(hit: Hit) -> list[Expression]:
    """*trois soirées*, *deux matinées*: so many days have one."""
    count = hit.integer("N")
    if count is None or count < 2 or hit.word("P") not in DAY_PARTS:
        return []
    start, end = hit.offsets(hit.first)
    return [Expression(start, end, "DURATION", "length", value=f"P{count}D", unit="D", mod=hit.value("A") or None)]


DAY_PARTS = frozenset({"matinées", "nuits", "soirées"})


def whole(hit: Hit) -> list[Expression]:
    """*toute la nuit*, *toute la journée*, *toute l'année*."""
    start, end = hit.offsets(hit.first)
    if hit.has("P"):
        return [Expression(start, end, "DURATION", "length", value="P1D", unit="D")]
    unit = unit_of(hit)
    return [Expression(start, end, "DURATION", "length", value=Amount.of(1, unit).value, unit=unit)]


def each(hit: Hit) -> list[Expression]:
    """*chaque lundi*, *tous les deux ans*, *chaque été*, *tous les samedis matin*, *chaque 1er mai*."""
    start, end = hit.offsets(hit.first)
    value = _each(hit)
    return [Expression(start, end, "SET", "value", value=value)] if value else []


def _each(hit: Hit) -> str | None:
    if hit.has("W"):
        return f"XXXX-WXX-{hit.value('W')}{hit.value('P')}"
    if hit.has("D"):
        day = hit.integer("D")
        return f"XXXX-{int(hit.value('M')):02d}-{day:02d}" if day else None
    if hit.has("M"):
        return f"XXXX-{int(hit.value('M')):02d}"
    if hit.has("S"):
        return f"XXXX-{hit.value('S')}"
    if hit.has("P"):
        return f"XXXX-XX-XX{hit.value('P')}"
    if hit.has("F"):
        return f"XXXX-{hit.value('F')}" if hit.value("F")[0].isdigit() else "P1Y"
    number = hit.number("N") if hit.has("N") else 1
    if hit.has("C"):
        number = float(hit.value("C"))
    unit = unit_of(hit)
    if number is None or not unit:
        return None
    if unit == "WE":
        return "XXXX-WXX-WE"
    return Amount.of(number, unit).value


def times_per(hit: Hit) -> list[Expression]:
    """*deux fois par semaine*, *par an*, *une fois l'an*."""
    if not hit.has("N") and guards.no_rate(hit):
        return []
    start, end = hit.offsets(hit.first)
    return [Expression(start, end, "SET", "value", value=Amount.of(1, unit_of(hit)).value)]


def one_in(hit: Hit) -> list[Expression]:
    """*un jour sur deux*, *une semaine sur trois*."""
    number = hit.integer("N")
    if number is None or number > MOST_IN:
        return []
    start, end = hit.offsets(hit.first)
    unit = "W" if unit_of(hit) == "WE" else unit_of(hit)
    return [Expression(start, end, "SET", "value", value=Amount.of(number, unit).value)]


MOST_IN = 31


def frequency(hit: Hit) -> list[Expression]:
    """*annuel*, *hebdomadaire*, *quotidiennement*; not the noun (*le quotidien*)."""
    if guards.noun_not_adjective(hit):
        return []
    start, end = hit.offsets()
    return [Expression(start, end, "SET", "value", value=hit.value("F"))]


def plural_weekday(hit: Hit) -> list[Expression]:
    """*les lundis*, *les samedis et dimanches*."""
    if not hit.word("W").endswith("s") or guards.not_every(hit):
        return []
    start, end = hit.offsets(hit.at("W"))
    return [Expression(start, end, "SET", "value", value=f"XXXX-WXX-{hit.value('W')}{hit.value('P')}")]


def reference(hit: Hit) -> list[Expression]:
    """*actuellement*, *bientôt*, *récemment*: vague, kept only when asked for (`extract(references=True)`)."""
    start, end = hit.offsets(hit.first)
    return [Expression(start, end, "DATE", "reference", value=hit.value("V"), confidence=0.7)]


EACH = "(each|all (the|these))"
RULES = [
    Rule("each_day", f"{EACH} W:weekday P:part?", each),
    Rule("each_date", f"{EACH} D:(day|ordinal_digit|first) hyphen? M:month", each),
    Rule("each_period", f"{EACH} (N:COUNT|one? C:(collective|fortnight) of)? U:UNIT", each),
    Rule("each_other", f"{EACH} (P:(part|noon|midnight)|S:(season|summer)|M:month|F:feast)", each),
    Rule("times_per", "(N:(COUNT|vague) times)? (per|times the) U:(unit|quarter|century|hour|weekend)", times_per),
    Rule("one_in", "one U:UNIT on N:COUNT", one_in),
    Rule("weekdays", "(the|of_the|and|comma) W:weekday P:part?", plural_weekday),
    Rule("terms", "N:(one|COUNT) mark? U:term", terms),
    Rule("whole", "whole (the|one) (P:part|U:UNIT)", whole),
    Rule("unbounded", "(since|during|after|ago|for) X:of_the U:UNIT", unbounded),
    Rule("duration_range", "(between? COUNT (at|or|and)|(day|small) hyphen) AMOUNT", duration_range),
    Rule("duration", "AMOUNT", duration),
    Rule("evenings", "A:approx? N:COUNT P:part", evenings),
    Rule("fortnight", "(under|one|within) C:fortnight", bare_fortnight),
    Rule("frequency", "F:frequency", frequency),
    Rule("reference", "V:reference", reference),
]
