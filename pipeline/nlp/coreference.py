"""Whom each noun phrase and pronoun means, and who said each quote.

Adds role and pronoun mentions to `doc._.mentions`, countries and towns that speak to `doc._.actors`, and candidates
and confidence to `doc._.quotations`. The reading itself is in `pipeline/nlp/coref/`: begin at `resolve.py`.
"""

from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.gazetteer import Place, gazetteer
from pipeline.nlp.annotations import Actor, Mention, Quotation
from pipeline.nlp.coref import calibration
from pipeline.nlp.coref.answer import Answer
from pipeline.nlp.coref.page import Named, Page
from pipeline.nlp.coref.places import Entry, Places
from pipeline.nlp.coref.reading import Input
from pipeline.nlp.coref.resolve import Reader

SEAT = 200_000
"""Heads of a town that speaks for its government without being told as a place before."""


@Language.factory("quiditquoi_coreference", assigns=["doc._.mentions", "doc._.quotations"])
def make_coreference(nlp: Language, name: str) -> "Coreference":
    """The factory behind `config.cfg`."""
    return Coreference()


class Found(NamedTuple):
    """What the component writes."""

    actors: list[Actor]
    mentions: list[Mention]
    quotations: list[Quotation]


class Coreference:
    """Resolves the expressions of a Doc and attributes its quotes."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors, doc._.mentions, doc._.quotations = self.find(doc)
        return doc

    def find(self, doc: Doc) -> Found:
        """Give the actors, mentions and quotations of the Doc as they stand after the reading."""
        reader = self.reader(doc)
        return Found(*Answer(reader.read(), reader.given, calibration.load()).write())

    def reader(self, doc: Doc) -> Reader:
        """Make the reader of a Doc from what the components before have found."""
        given = Input(
            doc._.actors,
            [one for one in doc._.mentions if one.form == "name"],
            doc._.toponyms,
            doc._.quotations,
            _places(doc),
            doc._.published,
        )
        return Reader(Page(doc, _named(given), given.quotations), given)


def _named(given: Input) -> list[Named]:
    return [Named(one.start, one.end, given.actors[one.actor].type, one.actor) for one in given.names]


def _places(doc: Doc) -> Places:
    """The gazetteer, and the article's own places that it lacks."""
    local = {one.place_id: one for one in doc._.local_places}

    def look(place_id: str) -> Entry | None:
        try:
            return _entry(local.get(place_id) or gazetteer().entry(place_id))
        except KeyError:
            return None

    def find(name: str, country: str | None) -> str | None:
        same = [one.place for one in gazetteer().find(name) if one.place.name == name]
        fit = [place for place in same if place.country_code == country or (country is None and _speaks(place))]
        return fit[0].place_id if fit else None

    return Places(doc._.toponyms, look, find)


def _speaks(place: Place) -> bool:
    """A country, or a town large enough to be a seat of power, may speak."""
    return place.kind == "country" or (place.kind == "city" and (place.population or 0) >= SEAT)


def _entry(place: Place) -> Entry:
    return Entry(place.name, place.kind, place.country_code)
