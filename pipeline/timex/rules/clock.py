"""Rules for times of the day: *14h30*, *20 heures*, *neuf heures et quart*, *midi*, *18 heures GMT*."""

from __future__ import annotations

import re

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.guards import times as guards

NOON, HOURS, MINUTES = 12, 24, 60
QUARTER = 15


def digital(hit: Hit) -> list[Expression]:
    """*14h30*, *14:45*: a time of day, or a duration behind *durer*, *en*, *pendant*."""
    hour, minute = (int(number) for number in re.findall(r"\d+", hit.word("C"))[:2])
    if guards.score(hit):
        return []
    if "h" in hit.word("C") and guards.lasting(hit):
        start, end = hit.part("C")
        value = f"PT{hour}H{minute}M" if minute else f"PT{hour}H"
        return [Expression(start, end, "DURATION", "length", value=value)]
    return _time(hit, hour, minute)


def hours(hit: Hit) -> list[Expression]:
    """*20 heures*, *20 h 30*, *huit heures du soir*, *dix heures moins le quart*."""
    hour = hit.integer("N")
    if hour is None or not 0 <= hour <= HOURS or (hour == HOURS and not hit.tokens.is_(hit.first - 1, "at", "until")):
        return []
    minute = _minute(hit)
    if minute is None or not guards.o_clock(hit, exact=hit.has("M") or hit.has("P") or hit.has("Z") or hit.has("F")):
        return []
    if minute < 0:
        hour, minute = hour - 1, minute + MINUTES
    return _time(hit, hour, minute)


def hours_pair(hit: Hit) -> list[Expression]:
    """*de 8 à 10 heures*, *entre 18 et 20 h*: two times; below seven they are more often a length."""
    first, second = hit.integer("N"), hit.integer("M")
    if first is None or second is None or not first < second <= HOURS or hit.tokens.is_(hit.last, "of"):
        return []
    if second < EARLIEST_PAIR and not hit.has("P"):
        return []
    at = hit.at("N")
    start, end = hit.offsets(at, at + 2 if hit.tokens.is_(at + 1, "hour") else at + 1)
    early = Expression(start, end, "TIME", "clock", hour=first)
    return [early, *_time(hit, second, 0, hit.at("M"))]


EARLIEST_PAIR = 7


def _minute(hit: Hit) -> int | None:
    if hit.has("F"):
        first, last = hit.span("F")
        if any(hit.tokens.is_(i, "half") for i in range(first, last)):
            return MINUTES // 2
        return QUARTER
    if hit.has("L"):
        less = hit.integer("L2") if hit.has("L2") else None
        return -(less if less is not None else QUARTER)
    minute = hit.integer("M")
    if hit.has("M") and (minute is None or minute >= MINUTES):
        return None
    return minute or 0


def noon(hit: Hit) -> list[Expression]:
    """*à midi*, *minuit et demi*, *midi trente*."""
    if guards.no_noon(hit):
        return []
    midnight = hit.tokens.is_(hit.at("N"), "midnight")
    if not midnight and hit.tokens.is_(hit.first - 1, "toward") and not (hit.has("M") or hit.has("F") or hit.has("Z")):
        return [Expression(*hit.offsets(), "TIME", "part", part="TMI")]
    hour = 0 if midnight else NOON
    minute = _minute(hit)
    return _time(hit, hour, minute or 0) if minute is not None and minute >= 0 else []


def _time(hit: Hit, hour: int, minute: int, first: int | None = None) -> list[Expression]:
    part = hit.value("P")
    if part in ("TEV", "TAF") and hour < NOON:
        hour += NOON
    start, end = hit.offsets(first)
    bracket = hit.at("Z") - 1
    if bracket >= hit.first and hit.tokens.is_(bracket, "open"):
        # *20h00 (GMT)*: the zone is read, its bracket belongs to the text.
        end = hit.tokens.end(bracket - 1)
    exact = bool(minute) or hit.has("C") or (hit.has("M") and first is None)
    return [
        Expression(
            start,
            end,
            "TIME",
            "clock",
            hour=hour,
            minute=minute if exact else None,
            zone=_zone(hit),
        )
    ]


def _zone(hit: Hit) -> str | None:
    """The time zone behind; one with an offset of its own (*UTC+3*) stays unread."""
    return None if hit.tokens.word(hit.last) in ("+", "-", "−") else hit.value("Z") or None


RULES = [
    Rule("clock", "C:clock (of_the P:part|of P2:part)? open? Z:zone?", digital),
    Rule(
        "hours_pair",
        "(of|from|between|toward) N:(day|small) hour? (at|and|or) M:(day|small) hour (of_the P:part)? (open? Z:zone)?",
        hours_pair,
    ),
    Rule(
        "hours",
        "N:COUNT hour Z2:zone? (M:(day|small|SPELLED) minute?|F:HALF|L:(minus (L2:SPELLED|the? one? "
        "quarter_hour)))? ((of_the|of the) P:part)? (open? Z:zone)?",
        hours,
    ),
    Rule("noon", "N:(noon|midnight) (M:(day|small|SPELLED)|F:HALF)? (open? Z:zone)?", noon),
]
