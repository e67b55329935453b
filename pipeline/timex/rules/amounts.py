"""Amounts of time: *trois ans*, *près de deux mois*, *une dizaine de jours*, *2 h 05*, *quelques semaines*."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.timex.expression import Hit

CLOCK_UNITS = {"hour": "H", "minute": "TM", "moment": "S"}
"""Units below the day, by class: their letter in a value comes behind a T."""
PARTS_OF = {"CE": ("Y", 100), "DE": ("Y", 10), "ML": ("Y", 1000), "Y": ("M", 12), "H": ("TM", 60), "TM": ("S", 60)}
"""A unit's next smaller one, for halves and quarters."""
QUARTERS = {"Q": 3, "SEM": 6}
HALF_DAY_HOURS = 12
SIXTY = 60
DAYS_IN_MONTH = 30


class Amount(NamedTuple):
    """A length of time: `unit` is a letter of `calendar.shift` or `H TM S`; `size` is None for *quelques*."""

    value: str
    unit: str
    size: float | None
    mod: str | None = None

    @classmethod
    def of(cls, count: float, unit: str, mod: str | None = None) -> Amount:
        """Write a count of a unit as an ISO 8601 duration."""
        if unit in ("Q", "SEM"):
            return cls.of(count * QUARTERS[unit], "M", mod)
        if unit in ("DE", "CE", "ML"):
            return cls.of(count * PARTS_OF[unit][1], "Y", mod)
        if count != int(count) and unit in PARTS_OF:
            smaller, size = PARTS_OF[unit]
            whole, rest = divmod(count, 1)
            exact = rest * size
            if exact == int(exact):
                if unit == "H" and whole:
                    return cls(f"PT{whole:g}H{exact:g}M", "TM", count * size, mod)
                return cls.of(count * size, smaller, mod)
        if unit == "D" and count == 0.5:
            return cls.of(HALF_DAY_HOURS, "H", mod)
        if unit == "M" and count != int(count):
            return cls(f"P{round(count * DAYS_IN_MONTH)}D", unit, count, mod)
        if unit == "D" and count != int(count):
            return cls(f"PT{round(count * 2 * HALF_DAY_HOURS)}H", unit, count, mod)
        letter = {"H": "TH", "TM": "TM", "S": "TS"}.get(unit, unit)
        time, name = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
        return cls(f"P{time}{_plain(count)}{name}", unit, count, mod)


def _plain(count: float) -> str:
    return f"{count:.6f}".rstrip("0").rstrip(".") if count != int(count) else str(int(count))


def unit_of(hit: Hit, name: str = "U") -> str:
    """The unit's letter: `Y M W D WE Q SEM DE CE ML`, below the day `H TM S`."""
    at = hit.at(name)
    for kind, letter in CLOCK_UNITS.items():
        if hit.tokens.is_(at, kind):
            return letter
    value = hit.value(name)
    return "SEM" if value == "H" else value


def amount(hit: Hit) -> Amount | None:
    """Read the macro AMOUNT; None when its words are no amount."""
    unit = unit_of(hit)
    mod = hit.value("A") or None
    if hit.has("V"):
        return Amount(_vague(unit), unit, None, mod)
    count = _count(hit)
    if count is None or (hit.has("Q") and unit != "H"):
        return None
    if hit.has("F"):
        count += _fraction(hit)
    if hit.has("R") and _rested(hit):
        return _with_rest(hit, count, unit, mod)
    if hit.has("X"):
        return _with_more(hit, count, unit, mod)
    return Amount.of(count, unit, mod)


ROUND = 5
RESTED = ("H", "TM")
"""Units behind which a number may stand for the next smaller one: *1 h 30*."""


def amount_end(hit: Hit) -> int:
    """Index behind the amount's last token: in *en deux ans 30 usines* the second number is of what follows."""
    return hit.at("R") if hit.has("R") and not _rested(hit) else hit.last


def _rested(hit: Hit) -> bool:
    """*deux heures 10*, *une heure quarante*; *en une heure trois hommes* counts men."""
    round_ = not hit.tokens.is_(hit.at("R"), "numword") or not (hit.integer("R") or 0) % ROUND
    return unit_of(hit) in RESTED and round_


def _vague(unit: str) -> str:
    months = {"Q": "PXQ", "SEM": "PXM"}
    return months.get(unit) or {"H": "PTXH", "TM": "PTXM", "S": "PTXS"}.get(unit) or f"PX{unit}"


def _count(hit: Hit) -> float | None:
    if hit.has("H"):
        return 0.5
    if hit.has("Q"):
        number = hit.tokens.number(hit.at("Q"), hit.at("Q") + 1)
        return None if number is None else number / 4
    if hit.has("C"):
        return float(hit.value("C"))
    return hit.number("N")


def _fraction(hit: Hit) -> float:
    first, last = hit.span("F")
    halves = any(hit.tokens.is_(i, "half") for i in range(first, last))
    return 0.5 if halves else 0.25


def _with_rest(hit: Hit, count: float, unit: str, mod: str | None) -> Amount | None:
    """*1 h 30*, *2 min 30*: the unit of the second number goes unsaid."""
    rest = hit.integer("R")
    if rest is None or rest >= SIXTY:
        return None
    if unit == "TM":
        return Amount(f"PT{_plain(count)}M{rest}S", "S", count * SIXTY + rest, mod)
    return Amount(f"PT{_plain(count)}H{rest}M", "TM", count * SIXTY + rest, mod)


def _with_more(hit: Hit, count: float, unit: str, mod: str | None) -> Amount | None:
    """*deux ans et trois mois*, *2 heures 10 minutes et 5 secondes*."""
    value = Amount.of(count, unit).value
    for number, name in (("X", "Y"), ("Z", "W")):
        if not hit.has(number):
            continue
        more = hit.number(number)
        if more is None:
            return None
        part = Amount.of(more, unit_of(hit, name)).value
        value += part.removeprefix("PT") if "T" in value else part.removeprefix("P")
    return Amount(value, unit, count, mod)
