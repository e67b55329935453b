"""Named places, each resolved to one entry of the gazetteer → `doc._.toponyms`, `doc._.local_places`."""

from collections.abc import Mapping
from dataclasses import astuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.gazetteer import Gazetteer, Place, Reading, fold, gazetteer
from pipeline.ids import stable_id
from pipeline.nlp.annotations import Toponym
from pipeline.nlp.places import evidence, setting, spans
from pipeline.nlp.places.doubt import surnames
from pipeline.nlp.places.frames import before
from pipeline.nlp.places.resolve import Around, Choice, choose
from pipeline.nlp.places.sense import sense
from pipeline.nlp.places.spans import Name
from pipeline.nlp.places.trust import HOME

TRUST = {"ner": 0.75, "gazetteer": 0.97, "gazetteer-over": 0.85, "gazetteer-alone": 0.85, "frame": 0.6, "list": 0.6}
CANDIDATES = 5
LEAST = 0.01
NAMESAKE = 150_000
MAINLY = 0.5
FRANCOPHONE = frozenset(
    {"AD", "BF", "BI", "BJ", "CD", "CF", "CG", "CI", "CM", "DJ", "GA", "GN", "HT", "KM", "LU", "MC", "MG", "ML"}
    | {"MR", "NE", "RW", "SN", "TD", "TG"}
)
"""Countries whose small towns the news in French names without a word of where they are."""


@Language.factory("quiditquoi_toponyms", requires=["doc.ents"], assigns=["doc.ents"])
def make_toponyms(nlp: Language, name: str) -> "Toponyms":
    """The factory behind `config.cfg`."""
    return Toponyms(gazetteer())


class Toponyms:
    """Finds and resolves places; one that no gazetteer knows gets an entry of its own."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places

    def __call__(self, doc: Doc) -> Doc:
        found, local = self.find(doc)
        toponyms = [one for one in found if not self._club(one)]
        doc._.toponyms = toponyms
        doc._.local_places = [astuple(place) for place in local]
        doc.set_ents(_entities(doc, toponyms, [one for one in found if self._club(one)]))
        return doc

    def _club(self, one: Toponym) -> bool:
        """Whether a town stands for its club, which is an organisation; a country's team keeps its place."""
        known = one.sense == "team" and not one.place_id.startswith("local:")
        return known and self.places.entry(one.place_id).kind == "city"

    def find(self, doc: Doc) -> tuple[list[Toponym], list[Place]]:
        """Give the toponyms in order, towns that stand for clubs too, and the entries of those the gazetteer lacks."""
        told = evidence.told(doc, setting.countries(doc, self.places))
        page = _Page(doc, spans.find(doc, self.places, told), self.places, told)
        toponyms = [page.toponym(name) for name in page.names]
        return toponyms, list(page.local.values())


