"""Bring models/actors/holders.tsv up to date from an answer of the Wikidata Query Service (CC0).

    python tools/refresh_holders.py answer.csv --seen 2026-07-28 > holders.tsv

The answer is CSV with the columns role, of, name, gender, start, end, wikidata: what the query below gives for the
offices in `VALUES` (one line an office; add lines for others). Offices that the answer knows replace the table's;
the others stay as they are. Days are cut to ISO 8601 dates; rows without a start are left out, as are terms that ended
before --since.

    SELECT ?role ?of ?name ?gender ?start ?end ?wikidata WHERE {
      VALUES (?office ?role ?of) {
        (wd:Q191954 "président" "FR")  (wd:Q1587677 "premier ministre" "FR")  (wd:Q11696 "président" "US")
        (wd:Q4970706 "chancelier" "DE")  (wd:Q14211 "premier ministre" "GB")  (wd:Q218295 "président" "RU")
      }
      ?person p:P39 ?held.  ?held ps:P39 ?office; pq:P580 ?start.  OPTIONAL { ?held pq:P582 ?end }
      ?person rdfs:label ?name. FILTER(LANG(?name) = "fr")
      OPTIONAL { ?person wdt:P21 ?sex }  BIND(IF(?sex = wd:Q6581072, "f", "m") AS ?gender)
      BIND(STRAFTER(STR(?person), "/entity/") AS ?wikidata)
    }
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from pipeline.actors.authority import Office
from pipeline.data import models_dir

HEADER = Office._fields


def answered(path: Path, seen: str, since: str) -> list[Office]:
    """Read the answer; a term without an end was seen on the day `seen`."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [_office(row) for row in csv.DictReader(lines) if row["start"]]
    return [row._replace(seen="" if row.end else seen) for row in rows if not row.end or row.end >= since]


def _office(row: dict[str, str]) -> Office:
    start, end = row["start"][:10], row["end"][:10]
    return Office(row["role"], row["of"], row["name"], row["gender"], start, end, "", row.get("wikidata") or "")


def merged(known: Iterable[Office], fresh: Iterable[Office]) -> list[Office]:
    """Replace the offices that the answer knows; the result is sorted and without doubles."""
    new = set(fresh)
    renewed = {(row.role, row.of) for row in new}
    return sorted(new | {row for row in known if (row.role, row.of) not in renewed})


def main() -> None:
    """Write the new table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answer", type=Path)
    parser.add_argument("--seen", required=True, metavar="DAY", help="the day the query was run, ISO 8601")
    parser.add_argument("--since", default="1990-01-01", metavar="DAY", help="leave out what ended before")
    arguments = parser.parse_args()
    lines = (models_dir() / "actors" / "holders.tsv").read_text("utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    known = [Office(**{field: row[field] for field in HEADER}) for row in rows]
    sys.stdout.write("\n".join([*comments, "\t".join(HEADER)]) + "\n")
    for row in merged(known, answered(arguments.answer, arguments.seen, arguments.since)):
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
