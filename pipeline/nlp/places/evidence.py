"""Which countries an article is about: the prior for its ambiguous names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc

from pipeline.gazetteer import Reading
from pipeline.nlp.columns import lowered, where
from pipeline.nlp.places.lexicon import demonyms

CLEAR = 1.5
"""A name counts when its first reading is this much likelier (decimal logarithm) than any abroad."""

HALF = 25.0
"""Tokens after which a name tells half as much of where an unknown one lies."""


def told(doc: Doc, setting: Mapping[str, float]) -> dict[str, float]:
    """Weigh each country by the adjectives of the article, 1 each, on top of what the provider's data say."""
    counts: defaultdict[str, float] = defaultdict(float, setting)
    known = demonyms()
    words = lowered(doc)
    for at in where(doc, "LOWER", known):
        one = known[words[at]]
        if one.country:
            counts[one.country] += 1
    return dict(counts)


def countries(weights: Mapping[str, float], names: Iterable[tuple[Reading, ...]]) -> dict[str, float]:
    """Give each country's share of the evidence, 0 to 1: of `told`, and clear names for 2 (a country) or 1."""
    counts: defaultdict[str, float] = defaultdict(float, weights)
    for readings in names:
        code = clear(readings)
        if code:
            counts[code] += 2 if readings[0].place.kind == "country" else 1
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()} if total else {}


def near(at: int, names: Iterable[tuple[int, tuple[Reading, ...]]]) -> dict[str, float]:
    """Give each country's share of the clear names around token `at`, the nearer the heavier; names by first token."""
    counts: defaultdict[str, float] = defaultdict(float)
    for start, readings in names:
        code = clear(readings)
        if code and start != at:
            counts[code] += 0.5 ** (abs(start - at) / HALF)
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()} if total else {}


def clear(readings: tuple[Reading, ...]) -> str | None:
    """The country of a name that hardly means anything elsewhere."""
    if not readings or readings[0].place.country_code is None:
        return None
    code, best = readings[0].place.country_code, readings[0].weight
    rivals = [one.weight for one in readings if one.place.country_code != code]
    return code if not rivals or best - max(rivals) >= CLEAR else None


def leading(shares: dict[str, float], least: float = 0.0) -> str | None:
    """The country with the largest share, if that is above `least`; ties go by the alphabet."""
    best = min(shares, key=lambda code: (-shares[code], code), default=None)
    return best if best is not None and shares[best] > least else None
