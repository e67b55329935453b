"""Who is being spoken of: the referents of an article and where each was mentioned last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.nlp.coref.lexicon import wider
from pipeline.nlp.coref.page import Page

FLOOR = {0: 1.0, 1: 1.0, 2: 0.5}
"""How far who spoke last still has the floor, by the narrator's sentences since."""


MAIN = 2
"""Quotes that make somebody the one whose words the article is about."""
MEMORY = 12
"""The narrator's sentences after which who has no name is forgotten."""


class Event(NamedTuple):
    """One mention of a referent."""

    token: int
    subject: bool
    nested: bool
    """Inside another noun phrase, or inside somebody's words."""
    gender: str | None = None
    """Of the noun that stood for it: after *le gouvernement malien*, Mali is *il*."""


@dataclass(slots=True)
class Referent:
    """Somebody or something spoken of: an actor, a place that acts, or a noun phrase that names nobody."""

    type: str
    actor: int | None = None
    place: str | None = None
    gender: str | None = None
    plural: bool = False
    senses: set[str] = field(default_factory=set)
    direct: set[str] = field(default_factory=set)
    """The senses it has been given itself, their wider ones left out."""
    told: set[str] = field(default_factory=set)
    """Those of them that the article tells beside its name."""
    past: set[str] = field(default_factory=set)
    """Senses of the offices that it has left."""
    features: set[str] = field(default_factory=set)
    """Stems of its modifiers, `@FR` for a country."""
    stems: set[str] = field(default_factory=set)
    """Of the words of its names."""
    votes: Counter[str] = field(default_factory=Counter)
    """What titles and articles say of its gender."""
    called: set[str] = field(default_factory=set)
    """Senses of the noun phrases that have stood for it."""
    events: list[Event] = field(default_factory=list)
    ahead: int | None = None
    """The token of its first name, for offices told before their bearer."""
    owners: tuple[tuple[int, float], ...] = ()
    """Whom it speaks for: the referents behind *le documentaire*, *la porte-parole*."""

    def call(self, sense: str) -> None:
        """Note an office or kind."""
        self.direct.add(sense)
        self.senses |= wider(sense)

    def decide_gender(self, given: str | None) -> None:
        """Take what most titles say, else the given name, where nothing else has told the gender."""
        best = self.votes.most_common(1)
        self.gender = self.gender or (best[0][0] if best else given)

    @property
    def named(self) -> bool:
        """Tell whether it has a name of its own."""
        return self.actor is not None or self.place is not None

    @property
    def acts(self) -> bool:
        """Tell whether it has been a subject: a place that never acted is only where something happens."""
        return any(event.subject for event in self.events)


Distribution = tuple[tuple[int, float], ...]
"""(referent, probability), the best first; what is missing to one is nobody's."""


class Discourse:
    """The referents, in the order of their first mention, and who spoke last."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.referents: list[Referent] = []
        self.narrated = _narrated(page)
        self.named: list[int] = []
        """The referents that have a name."""
        self.fresh: list[int] = []
        """The others, as far as they were mentioned lately."""
        self.subjects: list[tuple[int, int]] = []
        """Where the named were subjects of the narrator's: token and referent."""
        self.speaker: tuple[int, int] | None = None
        """The referent that spoke last and the token where its words or its cue ended."""
        self.spoke: Counter[int] = Counter()
        """How many quotes each referent has spoken."""

    def add(self, referent: Referent) -> int:
        """Enter a referent; give its index."""
        self.referents.append(referent)
        index = len(self.referents) - 1
        (self.named if referent.named else self.fresh).append(index)
        return index

    def mention(self, referent: int, event: Event) -> None:
        """Note that a referent is spoken of."""
        nested = event.nested or self.page.quoted[event.token]
        known = self.referents[referent]
        if known.named and event.subject and not nested:
            self.subjects.append((event.token, referent))
        elif not known.named and referent not in self.fresh:
            self.fresh.append(referent)
        known.events.append(event._replace(nested=nested))

    def present(self, anchor: int) -> list[int]:
        """Give the referents that an expression may mean: the named, and the others not yet forgotten."""
        sentence = self.page.sentence
        oldest = self.narrated[sentence[anchor]] - MEMORY
        self.fresh = [
            index for index in self.fresh if self.narrated[sentence[self.referents[index].events[-1].token]] >= oldest
        ]
        return sorted([*self.named, *self.fresh])

    def last(self, referent: int, anchor: int) -> Event | None:
        """Give the last event before a token; in one sentence the subject comes before other mentions."""
        best: Event | None = None
        for event in reversed(self.referents[referent].events):
            if event.token >= anchor:
                continue
            if best is None:
                best = event
            elif self.page.sentence[event.token] != self.page.sentence[best.token]:
                break
            elif (event.subject and not best.subject) or (best.nested and not event.nested):
                best = event
        return best

    def distance(self, event: Event, anchor: int) -> int:
        """Count the narrator's sentences from an event to a token: long quotations in between do not count."""
        sentence = self.page.sentence
        return self.narrated[sentence[anchor]] - self.narrated[sentence[event.token]]

    def speak(self, referent: int, end: int) -> None:
        """Note who has spoken, up to a token."""
        self.speaker = (referent, end)
        self.spoke[referent] += 1

    def main_speaker(self) -> int | None:
        """Give the one person with a name who has spoken so far, if more than once."""
        people = [who for who in self.spoke if self.referents[who].named and self.referents[who].type == "PER"]
        return people[0] if len(people) == 1 and self.spoke[people[0]] >= MAIN else None

    def spoke_before(self, referent: int, anchor: int) -> float:
        """Tell how far it still has the floor: it spoke last, no other subject named since; less two sentences on."""
        if self.speaker is None or self.speaker[0] != referent or self.speaker[1] > anchor:
            return 0.0
        for token, other in reversed(self.subjects):
            if token <= self.speaker[1]:
                break
            if other != referent and token < anchor:
                return 0.0
        sentence = self.page.sentence
        return FLOOR.get(self.narrated[sentence[anchor]] - self.narrated[sentence[self.speaker[1]]], 0.0)


def _narrated(page: Page) -> list[int]:
    """Number the sentences, those wholly quoted sharing the number of the one before."""
    spoken = [False] * (page.sentence[-1] + 1 if page.sentence else 0)
    for at, word in enumerate(page.words):
        if word[0].isalpha() and not page.quoted[at]:
            spoken[page.sentence[at]] = True
    numbers, number = [], 0
    for own in spoken:
        number += own
        numbers.append(number)
    return numbers
