"""`doc._.timexes`: the pure stage of `pipeline.timex`, told by the parse which way a bare date points."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.nlp.annotations import Timex as Annotation
from pipeline.nlp.columns import numbers, text
from pipeline.nlp.sentences import YES
from pipeline.nlp.verb_time import cues, is_copula, is_disguised, is_listed, is_participle, verb_time
from pipeline.timex.extract import extract
from pipeline.timex.tense import FUTURE, PAST, PRESENT, Hint, LexicalHints

REACH = 40
AHEAD = re.compile(
    r"\b(?:jusqu['’](?:au?|à)|à (?:partir|compter) d[eu]|avant(?: [^.,;:]{1,30}? d[eu])?)(?: le)?\s+$",
    re.IGNORECASE,
)
"""*est visible jusqu'au 2 mars*, *avant le match de samedi*: what a present says of these is to come."""
FOR = re.compile(
    r"(?<!avait été )(?<!avait )(?<!avaient été )(?<!était )(?<!étaient )\b\w{3,}(?:ée?s?|ise?s?|ue?s?) pour $"
)
"""*a été annoncée pour lundi*: what is set for a day, unless in the pluperfect, lies ahead."""
CLIMB = 12
"""So many heads up at most, whatever the parse looks like."""
CLEFT = frozenset({"acl:relcl", "advcl:cleft", "ccomp", "csubj"})
"""*C'est le 15 mai que la sonde plongera*: the clause that says what happens then."""


@Language.factory("quiditquoi_timex", assigns=["doc._.timexes"], default_config={"references": False})
def make_timex(nlp: Language, name: str, references: bool) -> "Timex":
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
        begins, offsets, body = numbers(doc, "SENT_START"), numbers(doc, "IDX"), text(doc)
        starts = [offset for offset, begin in zip(offsets, begins, strict=True) if begin == YES]
        found = extract(body, doc._.published, ParseHints(doc), starts, self.references)
        return [Annotation(*one) for one in found]


class ParseHints:
    """Reads the time of the verb that governs an expression; where no verb does, the words around it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text(doc)
        self.parsed = doc.has_annotation("DEP")
        self.lexical = LexicalHints(self.text)

    def hint(self, start: int, end: int) -> Hint:
        """Tell the time at the offsets of an expression."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if self.parsed else None
        if span is not None and _apposed(span):
            return Hint(PRESENT, state=True)
        verb = governor(span) if span is not None else None
        found = _announced(span) if span is not None else None
        if found is None and verb is not None:
            found = Hint(PRESENT) if _demanded(verb, span) else verb_time(verb)
        if found is not None and found.direction == PRESENT and AHEAD.search(self.text, max(0, start - REACH), start):
            return Hint(FUTURE, 0)
        if found is not None and found.direction == PAST and FOR.search(self.text, max(0, start - REACH), start):
            return Hint(FUTURE, 1)
        if found is None or found.direction is None:
            return self.lexical.hint(start, end)
        return found


def governor(span: Span) -> Token | None:
    """The nearest verb above an expression."""
    token = span.root
    if token.lower_ == "été" and token.head != token:
        token = token.head  # the season that the model took for the participle
    if is_copula(token) and (cleft := next((c for c in token.children if c.dep_ in CLEFT), None)) is not None:
        return cleft
    for _ in range(CLIMB):
        verbal = token.pos_ in ("VERB", "AUX") or is_participle(token) or is_copula(token)
        if (verbal or is_disguised(token)) and not _opens_behind(token, span):
            return token
        if token.head == token:
            return token if is_listed(token, "state_verbs") else None
        token = token.head
    return None


def _demanded(verb: Token, span: Span | None) -> bool:
    """*promet lundi de répondre*: a date in front of what is promised tells when it was, in the present of the news."""
    if "Pres" not in verb.morph.get("Tense", []) or "Fin" not in verb.morph.get("VerbForm", []) or span is None:
        return False
    about = (child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.i >= span.end)
    return is_listed(verb, "demanding_verbs") and any(_opens_behind(child, span) for child in about)


def _opens_behind(verb: Token, span: Span) -> bool:
    """*a promis mardi de répondre*: the clause of the verb begins behind the date, which is of the verb above."""
    if verb.head == verb or verb.i < span.end:
        return False
    return any(child.dep_ == "mark" and child.i >= span.end and child.lower_ in OPENERS for child in verb.children)


OPENERS = frozenset({"de", "d'", "d’", "à", "que", "qu'", "qu’"})


def _apposed(span: Span) -> bool:
    """*(aujourd'hui Grand Est)*, *un maire, aujourd'hui sénateur*: what somebody or something is now."""
    token, doc = span[0], span.doc
    if token.i == 0 or doc[token.i - 1].text not in (",", "(") or span.root.dep_ != "advmod":
        return False
    head = span.root.head
    return head.i > span.root.i and head.pos_ in ("NOUN", "PROPN", "ADJ") and head.head != head and not is_copula(head)


def _announced(span: Span) -> Hint | None:
    """A noun on the way up that tells by itself: *rendez-vous*, or *mort*, *attentat*, *à la suite de*."""
    token = span.root
    for _ in range(CLIMB):
        cases = {child.lower_ for child in token.children if child.dep_ == "case"}
        if cases & {"après", "depuis"}:
            return Hint(PAST)
        token = token.head
        if token.lower_ in cues("future_nouns"):
            return Hint(FUTURE, 1)
        if token.lower_ in cues("past_nouns"):
            return Hint(PAST)
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return None
    return None
