"""Which words are a place's name: the recogniser's places and the gazetteer's, checked against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span

from pipeline.gazetteer import Gazetteer, Reading, fold
from pipeline.nlp.columns import positions
from pipeline.nlp.places import evidence, trim
from pipeline.nlp.places.frames import ARTICLES, CONTRACTED, INDEFINITE, OF, Frame, before, left, locator
from pipeline.nlp.places.lexicon import heads
from pipeline.nlp.places.scan import Hit, hits, lookup
from pipeline.nlp.places.trust import Trust


class Name(NamedTuple):
    """Tokens `start` to `end` name a place; from `core` on stands the name without its common noun."""

    start: int
    end: int
    core: int
    readings: tuple[Reading, ...]
    """Of the whole; empty when no gazetteer has it."""
    inner: tuple[Reading, ...]
    """Of the part behind the common noun: tells the country of *l'aéroport de **Roissy***."""
    kind: str | None
    """What the common noun says it is."""
    rule: str


def find(doc: Doc, places: Gazetteer, told: Mapping[str, float]) -> list[Name]:
    """Give the names of places, in order, none overlapping another; `told` as in `evidence`."""
    known = hits(doc, places)
    read = [lookup(doc, ent.start, ent.end, places) for ent in doc.ents if ent.label_ == "LOC"]
    shares = evidence.countries(told, read)
    trust = Trust(doc, shares, {hit.start: hit.readings for hit in known})
    found = [_named(doc, span, places, rule) for span, rule in _spans(doc, known, trust, places)]
    return _apart(found)


def _spans(doc: Doc, known: list[Hit], trust: Trust, places: Gazetteer) -> list[tuple[Span, str]]:
    """Candidates with the rule that brought them."""
    read = [span for ent in doc.ents if ent.label_ == "LOC" for span in trim.parts(ent, places)]
    read = [span for span in read if trust.stands(span, lookup(doc, span.start, span.end, places))]
    spans = []
    for hit in known:
        span = doc[hit.start : hit.end]
        rule = trust.rule(span, hit.readings, read)
        if rule:
            spans.append((trim.named(span, hit.readings[0].place.name), rule))
    spans += [(span, "ner") for span in _believed(doc, read, known, trust, places)]
    spans += [(span, "list") for span in _listed(doc, [span for span, _ in spans], trust)]
    spans += [(span, "frame") for span in _sites(doc, known)]
    taken = {token.i for span, _ in spans for token in span}
    spans += [
        (doc[ent.start : ent.end], "frame")
        for ent in doc.ents
        if ent.label_ != "LOC" and trust.settled(ent) and not taken & {token.i for token in ent}
    ]
    return spans + [(span, "frame") for span in _framed(doc, [span for span, _ in spans], trust)]


def _believed(doc: Doc, read: list[Span], known: list[Hit], trust: Trust, places: Gazetteer) -> list[Span]:
    """The recogniser's places without the unknown ones that nothing else speaks for."""
    near = {at for hit in known for at in range(hit.start, hit.end)}
    unknown = [span for span in read if not lookup(doc, span.start, span.end, places)]
    lonely = {span for span in unknown if trust.lonely(span, near)}
    ends = {span.end for span in read if span not in lonely}
    for span in read:  # from left to right: *à **Nara**, **Kala** et **Misa***
        joined = span.start > 1 and span.start - 1 in ends and doc[span.start - 1].text in (",", "et", "ou")
        if span in lonely and joined:
            lonely.discard(span)
            ends.add(span.end)
    shown = {fold(span.text) for span in unknown if span not in lonely}
    return [span for span in read if span not in lonely or fold(span.text) in shown]


def _listed(doc: Doc, taken: list[Span], trust: Trust) -> list[Span]:
    """Names the recogniser calls otherwise, joined to a place by the same preposition: *de Bakhmout et de **X***."""
    ends = {span.end: before(doc, span.start) for span in taken}
    found = []
    for ent in doc.ents:
        if ent.label_ not in ("PER", "MISC") or not trust.free(ent):
            continue
        at, frame = left(doc, ent.start), before(doc, ent.start)
        if at < 1 or frame.preposition is None or frame.article:
            continue
        joint = left(doc, at)
        other = ends.get(joint) if joint >= 0 and doc[joint].lower_ in ("et", ",", "ou") else None
        if other is not None and other.preposition == frame.preposition:
            found.append(doc[ent.start : ent.end])
    return found


