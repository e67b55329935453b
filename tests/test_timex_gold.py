"""Our own annotated sentences (tests/gold/timex.tsv), read without a parse."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.timex import extract

GOLD = Path(__file__).parent / "gold" / "timex.tsv"
with GOLD.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def shown(text: str, published: str | None) -> str:
    """Write what is found like the column `expected`: *span = value MOD ; …*."""
    found = extract(text, published)
    return " ; ".join(f"{text[one.start : one.end]} = {' '.join(filter(None, (one.value, one.mod)))}" for one in found)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['family']}: {row['name']}" for row in ROWS])
def test_sentence(row: dict[str, str]) -> None:
    assert shown(row["text"], row["published"]) == row["expected"]


def test_names_are_unique() -> None:
    names = [(row["family"], row["name"]) for row in ROWS]
    assert len(set(names)) == len(names)
