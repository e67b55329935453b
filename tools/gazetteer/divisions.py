"""First-level divisions, and the second level where French readers know it."""

from __future__ import annotations

import re

from gazetteer.rows import Row, aliases, hand, latin
from gazetteer.sources import Sources
from gazetteer.towns import plain
from pipeline.gazetteer.fold import fold

# A division that bears the name of a town of its country, or of a large one anywhere, is less often meant, by two
# decades: *Gaza* is no province of Mozambique to readers of French.
LIKE_A_TOWN = 2.0
SECOND_LEVEL = frozenset({"FR", "BE", "GB", "IE"})
GENERIC = re.compile(
    r"^(?:canton|comté|district|division|gouvernorat|județ|oblast|paroisse|préfecture|province|raion|région|république"
    r"|territoire|voïvodie|voblast|wilaya|état|kraï|municipalité|communauté forale|communauté|principauté|cercle"
    r"|circonscription|district autonome|région autonome|oblast autonome|île autonome|état libre)"
    r" (?:de la |de l['’]|des |du |de |d['’]|d(?=[AEIOUÉÎ]))(?P<core>.+)$",
    re.IGNORECASE,
)


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
        keys = {(country, fold(core(short))), (country, fold(name)), ("", fold(short))}
        alike = bool(keys & towns.keys()) and (country, level) != ("FR", "1")
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
