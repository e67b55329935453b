"""Countries, their territories overseas, and the areas and sites of our own lists."""

from __future__ import annotations

from math import log10

from gazetteer.rows import FRENCH_OVERSEAS, Row, aliases, hand, slug
from gazetteer.sources import Sources


def countries(sources: Sources) -> list[Row]:
    """Every ISO 3166-1 country under its CLDR name unless our list knows a better one."""
    ours = {row["code"]: row for row in hand("countries")}
    cldr, qids = sources.territories(), sources.wikidata()
    rows = []
    for code, data in sorted(sources.json("countries").items()):
        if code in FRENCH_OVERSEAS or code in {"AN", "CS", "EU"}:
            continue
        name = ours[code]["name"] if code in ours else cldr.get(code, data["name"]).replace("’", "'")
        people = int(data["population"]) or None
        row = Row(f"geonames:{data['geonameid']}", name, "country", code, 9.0 + log10((people or 1000) / 1e6) / 10)
        row.geonames, row.wikidata, row.population = int(data["geonameid"]), qids.get(code), people
        row.call(name)
        for alias in [*(aliases(ours[code]) if code in ours else []), cldr.get(code, "")]:
            row.call(alias, 0.2)
        if code in ours and ours[code]["rarely"]:
            row.call(ours[code]["rarely"], 1.2)
        rows.append(row)
    return rows


def overseas(sources: Sources) -> list[Row]:
    ids, qids = sources.json("countries"), sources.wikidata()
    rows = []
    for line in hand("territories"):
        code = line["code"]
        geonames = int(ids[code]["geonameid"])
        row = Row(f"geonames:{geonames}", line["name"], "region", line["country"], 8.0, line["iso"])
        row.latitude, row.longitude = float(line["latitude"]), float(line["longitude"])
        row.geonames, row.wikidata = geonames, qids.get(code)
        row.population = int(ids[code]["population"]) or None
        row.call(line["name"])
        for alias in aliases(line):
            row.call(alias, 0.2)
        rows.append(row)
    return rows


def areas() -> list[Row]:
    """Continents, supranational and historical areas, seas, rivers, ranges, islands: our own list.

    A bracket in the name tells two places apart (*Niger (fleuve)*); it is no part of what they are called.
    """
    rows = []
    for line in hand("areas"):
        name = line["name"].split(" (")[0]
        weight = {"continent": 8.5, "country": 8.6, "region": 7.2, "natural": 6.8}[line["kind"]]
        row = Row(f"area:{slug(line['name'])}", name, line["kind"], line["country"] or None, weight)
        if line["latitude"]:
            row.latitude, row.longitude = float(line["latitude"]), float(line["longitude"])
        row.call(name, 2.0 if "(" in line["name"] else 0.0)
        for alias in aliases(line):
            row.call(alias)
        rows.append(row)
    return rows


def facilities() -> list[Row]:
    """Seats of power, squares, airports, monuments: our own list."""
    rows = []
    for line in hand("facilities"):
        name = line["name"].split(" (")[0]
        row = Row(f"site:{slug(line['name'])}", name, "facility", line["country"] or None, 6.9)
        row.latitude, row.longitude, row.sense = float(line["latitude"]), float(line["longitude"]), line["sense"]
        row.call(name, 2.0 if "(" in line["name"] else 0.0)
        for alias in aliases(line):
            row.call(alias)
        rows.append(row)
    return rows
