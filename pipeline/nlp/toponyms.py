"""Named places, each resolved to one entry of the gazetteer → `doc._.toponyms`, `doc._.local_places`."""

from __future__ import annotations

from dataclasses import astuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.gazetteer import Gazetteer, Place, gazetteer
from pipeline.ids import stable_id
from pipeline.nlp.annotations import Toponym


@Language.factory("quiditquoi_toponyms", assigns=["doc.ents"])
def make_toponyms(nlp: Language, name: str) -> Toponyms:
    """The factory behind `config.cfg`."""
    return Toponyms(gazetteer())


class Toponyms:
    """Resolves LOC entities; a place that no gazetteer knows gets an entry of its own."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places

    def __call__(self, doc: Doc) -> Doc:
        toponyms, local = self.find(doc)
        doc._.toponyms = toponyms
        doc._.local_places = [astuple(place) for place in local]
        return doc

    def find(self, doc: Doc) -> tuple[list[Toponym], list[Place]]:
        """Give the toponyms in order, and the entries of those the gazetteer lacks."""
        toponyms, local = [], {}
        for ent in doc.ents:
            if ent.label_ != "LOC":
                continue
            readings = self.places.find(ent.text)
            if readings:
                best = readings[0]
                found = Toponym(
                    ent.start_char, ent.end_char, best.place.place_id, best.sense or "place", (), 0.8, "gazetteer"
                )
            else:
                place = Place(f"local:{stable_id(ent.text, 'city', None)}", ent.text, "city")
                local[place.place_id] = place
                found = Toponym(ent.start_char, ent.end_char, place.place_id, "place", (), 0.5, "ner")
            toponyms.append(found)
        return toponyms, list(local.values())
