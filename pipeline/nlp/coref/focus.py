"""Whom a noun that speaks most likely means, where the article never calls anybody so."""

from __future__ import annotations

from pipeline.actors.lexicons import words
from pipeline.nlp.coref.discourse import Discourse, Referent
from pipeline.nlp.coref.grammar import DEMONSTRATIVE
from pipeline.nlp.coref.likeness import clash, may_be, sense
from pipeline.nlp.coref.nouns import Description

Standing = tuple[int, bool, int]

FOCUS = 2
"""The narrator's sentences over which who was named last stays in focus."""
FLOOR = 5
"""The same for the only one named of that sex, who spoke last."""
UNFOCUSED = frozenset("*")
"""The sense of *homme*, *responsable*."""
OTHERS = frozenset(("other_sense", "institution"))
"""What a noun says of whom it cannot be another word for."""


def newest(discourse: Discourse, one: Description, anchor: int) -> int | None:
    """Give who was named last, whom a noun phrase may be another word for: *X rit. « … », dit **le cinéaste***."""
    if one.possessive or one.plural:
        return None
    close = _close(discourse, one, anchor)
    free = {index: token for index, token in close.items() if not nested(discourse, index, anchor)}
    if not free and one.noun.type == "ORG":
        # *X (PS) … Le syndicat*: a party in brackets is hardly spoken of.
        return None
    close = free or close
    alike = [index for index in close if one.features & _features(discourse.referents[index])]
    return max(alike or close, key=lambda index: close[index], default=None)


def degree(discourse: Discourse, one: Description) -> str:
    """Name the weight of being named last, by what the noun is: *ce père*, *le chef de X*, *le prévenu*.

    Nouns whose bearer articles leave unnamed, and those that say more, mean somebody else more often.
    """
    if discourse.page.words[one.first] in DEMONSTRATIVE:
        return "focus_pointed"
    if one.complemented:
        return "focus_complement"
    return "focus_unnamed" if one.noun.sense in UNFOCUSED | words("unnamed_roles") else "focus"


def nested(discourse: Discourse, index: int, anchor: int) -> bool:
    """Tell whether it was named last inside another noun phrase: *le procès de **X***."""
    event = discourse.last(index, anchor)
    return event is not None and event.nested


def _features(referent: Referent) -> set[str]:
    return referent.features | referent.stems


def _close(discourse: Discourse, one: Description, anchor: int) -> dict[int, Standing]:
    """Map those of its sex and kind who were named in the last sentences to where that was: sentence, subject, token.

    Who has been given another office is left out, but for a bare noun and the only one named of that sex, or where a
    demonstrative points: *ce grand lecteur de X*.
    """
    found = {}
    pointed = discourse.page.words[one.first] in DEMONSTRATIVE
    named = [index for index in discourse.named if discourse.last(index, anchor) and _could(one, discourse, index)]
    for index in discourse.present(anchor):
        event = discourse.last(index, anchor)
        referent = discourse.referents[index]
        if event is None or not may_be(one, referent) or clash(one.features, referent.features):
            continue
        if sense(one, referent) in OTHERS and not pointed and (named != [index] or one.complemented):
            continue
        if referent.type == "PER" and {one.gender, referent.gender} == {"m", "f"}:
            continue
        reach = FLOOR if named == [index] and discourse.speaker and discourse.speaker[0] == index else FOCUS
        if discourse.distance(event, anchor) <= reach:
            found[index] = (-discourse.distance(event, anchor), event.subject, event.token)
    return found


def subject(discourse: Discourse, one: Description, anchor: int) -> int | None:
    """Give whom the article is about, an office of whose it has not told yet: *le député de X*, *la candidate du Y*.

    The one who alone has spoken so far; who has the floor, for an office of public figures; the only one named of that
    sex, for such an office or if he has the floor.
    """
    speaker = discourse.main_speaker()
    if one.plural or one.possessive or one.noun.type != "PER":
        return speaker
    near = _close(discourse, one, anchor)
    near = {
        index: token
        for index, token in near.items()
        if discourse.referents[index].named and not nested(discourse, index, anchor)
    }
    latest = max(near, key=lambda index: near[index], default=None)
    if latest not in (None, speaker) and _introduced(discourse, latest, anchor):
        leader = one.noun.sense in UNFOCUSED and one.noun.speaks_for
        return latest if leader or one.noun.sense not in UNFOCUSED | words("unnamed_roles") else None
    if speaker is not None:
        return speaker
    named = [index for index in discourse.named if discourse.last(index, anchor) and _could(one, discourse, index)]
    public = one.noun.sense in words("public_roles")
    close = [index for index in near if index in named]
    floor = [index for index in close if discourse.spoke_before(index, anchor) == 1]
    if public and floor:
        return floor[0]
    if len(named) != 1 or not close or one.noun.sense in UNFOCUSED | words("unnamed_roles"):
        return None
    return named[0] if public or floor else None


def _introduced(discourse: Discourse, index: int, anchor: int) -> bool:
    """*X n'est pas d'accord. « … », réagit la présidente de Y*: a new subject of whom no office has been told."""
    event = discourse.last(index, anchor)
    fresh = event is not None and event.subject and discourse.distance(event, anchor) <= 1
    return fresh and not discourse.referents[index].senses and not discourse.spoke[index]


def _could(one: Description, discourse: Discourse, index: int) -> bool:
    referent = discourse.referents[index]
    return referent.type == "PER" and {one.gender, referent.gender} != {"m", "f"}
