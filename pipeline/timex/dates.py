"""Rules for what the calendar names: days, months, years, decades, centuries, seasons, quarters, feasts."""

from __future__ import annotations

import re
from typing import Any

from pipeline.timex import guards
from pipeline.timex.calendar import make_day
from pipeline.timex.expression import Expression, Hit, Rule

CENTURY = 100
LAST_DAY, MONTHS = 31, 12
TWO_DIGITS_OLD = 40
"""Two digits of a year from here on are of the 20th century, unless the publication date says otherwise."""


def full_year(number: int | None) -> int | None:
    """Complete a year of two digits."""
    if number is None or number >= CENTURY:
        return number
    return number + (1900 if number >= TWO_DIGITS_OLD else 2000)


def relation(hit: Hit, name: str = "R") -> str:
    """Name the relation of *dernier*, *prochain*, *suivant*, *précédent*, …"""
    for relation_name, classes in RELATIONS.items():
        if hit.has(name) and hit.tokens.is_(hit.at(name), *classes):
            return relation_name
    return ""


RELATIONS = {
    "last": ("last", "past", "lasts", "pasts"),
    "next": ("next", "nexts", "coming"),
    "following": ("following", "followings", "after_adj"),
    "preceding": ("preceding", "precedings", "before_adj"),
}


def bound(hit: Hit) -> str | None:
    """The modifier of *début*, *mi-*, *fin*, …"""
    if hit.has("B") and hit.tokens.is_(hit.at("B"), "firsts", "lasts"):
        return "START" if hit.tokens.is_(hit.at("B"), "firsts") else "END"
    return hit.value("B") or None


def tail(hit: Hit) -> dict[str, Any]:
    """The part of day behind a day, and its modifier."""
    if not hit.has("T"):
        return {}
    first, last = hit.span("T")
    values = {name: hit.tokens.value(i) for i in range(first, last) for name in TAIL if hit.tokens.is_(i, name)}
    parts = [value for name, value in values.items() if name in PART_CLASSES]
    mods = [value for name, value in values.items() if name not in PART_CLASSES]
    return {"part": parts[0], "mod": mods[0] if mods else None, "type": "TIME"}


PART_CLASSES = ("part", "noon", "dawn", "daybreak")
def years(hit: Hit) -> int | None:
    """Read *de cette année*, *de l'an dernier*, *de l'année prochaine*."""
    if not hit.has("J"):
        return None
    at = hit.at("J")
    return 0 if hit.tokens.is_(at, "this") else int(hit.tokens.value(at))


TAIL = ("part", "noon", "dawn", "daybreak", "start", "end", "middle", "early", "late")


def _make(hit: Hit, kind: str, offsets: tuple[int, int] | None = None, **parts: Any) -> list[Expression]:
    start, end = offsets or hit.offsets()
    extra = {"type": "DATE", "mod": bound(hit), **tail(hit), **parts}
    return [Expression(start, end, kind=kind, **extra)]


def iso(hit: Hit) -> list[Expression]:
    """*2025-10-16*, *2025-10-16T14:30*."""
    text = re.sub("[/.]", "-", hit.tokens.shape(hit.at("Z")).upper().replace(" ", "T"))
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d)?)?", text)
    if not match or not make_day(int(match[1]), int(match[2]), int(match[3])):
        return []
    return _make(hit, "value", value=match[0], type="TIME" if match[4] else "DATE")


def numeric(hit: Hit) -> list[Expression]:
    """*16/10/2025*, *16.10.25*, *03/2024*: the day first, as everywhere in French."""
    numbers = [int(number) for number in re.findall(r"\d+", hit.word("Z"))]
    if len(numbers) == 2:  # noqa: PLR2004
        return _make(hit, "value", value=f"{numbers[1]}-{numbers[0]:02d}")
    day, month, year = numbers
    short = year < CENTURY
    if short and (guards.no_short_date(hit) or not 1 <= month <= MONTHS):
        return []
    if day > LAST_DAY or not make_day(full_year(year) or 0, month, day):
        return []
    offsets = hit.part("Z")
    return _make(hit, "value", offsets, value=f"{full_year(year)}-{month:02d}-{day:02d}")


