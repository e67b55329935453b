"""Whom the unnamed speak for: *la porte-parole de X*, *le rapport de Y*, *le gouvernement malien*."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.actors.lexicons import words
from pipeline.nlp.coref.discourse import Distribution, Referent
from pipeline.nlp.coref.lexicon import nationalities
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.pronouns import Pronoun
from pipeline.nlp.coref.reading import Reading
from pipeline.nlp.coref.weigh_pronoun import Place, pronoun

SHARE = {"DOC": 0.85, "GRP": 0.8, "PER": 0.85}
"""How far an unnamed bearer speaks for the one named with it, by the type of its noun."""
BRANCH = 0.8
"""How far a branch speaks for its organisation."""
HEADED = 0.65
"""How far *la direction* speaks for the one organisation of the article that it can head."""
TOWN_HALL = 0.75
"""How far *la mairie* is that of the one town in focus."""
UNHEADED = frozenset(("agence", "gouvernement", "média", "parti", "parquet", "police", "syndicat"))
"""Senses of organisations that no article calls *la direction*."""
TEAMS = frozenset(("ORG", "GRP"))
MAKER = 0.6
"""How far a writing speaks for the subject of its sentence."""
NEARBY = 8
"""Tokens from the verb of publishing to what is published."""
GOVERNMENT = {"nationality": 0.9, "place": 0.85, "article": 0.6}
"""How sure a government is that of a country: it says so, a place inside says so, the article is about one country."""
KINDS = {"country": "pays", "city": "ville"}
"""The noun that stands for a place of this kind."""


def speaks_for(reading: Reading, one: Description) -> Distribution:
    """Find whom an unnamed bearer speaks for: the first name or noun phrase inside its phrase, else its maker.

    A group of a person's speaks for the person: *l'équipe de X*, *le cabinet du ministre*.
    """
    referents = reading.discourse.referents
    whole = _whole(reading, one)
    if whole is not None:
        return ((whole, BRANCH),)
    if one.noun.type in TEAMS:
        for _, meant in sorted(_inside(reading, one)):
            if meant and referents[meant[0][0]].type == "PER" and referents[meant[0][0]].named:
                return tuple((who, SHARE["GRP"] * p) for who, p in meant if referents[who].named)
    if one.noun.speaks_for and not _leads(one):
        for _, meant in sorted(_inside(reading, one)):
            if found := tuple((who, SHARE[one.noun.type] * p) for who, p in meant if referents[who].named):
                return found
        if one.possessive:
            return tuple((who, SHARE[one.noun.type] * p) for who, p in possessor(reading, one))
    if one.noun.type == "DOC":
        return _maker(reading, one)
    return _headed(reading, one) if one.noun.sense == "direction" else ()


def _whole(reading: Reading, one: Description) -> int | None:
    """Give the organisation whose part it is: *le bureau de X à Beyrouth*, *la fédération locale de X*.

    Another noun in between makes it somebody else: *le comité d'entreprise de X*.
    """
    page = reading.page
    if page.doc[one.head].lemma_ not in words("branch_nouns") or not one.complements:
        return None
    name = one.complements[0]
    between = range(one.head + 1, page.spans[name][0])
    nouns = (page.pos(at) == "NOUN" and page.doc[at].text[0].islower() for at in between)
    return reading.given.names[name].actor if page.types[name] == "ORG" and not any(nouns) else None


def _headed(reading: Reading, one: Description) -> Distribution:
    """*la direction* alone is that of the one organisation named so far that has one, companies first."""
    if one.complements or one.complemented or one.plural or not one.definite:
        return ()
    discourse = reading.discourse
    known = [who for who in discourse.named if discourse.last(who, one.first)]
    headed = [who for who in known if discourse.referents[who].type == "ORG"]
    headed = [who for who in headed if not UNHEADED & discourse.referents[who].senses]
    companies = [who for who in headed if "entreprise" in discourse.referents[who].senses]
    chosen = companies or headed
    return ((chosen[0], HEADED),) if len(chosen) == 1 else ()


def town_hall(reading: Reading, one: Description) -> Distribution:
    """*la mairie*, *la municipalité* alone is that of the town in focus, as the place that acts."""
    bare = not one.complements and not one.features and one.definite and not one.plural
    if not bare or reading.page.doc[one.head].lemma_ not in words("town_hall_nouns"):
        return ()
    start = reading.page.chars(one.first, one.last)[0]
    place = reading.given.places.town(start)
    return ((acting(reading, place), TOWN_HALL),) if place else ()


def _leads(one: Description) -> bool:
    """*le leader de X* is somebody; *des leaders de X*, *un responsable de X* speak for X."""
    return one.noun.sense == "*" and one.definite and not one.plural


def possessor(reading: Reading, one: Description) -> Distribution:
    """Tell whom a possessive means (*son avocat*, *ses propos*), as a pronoun of either gender would."""
    word = Pronoun(one.first, one.first + 1, None, reading.page.words[one.first].startswith("leur"), latter=False)
    weighed = pronoun(reading.discourse, word, Place(one.first, speaks=True, inside=frozenset()))
    return passed_on(reading, weighed.shares())


def _inside(reading: Reading, one: Description) -> list[tuple[int, Distribution]]:
    named = reading.given.names
    found: list[tuple[int, Distribution]] = [
        (reading.page.spans[name][0], ((named[name].actor, 1.0),)) for name in one.complements
    ]
    found += [(other.head, reading.meant[other.head]) for other in reading.inside(one) if other.head in reading.meant]
    return found


def _maker(reading: Reading, one: Description) -> Distribution:
    """A writing belongs to who publishes it in the same sentence: *X vient de publier un rapport*."""
    page = reading.page
    before = range(max(0, one.first - NEARBY), one.first)
    if not any(page.doc[at].lemma_ in words("publishing_verbs") for at in before):
        return ()
    for token, index in reversed(reading.discourse.subjects):
        if token < one.first:
            return ((index, MAKER),) if page.sentence[token] == page.sentence[one.head] else ()
    return ()


def government(reading: Reading, one: Description) -> Distribution:
    """*le gouvernement gambien*, *la partie américaine*, *le gouvernement de la province de X* are places.

    *le gouvernement* alone is that of the one country that the article is about; *la ville de X* is X.
    """
    if one.noun.type != "GPE" or one.plural or not one.definite or _whole(reading, one) is not None:
        return ()
    inside = reading.place_inside(one)
    if one.noun.sense != "gouvernement":
        return ((acting(reading, inside), GOVERNMENT["place"]),) if inside else ()
    places = reading.given.places
    for at in range(one.head + 1, one.last):
        nationality = nationalities().get(reading.page.words[at])
        place = places.of(nationality) if nationality else None
        if place:
            return ((acting(reading, place), GOVERNMENT["nationality"]),)
    if inside:
        return ((acting(reading, inside), GOVERNMENT["place"]),)
    alone = reading.page.words[one.head] == "gouvernement" and not one.complements
    main = places.main() if alone else None
    return ((acting(reading, main), GOVERNMENT["article"]),) if main else ()


def acting(reading: Reading, place_id: str) -> int:
    """Give the referent of a place that acts."""
    if place_id not in reading.by_place:
        entry = reading.given.places.entry(place_id)
        referent = Referent("GPE", None, place_id)
        if entry:
            referent.senses = {KINDS.get(entry.kind, entry.kind)}
            referent.features = {f"@{entry.country}"} if entry.country else set()
        reading.by_place[place_id] = reading.discourse.add(referent)
    return reading.by_place[place_id]


def passed_on(reading: Reading, found: Distribution) -> Distribution:
    """Pass from the unnamed to those they speak for."""
    passed: dict[int, float] = {}
    for referent, probability in found:
        for owner, share in reading.discourse.referents[referent].owners or ((referent, 1.0),):
            passed[owner] = passed.get(owner, 0.0) + probability * share
    return ranked(passed.items())


def ranked(found: Iterable[tuple[int, float]]) -> Distribution:
    """Put the most probable first."""
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
