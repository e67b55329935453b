"""How well a referent fits an expression, in log-odds, and the probabilities that follow.

The features are few and linguistic; their weights stand in `models/coreference.toml`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.data import models_dir, table
from pipeline.nlp.coref.discourse import Discourse, Distribution, Referent
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.pronouns import Pronoun

LEAST = 0.02
"""Probability below which a candidate is not kept."""
SPEAKING = frozenset(("PER", "ORG", "GPE", "GRP", "DOC"))
LEAD = 40
"""Tokens from an office in the opening sentence to the name of its bearer."""


class Weights(NamedTuple):
    """One table of `models/coreference.toml`."""

    values: dict[str, float]
    recency: tuple[float, ...]

    def __getitem__(self, name: str) -> float:  # type: ignore[override]
        return self.values[name]


@cache
def weights(table: str) -> Weights:
    """Read one table of the weights."""
    with (models_dir() / "coreference.toml").open("rb") as file:
        row = dict(tomllib.load(file)[table])
    recency = tuple(row.pop("recency"))
    return Weights(row, recency)


def softmax(scores: Sequence[tuple[int, float]], nobody: float) -> Distribution:
    """Share one among the candidates and nobody."""
    if not scores:
        return ()
    top = max(nobody, *(score for _, score in scores))
    total = math.exp(nobody - top) + sum(math.exp(score - top) for _, score in scores)
    shares = ((referent, math.exp(score - top) / total) for referent, score in scores)
    return tuple(sorted(((r, p) for r, p in shares if p >= LEAST), key=lambda one: (-one[1], one[0])))


def pronoun(discourse: Discourse, one: Pronoun, anchor: int, speaks: bool, inside: frozenset[int]) -> Distribution:
    """Weigh the referents named before the anchor; `inside` are those that the quote itself names."""
    scores = []
    for index, referent in enumerate(discourse.referents):
        score = _pronoun_score(discourse, one, index, anchor, speaks)
        if score is not None:
            scores.append((index, score + (weights("pronoun")["named_inside"] if index in inside else 0.0)))
    return softmax(scores, weights("pronoun")["nobody"])


def _pronoun_score(discourse: Discourse, one: Pronoun, index: int, anchor: int, speaks: bool) -> float | None:
    w = weights("pronoun")
    referent = discourse.referents[index]
    event = discourse.last(index, anchor)
    agrees = _agreement(one, referent, event.gender) if event else None
    if event is None or agrees is None:
        return None
    score = agrees + w.recency[min(discourse.distance(event, anchor), len(w.recency) - 1)]
    score += w["subject"] * event.subject + w["nested"] * event.nested
    score += w["speaker"] * (speaks and discourse.spoke_before(index, anchor))
    score += w["paragraph"] * (discourse.page.paragraph[event.token] == discourse.page.paragraph[anchor])
    score += w["frequency"] * math.log1p(sum(other.token < anchor for other in referent.events))
    score += w["thing"] * (speaks and referent.type not in SPEAKING)
    if one.latter:
        score += w["latter_subject"] * event.subject
        newest = max((e.token for r in discourse.referents for e in r.events if e.token < anchor), default=-1)
        score += w["latter_last"] * (event.token == newest)
    return score


def _agreement(one: Pronoun, referent: Referent, called: str | None) -> float | None:
    """Judge number, gender and kind; None when the pronoun cannot stand for it."""
    w = weights("pronoun")
    if one.plural:
        if referent.plural:
            return None if one.gender == "f" and referent.gender == "m" else w["person"]
        return w["collective"] if referent.type == "ORG" else None
    if referent.plural:
        return None
    base = {"PER": w["person"], "ORG": w["organisation"], "GPE": w["place"]}.get(referent.type, 0.0)
    gender = referent.gender if referent.type == "PER" else called or referent.gender
    if gender is None:
        return base + w["unsexed"]
    if gender == one.gender:
        return base
    return base + w["mismatch"] if referent.type in ("ORG", "GPE") and referent.named else None


def description(discourse: Discourse, one: Description, anchor: int) -> Distribution:
    """Weigh the referents that a definite noun phrase may point at."""
    w = weights("description")
    scores = []
    for index, referent in enumerate(discourse.referents):
        score = _description_score(discourse, one, index, anchor)
        if score is not None:
            scores.append((index, score))
    own = bool(one.complements) or len(one.features) > 1
    nobody = w["nobody"] + w["own"] * own + w["bare"] * (not one.features and not one.complements)
    return softmax(scores, nobody)


def _description_score(discourse: Discourse, one: Description, index: int, anchor: int) -> float | None:
    w = weights("description")
    referent = discourse.referents[index]
    if not _may_be(one, referent):
        return None
    score = _likeness(one, referent)
    event = discourse.last(index, anchor)
    if event is None:
        if referent.ahead is None:
            return None
        return score + (w["lead"] if _leads(discourse, one, referent) else w["ahead"] + w.recency[-1])
    score += w.recency[min(discourse.distance(event, anchor), len(w.recency) - 1)]
    score += w["subject"] * event.subject + w["speaker"] * discourse.spoke_before(index, anchor)
    return score + w["frequency"] * math.log1p(sum(other.token < anchor for other in referent.events))


def _may_be(one: Description, referent: Referent) -> bool:
    """Exclude what differs in kind, number or sex."""
    if one.plural != referent.plural:
        return False
    if not referent.named:
        return referent.type == one.noun.type and one.noun.sense in referent.senses
    if one.noun.type != referent.type:
        return referent.type == "ORG" and institution(one) in referent.senses
    person = referent.type == "PER" and one.noun.gender[0] != "x"
    return not (person and one.gender == "f" and referent.gender == "m")


def _likeness(one: Description, referent: Referent) -> float:
    w = weights("description")
    features = one.features | {stem for stem in _head_stems(one) if referent.type == "ORG"}
    if not referent.named:
        score = w["same"]
    elif one.noun.type != referent.type:
        score = w["institution"]
    elif one.noun.sense in referent.senses:
        score = w["sense"]
    elif one.noun.sense == "*":
        score = w["generic"]
    else:
        score = w["other_sense"] if referent.senses else 0.0
    shared = len(one.features & (referent.features | referent.stems))
    score += w["feature"] * min(shared, 2)
    score += w["name"] * bool(features & referent.stems)
    score += w["unshared"] * (bool(one.features) and not shared)
    score += w["called"] * (one.noun.sense in referent.called)
    score += w["clash"] * _clash(one.features, referent.features)
    return score + w["unsexed"] * (referent.type == "PER" and referent.gender is None)


@cache
def institutions() -> dict[str, str]:
    """Map the sense of an office to the sense of its institution."""
    return {row["office"]: row["institution"] for row in table("office_institutions")}


def institution(one: Description) -> str:
    """Give the sense of the institution that an office speaks for, empty when there is none."""
    return institutions().get(one.noun.sense, "")


def _head_stems(one: Description) -> set[str]:
    return {one.noun.sense[:6]}


def _clash(one: frozenset[str], other: set[str]) -> bool:
    """Two countries, and none in common."""
    here = {feature for feature in one if feature[0] == "@"}
    there = {feature for feature in other if feature[0] == "@"}
    return bool(here and there and not here & there)


def _leads(discourse: Discourse, one: Description, referent: Referent) -> bool:
    """The opening sentence tells the office, the next its bearer: *Le ministre de X a déclaré… Y reconnaît…*"""
    first = discourse.page.sentence[one.first] <= 2 and one.noun.type == "PER" and bool(one.features or one.complements)
    return first and referent.ahead is not None and 0 < referent.ahead - one.last <= LEAD
