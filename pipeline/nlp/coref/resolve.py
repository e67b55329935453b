"""One reading of the article from left to right: who is meant by each noun phrase and pronoun, and who speaks."""

from __future__ import annotations

from pipeline.actors.lexicons import words
from pipeline.nlp.coref import floor, owners, speakers
from pipeline.nlp.coref.discourse import Discourse, Distribution, Event, Referent
from pipeline.nlp.coref.grammar import BE, DEFINITE, PLURAL
from pipeline.nlp.coref.lexicon import wider
from pipeline.nlp.coref.nouns import GENDERS, Description, descriptions
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.profiles import profiles
from pipeline.nlp.coref.pronouns import pronouns
from pipeline.nlp.coref.reading import Input, Reading
from pipeline.nlp.coref.scoring import relays
from pipeline.nlp.coref.subjects import is_subject
from pipeline.nlp.coref.weigh_noun import Speech, description
from pipeline.nlp.coref.weigh_pronoun import Place, pronoun

SURE = 0.5
"""Probability from which an expression counts as a mention of its best candidate."""
UNREAD = 0.85
"""Share of a speaking place that only the gazetteer knows."""
ARTICLE = {"la": "f", "une": "f", "cette": "f", "le": "m", "un": "m", "ce": "m", "du": "m", "au": "m"}


