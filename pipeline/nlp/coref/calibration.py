"""From the model's share to how often it is right, by the kind of expression; from both to a quote's confidence.

The figures in `models/coreference.toml` come from `tools/calibrate_speakers.py`.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from typing import NamedTuple

from pipeline.data import models_dir


class Calibration(NamedTuple):
    """Logistic curves: probability = 1 / (1 + exp(-(intercept + slope · logit(share))))."""

    threshold: float
    """Below it nobody is named."""
    curves: dict[str, tuple[float, float]]
    """Rule → intercept and slope."""

    def speaker(self, rule: str, share: float) -> float:
        """Give the probability that the candidate with this share is the speaker."""
        intercept, slope = self.curves.get(rule, self.curves["default"])
        return sigmoid(intercept + slope * logit(share))


@cache
def load() -> Calibration:
    """Read the table `calibration` of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        table = tomllib.load(file)["calibration"]
    return Calibration(table["threshold"], {rule: (row[0], row[1]) for rule, row in table["curves"].items()})


def logit(share: float) -> float:
    """Give the log-odds, kept within ±7 so that certainty stays finite."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


def sigmoid(value: float) -> float:
    """Undo `logit`."""
    return 1 / (1 + math.exp(-value))
