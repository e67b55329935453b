"""Where the models folder is, and how its lexicons are read."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def models_dir() -> Path:
    """Find `models/`: inside the wheel, else beside the package in a checkout."""
    inside = PACKAGE / "models"
    return inside if inside.is_dir() else PACKAGE.parent / "models"


def lexicon(name: str) -> list[str]:
    """Read `models/lexicons/NAME.txt`: one entry a line; `#` starts a comment."""
    path = models_dir() / "lexicons" / f"{name}.txt"
    lines = (line.split("#", 1)[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def table(name: str) -> list[dict[str, str]]:
    """Read `models/lexicons/NAME.tsv`: a header, then one row a line; `#` at the start of a line is a comment."""
    path = models_dir() / "lexicons" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))
