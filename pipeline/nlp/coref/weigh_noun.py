"""What speaks for each referent that a noun phrase may mean; weights in `models/coreference.toml`."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.actors.lexicons import words
from pipeline.nlp.coref.discourse import Discourse, Referent
from pipeline.nlp.coref.focus import degree, nested, newest, subject
from pipeline.nlp.coref.likeness import clash, leads, likeness, may_be, sense, sole, soon
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.scoring import Evidence, Weighed, present, salience

BEARS = frozenset(("sense", "narrower"))


class Speech(NamedTuple):
    """What is known of a noun phrase that speaks, or is a subject."""

    anchor: int
    """The token from which it looks back, before its quote."""
    goes_on: bool
    """Its cue goes on with what was said before: *poursuit*, *ajoute*."""
    speaks: bool = True
    """Else it is the subject of some other verb."""


def description(discourse: Discourse, one: Description, inside: frozenset[int], speech: Speech | None) -> Weighed:
    """Weigh the referents that a definite noun phrase may point at; those inside it are not among them.

    A subject looks for who is in focus, whether it speaks or not.
    """
    known = any(_bears(one, discourse.referents[index]) for index in discourse.named)
    focus = None if known or not speech else newest(discourse, one, speech.anchor)
    main = subject(discourse, one, speech.anchor) if one.complemented and speech and not known else None
    rows = []
    for index in discourse.present(one.first):
        evidence = None if index in inside else _evidence(discourse, one, index)
        if evidence is not None and speech:
            goes_on = speech.goes_on * discourse.spoke_before(index, speech.anchor)
            evidence |= present(main=index == main, goes_on=goes_on)
            if index == focus:
                evidence |= {degree(discourse, one): 1.0} | present(only=_alone(discourse, one, index))
                evidence |= present(focus_nested=nested(discourse, index, speech.anchor), silent=not speech.speaks)
        if evidence is not None:
            rows.append((index, evidence))
    return Weighed("person" if one.noun.type == "PER" else "organisation", rows, _nobody(one))


def _alone(discourse: Discourse, one: Description, index: int) -> bool:
    """Nobody else has been named whom the noun could mean."""
    others = (who for who in discourse.named if who != index and discourse.last(who, one.first))
    return not any(discourse.referents[who].type == "PER" and may_be(one, discourse.referents[who]) for who in others)


def _nobody(one: Description) -> Evidence:
    """What tells of somebody new."""
    return {"nobody": 1.0} | present(own=one.complemented, bare=not one.features and not one.complements)


def _bears(one: Description, referent: Referent) -> bool:
    """Tell whether it is known to be what the noun says, so that the noun needs no guess."""
    return may_be(one, referent) and sense(one, referent) in BEARS and not clash(one.features, referent.features)


def _evidence(discourse: Discourse, one: Description, index: int) -> Evidence | None:
    referent = discourse.referents[index]
    if not may_be(one, referent):
        return None
    own = one.possessive and one.noun.type == referent.type == "PER" and referent.named and not _bears(one, referent)
    counterpart = own and discourse.page.doc[one.head].lemma_ in words("counterpart_nouns")
    if own and not counterpart:
        return None  # sa voisine is nobody whom the article has not called so
    event = discourse.last(index, one.first)
    if event is not None:
        here = salience(discourse, index, event, one.first) | present(counterpart=counterpart)
        return likeness(one, referent) | here | present(speaker=discourse.spoke_before(index, one.first))
    if referent.ahead is None:
        return None
    if leads(discourse, one, referent):
        return likeness(one, referent) | {"lead": 1.0}
    sole_soon = present(sole=sole(discourse, one, referent), soon=soon(one, referent))
    return likeness(one, referent) | {"ahead": 1.0} | sole_soon
