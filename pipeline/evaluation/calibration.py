"""How far a quote's confidence can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.compare import Judged

BINS = 10


@dataclass(frozen=True, slots=True)
class Decile:
    """Quotes whose confidence lies in [low, high); the last takes 1 too."""

    low: float
    high: float
    claimed: float
    """Mean confidence."""
    right: float
    """Share of those that are right."""
    quotes: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability by decile, the Brier score and the expected calibration error; None with no quote."""

    deciles: tuple[Decile, ...]
    brier: float | None
    ece: float | None

    def as_dict(self) -> dict[str, object]:
        """For JSON; rates to four digits."""
        return {
            "brier": _short(self.brier),
            "ece": _short(self.ece),
            "deciles": [
                {"low": one.low, "high": one.high, "claimed": _short(one.claimed), "right": _short(one.right),
                 "quotes": one.quotes} for one in self.deciles
            ],
        }  # fmt: skip


def calibrate(judged: Sequence[Judged]) -> Calibration:
    """Count by decile. ECE: the mean distance of claimed and right, weighted by quotes (Naeini et al. 2015)."""
    if not judged:
        return Calibration((), None, None)
    places = [min(int(one.confidence * BINS), BINS - 1) for one in judged]
    groups = [[one for one, at in zip(judged, places, strict=True) if at == place] for place in range(BINS)]
    deciles = tuple(_decile(place, group) for place, group in enumerate(groups) if group)
    brier = sum((one.confidence - one.right) ** 2 for one in judged) / len(judged)
    ece = sum(abs(one.claimed - one.right) * one.quotes for one in deciles) / len(judged)
    return Calibration(deciles, brier, ece)


def _decile(place: int, group: Sequence[Judged]) -> Decile:
    claimed = sum(one.confidence for one in group) / len(group)
    right = sum(one.right for one in group) / len(group)
    return Decile(place / BINS, (place + 1) / BINS, claimed, right, len(group))


def _short(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)
