"""`doc._.timexes`: the pure stage of `pipeline.timex`, told by the parse which way a bare date points."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.data import lexicon
from pipeline.nlp.annotations import Timex as Annotation
from pipeline.timex.extract import extract
from pipeline.timex.tense import FUTURE, PAST, PRESENT, Hint, LexicalHints

CLIMB = 12
"""So many heads up at most, whatever the parse looks like."""
FUTURE_ENDINGS = ("erons", "erez", "eront")
"""Endings of the future that the model takes for other tenses."""


@Language.factory("quiditquoi_timex", assigns=["doc._.timexes"], default_config={"references": False})
def make_timex(nlp: Language, name: str, references: bool) -> Timex:
    """The factory behind `config.cfg`; `references` keeps vague adverbs (*bientôt*) as `FUTURE_REF` and the like."""
    return Timex(references)


class Timex:
    """Writes `doc._.timexes`."""

    def __init__(self, references: bool = False) -> None:
        self.references = references

    def __call__(self, doc: Doc) -> Doc:
        doc._.timexes = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Annotation]:
        """Find and resolve the temporal expressions of a document."""
        starts = [token.idx for token in doc if token.is_sent_start]
        found = extract(doc.text, doc._.published, ParseHints(doc), starts, self.references)
        return [Annotation(*one) for one in found]


class ParseHints:
    """Reads the time of the verb that governs an expression; where no verb does, the words around it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.parsed = doc.has_annotation("DEP")
        self.lexical = LexicalHints(doc.text)

    def hint(self, start: int, end: int) -> Hint:
        """Tell the time at the offsets of an expression."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if self.parsed else None
        verb = governor(span) if span is not None else None
        found = _announced(span) if span is not None else None
        if found is None and verb is not None:
            found = verb_time(verb)
        if found is None or found.direction is None:
            return self.lexical.hint(start, end)
        return found


def governor(span: Span) -> Token | None:
    """The nearest verb above an expression."""
    token = span.root
    if _copula(token) and (cleft := next((c for c in token.children if c.dep_ in CLEFT), None)) is not None:
        return cleft
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or _participle(token) or _copula(token):
            return token
        if token.head == token:
            return token if _is(token, "state_verbs") else None
        token = token.head
    return None


def _announced(span: Span) -> Hint | None:
    """A noun on the way up that tells by itself: *rendez-vous*, or *mort*, *attentat*, *à la suite de*."""
    token = span.root
    for _ in range(CLIMB):
        cases = {child.lower_ for child in token.children if child.dep_ == "case"}
        if cases & {"après", "depuis"}:
            return Hint(PAST)
        token = token.head
        if token.lower_ in _cues("future_nouns"):
            return Hint(FUTURE, 1)
        if token.lower_ in _cues("past_nouns"):
            return Hint(PAST)
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return None
    return None


CLEFT = frozenset({"acl:relcl", "advcl:cleft", "ccomp", "csubj"})
"""*C'est le 15 mai que la sonde plongera*: the clause that says what happens then."""


def _copula(token: Token) -> bool:
    """*est la doyenne*: a predicate counts as a verb of state."""
    return any(child.dep_ == "cop" for child in token.children)


def _participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", [])


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(lexicon(f"timex_{name}"))


def verb_time(verb: Token) -> Hint:
    """The time of a verb, its auxiliaries and the verbs it hangs on."""
    for _ in range(CLIMB):
        found = _own_time(verb)
        if found is not None or verb.head == verb:
            state = _is(verb, "state_verbs") or _copula(verb)
            return (found or Hint(None))._replace(state=state)
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            return Hint(None)
    return Hint(None)


def _own_time(verb: Token) -> Hint | None:
    """What the verb itself says, None for one that leaves it to the verb above."""
    helpers = [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    form = verb.morph.get("VerbForm", [])
    if _participle(verb) and verb.lower_ in _cues("future_participles"):
        return Hint(FUTURE, 1)
    if verb.pos_ == "NOUN" and verb.head == verb and not _copula(verb):
        return Hint(PRESENT)  # a verb that the model took for a noun: *la ville compte*
    finite = verb if "Fin" in form else next((h for h in helpers if "Fin" in h.morph.get("VerbForm", [])), None)
    if finite is None:
        return _non_finite(verb, helpers)
    return _finite(verb, finite, helpers)


def _finite(verb: Token, finite: Token, helpers: list[Token]) -> Hint:
    tense, mood = finite.morph.get("Tense", []), finite.morph.get("Mood", [])
    compound = finite != verb and finite.dep_ != "cop" and _participle(verb)
    if "Fut" in tense or finite.lower_.endswith(FUTURE_ENDINGS):
        return Hint(FUTURE)
    if "Cnd" in mood:
        return _conditional(verb, finite, compound)
    if "Past" in tense or "Imp" in tense:
        return Hint(PAST)
    if _appointment(verb):
        return Hint(FUTURE, 1)
    if compound:
        active = any(helper.dep_ == "aux:tense" for helper in helpers)
        return Hint(PAST if active else PRESENT)
    if _is(verb, "future_verbs"):
        return Hint(FUTURE, 1)
    return Hint(FUTURE, 0) if _is(verb, "scheduled_verbs") else Hint(PRESENT)


def _conditional(verb: Token, finite: Token, compound: bool) -> Hint:
    """*aurait été tué* is hearsay of the past, *serait aujourd'hui* of the present, *devrait* says what comes."""
    if compound and finite.dep_ == "aux:tense":
        return Hint(PAST)
    state = not compound and _is(verb, "state_verbs")
    return Hint(PRESENT) if state else Hint(FUTURE, 1)


def _is(verb: Token, name: str) -> bool:
    """Look a verb up by its lemma, or by the lemma that a regular form has: the model lemmatises some as they are."""
    return not _cues(name).isdisjoint((verb.lemma_, verb.lower_, f"{verb.lower_}r"))


def _appointment(verb: Token) -> bool:
    """*ont rendez-vous dimanche*."""
    return any(child.lower_ in _cues("future_nouns") for child in (verb, *verb.children))


def _non_finite(verb: Token, helpers: list[Token]) -> Hint | None:
    if "Inf" in verb.morph.get("VerbForm", []):
        return _infinitive(verb, helpers)
    if not _participle(verb) or "Past" not in verb.morph.get("Tense", []):
        return None
    passive = [helper for helper in helpers if helper.dep_ == "aux:pass" and "Inf" in helper.morph.get("VerbForm", [])]
    return _infinitive(verb, helpers) if passive else Hint(PAST)


def _infinitive(verb: Token, helpers: list[Token]) -> Hint | None:
    """*avoir tué* is past, *doit rencontrer*, *prévoit de partir*, *appelle à manifester* to come."""
    if any(helper.dep_ == "aux:tense" for helper in helpers):
        return Hint(PAST)
    above = verb.head
    if _is(above, "future_verbs") or above.lower_ in _cues("future_participles"):
        return Hint(PAST) if _finished(above) else Hint(FUTURE, 1)
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "case")}
    purpose = marks & {"pour", "à", "de", "d'", "d’", "afin"}
    return Hint(FUTURE, 1) if purpose and above != verb and not _finished(above) else None


def _finished(verb: Token) -> bool:
    tense = verb.morph.get("Tense", [])
    return "Imp" in tense or ("Past" in tense and "Fin" in verb.morph.get("VerbForm", []))
