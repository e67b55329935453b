"""IRaMuTeQ: texts under starred lines of variables; the articles, and the quotes by who said them.

Format: the IRaMuTeQ documentation (*Formatage des corpus*): UTF-8, each text opened by `**** *variable_value …`, names
and values of letters, digits, `-` and `_`, no star in the text.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.export import whole
from pipeline.corpus.exports.reading import Reading, readings

LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
UNNAMED = re.compile(r"[^A-Za-z0-9-]+")


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write `iramuteq_articles.txt` and `iramuteq_quotes.txt`."""
    paths = [folder / "iramuteq_articles.txt", folder / "iramuteq_quotes.txt"]
    with whole(paths[0]) as articles, whole(paths[1]) as quotes:
        for reading in readings(store):
            articles.write(_text(_variables(reading), _article(reading)).encode("utf-8"))
            for variables, text in _quotes(reading):
                quotes.write(_text(variables, text).encode("utf-8"))
    return paths


def _variables(reading: Reading) -> dict[str, str | None]:
    article = reading.article
    day = (article["published"] or "")[:10]
    return {
        "doc": article["doc_id"],
        "source": article["source"],
        "section": article["section"],
        "year": day[:4],
        "month": day[:7],
        "date": day,
    }


def _article(reading: Reading) -> str:
    return "\n".join(part for part in (reading.article["title"], reading.article["text"]) if part)


def _quotes(reading: Reading) -> Iterator[tuple[dict[str, str | None], str]]:
    for quote in reading.quotes:
        said = {"speaker": quote["speaker"], "gender": quote["speaker_gender"], "type": quote["type"]}
        yield {**said, **_variables(reading)}, quote["text"]


def _text(variables: dict[str, str | None], text: str) -> str:
    """One text under its starred line; lines that could be taken for one, or for a theme, lose their mark."""
    stars = " ".join(f"*{name}_{value}" for name, raw in variables.items() if (value := modality(raw)))
    lines = (line.replace("*", " ").strip().lstrip("-").strip() for line in text.split("\n"))
    body = "\n".join(line for line in lines if line)
    return f"**** {stars}\n{body}\n\n"


def modality(value: str | None) -> str:
    """A variable's value in the letters IRaMuTeQ takes: `Le Monde` → `Le_Monde`, `Élysée` → `Elysee`."""
    spelled = (value or "").translate(LIGATURES)
    plain = "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
    return UNNAMED.sub("_", plain).strip("_")
