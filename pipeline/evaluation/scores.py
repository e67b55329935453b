"""Precision, recall and F1 from counts, which add up over articles (micro-average)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIGURES = {
    "quotes": "citations",
    "quotes_direct": "… directes",
    "quotes_mixed": "… mixtes",
    "quotes_indirect": "… indirectes",
    "quotes_attributed": "… bon locuteur",
    "speakers_named": "locuteurs nommés",
    "actors": "acteurs",
    "actors_typed": "… bon type",
    "actors_PER": "… personnes",
    "actors_ORG": "… organisations",
    "actors_linked": "… bon nom",
    "actors_distinct": "… noms distincts",
    "places": "lieux",
    "places_linked": "… bon lieu",
    "places_country": "… bon pays",
    "places_distinct": "… noms distincts",
    "dates": "dates",
    "dates_value": "… bonne valeur",
}
"""Every figure, in the order in which they are shown, with what a French reader calls it."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many are right, how many there are, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 when there is nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def as_dict(self) -> dict[str, float]:
        """Rates to four digits, and the counts behind them."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: round(rate, 4) for name, rate in rates.items()} | {
            "right": self.right,
            "gold": self.gold,
            "found": self.found,
        }


Scores = Mapping[str, Score]


def total(articles: Iterable[Scores]) -> dict[str, Score]:
    """Add up the counts of articles; every figure is there, in the order of FIGURES."""
    added = dict.fromkeys(FIGURES, Score())
    for scores in articles:
        for name, score in scores.items():
            added[name] += score
    return added