def numeric_day(hit: Hit) -> list[Expression]:
    """*le 16/10*: a day and a month only behind an article in the singular."""
    day, month = (int(number) for number in hit.word("Z").split("/"))
    if hit.tokens.word(hit.first) not in ("le", "du", "au") or not make_day(2000, month, day):
        return []
    return _make(hit, "day", hit.part("Z"), day=day, month=month)


def day_month(hit: Hit) -> list[Expression] | None:
    """*(mardi) 16 octobre (2025)*, *6 mai dernier*, *3 mars au matin*."""
    found = _day_month(hit)
    if not found:
        return []
    if guards.street(hit) or guards.event_day(hit, found):
        return None
    start, end = hit.offsets()
    return [Expression(start, end, **found)]


def _day_month(hit: Hit) -> dict[str, Any]:
    day, year = hit.integer("D"), full_year(hit.integer("Y"))
    if year and hit.tokens.is_(hit.at("Y"), "small", "numword", "thousand") and guards.counted(hit):
        return {}
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


def days_list(hit: Hit) -> list[Expression]:
    """*du 3 au 5 mai*, *les 6 et 7 juin 2024*, *du lundi 3 au vendredi 7 mars*: one expression a day."""
    found = _day_month(hit)
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
    start, end = hit.offsets(hit.at("W") if hit.has("W") else hit.at("D"), hit.last)
    return [*out, Expression(start, end, **found)]


def month(hit: Hit) -> list[Expression]:
    """*mars*, *octobre 2024*, *fin mai*, *mois d'août*, *juin prochain*."""
    year = hit.integer("Y")
    bare = not (hit.has("Y") or hit.has("R") or hit.has("B") or hit.has("U"))
    if (bare and guards.no_month(hit)) or (hit.has("U") and hit.value("U") != "M"):
        return []
    if year is not None and year < CENTURY and guards.counted(hit):
        return _make(hit, "month", hit.offsets(None, hit.at("Y")), month=int(hit.value("M")))
    return _make(
        hit, "month", month=int(hit.value("M")), year=full_year(year), relation=relation(hit), years=years(hit)
    )


def year(hit: Hit) -> list[Expression]:
    """*2012* where something says that it is a year."""
    number = hit.integer("Y")
    if number is None or not hit.has("B") and guards.no_year(hit):
        return []
    return _make(hit, "value", value=f"{number:04d}")


def spelled_year(hit: Hit) -> list[Expression]:
    """*en mille neuf cent quatre-vingt-neuf*."""
    number = hit.integer("Y")
    if number is None or not 1000 <= number <= 2100 or hit.span("Y")[1] - hit.at("Y") < 3:  # noqa: PLR2004
        return []
    return _make(hit, "value", value=f"{number:04d}")


def named_year(hit: Hit) -> list[Expression] | None:
    """*l'an 2000*, *l'année 2023*, *l'an 40 av. J.-C.*."""
    number = hit.integer("Y")
    if number is None or hit.value("U") != "Y":
        return []
    if guards.event_year(hit):
        return None
    if hit.value("X") == "BC":
        return _make(hit, "value", value=f"BC{number:04d}")
    if hit.word("U") in ("années", "annees"):
        return _decade(hit, number)
    if number < CENTURY and hit.word("U") in ("année", "annee"):
        number = full_year(number) or number
    return _make(hit, "value", value=f"{number:04d}")


def ancient_year(hit: Hit) -> list[Expression]:
    """*52 avant J.-C.*."""
    number = hit.integer("Y")
    if number is None:
        return []
    before = "BC" if hit.value("X") == "BC" else ""
    return _make(hit, "value", value=f"{before}{int(number):04d}")


def year_pair(hit: Hit) -> list[Expression]:
    """*2012-2013*, *2024/25*: two years."""
    first, second = hit.integer("Y"), hit.integer("Z")
    if first is None or second is None:
        return []
    if second < CENTURY:
        if second != (first + 1) % CENTURY:
            return []
        second += first // CENTURY * CENTURY
    if second <= first or guards.no_year(hit, pair=True):
        return []
    one = _make(hit, "value", hit.part("Y"), value=f"{first:04d}")
    return [*one, *_make(hit, "value", hit.part("Z"), value=f"{second:04d}", mod=None)]


