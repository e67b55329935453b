"""Write the tables of scores into the documents from `docs/scores.tsv`, their one source.

python tools/write_scores.py                                measure nothing: write the tables anew
python tools/write_scores.py --measure unseen GOLD_DIR      measure one column (F1), then write them
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCORES = ROOT / "docs" / "scores.tsv"
DOCUMENTS = (ROOT / "docs" / "limits.md", ROOT / "models" / "README.md")
TABLE = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.DOTALL)
COLUMNS = ("development", "unseen")
LABELS = {
    "quotes": "quotes",
    "quotes_direct": "… direct",
    "quotes_mixed": "… mixed",
    "quotes_indirect": "… indirect",
    "quotes_attributed": "… with the right speaker",
    "speakers_named": "speaker accuracy, named speakers of found quotes",
    "actors_typed": "actors: mentions with type",
    "actors_PER": "… persons",
    "actors_ORG": "… organisations",
    "actors_linked": "… under the right name",
    "places": "places: mentions",
    "places_linked": "… the right place",
    "places_country": "… the right country",
    "dates": "dates",
    "dates_value": "… with the right value",
}


def main() -> None:
    """Measure when asked to, then write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--measure", nargs=2, metavar=("COLUMN", "GOLD_DIR"))
    given = options.parse_args()
    if given.measure:
        measure(given.measure[0], Path(given.measure[1]))
    for document in DOCUMENTS:
        document.write_text(TABLE.sub(table().replace("\\", r"\\"), document.read_text("utf-8")), "utf-8")


def read() -> list[dict[str, str]]:
    """The rows of the source."""
    with SCORES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def table() -> str:
    """The source as a Markdown table."""
    lines = ["| | development | unseen |", "|---|---|---|"]
    lines += [f"| {LABELS[row['figure']]} | {row['development']} | {row['unseen']} |" for row in read()]
    return "\n".join(lines) + "\n"


def measure(column: str, gold: Path) -> None:
    """Put the F1 of every figure into a column. Raises ValueError when there is no such column."""
    from pipeline.evaluation import evaluate

    scores = evaluate(gold).scores
    rows = read()
    for row in rows:
        row[COLUMNS[COLUMNS.index(column)]] = f"{scores[row['figure']].f1:.3f}"
    with SCORES.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, ["figure", *COLUMNS], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
