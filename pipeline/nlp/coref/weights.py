"""The weights of `models/coreference.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from pipeline.data import models_dir


class Weights(dict[str, float]):
    """One table of `models/coreference.toml`; recency by sentences apart."""

    recency: tuple[float, ...] = ()

    def near(self, distance: int) -> float:
        """Give the weight of a distance in sentences; the last figure goes on."""
        return self.recency[min(max(distance, 0), len(self.recency) - 1)]


@cache
def weights(name: str) -> Weights:
    """Read one table of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        row = dict(tomllib.load(file)[name])
    recency = tuple(row.pop("recency"))
    found = Weights(row)
    found.recency = recency
    return found
