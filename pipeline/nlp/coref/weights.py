"""The weights of `models/coreference.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from pipeline.data import models_dir

FARTHEST = 7
"""The narrator's sentences that count as one distance from there on."""


class Weights(dict[str, float]):
    """One table of `models/coreference.toml`; a list by distance becomes `recency.0`, `recency.1`, …"""

    def score(self, evidence: Mapping[str, float]) -> float:
        """Weigh what holds."""
        return sum(self[name] * value for name, value in evidence.items())


def step(distance: int) -> str:
    """Name the feature of a distance in sentences; the last goes on."""
    return f"recency.{min(max(distance, 0), FARTHEST)}"


@cache
def weights(name: str) -> Weights:
    """Read one table of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        row = tomllib.load(file)[name]
    recency = row.pop("recency")
    row |= {step(distance): recency[min(distance, len(recency) - 1)] for distance in range(FARTHEST + 1)}
    return Weights(row)