class _Page:
    """The places of one article: what they tell of each other."""

    def __init__(self, doc: Doc, names: list[Name], places: Gazetteer, told: Mapping[str, float]) -> None:
        self.doc, self.names, self.places, self.told = doc, names, places, told
        self.by_start = {name.start: name for name in names} | {name.core: name for name in names}
        first = {name.end: name.readings[0].place for name in names if name.readings}
        self.towns = {end: place for end, place in first.items() if place.kind == "city"}
        self.local: dict[str, Place] = {}
        self.built: dict[str, Place] = {}
        read = [name.readings or name.inner for name in names]
        self.around = Around(evidence.countries(told, read), frozenset())
        self.usual: dict[str, str] = {}
        self._settle()

    def _settle(self) -> None:
        """Read every name once to learn the divisions of the article and what each name mostly means."""
        votes: dict[str, dict[str, float]] = {}
        divisions = []
        for name in self.names:
            for choice in self._choices(name)[:1]:
                tally = votes.setdefault(spans.folded(self.doc, name), {})
                tally[choice.place.place_id] = tally.get(choice.place.place_id, 0.0) + choice.probability
                if choice.probability > 0.9 and choice.place.admin1_code:
                    divisions.append(choice.place.admin1_code)
        self.usual = {key: min(tally, key=lambda one: (-tally[one], one)) for key, tally in votes.items()}
        self.around = Around(self.around.shares, frozenset(divisions))

    def _choices(self, name: Name) -> list[Choice]:
        if not name.readings:
            return []
        parent = spans.beside(self.doc, name, self.by_start)
        parents = frozenset(_codes(parent) if parent else ())
        usual = frozenset({self.usual.get(spans.folded(self.doc, name), "")})
        return choose(self._readings(name), before(self.doc, name.start), self.around, parents, usual)

    def _readings(self, name: Name) -> tuple[Reading, ...]:
        """Of a name in brackets behind a town's, those that may hold a town: *Roanne (**Loire**)*."""
        behind = name.start > 1 and self.doc[name.start - 1].text == "("
        held = self.towns.get(name.start - 1) if behind else None
        holders = tuple(one for one in name.readings if held and one.place.kind in ("country", "region"))
        near = tuple(one for one in holders if held and one.place.country_code == held.country_code)
        return near or holders or self._spelt(name)

    def _spelt(self, name: Name) -> tuple[Reading, ...]:
        """Whoever writes accents means the name that has them: *Beaucé* is not Beauce."""
        text = self.doc[name.start : name.end].text
        if text.isascii():
            return name.readings
        key, written = fold(text), text.casefold()
        other = {one for one in name.readings if fold(one.place.name) == key and one.place.name.casefold() != written}
        return tuple(one for one in name.readings if one not in other) or name.readings

    def toponym(self, name: Name) -> Toponym:
        """Resolve one name."""
        span = self.doc[name.start : name.end]
        choices = self._choices(name)
        if not choices or self._strange(name, choices[0].place):
            place = self._own(name, span)
            return self._write(span, place, None, (), TRUST[name.rule] * 0.8, name.rule)
        best = choices[0]
        likely = [one for one in choices[:CANDIDATES] if one.probability >= LEAST]
        read = tuple((one.place.place_id, round(one.probability, 4)) for one in likely) if len(likely) > 1 else ()
        return self._write(span, best.place, best.sense, read, TRUST[name.rule] * best.probability, name.rule)

    def _strange(self, name: Name, place: Place) -> bool:
        """A small town, under one plain word, of a country that an article on another one never speaks of."""
        small = place.kind == "city" and (place.population or 0) < NAMESAKE
        about = evidence.leading(self.around.shares, MAINLY)
        told = spans.beside(self.doc, name, self.by_start) is not None or place.country_code in HOME | FRANCOPHONE
        small = small and self.doc[name.start : name.end].text.isalpha()
        return small and not told and about not in (None, place.country_code) and not self._spoken_of(name, place)

    def _spoken_of(self, name: Name, place: Place) -> bool:
        """Whether anything but the name itself tells of the place's country."""
        if place.country_code in self.told:
            return True
        key = spans.folded(self.doc, name)
        others = (one for one in self.names if spans.folded(self.doc, one) != key)
        return any(evidence.clear(one.readings) == place.country_code for one in others)

    def _write(
        self,
        span: Span,
        place: Place,
        usual: str | None,
        read: tuple[tuple[str, float], ...],
        confidence: float,
        rule: str,
    ) -> Toponym:
        meant = sense(self.doc, span, place, usual, before(self.doc, span.start), usual == "capital")
        return Toponym(span.start_char, span.end_char, place.place_id, meant, read, round(confidence, 3), rule)

    def _own(self, name: Name, span: Span) -> Place:
        """Make the entry of a place no gazetteer has; a short form means the long one named before it."""
        key = spans.folded(self.doc, name)
        known = self.built.get(key)
        if known is not None and name.core == name.start and name.kind in (None, known.kind):
            return known
        kind = name.kind or self._like(name) or "city"
        country, division = self._where(name)
        title = span.text[0].upper() + span.text[1:]
        title = " ".join(title.split())
        place_id = f"local:{stable_id('place', title, kind, country or '', division or '')}"
        place = Place(place_id, title, kind, country, None, admin1_code=division)
        self.local[place_id] = self.built[key] = place
        return place

    def _like(self, name: Name) -> str | None:
        """The kind of the known place it is a part of: *Alpes mancelles*, *Sahara algérien*."""
        first = self.places.find(self.doc[name.core].text)
        larger = name.end - name.core > 1 and first and first[0].place.kind in ("natural", "region", "continent")
        return first[0].place.kind if larger else None

    def _where(self, name: Name) -> tuple[str | None, str | None]:
        """Country and division: of the place beside it, of the town inside the name, else of the places around."""
        parent = spans.beside(self.doc, name, self.by_start)
        town = spans.behind(self.doc, name, self.by_start)
        inside = () if name.readings else name.inner
        beside = [(one.start, one.readings) for one in (parent, town) if one]
        for start, readings in [*beside, (name.core, inside)]:
            if readings:
                frame = before(self.doc, start)._replace(head=None)  # which speaks of the name, not of what is near
                place = choose(readings, frame, self.around, frozenset()).pop(0).place
                return place.country_code, place.admin1_code
        around = evidence.near(name.start, [(one.start, one.readings or one.inner) for one in self.names])
        return evidence.leading(around, 0.34) or evidence.leading(self.around.shares, 0.34), None


def _codes(name: Name) -> set[str]:
    """Country and division codes of the readings of a place that locates another."""
    larger = [one.place for one in name.readings if one.place.kind in ("country", "region")]
    return {code for place in larger for code in (place.admin1_code or place.country_code,) if code}


def _entities(doc: Doc, toponyms: list[Toponym], clubs: list[Toponym]) -> list[Span]:
    """The toponyms as LOC and the clubs as ORG, with the other entities that none of them touches.

    What was read as a place and is the surname of somebody named in full becomes that person.
    """
    places = [doc.char_span(one.start, one.end, label="LOC") for one in toponyms]
    teams = [doc.char_span(one.start, one.end, label="ORG") for one in clubs]
    kept = [span for span in places + teams if span is not None]
    busy = {token.i for span in kept for token in span}
    persons = surnames(doc)
    for ent in doc.ents:
        if busy & {token.i for token in ent}:
            continue
        if ent.label_ != "LOC":
            kept.append(ent)
        elif fold(ent.text) in persons:
            kept.append(Span(doc, ent.start, ent.end, label="PER"))
    return sorted(kept, key=lambda span: span.start)
