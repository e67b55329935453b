"""How well a referent fits an expression, in log-odds, and the shares that follow.

The features are few and linguistic; their weights stand in `models/coreference.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.nlp.coref.discourse import Discourse, Distribution, Event, Referent
from pipeline.nlp.coref.focus import newest, subject
from pipeline.nlp.coref.likeness import leads, likeness, may_be, sense, sole, soon
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.pronouns import Pronoun
from pipeline.nlp.coref.weights import Weights, weights

LEAST = 0.02
"""Share below which a candidate is not kept."""
SPEAKING = frozenset(("PER", "ORG", "GPE", "GRP", "DOC"))
BEARS = frozenset(("sense", "narrower"))
RELAYS = frozenset(("média", "agence"))


class Place(NamedTuple):
    """Where a pronoun stands."""

    anchor: int
    """The token it looks back from."""
    speaks: bool
    inside: frozenset[int]
    """The referents that its own quote names: few speak of themselves in the third person."""


def softmax(scores: Sequence[tuple[int, float]], nobody: float) -> Distribution:
    """Share one among the candidates and nobody."""
    if not scores:
        return ()
    top = max(nobody, *(score for _, score in scores))
    total = math.exp(nobody - top) + sum(math.exp(score - top) for _, score in scores)
    shares = ((referent, math.exp(score - top) / total) for referent, score in scores)
    return tuple(sorted(((r, p) for r, p in shares if p >= LEAST), key=lambda one: (-one[1], one[0])))


def relays(referent: Referent) -> bool:
    """Tell whether it passes on what others say: after *rapporte l'AFP*, *il* is hardly ever the AFP."""
    return referent.type == "ORG" and bool(RELAYS & referent.senses)


def pronoun(discourse: Discourse, one: Pronoun, place: Place) -> Distribution:
    """Weigh the referents named before the pronoun."""
    w = weights("pronoun")
    newest = _newest(discourse, place.anchor) if one.latter else {}
    scores = []
    for index in discourse.present(place.anchor):
        referent = discourse.referents[index]
        event = discourse.last(index, place.anchor)
        agrees = _agreement(one, referent, event) if event else None
        if event is None or agrees is None or (referent.type == "GPE" and not referent.acts):
            continue
        score = agrees + _salience(w, discourse, index, event, place.anchor) + w["nested"] * event.nested
        score += w["paragraph"] * (discourse.page.paragraph[event.token] == discourse.page.paragraph[place.anchor])
        score += w["named_inside"] * (index in place.inside)
        if place.speaks:
            score += w["speaker"] * discourse.spoke_before(index, place.anchor)
            score += w["thing"] * (referent.type not in SPEAKING) + w["relay"] * relays(referent)
        if one.latter:
            score += w["latter_subject"] * event.subject + w["latter_last"] * (event.token == newest[referent.type])
        scores.append((index, score))
    return softmax(scores, w["nobody"])


def _newest(discourse: Discourse, anchor: int) -> dict[str, int]:
    """Give the token of the last mention before the anchor, by type: *ce dernier* is the last person named."""
    newest: dict[str, int] = {}
    for index in discourse.present(anchor):
        event = discourse.last(index, anchor)
        kind = discourse.referents[index].type
        newest[kind] = max(newest.get(kind, -1), event.token if event else -1)
    return newest


def _salience(w: Weights, discourse: Discourse, index: int, event: Event, anchor: int) -> float:
    """How present it is in mind: how long ago, in what place of its sentence, how often."""
    times = len(discourse.referents[index].events)
    near = w.near(discourse.distance(event, anchor))
    return near + w["subject"] * event.subject + w["frequency"] * math.log1p(times)


def _agreement(one: Pronoun, referent: Referent, event: Event) -> float | None:
    """Judge number, gender and kind; None when the pronoun cannot stand for it."""
    w = weights("pronoun")
    if one.plural:
        if not referent.plural:
            return w["collective"] if referent.type == "ORG" else None
        return None if one.gender == "f" and referent.gender == "m" else w["PER"]
    if referent.plural:
        return None
    base = w.get(referent.type, 0.0)
    gender = referent.gender if referent.type == "PER" else event.gender or referent.gender
    if gender is None and one.gender:
        return base + w["unsexed"]
    if gender == one.gender or one.gender is None:
        return base
    return base + w["mismatch"] if referent.type in ("ORG", "GPE") and referent.named else None


class Speech(NamedTuple):
    """What is known of a noun phrase that speaks."""

    anchor: int
    """The token from which it looks back, before its quote."""
    goes_on: bool
    """Its cue goes on with what was said before: *poursuit*, *ajoute*."""


def description(discourse: Discourse, one: Description, inside: frozenset[int], speech: Speech | None) -> Distribution:
    """Weigh the referents that a definite noun phrase may point at; those inside it are not among them."""
    w = weights("description")
    known = any(_bears(one, discourse.referents[index]) for index in discourse.named)
    focus = None if known or not speech else newest(discourse, one, speech.anchor)
    main = subject(discourse, one, speech.anchor) if one.complemented and speech and not known else None
    scores = []
    for index in discourse.present(one.first):
        score = None if index in inside else _description_score(discourse, one, index)
        if score is not None and speech:
            score += w["focus"] * (index == focus)
            score += w["main"] * (index == main)
            score += w["goes_on"] * speech.goes_on * discourse.spoke_before(index, speech.anchor)
        if score is not None:
            scores.append((index, score))
    nobody = w["nobody"] if one.noun.type == "PER" else w["nobody_organisation"]
    nobody += w["own"] * one.complemented + w["bare"] * (not one.features and not one.complements)
    return softmax(scores, nobody)


def _bears(one: Description, referent: Referent) -> bool:
    """Tell whether it is known to be what the noun says, so that the noun needs no guess."""
    return may_be(one, referent) and sense(one, referent) in BEARS


def _description_score(discourse: Discourse, one: Description, index: int) -> float | None:
    w = weights("description")
    referent = discourse.referents[index]
    if not may_be(one, referent):
        return None
    if one.possessive and one.noun.type == referent.type == "PER" and referent.named and not _bears(one, referent):
        return None  # sa voisine is nobody whom the article has not called so
    event = discourse.last(index, one.first)
    if event is not None:
        salience = _salience(w, discourse, index, event, one.first)
        return likeness(one, referent) + salience + w["speaker"] * discourse.spoke_before(index, one.first)
    if referent.ahead is None:
        return None
    if leads(discourse, one, referent):
        return likeness(one, referent) + w["lead"]
    score = likeness(one, referent) + w["ahead"] + w["sole"] * sole(discourse, one, referent)
    return score + w["soon"] * soon(one, referent)
