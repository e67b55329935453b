"""A place on its way into the database, and the lists kept by hand."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.gazetteer.fold import fold

LISTS = Path(__file__).resolve().parent.parent.parent / "models" / "gazetteer"
FRENCH_OVERSEAS = {
    "GF": "FR-973", "GP": "FR-971", "MQ": "FR-972", "RE": "FR-974", "YT": "FR-976", "NC": "FR-NC", "PF": "FR-PF",
    "PM": "FR-PM", "BL": "FR-BL", "MF": "FR-MF", "WF": "FR-WF", "TF": "FR-TF",
}  # fmt: skip
ARTICLE = re.compile(r"^(?:le|la|les) |^l['’]", re.IGNORECASE)


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


def slug(name: str) -> str:
    return fold(name).replace(" ", "-")


def latin(name: str) -> bool:
    return bool(name) and all(unicodedata.name(char, "").startswith("LATIN") or not char.isalpha() for char in name)
