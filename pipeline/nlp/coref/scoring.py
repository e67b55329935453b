"""Log-linear choice: evidence for each referent, weighed by `models/coreference.toml`, and the shares that follow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.nlp.coref.discourse import Discourse, Distribution, Event, Referent
from pipeline.nlp.coref.weights import step, weights

LEAST = 0.02
"""Share below which a candidate is not kept."""
RELAYS = frozenset(("média", "agence"))
Evidence = dict[str, float]
"""Feature → value; what is left out is zero."""


class Weighed(NamedTuple):
    """What speaks for each referent that an expression may mean, and for nobody named so far."""

    table: str
    """Of the weights: `pronoun`, `person` or `organisation`."""
    rows: list[tuple[int, Evidence]]
    nobody: Evidence

    def shares(self) -> Distribution:
        """Share one among the candidates and nobody."""
        w = weights(self.table)
        return softmax([(index, w.score(evidence)) for index, evidence in self.rows], w.score(self.nobody))


def softmax(scores: Sequence[tuple[int, float]], nobody: float) -> Distribution:
    """Turn log-odds into shares, the best first; what is missing to one is nobody's."""
    if not scores:
        return ()
    top = max(nobody, *(score for _, score in scores))
    total = math.exp(nobody - top) + sum(math.exp(score - top) for _, score in scores)
    shares = ((referent, math.exp(score - top) / total) for referent, score in scores)
    return tuple(sorted(((r, p) for r, p in shares if p >= LEAST), key=lambda one: (-one[1], one[0])))


def present(**features: float) -> Evidence:
    """Keep the features that hold."""
    return {name: float(value) for name, value in features.items() if value}


def salience(discourse: Discourse, index: int, event: Event, anchor: int) -> Evidence:
    """How present a referent is in mind: how long ago, in what place of its sentence, how often."""
    near = step(discourse.distance(event, anchor))
    times = len(discourse.referents[index].events)
    return {near: 1.0, "frequency": math.log1p(times)} | present(subject=event.subject)


def relays(referent: Referent) -> bool:
    """Tell whether it passes on what others say: after *rapporte l'AFP*, *il* is hardly ever the AFP."""
    return referent.type == "ORG" and bool(RELAYS & referent.senses)
