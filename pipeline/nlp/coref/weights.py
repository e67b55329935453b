"""The weights of `models/coreference.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.data import models_dir

FARTHEST = 7
"""The narrator's sentences that count as one distance from there on."""


class Weights(dict[str, float]):
    """One table of `models/coreference.toml`."""

    def score(self, evidence: Mapping[str, float]) -> float:
        """Weigh what holds; a feature that the table lacks says nothing there."""
        return sum(self.get(name, 0.0) * value for name, value in evidence.items())


def step(distance: int) -> str:
    """Name the feature of a distance in sentences; the last goes on."""
    return f"recency.{min(max(distance, 0), FARTHEST)}"


@cache
def weights(name: str) -> Weights:
    """Read one table of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        return Weights(flat(tomllib.load(file)[name]))


def flat(row: Mapping[str, Any]) -> dict[str, float]:
    """Spread the list of weights by distance: `recency` becomes `recency.0`, `recency.1`, …"""
    by_distance = {step(distance): weight for distance, weight in enumerate(row["recency"])}
    return {name: float(weight) for name, weight in row.items() if name != "recency"} | by_distance
