"""Rules for months, years, decades, centuries, seasons and quarters that the calendar names."""

from __future__ import annotations

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import days
from pipeline.timex.guards import years as guards
from pipeline.timex.rules.common import CENTURY, full_year, make, no_year_of, relation, years


def month(hit: Hit) -> list[Expression]:
    """*mars*, *octobre 2024*, *fin mai*, *mois d'août*, *juin prochain*."""
    year = hit.integer("Y")
    bare = not (hit.has("Y") or hit.has("R") or hit.has("B") or hit.has("U"))
    if (bare and guards.no_month(hit)) or (hit.has("U") and hit.value("U") != "M"):
        return []
    if no_year_of(year) or (year is not None and year < CENTURY and days.counted(hit)):
        return make(hit, "month", hit.offsets(None, hit.at("Y")), month=int(hit.value("M")))
    return make(hit, "month", month=int(hit.value("M")), year=full_year(year), relation=relation(hit), years=years(hit))


def year(hit: Hit) -> list[Expression]:
    """*2012* where something says that it is a year."""
    number = hit.integer("Y")
    if number is None or (not hit.has("B") and guards.no_year(hit)):
        return []
    return make(hit, "value", value=f"{number:04d}")


def spelled_year(hit: Hit) -> list[Expression]:
    """*en mille neuf cent quatre-vingt-neuf*."""
    number = hit.integer("Y")
    if number is None or not 1000 <= number <= 2100 or hit.span("Y")[1] - hit.at("Y") < 3:
        return []
    return make(hit, "value", value=f"{number:04d}")


def named_year(hit: Hit) -> list[Expression] | None:
    """*l'an 2000*, *l'année 2023*, *l'an 40 av. J.-C.*."""
    number = hit.integer("Y")
    if number is None or hit.value("U") != "Y" or hit.word("U") == "ans":
        return []
    if guards.event_year(hit):
        return None
    if hit.word("Y") == "une":
        return []  # *sur l'année une baisse*
    if hit.value("X") == "BC":
        return make(hit, "value", value=f"BC{number:04d}")
    if hit.word("U") in ("années", "annees") and number % 10 == 0:
        return _decade(hit, number)
    if number < CENTURY and hit.word("U") in ("année", "annee"):
        number = full_year(number) or number
    return make(hit, "value", value=f"{number:04d}")


def postwar(hit: Hit) -> list[Expression]:
    """*l'après-guerre*, *l'immédiat après-guerre*: the years from the end of the last world war on."""
    return make(hit, "value", hit.part("X"), value=hit.value("X"), mod="ON_OR_AFTER")


def ancient_year(hit: Hit) -> list[Expression]:
    """*52 avant J.-C.*."""
    number = hit.integer("Y")
    if number is None:
        return []
    before = "BC" if hit.value("X") == "BC" else ""
    return make(hit, "value", value=f"{before}{int(number):04d}")


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
    one = make(hit, "value", hit.part("Y"), value=f"{first:04d}")
    return [*one, *make(hit, "value", hit.part("Z"), value=f"{second:04d}", mod=None)]


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
    return [*found, *make(hit, "value", hit.part("Z"), value=_decade_value(second), mod=None)]


def _decade(hit: Hit, number: int) -> list[Expression]:
    return make(hit, "value", value=_decade_value(number))


def _decade_value(number: int) -> str:
    year = number if number >= CENTURY else 1900 + number if number >= 20 else 2000 + number
    return f"{year // 10:03d}"


def century(hit: Hit) -> list[Expression]:
    """*XIXe siècle*, *18e siècle*, *Ve siècle avant Jésus-Christ*, *XIXe et XXe siècles*."""
    number = hit.integer("C")
    if number is None or not 1 <= number <= 30:
        return []
    before = "BC" if hit.value("X") == "BC" else ""
    value = f"{before}{int(number) - 1:02d}"
    if not hit.has("D"):
        return make(hit, "value", value=value)
    other = hit.integer("D")
    start, _ = hit.offsets()
    one = make(hit, "value", (start, hit.part("C")[1]), value=value)
    two = make(hit, "value", hit.offsets(hit.at("D"), hit.last), value=f"{before}{(other or 1) - 1:02d}")
    return [*one, *two]


def season(hit: Hit) -> list[Expression]:
    """*l'été 2023*, *cet hiver*, *au printemps*, *l'automne dernier*."""
    if hit.tokens.is_(hit.at("S") - 1, "of") or (not (_pinned(hit) or hit.has("B")) and guards.no_season(hit)):
        return []
    if hit.tokens.is_(hit.at("Y"), "small") and (no_year_of(hit.integer("Y")) or days.counted(hit)):
        return []
    pointing = hit.tokens.is_(hit.first, "this")
    code = hit.value("S")
    related = "this" if pointing else relation(hit)
    if not (_pinned(hit) or hit.has("B") or related) and guards.every_season(hit):
        related = "habit"
    return make(hit, "season", unit=code, year=full_year(hit.integer("Y")), relation=related, years=years(hit))


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
    return make(hit, "quarter", unit=unit, amount=number, year=year, relation=relation(hit), years=years(hit))


RULES = [
    Rule("month", "this? B:BOUND? (this? U:unit OF)? M:month (OF? Y:(YEAR|small) | comma? (R:REL | YEARS))?", month),
    Rule("year_pair", "B:BOUND? Y:year (hyphen|dash|slash) Z:(year|day|small)", year_pair),
    Rule(
        "ancient_century",
        "B:BOUND? C:NTH ((and|hyphen|comma|or|at|slash) (the|at_the)? D:NTH)? century X:era?",
        century,
    ),
    Rule(
        "decade", "B:BOUND? U:unit Y:(year|day|small|SPELLED) ((hyphen|and|slash|dash) Z:(year|small|SPELLED))?", decade
    ),
    Rule("named_year", "B:BOUND? U:unit Y:(year|day|small|SPELLED) X:era?", named_year),
    Rule("postwar", "X:postwar", postwar),
    Rule("ancient_year", "Y:(day|small|year) X:era", ancient_year),
    Rule("season", "B:BOUND? this? S:(season|summer) (OF? Y:(year|small) | R:REL | YEARS)?", season),
    Rule("quarter", "B:BOUND? (O:NTH Q:quarter|K:quarter_code) (OF? (unit)? Y:YEAR | YEARS)? R:REL?", quarter),
    Rule("year", "B:BOUND? Y:year", year),
    Rule("spelled_year", "in Y:YEAR", spelled_year),
]
