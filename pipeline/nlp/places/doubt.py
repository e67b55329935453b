"""Reasons to believe a name or not: what else it is in this article, and the words around it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from pipeline.data import table
from pipeline.gazetteer import Place, Reading, fold
from pipeline.nlp.places import trim
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, OF, Frame, before, left, locator
from pipeline.nlp.places.lexicon import demonyms, heads, not_places, words
from pipeline.nlp.places.sense import plays

SURE = 8.0
"""Weight of a country or continent."""
LARGE = 5.7
"""Weight of a city of half a million, or of 125,000 where French is spoken."""
TOWN = 4.3
SHARE = 0.2
REACH = 7
SURNAMES = frozenset(
    {"AR", "AU", "BE", "BR", "CA", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "MX", "NL", "NZ", "PT", "US"}
)
SPELLING = re.compile(
    r"^(?:Saint|Sainte|Val|Mont|Port|Fort|Villiers|Villeneuve)-|-(?:sur|sous|lès|les|le|la|en|du|de|aux)-|ville$"
)


class Doubt:
    """Checks names against the other names of one article."""

    def __init__(self, doc: Doc, shares: dict[str, float], known: dict[int, tuple[Reading, ...]]) -> None:
        self.doc, self.shares, self.known = doc, shares, known
        self.persons = surnames(doc)
        self.cover = {token.i: ent for ent in doc.ents for token in ent}
        self.civilities = {row["word"] for row in table("civilities")}
        self.ambiguous = {fold(name) for name in words("ambiguous_places")}
        self.homographs = {fold(name) for name in words("homograph_places")}

    def stands(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """Whether what the recogniser calls a place may be one."""
        text = span.text
        if not text[0].isalnum():
            return False
        if not any(char.isupper() for char in text):
            return bool(readings)
        frame = before(self.doc, span.start)
        if self._belongs(span, frame):
            return False
        if fold(text) in not_places() and frame.head is None:
            return False
        if len(span) > 1 and span[0].lower_ in words("org_nouns") and span[0].lower_ not in heads() and not readings:
            return False
        if len(text) < 2 or (not readings and (text.isupper() or not any(char.isalpha() for char in text))):
            return False
        if self._demonym(span, readings) or self._person(span, readings, frame):
            return False
        if fold(text) in self.ambiguous and frame.head is None and not frame.locative and not frame.article:
            return False
        return not ("www" in text or "@" in text or text[-4:] in (".com", ".org", ".net"))

    def _demonym(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """*Les Kurdes*, *la Suissesse*; *le Suisse Benjamin Steffen* though *Suisse* is a country too."""
        first = span[0].lower_
        if first not in demonyms():
            return False
        if not readings:
            return True
        article = self.doc[span.start - 1].lower_ if span.start else ""
        if article in ("un", "une"):
            return True
        after = self.cover.get(span.end)
        return article in ("le", "au", "du") and after is not None and after.label_ == "PER"

    def _person(self, span: Span, readings: tuple[Reading, ...], frame: Frame) -> bool:
        """Behind *M.*; or the surname of somebody named in full elsewhere, unless it is said to be somewhere."""
        at = left(self.doc, span.start)
        if at >= 0 and self.doc[at].text in self.civilities:
            return True
        weight = readings[0].weight if readings else 0.0
        placed = frame.locative or frame.head is not None or (weight >= SURE and frame.article)
        return fold(span.text) in self.persons and not placed

    def lonely(self, span: Span, near: set[int]) -> bool:
        """An unknown name in no frame of a place, in no list with one, and not spelt like a town."""
        frame = before(self.doc, span.start)
        if frame.head is not None or frame.locative or frame.preposition is not None or trim.kind(span):
            return False
        if SPELLING.search(span.text):
            return False
        return not ({span.start - 2, span.end + 1} & near and self._listed(span))

    def _listed(self, span: Span) -> bool:
        around = {self.doc[at].text for at in (span.start - 1, span.end) if 0 <= at < len(self.doc)}
        return bool(around & {",", "et", "ou", "(", "-", "–", "/"})

    def _belongs(self, span: Span, frame: Frame) -> bool:
        """Part of what the noun before it names: *l'agence **Anatolie***, *les championnats du monde de **Doha***."""
        at = left(self.doc, span.start)
        if at >= 0 and self.doc[at].lower_ in words("name_bearers"):
            return True
        behind = [token.lower_ for token in self.doc[span.end : span.end + 3]]
        if len(behind) == 3 and behind[0] == "," and behind[1] in ("un", "une") and behind[2] in words("apposed_nouns"):
            return True
        if frame.preposition != "de":
            return False
        for _ in range(REACH):
            if at < 0:
                return False
            token = self.doc[at]
            if token.lower_ in words("event_nouns") or token.text in words("event_nouns"):
                return True
            small = token.lower_ in ARTICLES | OF or token.lower_ in CONTRACTED
            if not small and token.pos_ not in ("ADJ", "NOUN"):
                return False
            at = left(self.doc, at)
        return False

    def rule(self, span: Span, readings: tuple[Reading, ...], read: list[Span]) -> str | None:
        """Why a name of the gazetteer counts here; None when it does not."""
        over = [one for one in read if one.start < span.end and span.start < one.end]
        if over:
            return "gazetteer" if all(span.start <= one.start and one.end <= span.end for one in over) else None
        entities = {self.cover[token.i] for token in span if token.i in self.cover}
        entities = {ent for ent in entities if not _phrase(ent, span)}
        if fold(span.text) in not_places() or self._belongs(span, before(self.doc, span.start)):
            return None
        if not entities:
            return "gazetteer-alone" if self._alone(span, readings) else None
        if all(span.start <= _bare(ent) and ent.end <= span.end for ent in entities):
            return "gazetteer-over" if self._over(span, readings, entities) else None
        return None

    def _over(self, span: Span, readings: tuple[Reading, ...], entities: set[Span]) -> bool:
        """Whether the gazetteer overrules the recogniser, who says person, organisation or other."""
        best, frame = readings[0], before(self.doc, span.start)
        if any(ent.label_ == "LOC" for ent in entities):
            return False
        key = fold(span.text)
        if best.sense == "government" or best.weight >= SURE:
            return key not in self.ambiguous | self.persons and not self._within(span)
        ours = not best.place.place_id.startswith("geonames:") and len(span) > 1
        if ours and not any(ent.label_ == "ORG" for ent in entities):
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

    def _alone(self, span: Span, readings: tuple[Reading, ...]) -> bool:
        """Whether a name counts that the recogniser passed over."""
        best, frame = readings[0], before(self.doc, span.start)
        key = fold(span.text)
        if self._within(span) or self._demonym(span, ()) or key in self.persons:
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
        return (
            best.weight >= TOWN
            and frame.locative
            and not (frame.article and best.place.kind == "city" and not best.bare)
        )

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

    def settled(self, ent: Span) -> bool:
        """Whether *la ville de*, *la province de* make a place of what the recogniser calls otherwise."""
        frame = before(self.doc, ent.start)
        if self._after(frame):
            return True
        placed = frame.head is not None and frame.head.part == "no" and frame.preposition == "de"
        if not placed or ent.label_ == "ORG" or fold(ent.text) in not_places() or self._demonym(ent, ()):
            return False
        return (
            frame.head is not None and frame.noun not in words("fief_nouns") and (ent.label_ == "MISC" or len(ent) == 1)
        )

    def free(self, ent: Span) -> bool:
        """Whether nothing in the article says that a name is a person."""
        at = left(self.doc, ent.start)
        titled = ent._.role is not None or (at >= 0 and self.doc[at].text in self.civilities)
        return not titled and fold(ent[-1].text) not in self.persons and not self._demonym(ent, ())

    def _after(self, frame: Frame) -> bool:
        """A site named after somebody: *le stade **Léopold-Sédar-Senghor***, *la rue **Victor-Hugo***."""
        if frame.head is None or frame.head.kind != "facility" or frame.preposition is not None:
            return False
        at = left(self.doc, frame.start)
        known = ARTICLES | set(CONTRACTED)
        return self.doc[frame.start].pos_ == "NOUN" and at >= 0 and self.doc[at].lower_ in known

    def framed(self, span: Span, frame: Frame) -> bool:
        """Whether the frame alone shows a place."""
        if fold(span.text) in self.persons | not_places() or self._demonym(span, ()):
            return False
        if frame.head is not None:
            return (frame.preposition == "de" and frame.head.part != "name") or frame.head.part == "yes"
        return frame.locative and frame.preposition == "de" and not frame.article


def _bare(ent: Span) -> int:
    """Where an entity begins behind its article: *Le **Kremlin***."""
    return ent.start + 1 if len(ent) > 1 and ent[0].lower_ in ARTICLES else ent.start


def _phrase(ent: Span, span: Span) -> bool:
    """A description and no name: *attentat de **Berlin***, *Lancement de missile en **Corée du Nord***."""
    if ent.label_ != "MISC" or len(ent) <= len(span) or ent.start == span.start:
        return False
    plain = ent[0].text[0].islower() or (bool(ent[0].is_sent_start) and ent[0].pos_ == "NOUN")
    return plain and ent[0].lower_ not in words("event_nouns")


def surnames(doc: Doc) -> set[str]:
    """Last words of persons named in full; *la rue Victor-Hugo* and a name met once behind *de* tell of none."""
    full = [ent for ent in doc.ents if ent.label_ == "PER" and len(ent) > 1 and _bare(ent) == ent.start]
    return {fold(ent[-1].text) for ent in full if before(doc, ent.start).head is None}
