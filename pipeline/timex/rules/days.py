"""Rules for days that the calendar names."""

from __future__ import annotations

import re
from typing import Any

from pipeline.timex.calendar import make_day
from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import days as guards
from pipeline.timex.rules.common import CENTURY, full_year, make, no_year_of, relation, tail, years

LAST_DAY, MONTHS = 31, 12


def iso(hit: Hit) -> list[Expression]:
    """*2025-10-16*, *2025-10-16T14:30*."""
    text = re.sub("[/.]", "-", hit.tokens.shape(hit.at("Z")).upper().replace(" ", "T"))
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d)?)?", text)
    if not match or not make_day(int(match[1]), int(match[2]), int(match[3])):
        return []
    return make(hit, "value", value=match[0], type="TIME" if match[4] else "DATE")


def numeric(hit: Hit) -> list[Expression]:
    """*16/10/2025*, *16.10.25*, *03/2024*: the day first, as everywhere in French."""
    numbers = [int(number) for number in re.findall(r"\d+", hit.word("Z"))]
    if len(numbers) == 2:
        return make(hit, "value", value=f"{numbers[1]}-{numbers[0]:02d}")
    day, month, year = numbers
    short = year < CENTURY
    if short and (guards.no_short_date(hit) or not 1 <= month <= MONTHS):
        return []
    if day > LAST_DAY or not make_day(full_year(year) or 0, month, day):
        return []
    offsets = hit.part("Z")
    return make(hit, "value", offsets, value=f"{full_year(year)}-{month:02d}-{day:02d}")


def numeric_day(hit: Hit) -> list[Expression]:
    """*le 16/10*: a day and a month only behind an article in the singular."""
    day, month = (int(number) for number in hit.word("Z").split("/"))
    fit = hit.has("W") or hit.tokens.word(hit.first) in ("le", "du", "au")
    if not fit or not make_day(2000, month, day):
        return []
    weekday = int(hit.value("W")) if hit.has("W") else None
    return make(hit, "day", day=day, month=month, weekday=weekday)


def day_month(hit: Hit) -> list[Expression] | None:
    """*(mardi) 16 octobre (2025)*, *6 mai dernier*, *3 mars au matin*."""
    found = read_day_month(hit)
    if not found:
        return []
    if guards.street(hit) or guards.event_day(hit, found):
        return None
    start, end = hit.offsets(None, hit.at("Y") if _counts(hit) else None)
    return [Expression(start, end, **found)]


def read_day_month(hit: Hit) -> dict[str, Any]:
    day, year = hit.integer("D"), None if _counts(hit) else full_year(hit.integer("Y"))
    month = int(hit.value("M"))
    if day is None or not 1 <= day <= LAST_DAY or not make_day(year or 2000, month, day):
        return {}
    weekday = int(hit.value("W")) if hit.has("W") else None
    return {
        "type": "DATE",
        "kind": "day",
        "day": day,
        "month": month,
        "year": year,
        "weekday": weekday,
        "relation": relation(hit),
        "years": years(hit),
        **tail(hit),
    }


def _counts(hit: Hit) -> bool:
    """*le 3 mai 560 familles*: the number behind the month is of what follows."""
    if no_year_of(hit.integer("Y")):
        return True
    return hit.tokens.is_(hit.at("Y"), "small", "numword", "thousand") and guards.counted(hit)


def days_list(hit: Hit) -> list[Expression]:
    """*du 3 au 5 mai*, *les 6 et 7 juin 2024*, *du lundi 3 au vendredi 7 mars*: one expression a day."""
    found = read_day_month(hit)
    if not found or guards.street(hit):
        return []
    out, weekday_at = [], None
    first, last = hit.span("L")
    for i in range(first, last):
        if hit.tokens.is_(i, "weekday"):
            weekday_at = i
        number = hit.tokens.number(i, i + 1) if hit.tokens.is_(i, "day", "ordinal_digit", "first") else None
        if number is None or not 1 <= number <= LAST_DAY:
            continue
        begin = i if weekday_at is None else weekday_at
        weekday = int(hit.tokens.value(weekday_at)) if weekday_at is not None else None
        offsets = hit.offsets(begin, i + 1)
        out.append(Expression(*offsets, type="DATE", kind="day", day=int(number), weekday=weekday))
        weekday_at = None
    for position, expression in enumerate(out):
        expression.linked = len(out) - position
    last = hit.at("Y") if _counts(hit) else hit.last
    start, end = hit.offsets(hit.at("W") if hit.has("W") else hit.at("D"), last)
    return [*out, Expression(start, end, **found)]


