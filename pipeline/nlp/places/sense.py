"""What a place's name stands for in its sentence: the place, its government, its team, the building."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from pipeline.gazetteer import Place
from pipeline.nlp.places.frames import ARTICLES, Frame, left, sentence
from pipeline.nlp.places.lexicon import words
from pipeline.nlp.places.trim import road

SCORE = re.compile(r"^\d{1,3}[-–]\d{1,3}$")
AGAINST = frozenset({"contre", "devant", "face", "par"})


def sense(doc: Doc, span: Span, place: Place, usual: str | None, frame: Frame, capital: bool) -> str:
    """Tell `place`, `government`, `team` or `building`; `usual` is what the gazetteer says of the name."""
    if place.kind == "facility":
        return _facility(doc, span, usual, frame)
    rules = capital or place.kind == "country" or (place.kind == "region" and not frame.article)
    if (rules or place.kind in ("city", "region")) and (not frame.locative or _faced(span)) and plays(span):
        return "team"
    if rules and not frame.locative and not _heads_a_line(doc, span) and _governs(doc, span, frame):
        return "government"
    return "place"


def _facility(doc: Doc, span: Span, usual: str | None, frame: Frame) -> str:
    """A seat of power is a building where somebody stands before it or on its steps; a street or park is none."""
    if usual is None and (road(span) or span[0].lower_ in words("open_sites")):
        return "place"
    if usual != "government":
        return usual or "building"
    parts = any(token.lower_ in words("building_parts") for token in doc[max(0, span.start - 2) : span.start])
    return "building" if frame.locative or parts or _before_it(doc, span) else "government"


def _before_it(doc: Doc, span: Span) -> bool:
    at = left(doc, span.start)
    at = left(doc, at) if at >= 0 and doc[at].lower_ in ARTICLES else at
    return at >= 0 and doc[at].lower_ in ("devant", "derrière", "sur")


def _heads_a_line(doc: Doc, span: Span) -> bool:
    """*France : un homme abattu à Orly* tells where, not who."""
    return span.end < len(doc) and doc[span.end].text == ":"


SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
"""Of reflexive verbs and of those that take *être* the parse often calls the subject passive."""


def _verb(span: Span) -> str:
    """The lemma of the verb whose subject the place is, over *et* between two places; "" when there is none."""
    root = span.root
    if root.dep_ == "conj" and root.head.ent_type_:
        root = root.head
    return root.head.lemma_.lower() if root.dep_ in SUBJECTS and root.head.pos_ in ("VERB", "AUX") else ""


def _governs(doc: Doc, span: Span, frame: Frame) -> bool:
    """Subject of a verb of decision or speech, or behind *selon*, *entre*, *avec* as states are."""
    if frame.preposition in (None, "de") and _verb(span) in words("state_verbs"):
        return frame.preposition is None
    at = left(doc, span.start)
    while at >= 0 and doc[at].lower_ in ARTICLES:
        at = left(doc, at)
    if at < 0:
        return False
    if doc[at].lower_ == "par":  # *condamné par Pékin*
        return at > 0 and "VerbForm=Part" in str(doc[at - 1].morph)
    if doc[at].lower_ == "et":
        at = next((back for back in range(at - 1, max(-1, at - 6), -1) if doc[back].lower_ == "entre"), at)
    if doc[at].lower_ in ("avec", "contre", "entre"):
        return any(token.lower_ in words("state_nouns") for token in doc[max(0, at - 4) : at])
    return doc[at].lower_ in words("speech_links") or doc[max(0, at - 1) : at + 1].text.lower() in words("speech_links")


def plays(span: Span) -> bool:
    """Subject or object of a verb of matches in a sentence that speaks of sport, or beside a score.

    Where match follows match, of any verb but one of hosts, and behind *face à*.
    """
    around = sentence(span)
    sport = sum(token.text in words("sport_words") for token in around)
    score = any(SCORE.match(token.text) for token in around)
    against = any(token.lower_ in AGAINST for token in span.doc[max(0, span.start - 3) : span.start])
    beaten = (span.root.dep_ == "obj" or against) and span.root.head.lemma_ in words("team_verbs")
    if _verb(span) in words("team_verbs") or beaten:
        return sport + score > 0
    if score and sport:
        return True
    acts = _verb(span) not in words("host_verbs") | {""}
    return (acts or _faced(span)) and _among_matches(span)


def _faced(span: Span) -> bool:
    """Behind *face à*: somebody, not somewhere."""
    return [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]] == ["face", "à"]


def _among_matches(span: Span) -> bool:
    """Many words of sport around: a report of matches."""
    near = span.doc[max(0, span.start - AROUND) : span.end + AROUND]
    return len({token.lower_ for token in near} & words("sport_words")) >= MATCHES


AROUND, MATCHES = 80, 4
