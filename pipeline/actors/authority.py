"""Who held which office when: heads of state and government, a few ministers, international bodies.

    holder("Premier ministre", "HU", "2025-10-16")   "Viktor Orbán"
    offices("Donald Trump", "2016-10-16")            ()

A holder is given only when the day falls in the term.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pipeline.actors.fold import fold
from pipeline.actors.lexicons import actors_table, organisations
from pipeline.actors.persons import Tie, tie
from pipeline.data import table


class Office(NamedTuple):
    """An office somebody held; days are ISO 8601."""

    role: str
    of: str
    """ISO 3166-1 alpha-2 of a country, or an organisation's name or acronym."""
    name: str
    gender: str
    start: str
    end: str
    """The first day out of office, or empty."""
    seen: str
    """Without an end: the last day the office is known to be held."""
    wikidata: str
    """The person's item (`Q…`), or empty."""

    def covers(self, day: str) -> bool:
        """Tell whether the day falls in the term, as far as is known."""
        return self.start <= day[:10] and (day[:10] < self.end if self.end else day[:10] <= self.seen)


def holder(role: str, of: str, day: str | None) -> str | None:
    """Name the holder of an office on a day; None when nobody, or more than one, is known to be.

    `role` is the office in any gender and case, without adjectives (*Première ministre*, *chef de l'État*); `of` a
    country's ISO 3166-1 alpha-2 code, or an organisation by name or acronym; `day` an ISO 8601 date, or None.
    """
    if not day:
        return None
    found = {
        office.name
        for title in _titles().get(fold(role), {fold(role)})
        for office in _by_office().get((title, _owner(of)), ())
        if office.covers(day)
    }
    return found.pop() if len(found) == 1 else None


def offices(name: str, day: str | None) -> tuple[Office, ...]:
    """Give the offices that a person held on a day, by the full name or by the family name alone."""
    if not day:
        return ()
    return tuple(office for office in _by_name().get(fold(name), ()) if office.covers(day))


def past_offices(name: str, day: str | None) -> tuple[Office, ...]:
    """Give the offices whose term a person had ended by a day, by the full name or by the family name alone."""
    if not day:
        return ()
    return tuple(office for office in _by_name().get(fold(name), ()) if office.end and office.end <= day[:10])


def wikidata_id(name: str, day: str | None) -> str | None:
    """Give the Wikidata item of whoever bears this full name, also spelt otherwise, and was in office on the day."""
    if not day or " " not in name:
        return None
    held = [office for office in _items().get(_outline(name), ()) if office.covers(day)]
    found = {office.wikidata for office in held if tie(name, office.name) >= Tie.VARIANT}
    return found.pop() if len(found) == 1 else None


def _outline(name: str) -> tuple[str, ...]:
    """The first letter of each word: variants of a name have it in common."""
    return tuple(word[0] for word in fold(name).split())


@cache
def _items() -> dict[tuple[str, ...], list[Office]]:
    """Those whose item is known, by the outline of their name."""
    found: dict[tuple[str, ...], list[Office]] = defaultdict(list)
    for office in _offices():
        if office.wikidata:
            found[_outline(office.name)].append(office)
    return found


@cache
def _offices() -> tuple[Office, ...]:
    return tuple(Office(**row) for row in actors_table("holders"))


@cache
def _by_office() -> dict[tuple[str, str], list[Office]]:
    found: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in _offices():
        found[fold(office.role), _owner(office.of)].append(office)
    return found


@cache
def _by_name() -> dict[str, list[Office]]:
    """Index by the full name, and by its end where no other holder's name ends so."""
    found: dict[str, list[Office]] = defaultdict(list)
    bearers: dict[str, set[str]] = defaultdict(set)
    for office in _offices():
        parts = fold(office.name).split()
        for start in range(len(parts)):
            bearers[" ".join(parts[start:])].add(office.name)
            found[" ".join(parts[start:])].append(office)
    return {name: kept for name, kept in found.items() if len(bearers[name]) == 1}


@cache
def _titles() -> dict[str, set[str]]:
    """Map each name of an office to the roles it may mean, itself among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("office_names"):
        found[fold(row["name"])] |= {fold(row["role"])}
    for office in _offices():
        found[fold(office.role)].add(fold(office.role))
    return found


@cache
def _owner(of: str) -> str:
    """Bring the names of one organisation together; a country code stays."""
    folded = fold(of)
    return next((fold(one.names[0]) for one in organisations() if folded in map(fold, one.names)), folded)
