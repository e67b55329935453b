"""Towns: which, under which names, in which division."""

from __future__ import annotations

import re
import unicodedata
from math import log10
from typing import Any

from gazetteer.rows import FRENCH_OVERSEAS, Row, aliases, hand, latin
from gazetteer.sources import Sources
from pipeline.gazetteer.fold import fold

# A town is taken from this population on where `scope.tsv` says nothing else.
EVERYWHERE = 15_000
VARIANTS = 5_000
LARGE = 300_000
CAPITAL = 4.6
# Readers of French think of a town where French is spoken before one four times larger elsewhere.
HOME = 0.6
# Towns so large go by their name's first part: *Ivry*, *Chamonix*, *Aulnay*.
SHORTENED = 6_000
SUFFIX = re.compile(r"-(?:sur|sous|en|les|lès|le|la|de|des|du|d'|l'|Mont|au|aux)-.*$")
PLAUSIBLE = re.compile(r"^[A-ZÀ-ÖØ-ÞŒĞİŞČŠŽĀĒĪŌŪ‘’'][\w‘’' -]{4,}$")
# Grave, acute, circumflex, diaeresis; and the tilde of Spanish and Portuguese.
FRENCH_MARKS = frozenset("\u0300\u0301\u0302\u0308\u0303")


def cities(sources: Sources) -> list[Row]:
    """Towns, the smaller ones only where the news speaks French (`scope.tsv`).

    `admin1` holds the GeoNames code (`FR.11`) until `locate` knows the ISO code.
    """
    labels, scope = sources.labels(), {row["country"]: row for row in hand("scope")}
    ours = {row["geonames_id"]: row for row in hand("cities")}
    rows = []
    for geonames, city in sorted(sources.json("cities500").items()):
        here = scope.get(city["countrycode"], {})
        if city["countrycode"] == "CA" and city["admin1code"] == "10":
            here = scope["FR"]
        if geonames in ours or city["population"] >= int(here.get("smallest", EVERYWHERE)):
            row = _city(geonames, city, labels.get(geonames), ours.get(geonames), here)
            row.admin1 = FRENCH_OVERSEAS.get(city["countrycode"], f"{city['countrycode']}.{city['admin1code']}")
            rows.append(row)
    return rows


def _city(
    geonames: str, city: dict[str, Any], label: str | None, ours: dict[str, str] | None, here: dict[str, str]
) -> Row:
    country, people = city["countrycode"], int(city["population"])
    name = (ours or {}).get("name") or label or plain(city["name"])
    near = here.get("french") == "yes" and country not in FRENCH_OVERSEAS
    weight = log10(people + 10) + (HOME if near else 0.0)
    row = Row(f"geonames:{geonames}", name.replace("’", "'"), "city", country, weight)
    row.country = "FR" if country in FRENCH_OVERSEAS else country
    row.latitude, row.longitude = round(city["latitude"], 4), round(city["longitude"], 4)
    row.geonames, row.population = int(geonames), people or None
    row.call(row.name)
    for alias in [label or "", *(aliases(ours) if ours else [])]:
        row.call(alias, 0.1)
    row.call(city["name"], 0.3)
    if country == "PH":
        row.call(city["name"].removesuffix(" City"), 0.3)
    shorter = SUFFIX.sub("", row.name)
    if near and people >= SHORTENED and len(shorter) > 3:
        row.call(shorter, 1.0)
    if here.get("romanised") == "yes" and people >= VARIANTS:
        for alias in city["alternatenames"]:
            if PLAUSIBLE.match(alias) and latin(alias):
                row.call(alias, 0.8)
    return row


def plain(name: str) -> str:
    """Take the marks of scholarly romanisation off (*Ar Ramādī* → *Ar Ramadi*); French knows none of them."""
    kept = []
    for char in name:
        base = unicodedata.normalize("NFD", char)
        foreign = len(base) > 1 and char not in "çÇ" and not set(base[1:]) <= FRENCH_MARKS
        kept.append(base[0] if foreign else char)
    return re.sub("[‘’”ʻʼ]", "'", "".join(kept)).strip("'")


def locate(towns: list[Row], codes: dict[str, str]) -> None:
    """Replace GeoNames division codes by ISO 3166-2."""
    for town in towns:
        if town.admin1 and "." in town.admin1:
            town.admin1 = codes.get(town.admin1)


def capitals(sources: Sources, towns: list[Row]) -> None:
    """Mark the seats of government: their names stand for it."""
    known = {(code, fold(data["capital"])) for code, data in sources.json("countries").items()}
    for town in towns:
        if any((town.country, key) in known for key in town.names) and town.weight > CAPITAL:
            town.sense = "capital"


def french_towns(towns: list[Row]) -> dict[tuple[str, str], str]:
    """French name by country and key, of the largest town that has the key; under "" those of LARGE towns."""
    found: dict[tuple[str, str], str] = {}
    for town in sorted(towns, key=lambda one: one.weight):
        for key in town.names:
            found[str(town.country), key] = town.name
            if (town.population or 0) >= LARGE:
                found["", key] = town.name
    return found
