"""What a reading of an article starts from and what it understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.nlp.annotations import Actor, Mention, Quotation, Toponym
from pipeline.nlp.coref.discourse import Discourse, Distribution
from pipeline.nlp.coref.nouns import Description
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.places import Places
from pipeline.nlp.coref.pronouns import Pronoun
from pipeline.nlp.coref.scoring import Weighed


class Input(NamedTuple):
    """What the components before have found."""

    actors: Sequence[Actor]
    names: Sequence[Mention]
    toponyms: Sequence[Toponym]
    quotations: Sequence[Quotation]
    places: Places
    published: str | None = None
    """ISO 8601 date: who held which office then."""


@dataclass(slots=True)
class Reading:
    """What was understood; keys are tokens unless said."""

    page: Page
    given: Input
    discourse: Discourse
    nouns: list[Description]
    pronouns: list[Pronoun]
    beside: dict[int, int] = field(default_factory=dict)
    """Head of a noun phrase → the name it stands beside."""
    heads: dict[int, Description] = field(init=False)
    """Head → noun phrase."""
    named_places: dict[int, tuple[int, str]] = field(init=False)
    """First token of a toponym → the token behind it, and its place_id."""
    meant: dict[int, Distribution] = field(default_factory=dict)
    """Head of a noun phrase, or first token of a pronoun → whom it speaks for."""
    same: dict[int, tuple[int, float]] = field(default_factory=dict)
    """The same keys → the one referent it is another expression for, where that is sure enough."""
    weighed: dict[int, Weighed] = field(default_factory=dict)
    """The same keys → why."""
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    """First token of a toponym → its referent, and the token behind it."""
    by_place: dict[str, int] = field(default_factory=dict)
    """place_id → referent."""
    spoken: dict[int, Distribution] = field(default_factory=dict)
    """Index of a quotation → who said it."""
    rules: dict[int, str] = field(default_factory=dict)
    """Index of a quotation → how that was found."""

    def __post_init__(self) -> None:
        self.put(self.nouns)
        spans = ((self.page.tokens((one.start, one.end)), one.place_id) for one in self.given.toponyms)
        self.named_places = {first: (last, place_id) for (first, last), place_id in spans if first < last}

    def put(self, nouns: list[Description]) -> None:
        """Take the noun phrases, in the order of the text."""
        self.nouns = nouns
        self.heads = {one.head: one for one in nouns}

    def inside(self, one: Description) -> list[Description]:
        """Give the noun phrases behind the head of another, within it."""
        return [self.heads[at] for at in range(one.head + 1, one.last) if at in self.heads]

    def place_inside(self, one: Description) -> str | None:
        """Find the first place that a noun phrase names behind its head."""
        for at in range(one.head + 1, one.last):
            last, place_id = self.named_places.get(at, (0, ""))
            if place_id and last <= one.last:
                return place_id
        return None