def decade(hit: Hit) -> list[Expression]:
    """*les années 1990*, *années soixante*, *la décennie 2010*."""
    number = hit.integer("Y")
    plural = hit.word("U") in ("années", "annees") or hit.value("U") == "DE"
    if number is None or not plural or number % 10:
        return []
    found = _decade(hit, number)
    if not hit.has("Z") or (second := hit.integer("Z")) is None or second % 10:
        return found
    start, _ = hit.offsets()
    found[0].end = hit.part("Y")[1]
    found[0].start = start
    return [*found, *_make(hit, "value", hit.part("Z"), value=_decade_value(second), mod=None)]


def _decade(hit: Hit, number: int) -> list[Expression]:
    return _make(hit, "value", value=_decade_value(number))


def _decade_value(number: int) -> str:
    year = number if number >= CENTURY else 1900 + number if number >= 20 else 2000 + number  # noqa: PLR2004
    return f"{year // 10:03d}"


def century(hit: Hit) -> list[Expression]:
    """*XIXe siècle*, *18e siècle*, *Ve siècle avant Jésus-Christ*, *XIXe et XXe siècles*."""
    number = hit.integer("C")
    if number is None or not 1 <= number <= 30:  # noqa: PLR2004
        return []
    before = "BC" if hit.value("X") == "BC" else ""
    value = f"{before}{int(number) - 1:02d}"
    if not hit.has("D"):
        return _make(hit, "value", value=value)
    other = hit.integer("D")
    start, _ = hit.offsets()
    one = _make(hit, "value", (start, hit.part("C")[1]), value=value)
    two = _make(hit, "value", hit.offsets(hit.at("D"), hit.last), value=f"{before}{(other or 1) - 1:02d}")
    return [*one, *two]


def season(hit: Hit) -> list[Expression]:
    """*l'été 2023*, *cet hiver*, *au printemps*, *l'automne dernier*."""
    if hit.tokens.is_(hit.at("S") - 1, "of") or not (_pinned(hit) or hit.has("B")) and guards.no_season(hit):
        return []
    if hit.tokens.is_(hit.at("Y"), "small") and guards.counted(hit):
        return []
    pointing = hit.tokens.is_(hit.first, "this")
    code = hit.value("S")
    related = "this" if pointing else relation(hit)
    return _make(hit, "season", unit=code, year=full_year(hit.integer("Y")), relation=related, years=years(hit))


def _pinned(hit: Hit) -> bool:
    """A year or *dernier* stands behind."""
    return hit.has("Y") or hit.has("R") or hit.has("J")


def quarter(hit: Hit) -> list[Expression]:
    """*premier trimestre (de 2024)*, *T2 2025*, *second semestre*."""
    code = hit.value("Q") or hit.value("K")
    if hit.has("Q"):
        number = hit.integer("O")
        unit = code
    else:
        unit, number = code[0], int(code[1])
        if not hit.has("Y") and guards.no_quarter_code(hit):
            return []
    if number is None or number > (4 if unit == "Q" else 2):
        return []
    year = hit.integer("Y")
    return _make(hit, "quarter", unit=unit, amount=number, year=year, relation=relation(hit), years=years(hit))


def feast(hit: Hit) -> list[Expression]:
    """*Noël 2022*, *la Toussaint*, *Pâques prochain*."""
    if guards.no_feast(hit):
        return []
    year = full_year(hit.integer("Y"))
    days = int(hit.value("A") or 0)
    return _make(hit, "feast", feast=hit.value("F"), year=year, relation=relation(hit), amount=days)


def nth_weekday(hit: Hit) -> list[Expression]:
    """*le premier lundi de mars*, *le dernier dimanche du mois*, *chaque deuxième mardi du mois*."""
    nth = -1 if hit.tokens.is_(hit.at("O"), "last") else hit.integer("O")
    if nth is None or nth > WEEKS_IN_MONTH or (hit.has("U") and hit.value("U") != "M"):
        return []
    weekday, month = int(hit.value("W")), int(hit.value("M")) if hit.has("M") else None
    value = f"XXXX-WXX-{weekday}"
    if hit.has("E"):
        return _make(hit, "value", hit.offsets(hit.first), type="SET", value=value)
    parts = {"weekday": weekday, "month": month, "nth": nth, "year": hit.integer("Y"), "value": value}
    return _make(hit, "nth", **parts)


