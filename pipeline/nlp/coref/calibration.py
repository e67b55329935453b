"""From the share of the best candidate to how often such a candidate is right.

The figures in `models/coreference.toml` come from `tools/learn_speakers.py`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.data import models_dir


class Calibration(NamedTuple):
    """Logistic curves by rule: probability = 1 / (1 + exp(-(intercept + slope · logit(share))))."""

    threshold: float
    """Share below which nobody is named."""
    nobody: float
    """How often an expression that names no actor rightly names none."""
    curves: dict[str, tuple[float, float]]
    """Rule → intercept and slope; `default` for the others."""

    def best(self, rule: str, share: float) -> float:
        """Give the probability that the first candidate is the speaker."""
        intercept, slope = self.curves.get(rule, self.curves["default"])
        return sigmoid(intercept + slope * logit(share))

    def all(self, rule: str, shares: Sequence[float]) -> list[float]:
        """Calibrate the shares of one quote, the largest first: the others keep their parts of what it leaves."""
        if not shares:
            return []
        first = self.best(rule, shares[0])
        left = (1 - first) / max(1 - shares[0], 1e-9)
        return [first, *(min(share * left, first) for share in shares[1:])]


@cache
def load() -> Calibration:
    """Read the table `calibration` of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        table = tomllib.load(file)["calibration"]
    curves = {rule: (float(row[0]), float(row[1])) for rule, row in table["curves"].items()}
    return Calibration(table["threshold"], table["nobody"], curves)


def logit(share: float) -> float:
    """Give the log-odds, kept within ±7 so that certainty stays finite."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


def sigmoid(value: float) -> float:
    """Undo `logit`."""
    return 1 / (1 + math.exp(-value))
