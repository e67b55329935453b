"""Which place a name means here: weight of the name, words around it, countries of the article."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.gazetteer import Place, Reading
from pipeline.nlp.places.frames import Frame

# Weights in decades of likelihood, set by hand on Wikinews 2016-2017 and the development articles.
COUNTRY = 2.5
PARENT = 4.0
DIVISION = 0.7
HEAD = 2.5
SAME = 0.6
WITHOUT_ARTICLE = frozenset({"à", "vers", "depuis", "entre", "pour"})
WITH_ARTICLE = frozenset({"country", "region", "natural", "continent", "facility"})


class Around(NamedTuple):
    """What the article tells of the places it speaks of."""

    shares: dict[str, float]
    """Country code → share of the evidence."""
    divisions: frozenset[str]
    """ISO 3166-2 codes of its other towns."""


class Choice(NamedTuple):
    """A reading with its probability among all readings of the name."""

    place: Place
    sense: str | None
    probability: float


def choose(
    readings: tuple[Reading, ...],
    frame: Frame,
    around: Around,
    parents: frozenset[str],
    usual: frozenset[str] = frozenset(),
) -> list[Choice]:
    """Rank the readings.

    `parents` are the codes of a place named beside it (*Paris, Texas*), `usual` the ids it had elsewhere here.
    """
    scored = sorted(
        ((_score(one, frame, around, parents, usual), one) for one in readings),
        key=lambda pair: (-pair[0], pair[1].place.place_id),
    )
    best = scored[0][0]
    masses = [10 ** max(-6.0, score - best) for score, _ in scored]
    total = sum(masses)
    return [Choice(one.place, one.sense, mass / total) for mass, (_, one) in zip(masses, scored, strict=True)]


def _score(reading: Reading, frame: Frame, around: Around, parents: frozenset[str], usual: frozenset[str]) -> float:
    place = reading.place
    score = reading.weight + _grammar(place, reading.bare, frame)
    score += COUNTRY * around.shares.get(place.country_code or "", 0.0)
    if place.admin1_code in around.divisions and place.kind == "city":
        score += DIVISION
    if parents & {place.country_code or "", place.admin1_code or ""} and place.kind != "country":
        score += PARENT
    return score + (SAME if place.place_id in usual else 0.0)


def _grammar(place: Place, bare: bool, frame: Frame) -> float:
    """French tells kinds by preposition and article: *à Québec* the town, *au Québec* the province."""
    if frame.head is not None:
        if place.kind == "country" and frame.head.kind in ("city", "region"):
            return -2 * HEAD  # *la province de Luxembourg*, *l'État de Géorgie*
        return HEAD if frame.head.kind == place.kind else 0.0
    if place.kind == "city":
        if frame.preposition == "en" or (frame.article and not bare):
            return -2.5
        return 0.6 if frame.preposition in WITHOUT_ARTICLE and not frame.article else 0.0
    if frame.preposition in ("à", "vers") and not frame.article:
        return -2.0 if place.kind in ("region", "natural") else -0.4
    return 0.4 if frame.article or frame.preposition == "en" else 0.0
