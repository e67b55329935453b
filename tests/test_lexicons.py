"""Knowledge is data: every lexicon is sorted, without doubles, in NFC."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.data import models_dir

FILES = sorted(path for path in models_dir().rglob("*") if path.suffix in (".txt", ".tsv"))


def entries(path: Path) -> list[str]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return lines[1:] if path.suffix == ".tsv" else [line.split(" #", 1)[0].strip() for line in lines]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(models_dir())))
def test_sorted_unique_normalized(path: Path) -> None:
    found = entries(path)
    assert found, "an empty lexicon serves nobody"
    assert len(found) == len(set(found)), sorted({one for one in found if found.count(one) > 1})
    assert all(unicodedata.is_normalized("NFC", one) for one in found)
    assert found == sorted(found), next(pair for pair in zip(found, sorted(found), strict=True) if pair[0] != pair[1])


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".tsv"], ids=lambda path: path.stem)
def test_every_row_has_every_column(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    widths = {line.count("\t") for line in lines}
    assert len(widths) == 1
