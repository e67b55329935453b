"""Countries and towns that act or speak, by the place that the article or the gazetteer knows them as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.nlp.annotations import Actor, Toponym
from pipeline.nlp.places.lexicon import Demonym


class Entry(NamedTuple):
    """What has to be known of a place."""

    name: str
    kind: str
    country: str | None


NOWHERE = Entry("", "", None)
Look = Callable[[str], Entry | None]
"""place_id → what is known of it."""
Find = Callable[[str, str | None], str | None]
"""(French name, country or None for any) → place_id of a country or a large town so named."""


class Places:
    """The places of one article, and those that only an adjective names (*le gouvernement gambien*)."""

    def __init__(self, toponyms: Sequence[Toponym], look: Look, find: Find) -> None:
        self.look = look
        self.find = find
        self.every = [(one.place_id, entry) for one in toponyms if (entry := look(one.place_id)) is not None]
        self.mentioned = dict(self.every)
        self.towns = [
            (one.start, one.place_id) for one in toponyms if self.mentioned.get(one.place_id, NOWHERE).kind == "city"
        ]

    def entry(self, place_id: str) -> Entry | None:
        """Tell what is known of a place."""
        return self.mentioned.get(place_id) or self.look(place_id)

    def country(self, place_id: str) -> str | None:
        """Give the country a place lies in."""
        entry = self.entry(place_id)
        return entry.country if entry else None

    def main(self) -> str | None:
        """Give the country that the article is about: it holds most of its places, and is named."""
        counts = Counter(entry.country for place, entry in self.every if entry.country)
        if not counts:
            return None
        country, count = counts.most_common(1)[0]
        named = [place for place, entry in self.every if entry.kind == "country" and entry.country == country]
        return named[0] if named and count * 2 > sum(counts.values()) else None

    def town(self, before: int) -> str | None:
        """Give the town in focus at a character: most of the towns told before are it."""
        counts = Counter(place for start, place in self.towns if start < before)
        if not counts:
            return None
        town, count = counts.most_common(1)[0]
        return town if count * 2 > sum(counts.values()) else None

    def of(self, nationality: Demonym) -> str | None:
        """Find the place that an adjective speaks of: one the article names, else the gazetteer's."""
        for place_id, entry in self.mentioned.items():
            if entry.name == nationality.place:
                return place_id
        return self.find(nationality.place, nationality.country or None)

    def actor(self, place_id: str) -> Actor:
        """Make the actor that a place becomes when it acts."""
        entry = self.entry(place_id)
        return Actor(entry.name if entry else place_id, "GPE", None, None, place_id, None, ())