WEEKS_IN_MONTH = 5


def nth_weekdays(hit: Hit) -> list[Expression]:
    """*les deuxième et quatrième jeudis*: a recurrence."""
    start, end = hit.offsets(hit.at("O"))
    return [Expression(start, end, "SET", "value", value=f"XXXX-WXX-{hit.value('W')}")]


def feast_date(hit: Hit) -> list[Expression] | None:
    """*le 14-Juillet*, *le 11-Novembre*: a date with a hyphen is a feast, or else the name of an event."""
    found = _day_month(hit)
    if not found:
        return []
    if guards.street(hit) or (found["day"], found["month"]) not in FEAST_DATES:
        return None
    start, end = hit.offsets()
    return [Expression(start, end, **found)]


FEAST_DATES = frozenset({(14, 7), (11, 11), (8, 5), (1, 5), (15, 8), (1, 8), (21, 7), (24, 6), (1, 7)})


def day_only(hit: Hit) -> list[Expression]:
    """*le 17*: a day of the month at hand."""
    day = hit.integer("D")
    if day is None or not 1 <= day <= LAST_DAY or guards.no_day_only(hit):
        return []
    weekday = int(hit.value("W")) if hit.has("W") else None
    return _make(hit, "day_only", day=day, weekday=weekday, confidence=0.8)


RULES = [
    Rule("iso", "Z:iso", iso),
    Rule("numeric", "DET? weekday? comma? the? Z:(numdate|numyear)", numeric),
    Rule("numeric_day", "(the|of_the|at_the) W:weekday? Z:daymonth", numeric_day),
    Rule("days", "DET? L:((weekday? (day suffix?|ordinal_digit|first) SEP)+) W:weekday? D:DAY M:month (OF? Y:YEAR)? R:REL? T:TAIL?", days_list),
    Rule("nth_weekday", "E:(each|all the)? O:(NTH|last) W:weekday (OF U:unit|OF M:month (OF? Y:year)?) T:TAIL?", nth_weekday),
    Rule("nth_weekdays", "O:NTH ((comma|and|or) the? NTH)+ W:weekday (of_the unit)?", nth_weekdays),
    Rule("feast_date", "DET? W:weekday? D:(day|ordinal_digit|first) hyphen M:month (hyphen Y:year)? R:REL? T:TAIL?", feast_date),
    Rule("day_month", "DET? W:weekday? comma? (the|of_the)? D:DAY M:month (comma? OF? Y:(YEAR|small) | YEARS)? R:REL? T:TAIL?", day_month),
    Rule("month", "this? B:BOUND? (this? U:unit OF)? M:month (comma? (OF? Y:(YEAR|small) | R:REL | YEARS))?", month),
    Rule("year_pair", "B:BOUND? Y:year (hyphen|dash|slash) Z:(year|day|small)", year_pair),
    Rule("ancient_century", "B:BOUND? C:NTH ((and|hyphen|comma|or|at|slash) (the|at_the)? D:NTH)? century X:era?", century),
    Rule("decade", "B:BOUND? U:unit Y:(year|day|small|SPELLED) ((hyphen|and|slash|dash) Z:(year|small|SPELLED))?", decade),
    Rule("named_year", "B:BOUND? U:unit Y:(year|day|small|SPELLED) X:era?", named_year),
    Rule("ancient_year", "Y:(day|small|year) X:era", ancient_year),
    Rule("season", "B:BOUND? this? S:(season|summer) (OF? Y:(year|small) | R:REL | YEARS)?", season),
    Rule("quarter", "B:BOUND? (O:NTH Q:quarter|K:quarter_code) (OF? (unit)? Y:YEAR | YEARS)? R:REL?", quarter),
    Rule("feast", "(A:anaphor OF)? F:feast (OF? Y:(YEAR|small) | R:REL)? T:TAIL?", feast),
    Rule("year", "B:BOUND? Y:year", year),
    Rule("spelled_year", "in Y:YEAR", spelled_year),
    Rule("day_only", "((the|at_the|of_the|from_the) W:weekday?|W2:weekday) D:(day suffix?|ordinal_digit) T:TAIL?", day_only),
]