WEEKS_IN_MONTH = 5


def nth_weekday(hit: Hit) -> list[Expression]:
    """*le premier lundi de mars*, *le dernier dimanche du mois*, *chaque deuxième mardi du mois*."""
    nth = -1 if hit.tokens.is_(hit.at("O"), "last") else hit.integer("O")
    if nth is None or nth > WEEKS_IN_MONTH or (hit.has("U") and hit.value("U") != "M"):
        return []
    weekday, month = int(hit.value("W")), int(hit.value("M")) if hit.has("M") else None
    value = f"XXXX-WXX-{weekday}"
    if hit.has("E"):
        return make(hit, "value", hit.offsets(hit.first), type="SET", value=value)
    parts: dict[str, Any] = {"weekday": weekday, "month": month, "nth": nth, "year": hit.integer("Y"), "value": value}
    return make(hit, "nth", **parts)


def nth_weekdays(hit: Hit) -> list[Expression]:
    """*les deuxième et quatrième jeudis*: a recurrence."""
    start, end = hit.offsets(hit.at("O"))
    return [Expression(start, end, "SET", "value", value=f"XXXX-WXX-{hit.value('W')}")]


def feast(hit: Hit) -> list[Expression]:
    """*Noël 2022*, *la Toussaint*, *Pâques prochain*."""
    if guards.no_feast(hit):
        return []
    year = full_year(hit.integer("Y"))
    days = int(hit.value("A") or 0)
    return make(hit, "feast", feast=hit.value("F"), year=year, relation=relation(hit), amount=days)


FEAST_DATES = frozenset({(14, 7), (11, 11), (8, 5), (1, 5), (15, 8), (1, 8), (21, 7), (24, 6), (1, 7)})


def feast_date(hit: Hit) -> list[Expression] | None:
    """*le 14-Juillet*, *le 11-Novembre*: a date with a hyphen is a feast, or else the name of an event."""
    found = read_day_month(hit)
    if not found:
        return []
    if guards.street(hit) or (found["day"], found["month"]) not in FEAST_DATES:
        return None
    start, end = hit.offsets()
    return [Expression(start, end, **found)]


def day_only(hit: Hit) -> list[Expression]:
    """*le 17*: a day of the month at hand."""
    day = hit.integer("D")
    if day is None or not 1 <= day <= LAST_DAY or guards.no_day_only(hit):
        return []
    weekday = int(hit.value("W")) if hit.has("W") else None
    return make(hit, "day_only", day=day, weekday=weekday, confidence=0.8)


RULES = [
    Rule("iso", "Z:iso", iso),
    Rule("numeric", "DET? weekday? comma? the? Z:(numdate|numyear)", numeric),
    Rule("numeric_day", "((the|of_the|at_the) W:weekday?|W2:weekday) Z:daymonth", numeric_day),
    Rule(
        "days",
        "DET? L:((weekday? (day suffix?|ordinal_digit|first) SEP){1,12}) W:weekday? D:DAY M:month (OF? "
        "Y:YEAR)? R:REL? T:TAIL?",
        days_list,
    ),
    Rule(
        "nth_weekday",
        "(E:(each|all the)|DET)? O:(NTH|last) W:weekday (OF U:unit|OF M:month (OF? Y:year)?) T:TAIL?",
        nth_weekday,
    ),
    Rule("nth_weekdays", "O:NTH ((comma|and|or) the? NTH){1,4} W:weekday (of_the unit)?", nth_weekdays),
    Rule(
        "feast_date",
        "DET? W:weekday? D:(day|ordinal_digit|first) hyphen M:month (hyphen Y:year)? R:REL? T:TAIL?",
        feast_date,
    ),
    Rule(
        "day_month",
        "DET? W:weekday? comma? (the|of_the)? D:DAY M:month (OF? Y:(YEAR|small) | YEARS)? R:REL? T:TAIL?",
        day_month,
    ),
    Rule("feast", "(A:anaphor OF)? F:feast (OF? Y:(YEAR|small) | R:REL)? T:TAIL?", feast),
    Rule(
        "day_only",
        "((the|at_the|of_the|from_the) W:weekday?|W2:weekday) D:(day suffix?|ordinal_digit) T:TAIL?",
        day_only,
    ),
]
