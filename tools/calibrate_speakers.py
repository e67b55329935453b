"""Fit the curves of `models/coreference.toml`, and see how far a quote's confidence can be believed.

    python tools/calibrate_speakers.py                          fit the curves to tools/speaker_judgements.tsv
    python tools/calibrate_speakers.py --reliability GOLD_DIR   confidence by decile on annotated articles

A curve has two parameters, penalized towards the identity (intercept 0, slope 1, standard deviation 1), so that a
rule with few judgements keeps close to its own shares. GOLD_DIR holds `*.gold.json`: text, dct, quotes with
fragments (code points) and speaker_actor.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.actors.fold import fold
from pipeline.article import Article
from pipeline.nlp.coref.calibration import logit, sigmoid

JUDGEMENTS = Path(__file__).with_name("speaker_judgements.tsv")
STEPS, RATE = 4000, 0.02
OVERLAP = 0.7
"""Intersection over union from which two quotes are the same."""
Judged = tuple[float, bool]
"""A share or a confidence, and whether it was right."""


def main() -> None:
    """Print the curves, or the reliability."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reliability", metavar="GOLD_DIR", type=Path)
    given = options.parse_args()
    if given.reliability:
        table(quotes(given.reliability))
        return
    for rule, judged in sorted(judgements().items()):
        intercept, slope = fit(judged)
        right = sum(good for _, good in judged)
        print(f"{rule} = [{intercept:.2f}, {slope:.2f}]    # {right} of {len(judged)} right")
        table(judged)


def judgements() -> dict[str, list[Judged]]:
    """Read the judgements, by rule."""
    found: dict[str, list[Judged]] = defaultdict(list)
    with JUDGEMENTS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            found[row["rule"]].append((float(row["share"]), row["right"] == "1"))
    return found


def fit(judged: list[Judged]) -> tuple[float, float]:
    """Climb the penalized likelihood of a logistic curve over the log-odds."""
    intercept, slope = 0.0, 1.0
    points = [(logit(share), good) for share, good in judged]
    for _ in range(STEPS):
        errors = [(good - sigmoid(intercept + slope * odds), odds) for odds, good in points]
        intercept += RATE * (sum(error for error, _ in errors) - intercept) / math.sqrt(len(points))
        slope += RATE * (sum(error * odds for error, odds in errors) - (slope - 1)) / math.sqrt(len(points)) / 4
    return intercept, slope


def table(judged: Iterable[Judged]) -> None:
    """Print how many were right, by decile of what was claimed."""
    deciles: dict[int, list[Judged]] = defaultdict(list)
    for share, good in judged:
        deciles[min(int(share * 10), 9)].append((share, good))
    for decile in sorted(deciles):
        ones = deciles[decile]
        claimed = sum(share for share, _ in ones) / len(ones)
        right = sum(good for _, good in ones)
        bounds = f"{decile / 10:.1f}-{(decile + 1) / 10:.1f}"
        print(f"  {bounds}   claimed {claimed:.2f}   right {right / len(ones):.2f}   of {len(ones)}")


def quotes(folder: Path) -> Iterator[Judged]:
    """Read each article; a quote is right when it is one of the annotated ones and has its speaker."""
    from pipeline.nlp.load import load, read

    nlp = load()
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        doc = nlp(read(nlp, Article(text=gold["text"], published=gold["dct"])))
        left = [(_chars(one["fragments"]), fold(one["speaker_actor"] or "")) for one in gold["quotes"]]
        for one in doc._.quotations:
            here = _chars(one.fragments)
            same = next((other for other in left if len(here & other[0]) >= OVERLAP * len(here | other[0])), None)
            speaker = fold(doc._.actors[one.candidates[0].actor].name) if one.candidates else ""
            if same:
                left.remove(same)
            yield one.confidence, same is not None and same[1] == speaker


def _chars(fragments: Iterable[Any]) -> set[int]:
    return {at for start, end in fragments for at in range(start, end)}


if __name__ == "__main__":
    main()
