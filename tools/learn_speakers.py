"""Learn the weights and the calibration of `models/coreference.toml` from `speaker_evidence.tsv`.

    python tools/learn_speakers.py              cross-validate by article and print, with reliability by decile
    python tools/learn_speakers.py --write      the same, and write the weights and the curves

The choice among referents is log-linear: a softmax over their weighed features, with nobody as one of them. The
weights are the most probable ones under a normal prior around those of `speaker_priors.toml`, so that a feature seen
seldom keeps what a linguist gave it. The curves are fitted to the shares that the held-out folds got: what is
calibrated has not been learnt from.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.data import models_dir
from pipeline.nlp.coref.calibration import logit, sigmoid
from pipeline.nlp.coref.weights import flat

HERE = Path(__file__).parent
MODEL = models_dir() / "coreference.toml"
TABLES = {"pronoun": "pronoun", "person": "description", "organisation": "description"}
"""Table of weights → the curve that calibrates it."""
FOLDS = 10
SPREAD = 0.6
"""Standard deviation of the prior; 0.3 to 1.0 cross-validate alike, 2.0 worse."""
STEPS, RATE = 400, 0.05
CURVE_STEPS, CURVE_RATE = 4000, 0.02
Numbers = NDArray[np.float64]
Judged = tuple[float, bool]
"""A share, and whether it was right."""


class Choice(NamedTuple):
    """One expression: a row of features for each referent, nobody's last; which rows are right."""

    article: int
    features: Numbers
    right: Numbers


def main() -> None:
    """Print what cross-validation gives; write the model when asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    with (HERE / "speaker_priors.toml").open("rb") as file:
        priors = {name: flat(row) for name, row in tomllib.load(file).items()}
    judged: dict[str, list[Judged]] = defaultdict(list)
    text = MODEL.read_text("utf-8")
    for name, curve in TABLES.items():
        names = list(priors[name])
        prior = np.array([priors[name][feature] for feature in names])
        choices = read(name, names)
        held = held_out(choices, prior)
        judged[curve] += held
        before, after = shares(choices, prior), shares(choices, learn(choices, prior))
        print(f"{name}: {len(choices)} expressions, right by hand {_right(before):.3f},", end=" ")
        print(f"learnt {_right(after):.3f}, cross-validated {_right(held):.3f}")
        text = write_weights(text, name, dict(zip(names, learn(choices, prior), strict=True)))
    for curve, ones in judged.items():
        intercept, slope = fit(ones)
        print(f"{curve} = [{intercept:.2f}, {slope:.2f}], held out:")
        table(ones)
        text = re.sub(rf"^{curve} = \[[^]]*]", f"{curve} = [{intercept:.2f}, {slope:.2f}]", text, flags=re.MULTILINE)
    if given.write:
        MODEL.write_text(text, encoding="utf-8")


def read(name: str, names: list[str]) -> list[Choice]:
    """Read the choices that one table of weights makes."""
    index = {feature: at for at, feature in enumerate(names)}
    found: dict[tuple[int, int], list[tuple[bool, Numbers]]] = defaultdict(list)
    with (HERE / "speaker_evidence.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["table"] == name:
                vector = np.zeros(len(names))
                for feature, _, value in (one.partition("=") for one in row["features"].split()):
                    if feature in index:
                        vector[index[feature]] = float(value or 1)
                found[int(row["article"]), int(row["expression"])].append((row["right"] == "1", vector))
    return [
        Choice(article, np.array([vector for _, vector in rows]), np.array([float(right) for right, _ in rows]))
        for (article, _), rows in found.items()
    ]


def probabilities(choice: Choice, weights: Numbers) -> Numbers:
    """Share one among the rows."""
    scores = choice.features @ weights
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def learn(choices: list[Choice], prior: Numbers) -> Numbers:
    """Climb the penalized likelihood (Adam)."""
    weights, mean, square = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    for step in range(1, STEPS + 1):
        slope = (weights - prior) / SPREAD**2
        for choice in choices:
            claimed = probabilities(choice, weights)
            wanted = claimed * choice.right
            slope -= choice.features.T @ (wanted / max(wanted.sum(), 1e-12) - claimed)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def held_out(choices: list[Choice], prior: Numbers) -> list[Judged]:
    """Give the share of the best row of each expression under weights learnt from other articles."""
    found: list[Judged] = []
    for fold in range(FOLDS):
        weights = learn([one for one in choices if one.article % FOLDS != fold], prior)
        found += shares([one for one in choices if one.article % FOLDS == fold], weights)
    return found


def shares(choices: list[Choice], weights: Numbers) -> list[Judged]:
    """Give the share of the best row of each expression, and whether it is right."""
    best = ((one, probabilities(one, weights)) for one in choices)
    return [(float(share.max()), bool(one.right[share.argmax()])) for one, share in best]


def _right(judged: list[Judged]) -> float:
    return sum(good for _, good in judged) / max(len(judged), 1)


def fit(judged: list[Judged]) -> tuple[float, float]:
    """Climb the likelihood of a logistic curve over the log-odds, penalized towards the identity (deviation 1)."""
    intercept, slope = 0.0, 1.0
    points = [(logit(share), good) for share, good in judged]
    for _ in range(CURVE_STEPS):
        errors = [(good - sigmoid(intercept + slope * odds), odds) for odds, good in points]
        intercept += CURVE_RATE * (sum(error for error, _ in errors) - intercept) / math.sqrt(len(points))
        slope += CURVE_RATE * (sum(error * odds for error, odds in errors) - (slope - 1)) / math.sqrt(len(points)) / 4
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


def write_weights(text: str, name: str, weights: dict[str, float]) -> str:
    """Put the weights into their table, each behind its name; what is said of them stays."""
    before, mark, rest = text.partition(f"\n[{name}]\n")
    body, gap, after = rest.partition("\n[")
    lines = [_weight(line, weights) for line in body.split("\n")]
    return before + mark + "\n".join(lines) + gap + after


def _weight(line: str, weights: dict[str, float]) -> str:
    name, sign, rest = line.partition(" = ")
    comment = "#" + rest.partition("#")[2] if "#" in rest else ""
    if name == "recency":
        value = "[" + ", ".join(f"{weights[one]:.1f}" for one in weights if one.startswith("recency.")) + "]"
    elif name in weights:
        value = f"{weights[name]:.2f}"
    else:
        return line
    return f"{name}{sign}{value}".ljust(23) + "  " + comment if comment else f"{name}{sign}{value}"


if __name__ == "__main__":
    main()
