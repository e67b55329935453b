"""What speaks for each referent that a pronoun may mean; weights: the table `pronoun` of `models/coreference.toml`."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.nlp.coref.discourse import Discourse, Event, Referent
from pipeline.nlp.coref.pronouns import Pronoun
from pipeline.nlp.coref.scoring import Evidence, Weighed, present, relays, salience

SPEAKING = frozenset(("PER", "ORG", "GPE", "GRP", "DOC"))

PAIR = 2


class Place(NamedTuple):
    """Where a pronoun stands."""

    anchor: int
    """The token it looks back from."""
    speaks: bool
    inside: frozenset[int]
    """The referents that its own quote names: few speak of themselves in the third person."""


def pronoun(discourse: Discourse, one: Pronoun, place: Place) -> Weighed:
    """Weigh the referents named before the pronoun."""
    newest = _newest(discourse, place.anchor) if one.latter else {}
    ordered = _ordered(discourse, one, place.anchor)
    page, rows = discourse.page, []
    for index in discourse.present(place.anchor):
        referent = discourse.referents[index]
        event = discourse.last(index, place.anchor)
        agrees = _agreement(one, referent, event) if event else None
        if event is None or agrees is None or (referent.type == "GPE" and not referent.acts):
            continue
        evidence = agrees | salience(discourse, index, event, place.anchor)
        evidence |= present(
            nested=event.nested,
            paragraph=page.paragraph[event.token] == page.paragraph[place.anchor],
            named_inside=index in place.inside,
        )
        if place.speaks:
            evidence |= present(
                speaker=discourse.spoke_before(index, place.anchor),
                thing=referent.type not in SPEAKING,
                relay=relays(referent),
            )
        if one.latter:
            evidence |= present(latter_subject=event.subject, latter_last=event.token == newest[referent.type])
        evidence |= present(ordered=index == ordered)
        rows.append((index, evidence))
    return Weighed("pronoun", rows, {"nobody": 1.0})


def _ordered(discourse: Discourse, one: Pronoun, anchor: int) -> int | None:
    """Give whom *le premier*, *la seconde* mean: of the two last named, the one who comes first or second."""
    if one.rank is None:
        return None
    people = [index for index in discourse.named if discourse.referents[index].type == "PER"]
    first: dict[int, int] = {}
    paragraph = discourse.page.paragraph
    for index in people:
        for event in discourse.referents[index].events:
            if event.token < anchor and paragraph[anchor] - paragraph[event.token] <= 1:
                first.setdefault(index, event.token)
    last = sorted(first, key=lambda index: first[index])[-PAIR:]
    return last[one.rank] if len(last) == PAIR else None


def _newest(discourse: Discourse, anchor: int) -> dict[str, int]:
    """Give the token of the last mention before the anchor, by type: *ce dernier* is the last person named."""
    newest: dict[str, int] = {}
    for index in discourse.present(anchor):
        event = discourse.last(index, anchor)
        kind = discourse.referents[index].type
        newest[kind] = max(newest.get(kind, -1), event.token if event else -1)
    return newest


def _agreement(one: Pronoun, referent: Referent, event: Event) -> Evidence | None:
    """Judge number, gender and kind; None when the pronoun cannot stand for it."""
    if one.plural:
        if not referent.plural:
            return {"collective": 1.0} if referent.type == "ORG" else None
        return None if one.gender == "f" and referent.gender == "m" else {"PER": 1.0}
    if referent.plural:
        return None
    kind = present(**{referent.type: referent.type in ("PER", "ORG", "GPE", "DOC")})
    gender = referent.gender if referent.type == "PER" else event.gender or referent.gender
    if gender is None and one.gender:
        return kind | {"unsexed": 1.0}
    if gender == one.gender or one.gender is None:
        return kind
    return kind | {"mismatch": 1.0} if referent.type in ("ORG", "GPE") and referent.named else None