class Reader:
    """Reads one article."""

    def __init__(self, page: Page, given: Input) -> None:
        self.page = page
        self.given = given
        self.speaking = speakers.spans(page, given.quotations)
        self.spoken_at = {at: index for index, span in self.speaking.items() for at in range(*span)}
        """Token → the quotation whose speaker it belongs to."""
        nouns = [self._clipped(one) for one in descriptions(page, self.spoken_at)]
        self.reading = Reading(page, given, Discourse(page), nouns, pronouns(page, self.spoken_at))
        nouns = [self._located(one) for one in nouns]
        self.reading.put(nouns)
        known, self.reading.beside = profiles(page, given, nouns)
        beside = self.reading.beside
        self.discourse = self.reading.discourse
        first: dict[int, int] = {}
        for mention, span in zip(given.names, page.spans, strict=True):
            first.setdefault(mention.actor, span[0])
        for index, referent in enumerate(known):
            referent.ahead = first.get(index)
            self.discourse.add(referent)
            if referent.place and referent.type == "GPE":
                self.reading.by_place[referent.place] = index
        self.titled = {beside[one.head] for one in nouns if one.head in beside and self._subject(one.first, one.last)}
        """Names whose title is the subject: *la ministre, X, a dit*."""
        self.within = {one.head for outer in nouns for one in self.reading.inside(outer)}
        """Heads of noun phrases inside another: *le porte-parole du **président***."""
        self.inside = {name for one in nouns for name in one.complements}
        """Names inside a noun phrase: *la cour d'appel de X*."""

    def read(self) -> Reading:
        """Hear everything in the order in which it ends, so that the inner phrase is known before the outer."""
        reading = self.reading
        steps = [(last, 0, 0, index) for index, (_, last) in enumerate(self.page.spans)]
        ends = (self.page.tokens((one.start, one.end))[1] for one in self.given.toponyms)
        steps += [(last, 1, 0, index) for index, last in enumerate(ends)]
        steps += [(one.last, 2, -one.first, index) for index, one in enumerate(reading.nouns)]
        steps += [(one.last, 3, 0, index) for index, one in enumerate(reading.pronouns)]
        steps += [(at + 1, 4, 0, at) for at in self._things()]
        steps += [(last, 5, 0, index) for index, (_, last) in self.speaking.items()]
        hear = (self._name, self._place, self._noun, self._pronoun, self._thing, self._quote)
        for _, kind, _, index in sorted(steps):
            hear[kind](index)
        for quote, said in floor.surrounded(reading, self.speaking).items():
            reading.spoken[quote], reading.rules[quote] = said, "floor"
        for quote, said in floor.echoed(reading).items():
            reading.spoken[quote], reading.rules[quote] = said, "echo"
        return reading

    def _clipped(self, one: Description) -> Description:
        """A noun phrase that speaks ends with the speaker: *a répondu **la porte-parole** à une question de X*.

        The name beside it stays its bearer, however short the speaker was cut.
        """
        quote = self.spoken_at.get(one.head)
        end = one.last if quote is None else self.speaking[quote][1]
        if end >= one.last:
            return one
        names = tuple(name for name in one.complements if self.page.spans[name][1] <= end)
        return one._replace(last=end, complements=names)

    def _located(self, one: Description) -> Description:
        """A place inside the phrase tells its country: *le président de la Fédération de Russie* has @RU."""
        place = self.reading.place_inside(one)
        country = self.given.places.country(place) if place else None
        return one._replace(features=one.features | {f"@{country}"}) if country else one

    def _subject(self, first: int, last: int) -> bool:
        return first in self.spoken_at or is_subject(self.page, first, last)

    def _name(self, index: int) -> None:
        first, last = self.page.spans[index]
        if first < last:
            subject = index in self.titled or self._subject(first, last)
            nested = index in self.inside or self.page.word(first - 1) == "("
            self.discourse.mention(self.given.names[index].actor, Event(first, subject, nested))

    def _place(self, index: int) -> None:
        """A country may be called *ce pays*; any other place counts once it has acted."""
        one = self.given.toponyms[index]
        first, last = self.page.tokens((one.start, one.end))
        if first >= last or self.page.name[first] >= 0:
            return
        subject = self._subject(first, last)
        entry = self.given.places.entry(one.place_id)
        country = entry is not None and entry.kind == "country"
        if not subject and not country and one.place_id not in self.reading.by_place:
            return
        referent = owners.acting(self.reading, one.place_id)
        known = self.discourse.referents[referent]
        known.gender = known.gender or ARTICLE.get(self.page.word(first - 1))
        self.reading.places[first] = (referent, last)
        self.discourse.mention(referent, Event(first, subject, not subject))

    def _things(self) -> list[int]:
        heads = {one.head for one in self.reading.nouns}
        page = self.page
        return [at for at in page.subjects if page.name[at] < 0 and at not in heads and page.pos(at) == "NOUN"]

    def _thing(self, at: int) -> None:
        """A subject that is no source is still what *il* and *elle* may stand for."""
        morph = self.page.doc[at].morph
        gender = GENDERS.get("".join(morph.get("Gender", [])))
        thing = Referent("THING", gender=gender, plural=morph.get("Number", []) == ["Plur"])
        self.discourse.mention(self.discourse.add(thing), Event(at, subject=True, nested=False))

    def _noun(self, index: int) -> None:
        one = self.reading.nouns[index]
        if one.head in self.reading.beside:
            actor = self.given.names[self.reading.beside[one.head]].actor
            self.reading.meant[one.head] = ((actor, 1.0),)
            return
        found = owners.government(self.reading, one) or self._pointed_at(one)
        if not found or found[0][1] < SURE:
            found = owners.town_hall(self.reading, one) or found
        event = Event(one.head, self._subject(one.first, one.last), one.head in self.within, one.gender)
        if found and found[0][1] >= SURE:
            self.reading.same[one.head] = found[0]
            self._enrich(one, found[0][0])
            self.reading.meant[one.head] = owners.passed_on(self.reading, found)
            self.discourse.mention(found[0][0], event)
        elif not one.bare and not self._predicate(one):
            self.reading.meant[one.head] = self._new(one, found, event)

    def _predicate(self, one: Description) -> bool:
        """*X est le maire*, *comme chef*, *aucun blessé*: nobody new comes in."""
        before = self.page.word(one.first - 1)
        return before in BE or before in ("être", "été", "comme") or self.page.words[one.first] in ("aucun", "aucune")

    def _pointed_at(self, one: Description) -> Distribution:
        """Weigh whom a definite noun phrase means: neither who is named inside (*la mère de X*) nor whose it is."""
        if one.head in self.spoken_at and "même" in self.page.words[one.first : one.head]:
            return floor.last(self.reading, self.speaking, one.first)
        inside = frozenset(self.given.names[name].actor for name in one.complements)
        if one.possessive and one.noun.type == "PER":
            inside |= {who for who, _ in owners.possessor(self.reading, one)[:1]}
        if not one.definite:
            return ()
        weighed = description(self.discourse, one, inside, self._speech(one))
        self.reading.weighed[one.head] = weighed
        return weighed.shares()

    def _speech(self, one: Description) -> Speech | None:
        quote = self.spoken_at.get(one.head)
        if quote is None:
            return Speech(one.first, goes_on=False, speaks=False) if self._subject(one.first, one.last) else None
        anchor, _ = speakers.anchor(self.page, self.given, quote, one.first)
        return Speech(anchor, self.given.quotations[quote].cue_lemma in words("continuing_verbs"))

    def _enrich(self, one: Description, referent: int) -> None:
        """An unnamed referent keeps what each noun phrase adds."""
        known = self.discourse.referents[referent]
        known.called.add(one.noun.sense)
        if not known.named:
            known.features |= one.features
            known.owners = owners.speaks_for(self.reading, one) or known.owners

    def _new(self, one: Description, found: Distribution, event: Event) -> Distribution:
        """Enter a noun phrase that points at nobody known."""
        referent = Referent(one.noun.type, gender=one.gender, plural=one.plural)
        referent.senses, referent.features = set(wider(one.noun.sense)), set(one.features)
        referent.owners = owners.speaks_for(self.reading, one)
        index = self.discourse.add(referent)
        self.discourse.mention(index, event)
        own = ((index, 1.0 - sum(probability for _, probability in found)),)
        return owners.ranked([*found, *owners.passed_on(self.reading, own)])

    def _unread_place(self, first: int, last: int) -> tuple[Distribution, str]:
        """*Bruxelles a salué*: a place that speaks, though nobody has read it as one."""
        first += self.page.words[first] in DEFINITE
        span = self.page.doc[first:last]
        place = self.given.places.find(span.text, None) if first < last and span.text[:1].isupper() else None
        if place is None:
            return (), "unknown"
        referent = owners.acting(self.reading, place)
        self.discourse.mention(referent, Event(first, subject=True, nested=False))
        return ((referent, UNREAD),), "place"

    def _stranger(self, first: int, last: int) -> Distribution:
        """A speaker whose noun nobody knows is somebody all the same, whom *elle* may mean next."""
        head = next((at for at in range(first, last) if self.page.pos(at) == "NOUN"), None)
        if head is None:
            return ()
        determiner = self.page.words[first]
        stranger = Referent("PER", gender=ARTICLE.get(determiner), plural=determiner in PLURAL)
        index = self.discourse.add(stranger)
        self.discourse.mention(index, Event(head, subject=True, nested=False))
        return ((index, 1.0),)

    def _pronoun(self, index: int) -> None:
        one = self.reading.pronouns[index]
        quote = self.spoken_at.get(one.first)
        if self.page.quoted[one.first] and quote is None:
            return
        anchor, inside = one.first, frozenset[int]()
        speaks = quote is not None and not self.page.quoted[one.first]
        if quote is not None:
            anchor, inside = speakers.anchor(self.page, self.given, quote, one.first)
        weighed = pronoun(self.discourse, one, Place(anchor, speaks, inside))
        self.reading.weighed[one.first] = weighed
        found = weighed.shares()
        self.reading.meant[one.first] = owners.passed_on(self.reading, found)
        if found and found[0][1] >= SURE:
            self.reading.same[one.first] = found[0]
            subject = self._subject(one.first, one.last)
            self.discourse.mention(found[0][0], Event(one.first, subject, nested=False, gender=one.gender))

    def _quote(self, index: int) -> None:
        found, rule = speakers.source(self.reading, self.speaking[index])
        if rule == "nobody":
            found, rule = floor.holder(self.reading, self.speaking, index)
        if rule == "unknown":
            found, rule = self._unread_place(*self.speaking[index])
        if rule == "unknown":
            found = self._stranger(*self.speaking[index])
        self.reading.spoken[index], self.reading.rules[index] = found, rule
        if found and not relays(self.discourse.referents[found[0][0]]):
            end = speakers.end(self.page, self.given.quotations[index], self.speaking[index])
            self.discourse.speak(found[0][0], end)
