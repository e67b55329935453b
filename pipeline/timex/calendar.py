"""TIMEX3 values and what they cover; dates of the proleptic Gregorian calendar, weeks of ISO 8601."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.easter import easter

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Meteorological seasons: the month each begins with; winter runs into the next year."""
PARTS = {"TMO": (6, 12), "TMI": (12, 14), "TAF": (12, 18), "TEV": (18, 24), "TNI": (21, 30), "TDT": (6, 18)}
"""Hours of the parts of day, as offsets from the midnight they are counted from."""
MONTHS_IN = {"Q": 3, "H": 6}
GRANULARITIES = ("minute", "hour", "part", "day", "weekend", "week", "month", "quarter", "season", "half", "year")

Interval = tuple[datetime, datetime]


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Count months on from (year, month)."""
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def day_value(day: date) -> str:
    """A calendar day."""
    return day.isoformat()


def week_value(day: date) -> str:
    """The ISO week that holds the day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_value(day: date) -> str:
    """The meteorological season that holds the day; January belongs to the winter of the year before."""
    if day.month < SEASONS["SP"]:
        return f"{day.year - 1:04d}-WI"
    name = max((first, name) for name, first in SEASONS.items() if first <= day.month)[1]
    return f"{day.year:04d}-{name}"


def unit_value(day: date, unit: str) -> str:
    """The period of a unit (`D W WE M Q H Y DE CE ML`) that holds the day."""
    year, month = day.year, day.month
    values = {
        "D": day_value(day),
        "W": week_value(day),
        "WE": f"{week_value(day)}-WE",
        "M": f"{year:04d}-{month:02d}",
        "Q": f"{year:04d}-Q{(month + 2) // 3}",
        "H": f"{year:04d}-H{(month + 5) // 6}",
        "Y": f"{year:04d}",
        "DE": f"{year // 10:03d}",
        "CE": f"{year // 100:02d}",
        "ML": f"{year // 1000}",
    }
    return values.get(unit, values["D"])


def shift(day: date, unit: str, by: float) -> date | None:
    """Move a day by an amount of a unit; None when that leaves the calendar."""
    days = {"D": 1, "W": 7, "WE": 7}
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
    try:
        if unit in days:
            return day + timedelta(days=round(by * days[unit]))
        year, month = shift_month(day.year, day.month, round(by * months[unit]))
        return date(year, month, min(day.day, month_length(year, month)))
    except (ValueError, OverflowError, KeyError):
        return None


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    following = date(*shift_month(year, month, 1), 1) if (year, month) < (MAXYEAR, 12) else date.max
    return (following - timedelta(days=1)).day


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast: `12-25`, `E+39` (days from Easter) or `11-4-4` (month, weekday, which one)."""
    if not MINYEAR < year < MAXYEAR:
        return None
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    parts = [int(part) for part in rule.split("-")]
    if len(parts) == 2:
        return make_day(year, *parts)
    month, weekday, nth = parts
    return nth_weekday(year, month, weekday, nth)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday (1–7) of a month, -1 for the last; None when the month has fewer."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    if nth < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def interval(value: str) -> Interval | None:
    """The half-open interval that a value covers, in local time; None for durations, sets and vague values."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> Interval | None:
    day, time, clock = value.partition("T")
    if time:
        return _time_interval(day, clock)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        first = date.fromisoformat(value)
        return _span(first, first + timedelta(days=1))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return _span(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=7))
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q\d|H\d|SP|SU|FA|WI)", value):
        return _months(int(match[1]), match[2])
    if re.fullmatch(r"\d{1,4}", value):
        size = 10 ** (4 - len(value))
        first_year = int(value) * size
        return _span(date(max(first_year, 1), 1, 1), date(first_year + size, 1, 1))
    return None


def in_paris(covers: Interval, zone: str) -> Interval:
    """Move an interval of another time zone to Paris; one whose zone nobody knows (*heure locale*) stays."""
    try:
        moments = [moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(PARIS)) for moment in covers]
    except (KeyError, OSError, ValueError, OverflowError):
        return covers
    return moments[0].replace(tzinfo=None), moments[1].replace(tzinfo=None)


PARIS = "Europe/Paris"


def _months(year: int, part: str) -> Interval:
    if part in SEASONS:
        first, size = SEASONS[part], 3
    elif part[0] in MONTHS_IN:
        size = MONTHS_IN[part[0]]
        first = (int(part[1]) - 1) * size + 1
    else:
        first, size = int(part), 1
    return _span(date(year, first, 1), date(*shift_month(year, first, size), 1))


def _time_interval(day: str, clock: str) -> Interval | None:
    midnight = datetime.fromisoformat(day)
    if f"T{clock}" in PARTS:
        begin, end = PARTS[f"T{clock}"]
        return midnight + timedelta(hours=begin), midnight + timedelta(hours=end)
    match = re.fullmatch(r"(\d\d)(?::(\d\d))?(?::\d\d)?", clock)
    if not match:
        return None
    begin_at = midnight + timedelta(hours=int(match[1]), minutes=int(match[2] or 0))
    return begin_at, begin_at + timedelta(minutes=1)


def _span(first: date, last: date) -> Interval:
    return datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.min.time())


def granularity(value: str) -> str:
    """The unit of a value: `minute`, `part`, `day`, `week`, …; of a duration or a set, its own unit."""
    shapes = {
        r".*T\d\d(:\d\d){0,2}": "minute" if re.search(r"T\d\d:", value) else "hour",
        r".*T[A-Z]{2}": "part",
        r".{4}-.{2}-.{2}": "day",
        r".{4}-W..-WE": "weekend",
        r".{4}-W..-\d": "day",
        r".{4}-W..": "week",
        r".{4}-Q\d": "quarter",
        r".{4}-H\d": "half",
        r".{4}-(SP|SU|FA|WI)": "season",
        r".{4}-..": "month",
        r"(BC)?.{4}": "year",
        r"\d\d\d": "decade",
        r"(BC)?\d\d": "century",
        r"\d": "millennium",
    }
    if value.startswith("P") and not value.endswith("_REF"):
        return _duration_unit(value)
    return next((name for shape, name in shapes.items() if re.fullmatch(shape, value)), "vague")


def _duration_unit(value: str) -> str:
    units = {"Y": "year", "M": "month", "W": "week", "D": "day", "E": "decade", "C": "century", "L": "millennium"}
    times = {"H": "hour", "M": "minute", "S": "second"}
    if value[-2:] in ("WE", "DE", "CE", "ML"):
        return {"WE": "weekend", "DE": "decade", "CE": "century", "ML": "millennium"}[value[-2:]]
    return (times if "T" in value else units).get(value[-1], "vague")
