"""How well a noun phrase describes a referent: office or kind, modifiers, country, sex."""

from __future__ import annotations

from functools import cache

from pipeline.actors.lexicons import words
from pipeline.data import table
from pipeline.nlp.coref.discourse import Discourse, Referent
from pipeline.nlp.coref.features import stem
from pipeline.nlp.coref.lexicon import wider
from pipeline.nlp.coref.nouns import FORMER, Description
from pipeline.nlp.coref.scoring import Evidence, present
from pipeline.nlp.coref.subjects import is_subject

LEAD = 40
"""Tokens from an office in the opening sentences to the name of its bearer."""
FORMER_STEM = stem(FORMER)
"""Who was something else before may be anything now."""
ANYBODY = "*"
"""The sense of *homme*, *responsable*: another word for whoever has been told of, named or not."""
OPENING = 2
"""The sentences that open an article: a headline, a dateline, the lead."""


@cache
def institutions() -> dict[str, str]:
    """Map the sense of an office to the sense of its institution."""
    return {row["office"]: row["institution"] for row in table("office_institutions")}


def may_be(one: Description, referent: Referent) -> bool:
    """Exclude what differs in kind, number or sex."""
    if one.plural != referent.plural:
        return False
    if not referent.named:
        other_sex = one.noun.type == "PER" and {one.gender, referent.gender} == {"m", "f"}
        alike = one.noun.sense in referent.senses or one.noun.sense == ANYBODY
        return referent.type == one.noun.type and alike and not other_sex
    if one.noun.type != referent.type:
        return referent.type == "ORG" and _institution(one, referent)
    if referent.type == "GPE" or one.noun.in_name:
        return one.noun.sense in referent.senses | referent.called
    person = referent.type == "PER" and one.noun.gender[0] != "x"
    return not (person and one.gender == "f" and referent.gender == "m")


def _institution(one: Description, referent: Referent) -> bool:
    """*le procureur* for the parquet; *l'armée*, *la police* for the one that the article names."""
    if one.noun.type == "GRP":
        return stem(one.noun.sense) in referent.stems
    return institutions().get(one.noun.sense, "") in referent.senses


def likeness(one: Description, referent: Referent) -> Evidence:
    """Compare office or kind, modifiers, country; modifiers say nothing where the office is another."""
    fit = sense(one, referent)
    shared = len(one.features & (referent.features | referent.stems)) if fit != "other_sense" else 0
    foreign = bool(referent.named and one.features and not shared)
    person = referent.type == "PER"
    unnamed = one.noun.sense in words("unnamed_roles")
    return {fit: 1.0} | present(
        feature=min(shared, 2),
        unshared=foreign and not one.complemented,
        unshared_complement=foreign and one.complemented,
        bystander=unnamed and fit == "unknown",
        stranger=unnamed and fit == "other_sense",
        name=referent.type == "ORG" and stem(one.noun.sense) in referent.stems,
        called=one.noun.sense in referent.called,
        clash=clash(one.features, referent.features),
        masculine=person and referent.gender == "f" and one.gender == "m",
        unsexed=person and referent.gender is None,
    )


def sense(one: Description, referent: Referent) -> str:
    """Name the weight of how the noun fits what is known."""
    if not referent.named:
        return "same" if one.noun.sense in referent.senses else "generic"
    if one.noun.type != referent.type:
        return "institution"
    if one.noun.sense == "*":
        return "generic"
    former = FORMER_STEM in one.features
    left = referent.past.union(*(wider(told) for told in referent.told)) if former else set()
    if one.noun.sense in (left if former else referent.senses):
        return "sense"
    if former:
        return "other_sense" if one.noun.sense in referent.senses else "unknown"
    if wider(one.noun.sense) & referent.direct:
        return "narrower"
    return "other_sense" if referent.senses else "unknown"


def clash(one: frozenset[str], other: set[str]) -> bool:
    """Two countries, and none in common."""
    here = {feature for feature in one if feature[0] == "@"}
    there = {feature for feature in other if feature[0] == "@"}
    return bool(here and there and not here & there)


def sole(discourse: Discourse, one: Description, referent: Referent) -> bool:
    """The opening tells an office that one person alone bears in the whole article, however far off the name."""
    if discourse.page.sentence[one.first] > OPENING or one.noun.type != "PER" or one.noun.sense not in referent.told:
        return False
    bearers = [known for known in discourse.referents if one.noun.sense in known.told]
    return bearers == [referent] and not clash(one.features, referent.features)


def soon(one: Description, referent: Referent) -> bool:
    """The bearer is introduced with the same office a little later: *Selon son avocat, … Me X a déploré…*"""
    if referent.ahead is None or one.noun.sense not in referent.told:
        return False
    return one.last <= referent.ahead <= one.last + LEAD


def leads(discourse: Discourse, one: Description, referent: Referent) -> bool:
    """The opening tells the office, what follows its bearer: *Le ministre de X a déclaré… Y reconnaît…*

    The bearer is the next person named, the subject of a later sentence, and bears no other office.
    """
    page, ahead = discourse.page, referent.ahead
    if page.sentence[one.first] > OPENING or one.noun.type != "PER" or not one.features or ahead is None:
        return False
    if ahead - one.last > LEAD or page.sentence[ahead] == page.sentence[one.first]:
        return False
    if referent.senses and one.noun.sense not in referent.senses:
        return False
    known = [who for who in discourse.referents if who.named and who.events]
    if any(may_be(one, who) and sense(one, who) != "other_sense" for who in known if who.type == "PER"):
        return False
    between = {page.actors[name] for name in page.names_in(one.last, ahead) if page.types[name] == "PER"}
    return not between - {referent.actor} and is_subject(page, *page.spans[page.name[ahead]])