def _sites(doc: Doc, known: list[Hit]) -> list[Span]:
    """Where something happens at what the recogniser takes for a body: *à l'**hôpital Pasteur** de **Nice***."""
    cities = {hit.end: hit.start for hit in known if hit.readings[0].place.kind == "city"}
    found = []
    for ent in doc.ents:
        head = heads().get(ent[0].text)
        if ent.label_ not in ("ORG", "MISC") or head is None or head.kind != "facility" or head.part == "no":
            continue
        if not before(doc, ent.start).locative or not any(token.text[0].isupper() for token in ent):
            continue
        town = cities.get(ent.end, -1)
        end = left(doc, town) if town > ent.start + 1 and head.part == "name" else ent.end
        if end < ent.end and doc[end].lower_ in OF:
            found.append(doc[town : ent.end])
        else:
            end = ent.end
        if end > ent.start + 1:
            found.append(doc[ent.start : end])
    return found


def _framed(doc: Doc, taken: list[Span], trust: Trust) -> list[Span]:
    """Capitalised words behind *le village de*, *près de*, *au nord de*, which nobody else knew."""
    busy = {token.i for span in [*taken, *doc.ents] for token in span}
    found, end = [], 0
    free = {at for form, ats in positions(doc, "ORTH").items() if trim.proper(form) for at in ats} - busy
    for at in sorted(free):
        if at < end:
            continue
        end = at + 1
        while end in free and not doc[end].is_sent_start:
            end += 1
        if not doc[at].is_sent_start and trust.framed(doc[at:end], before(doc, at)):
            found.append(doc[at:end])
    return found


def _named(doc: Doc, span: Span, places: Gazetteer, rule: str) -> Name:
    """Take the common noun into the name where it belongs there."""
    frame = before(doc, span.start)
    inner = lookup(doc, span.start, span.end, places)
    tail = inner or _tail(doc, span, places)
    kind = trim.kind(span) or (frame.head.kind if frame.head else None)
    whole = places.find(doc[frame.start : span.end].text) if frame.head and frame.head.part != "no" else ()
    if frame.head is None or frame.head.part == "no" or (not whole and _outside(doc, inner, frame)):
        return Name(span.start, span.end, span.start, inner, tail, kind, rule)
    end = span.end if whole else _joined(doc, span.end)
    return Name(frame.start, end, span.start, whole, tail, frame.head.kind, rule)


def _joined(doc: Doc, end: int) -> int:
    """Where a site between two towns ends: *l'aéroport de Bordeaux-**Mérignac***."""
    glued = end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_
    return end + 2 if glued and doc[end + 1].text[0].isupper() else end


def _tail(doc: Doc, span: Span, places: Gazetteer) -> tuple[Reading, ...]:
    """The known place a longer name ends in: *11e arrondissement de **Paris***."""
    for start in range(span.start + 1, span.end):
        joined = doc[start - 1].lower_ in OF | ARTICLES or doc[start - 1].lower_ in CONTRACTED
        if joined and doc[start].text[0].isupper() and not _surname(doc, span, start):
            readings = lookup(doc, start, span.end, places)
            if readings:
                return readings
    return ()


def _surname(doc: Doc, span: Span, start: int) -> bool:
    """*Alexis de **Tocqueville***: a person's two names around *de*."""
    return start == span.start + 2 and doc[span.start].pos_ == "PROPN" and doc[span.start].lower_ not in heads()


def _outside(doc: Doc, inner: tuple[Reading, ...], frame: Frame) -> bool:
    """The noun only describes: *l'école de Lens*, *le fleuve Euphrate*, *votre château de Saint-Cloud*."""
    if frame.head is None or (frame.start > 0 and doc[frame.start - 1].lower_ in INDEFINITE):
        return True
    if frame.head.part == "name":
        return bool(inner) or frame.preposition == "de"
    described = any(one.place.kind in ("natural", "region") and one.weight > trim.VAGUE for one in inner[:1])
    return frame.head.kind == "natural" and frame.head.part != "whole" and described


def _apart(found: list[Name]) -> list[Name]:
    """Keep the longer of two that overlap, the first of two alike."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda one: one.start)


def folded(doc: Doc, name: Name) -> str:
    """The key under which a name recurs in the article."""
    return fold(doc[name.core : name.end].text)


def beside(doc: Doc, name: Name, others: dict[int, Name]) -> Name | None:
    """The place named in brackets or behind a comma: *Valence (**Drôme**)*, *Paris, **Texas***."""
    at = locator(doc, name.end)
    return others.get(at) if at is not None else None


def behind(doc: Doc, name: Name, others: dict[int, Name]) -> Name | None:
    """The place a site lies in: *le lycée Joliot-Curie de **Nanterre***, *la gare du Midi, à **Bruxelles***."""
    at = name.end + 1 if name.end < len(doc) and doc[name.end].text == "," else name.end
    small = OF | ARTICLES | CONTRACTED.keys() | {"à", "en", "dans"}
    stop = at + 2
    while at < min(stop, len(doc) - 1) and doc[at].lower_ in small:
        at += 1
        if at in others:
            return others[at]
    return None


__all__ = ["Name", "behind", "beside", "find", "folded", "left"]
