"""Reasons to believe the gazetteer where the recogniser says nothing, or something else."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Span

from pipeline.gazetteer import Place, Reading, fold
from pipeline.nlp.places.belonging import belongs
from pipeline.nlp.places.doubt import SURE, Doubt, bare
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, OF, Frame, before, left, locator
from pipeline.nlp.places.lexicon import heads, not_places, speech_verbs, words
from pipeline.nlp.places.sense import plays

LARGE = 5.7
"""Weight of a city of half a million, or of 125,000 where French is spoken."""
TOWN = 4.3
VILLAGE = 3.4
REGION = 6.3
"""Weight of a department or county."""
HOME = frozenset({"BE", "CA", "CH", "FR"})
SHARE = 0.2
SURNAMES = frozenset(
    {"AR", "AU", "BE", "BR", "CA", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "MX", "NL", "NZ", "PT", "US"}
)
"""Countries whose towns bear the surnames that the news is full of."""


class Trust(Doubt):
    """Weighs names of the gazetteer against what the recogniser made of the same words."""

    def __init__(self, doc: Doc, shares: dict[str, float], known: dict[int, tuple[Reading, ...]]) -> None:
        super().__init__(doc)
        self.shares, self.known = shares, known
        sure = [one[0].place for one in known.values() if fold(one[0].place.name) not in not_places()]
        self.divisions = Counter(place.admin1_code for place in sure)

    def rule(self, span: Span, readings: tuple[Reading, ...], read: list[Span]) -> str | None:
        """Why a name of the gazetteer counts here; None when it does not."""
        over = [one for one in read if one.start < span.end and span.start < one.end]
        if over:
            return "gazetteer" if all(span.start <= one.start and one.end <= span.end for one in over) else None
        entities = {self.cover[token.i] for token in span if token.i in self.cover}
        phrases = {ent for ent in entities if _phrase(ent, span)}
        if phrases == entities and entities and readings[0].weight >= LARGE and fold(span.text) not in self.ambiguous:
            return "gazetteer-over"
        entities -= phrases
        offices = all(_office(ent, span) or _region(ent, span, readings) for ent in entities)
        if entities and offices and readings[0].weight >= VILLAGE:
            return "gazetteer-over"
        if fold(span.text) in not_places() and self._division(span, readings):
            return "gazetteer-alone"
        if fold(span.text) in not_places() or belongs(span, before(self.doc, span.start)):
            return None
        if not entities:
            return "gazetteer-alone" if self._linked(span, readings) or self._alone(span, readings) else None
        if all(span.start <= bare(ent) and ent.end <= span.end for ent in entities):
            return "gazetteer-over" if self._over(span, readings, entities) else None
        return None

    def _over(self, span: Span, readings: tuple[Reading, ...], entities: set[Span]) -> bool:
        """Whether the gazetteer overrules the recogniser, who says person, organisation or other."""
        best, frame = readings[0], before(self.doc, span.start)
        if any(ent.label_ == "LOC" for ent in entities):
            return False
        key = fold(span.text)
        if self._described(readings, frame):
            return True
        if best.sense == "government" or best.weight >= SURE:
            return key not in self.ambiguous | self.persons and not self._within(span)
        ours = not best.place.place_id.startswith("geonames:") and len(span) > 1
        site = best.place.kind == "facility" or not any(ent.label_ == "ORG" for ent in entities)
        if (ours and site) or (self._region(best) and len(fold(span.text).split()) > 1):
            return key not in self.ambiguous and not self._within(span)
        if frame.article or key in self.persons | self.ambiguous or self._within(span):
            return False
        if self._located(span, readings) or self._dateline(span, readings):
            return True
        if best.sense == "capital" and best.weight >= LARGE:
            return not plays(span)
        if frame.locative:
            return best.weight >= (LARGE if any(ent.label_ == "ORG" for ent in entities) else TOWN)
        return self._likely(best.place, best.weight) and all(ent.label_ in ("PER", "MISC") for ent in entities)

    def _described(self, readings: tuple[Reading, ...], frame: Frame) -> bool:
        """The noun before it says what it is: *l'État du **Maryland***, *la ville de **Paris***."""
        head = frame.head
        known = head is not None and head.part == "no" and frame.preposition == "de"
        return known and any(one.place.kind == head.kind for one in readings if head is not None)

    def _located(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """The place behind it holds it: *Des Moines, dans l'**Iowa***."""
        at = locator(self.doc, span.end)
        around = [one.place for one in self.known.get(at if at is not None else -1, ())]
        holders = {(one.country_code, one.admin1_code) for one in around if one.kind in ("country", "region")}
        return any(
            (one.place.country_code, one.place.admin1_code) in holders or (one.place.country_code, None) in holders
            for one in readings
            if one.place.kind == "city"
        )

    def _dateline(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """Opens a line before an agency, a day or a dash: ***DAKAR**, 12 mai (APS) –*, ***Conakry** - Les…*."""
        doc, start, end = self.doc, span.start, span.end
        opens = start == 0 or "\n" in doc[start - 1].text
        if not opens or end + 1 >= len(doc) or readings[0].weight < TOWN:
            return False
        if doc[end].text == ",":
            return doc[end + 1].like_num
        return doc[end].text in ("(", "-", "–", "—") and bool(doc[end - 1].whitespace_ or doc[end].text == "—")

    def _acts(self, span: Span, best: Reading) -> bool:
        """A capital, or a town of a country the article is about, begins a sentence: ***Kiev** exige leur retrait*."""
        code, end = best.place.country_code or "", span.end
        verb = end < len(self.doc) and self.doc[end].is_lower and self.doc[end].pos_ in ("VERB", "AUX")
        known = best.sense == "capital" or self.shares.get(code, 0.0) >= SHARE
        return verb and best.weight >= LARGE and known

    def _likely(self, place: Place, weight: float) -> bool:
        """A town of a country the article is about, where towns seldom bear the surnames of the news."""
        code = place.country_code or ""
        return weight >= TOWN and code not in SURNAMES and self.shares.get(code, 0.0) >= SHARE

    def _region(self, best: Reading) -> bool:
        """A region at home, or of a country the article is about."""
        code = best.place.country_code or ""
        known = best.weight >= REGION and best.place.kind == "region"
        return known and (code in HOME or self.shares.get(code, 0.0) >= SHARE)

    def _alone(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """Whether a name counts that the recogniser passed over."""
        best, frame = readings[0], before(self.doc, span.start)
        key = fold(span.text)
        if self._within(span) or self._people(span, best) or key in self.persons:
            return False
        word = key in self.homographs and frame.preposition is None
        if self._located(span, readings) or self._dateline(span, readings):
            return True
        if span[0].is_sent_start and self._acts(span, best):
            return key not in self.ambiguous | self.homographs
        unclear = key in self.ambiguous or word or (len(span) == 1 and (span[0].is_sent_start or len(span.text) < 4))
        if best.weight >= SURE or best.sense == "government" or not best.place.place_id.startswith("geonames"):
            return (
                not unclear or frame.locative or (best.weight >= SURE and frame.article and key not in self.ambiguous)
            )
        if frame.head is not None and any(one.place.kind == frame.head.kind for one in readings):
            return True
        if unclear and not frame.locative:
            return False
        if self._region(best) and frame.article:
            return True
        return (
            best.weight >= TOWN
            and frame.locative
            and not (frame.article and best.place.kind == "city" and not best.bare)
        )

    def _division(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """*Le Nord* is a department, or a region of Cameroon, among towns of that division; *Lille (**Nord**)*."""
        regions = [one.place for one in readings if one.place.kind == "region"]
        if span.start and self.doc[span.start - 1].text == "(":
            holders = {one.country_code for one in regions}
            return any(one.place.country_code in holders for one in self.known.get(span.start - 2, ())[:1])
        if not before(self.doc, span.start).article or not span.text[0].isupper() or self._side(span):
            return False
        codes = [one.admin1_code for one in regions if self.shares.get(one.country_code or "", 0.0) >= SHARE]
        return any(code is not None and self.divisions[code] > 1 for code in codes)

    def _linked(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """The other end of a way: *la ligne Paris-**Bordeaux***."""
        at = span.start - 2
        if at < 1 or self.doc[span.start - 1].text not in ("-", "–", "—") or at not in self.known:
            return False
        noun = left(self.doc, at)
        return noun >= 0 and self.doc[noun].text in words("link_nouns") and readings[0].weight >= TOWN

    def _side(self, span: Span) -> bool:
        """*Le **Nord** de la France*, *l'**Est** du pays*: a direction."""
        behind = self.doc[span.end].lower_ if span.end < len(self.doc) else ""
        return behind in OF or behind in CONTRACTED

    def _people(self, span: Span, best: Reading) -> bool:
        """*Le Corse* is somebody, *la Corse* an island."""
        article = self.doc[span.start - 1].lower_ if span.start else ""
        named = fold(best.place.name) == fold(span.text) and article in ("la", "l'", "l’", "en")
        return self.demonym(span, readings=(best,) if named else ())

    def _within(self, span: Span) -> bool:
        """Part of a longer name that nobody read: *Air **France***, ***Paris** Match*."""
        before_it, behind = span.start - 1, span.end
        if before_it >= 0 and not span[0].is_sent_start:
            token = self.doc[before_it]
            if token.text[0].isupper() and token.is_alpha and not token.is_sent_start and token.lower_ not in ARTICLES:
                return True
            if token.text == "-" and not token.whitespace_ and not self.doc[before_it - 1].whitespace_:
                return True
        if behind < len(self.doc):
            token = self.doc[behind]
            if token.text in ("-", "–") and not token.whitespace_ and not self.doc[behind - 1].whitespace_:
                return True
            return (
                token.text[0].isupper()
                and token.is_alpha
                and not token.is_sent_start
                and bool(self.doc[behind - 1].whitespace_)
                and token.i not in self.cover
            )
        return False


def _phrase(ent: Span, span: Span) -> bool:
    """A description and no name: *attentat de **Berlin***, *Lancement de missile en **Corée du Nord***."""
    if ent.label_ != "MISC" or len(ent) <= len(span) or ent.start == span.start:
        return False
    plain = ent[0].text[0].islower() or (bool(ent[0].is_sent_start) and ent[0].pos_ == "NOUN")
    return plain and ent[0].lower_ not in words("event_nouns")


def _region(ent: Span, span: Span, readings: tuple[Reading, ...]) -> bool:
    """What the noun at its head says it is, with its name: *État du **Maryland***."""
    head = heads().get(ent[0].text)
    known = head is not None and head.part == "no" and ent.end == span.end and ent.label_ != "PER"
    return known and any(head is not None and one.place.kind == head.kind for one in readings)


def _office(ent: Span, span: Span) -> bool:
    """An office that every town has, with its town: *commissariat de **Roubaix***; one that speaks is a body."""
    speaks = ent.root.dep_ == "nsubj" and ent.root.head.lemma_ in speech_verbs()
    return ent.label_ != "PER" and ent[0].text in words("local_offices") and ent.end == span.end and not speaks
