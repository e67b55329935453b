"""One reading of the article from left to right: who is meant by each noun phrase and pronoun, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.actors.lexicons import words
from pipeline.nlp.annotations import Actor, Mention, Quotation, Toponym
from pipeline.nlp.coref import scoring, speakers
from pipeline.nlp.coref.discourse import Discourse, Distribution, Event, Referent
from pipeline.nlp.coref.lexicon import nationalities
from pipeline.nlp.coref.nouns import Description, descriptions
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.places import Places
from pipeline.nlp.coref.profiles import profiles
from pipeline.nlp.coref.pronouns import CLITICS, Pronoun, pronouns

SURE = 0.5
"""Probability from which an expression counts as a mention of its best candidate."""
PREPOSITIONS = frozenset(
    [
        "à",
        "au",
        "aux",
        "avec",
        "chez",
        "contre",
        "d'",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "envers",
        "et",
        "par",
        "pour",
        "près",
        "sans",
        "selon",
        "sous",
        "sur",
        "vers",
    ]
)
BEFORE_VERB = frozenset(["lui", "n'", "ne", "s'", "se", "y"])
"""Behind a noun phrase, these open its verb."""
APPOSITION = 16
"""Tokens that an apposition may take between its commas."""
OWNER = {"DOC": 0.85, "GRP": 0.8, "PER": 0.85, "ORG": 0.6}
"""How far an unnamed bearer speaks for the one named with it."""


class Input(NamedTuple):
    """What the components before have found."""

    actors: Sequence[Actor]
    names: Sequence[Mention]
    toponyms: Sequence[Toponym]
    quotations: Sequence[Quotation]
    places: Places


@dataclass(slots=True)
class Reading:
    """What was understood, by tokens."""

    page: Page
    discourse: Discourse
    nouns: list[Description]
    pronouns: list[Pronoun]
    beside: dict[int, int]
    """Head of a description → the name it stands beside."""
    meant: dict[int, Distribution] = field(default_factory=dict)
    """Head of a description, or first token of a pronoun → whom it means."""
    same: dict[int, tuple[int, float]] = field(default_factory=dict)
    """The same keys → the one referent it is another expression for, where that is sure enough."""
    places: dict[int, int] = field(default_factory=dict)
    """First token of a toponym → its referent."""
    spoken: dict[int, Distribution] = field(default_factory=dict)
    """Index of a quotation → who said it."""
    rules: dict[int, str] = field(default_factory=dict)
    """Index of a quotation → how that was found."""


def drives(page: Page, first: int, last: int) -> bool:
    """Tell by the words alone whether a noun phrase is the subject: a finite verb follows it, no preposition precedes.

    The parser loses subjects before an apposition and behind an inserted clause.
    """
    if first and page.words[first - 1] in PREPOSITIONS:
        return False
    at = last
    if at < len(page.words) and page.words[at] in BEFORE_VERB:
        return True
    if at < len(page.words) and page.words[at] in ",(":
        closing = "," if page.words[at] == "," else ")"
        until = min(len(page.words), at + APPOSITION)
        at = next((place + 1 for place in range(at + 1, until) if page.words[place] == closing), len(page.words))
    while at < len(page.words) and (page.words[at] in CLITICS or page.doc[at].pos_ == "ADV"):
        at += 1
    return at < len(page.words) and page.doc[at].morph.get("VerbForm") == ["Fin"]


class Reader:
    """Reads one article."""

    def __init__(self, page: Page, given: Input) -> None:
        self.page = page
        self.given = given
        nouns = descriptions(page)
        self.speaking = speakers.spans(page, given.quotations)
        nouns = [self._clipped(one) for one in nouns]
        known, beside, nouns = profiles(page, given.actors, given.names, nouns)
        self.reading = Reading(page, Discourse(page), nouns, pronouns(page), beside)
        self.discourse = self.reading.discourse
        self.by_place: dict[str, int] = {}
        first: dict[int, int] = {}
        for mention, span in zip(given.names, page.spans, strict=True):
            first.setdefault(mention.actor, span[0])
        for index, (actor, profile) in enumerate(zip(given.actors, known, strict=True)):
            referent = Referent(actor.type, index, actor.place_id, profile.sex())
            referent.senses, referent.features, referent.stems = profile.senses, profile.features, profile.stems
            referent.ahead = first.get(index)
            self.discourse.add(referent)
            if actor.place_id and actor.type == "GPE":
                self.by_place[actor.place_id] = index
        heads = {one.head: one for one in nouns}
        self.titled = {name for head, name in beside.items() if self._subject(heads[head].first, heads[head].last)}
        """Names whose title is the subject: *la ministre, X, a dit*."""

    def _clipped(self, one: Description) -> Description:
        """A noun phrase that speaks ends where the speaker does: *a répondu **la porte-parole** à une question de X*."""
        for first, last in self.speaking.values():
            if first <= one.head < last < one.last:
                names = tuple(name for name in one.complements if self.page.spans[name][1] <= last)
                return one._replace(last=last, complements=names, beside=None)
        return one

    def read(self) -> Reading:
        """Hear everything in the order in which it ends, so that the inner phrase is known before the outer."""
        steps = [(last, 0, 0, index, "name") for index, (_, last) in enumerate(self.page.spans)]
        ends = (self.page.tokens((one.start, one.end))[1] for one in self.given.toponyms)
        steps += [(last, 1, 0, index, "place") for index, last in enumerate(ends)]
        steps += [(one.last, 2, -one.first, index, "noun") for index, one in enumerate(self.reading.nouns)]
        steps += [(one.last, 3, 0, index, "pronoun") for index, one in enumerate(self.reading.pronouns)]
        steps += [(at + 1, 4, 0, at, "thing") for at in self._things()]
        steps += [(last, 5, 0, index, "quote") for index, (_, last) in self.speaking.items()]
        hear = {
            "name": self._name,
            "place": self._place,
            "noun": self._noun,
            "pronoun": self._pronoun,
            "thing": self._thing,
            "quote": self._quote,
        }
        for *_, index, kind in sorted(steps):
            hear[kind](index)
        return self.reading

    def _subject(self, first: int, last: int) -> bool:
        doc = self.page.doc
        parsed = any(doc[at].dep_.startswith("nsubj") for at in range(first, last))
        return parsed or self._speaks(first) or drives(self.page, first, last)

    def _speaks(self, at: int) -> bool:
        return any(first <= at < last for first, last in self.speaking.values())

    def _name(self, index: int) -> None:
        first, last = self.page.spans[index]
        if first >= last:
            return
        nested = any(index in one.complements for one in self.reading.nouns)
        subject = index in self.titled or self._subject(first, last)
        self.discourse.mention(self.given.names[index].actor, Event(first, subject, nested))

    def _place(self, index: int) -> None:
        one = self.given.toponyms[index]
        first, last = self.page.tokens((one.start, one.end))
        if first >= last or self.page.name[first] >= 0:
            return
        subject = self._subject(first, last)
        if not subject and one.place_id not in self.by_place:
            return
        referent = self.place(one.place_id)
        article = self.page.words[first - 1] if first else ""
        known = self.discourse.referents[referent]
        known.gender = known.gender or {"la": "f", "le": "m", "du": "m", "au": "m"}.get(article)
        self.reading.places[first] = referent
        self.discourse.mention(referent, Event(first, subject, not subject))

    def place(self, place_id: str) -> int:
        """Give the referent of a place that acts."""
        if place_id not in self.by_place:
            country = self.given.places.country(place_id)
            referent = Referent("GPE", None, place_id, features={f"@{country}"} if country else set())
            self.by_place[place_id] = self.discourse.add(referent)
        return self.by_place[place_id]

    def _thing(self, at: int) -> None:
        """A subject that is no source is still what *il* and *elle* may stand for."""
        morph = self.page.doc[at].morph
        gender = {"Masc": "m", "Fem": "f"}.get((morph.get("Gender") or [""])[0])
        thing = Referent("THING", None, None, gender, plural=morph.get("Number") == ["Plur"])
        self.discourse.mention(self.discourse.add(thing), Event(at, True, False))

    def _things(self) -> list[int]:
        heads = {one.head for one in self.reading.nouns}
        doc, page = self.page.doc, self.page
        return [
            at
            for at in range(len(page.words))
            if page.name[at] < 0 and at not in heads and doc[at].dep_.startswith("nsubj") and doc[at].pos_ == "NOUN"
        ]

    def _noun(self, index: int) -> None:
        one = self.reading.nouns[index]
        if one.head in self.reading.beside:
            actor = self.given.names[self.reading.beside[one.head]].actor
            self.reading.meant[one.head] = ((actor, 1.0),)
            return
        found = self._government(one) or (scoring.description(self.discourse, one, one.first) if one.definite else ())
        best = found[0] if found else (-1, 0.0)
        subject = self._subject(one.first, one.last)
        if best[1] >= SURE:
            self._enrich(one, best[0])
            self.reading.meant[one.head] = self._owners(found)
            self.discourse.mention(best[0], Event(one.head, subject, False, one.gender))
            self.reading.same[one.head] = best
        elif not one.bare:
            self.reading.meant[one.head] = self._new(one, found, subject)

    def _enrich(self, one: Description, referent: int) -> None:
        """An unnamed referent keeps what each description adds."""
        known = self.discourse.referents[referent]
        known.called.add(one.noun.sense)
        if not known.named:
            known.features |= one.features
            known.owners = self._speaks_for(one) or known.owners

    def _owners(self, found: Distribution) -> Distribution:
        """Pass from the unnamed to those it speaks for."""
        passed: dict[int, float] = {}
        for referent, probability in found:
            for owner, share in self.discourse.referents[referent].owners or ((referent, 1.0),):
                passed[owner] = passed.get(owner, 0.0) + probability * share
        return tuple(sorted(passed.items(), key=lambda pair: (-pair[1], pair[0])))

    def _new(self, one: Description, found: Distribution, subject: bool) -> Distribution:
        """Enter a noun phrase that points at nobody known."""
        owners = self._speaks_for(one)
        referent = Referent(one.noun.type, None, None, one.gender, one.plural, {one.noun.sense}, set(one.features))
        referent.owners = owners
        index = self.discourse.add(referent)
        self.discourse.mention(index, Event(one.head, subject, False, one.gender))
        mine = 1.0 - sum(probability for _, probability in found)
        pairs = [*found, *self._owners(((index, mine),))]
        return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))

    def _speaks_for(self, one: Description) -> tuple[tuple[int, float], ...]:
        """Find whom an unnamed bearer speaks for: the names, places or noun phrases inside its phrase."""
        if not one.noun.speaks_for:
            return self._maker(one) if one.noun.type == "DOC" else ()
        share = OWNER[one.noun.type]
        for name in one.complements:
            return ((self.given.names[name].actor, share),)
        for inner in self.reading.nouns:
            if one.head < inner.head < one.last and inner.head in self.reading.meant:
                return tuple(
                    (who, share * p) for who, p in self.reading.meant[inner.head] if self.discourse.referents[who].named
                )
        return self._maker(one) if one.noun.type == "DOC" else ()

    def _maker(self, one: Description) -> tuple[tuple[int, float], ...]:
        """A writing that its maker publishes in the same sentence: *X vient de publier un rapport*."""
        sentence = self.page.sentence[one.head]
        if not any(
            self.page.doc[at].lemma_ in words("publishing_verbs") for at in range(max(0, one.first - 8), one.first)
        ):
            return ()
        for index, referent in enumerate(self.discourse.referents):
            for event in referent.events:
                if (
                    referent.named
                    and event.subject
                    and not event.nested
                    and self.page.sentence[event.token] == sentence
                    and event.token < one.first
                ):
                    return ((index, 0.6),)
        return ()

    def _government(self, one: Description) -> Distribution:
        """*le gouvernement gambien*, *la partie américaine*, *le gouvernement de la province de X* are places."""
        if one.noun.type != "GPE" or one.noun.sense != "gouvernement" or one.plural or not one.definite:
            return ()
        for at in range(one.head + 1, one.last):
            nationality = nationalities().get(self.page.words[at])
            place = self.given.places.of(nationality) if nationality else None
            if place:
                return ((self.place(place), 0.9),)
        for toponym in self.given.toponyms:
            first, last = self.page.tokens((toponym.start, toponym.end))
            if one.head < first and last <= one.last:
                return ((self.place(toponym.place_id), 0.85),)
        main = self.given.places.main() if self.page.words[one.head] == "gouvernement" and not one.complements else None
        return ((self.place(main), 0.6),) if main else ()

    def _pronoun(self, index: int) -> None:
        one = self.reading.pronouns[index]
        if self.page.quoted[one.first]:
            return
        quote = next((number for number, (first, last) in self.speaking.items() if first <= one.first < last), None)
        anchor, inside = one.first, frozenset[int]()
        if quote is not None:
            anchor, inside = speakers.anchor(self.page, self.given.quotations[quote], one.first, self.given.names)
        found = scoring.pronoun(self.discourse, one, anchor, quote is not None, inside)
        self.reading.meant[one.first] = self._owners(found)
        if found and found[0][1] >= SURE:
            self.discourse.mention(found[0][0], Event(one.first, self._subject(one.first, one.last), False, one.gender))
            self.reading.same[one.first] = found[0]

    def _quote(self, index: int) -> None:
        found, rule = speakers.source(self.reading, self.given, self.speaking[index])
        self.reading.spoken[index], self.reading.rules[index] = found, rule
        if found:
            self.discourse.speaker = (
                found[0][0],
                speakers.end(self.page, self.given.quotations[index], self.speaking[index]),
            )
