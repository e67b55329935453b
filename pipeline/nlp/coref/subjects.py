"""Is a noun phrase the subject? By the parse, or by the words alone where the parse fails."""

from __future__ import annotations

from functools import cache

from pipeline.data import table
from pipeline.nlp.coref.grammar import BEFORE_VERB, CLITICS, PREPOSITIONS
from pipeline.nlp.coref.page import Page

APPOSITION = 16
"""Tokens that an apposition may take between its commas."""


def is_subject(page: Page, first: int, last: int) -> bool:
    """Tell whether the tokens are a subject for the parser, or stand before a finite verb and behind no preposition.

    The parser loses subjects before an apposition and behind an inserted clause. *Selon X, …* and *Pour X, …* at the
    head of a sentence make X as present in mind as a subject.
    """
    if any(at in page.subjects for at in range(first, last)):
        return True
    return _drives(page, first, last) or _heads(page, first) or _inverted(page, first)


def _heads(page: Page, first: int) -> bool:
    source = page.word(first - 1) in ("selon", "pour")
    return source and (first < 2 or page.sentence[first - 2] != page.sentence[first])


def _inverted(page: Page, first: int) -> bool:
    """*…, répond **X**, …*: a verb of speech between a mark and the name."""
    at = first - 1
    if page.pos(at) != "VERB" or page.doc[at].lemma_ not in speech_verbs():
        return False
    while at > 0 and (page.pos(at) in ("VERB", "AUX", "ADV") or page.word(at) in CLITICS):
        at -= 1
    return not page.words[at][0].isalnum()


@cache
def speech_verbs() -> frozenset[str]:
    """Give the lemmas of the verbs that announce speech."""
    return frozenset(row["lemma"] for row in table("cues"))


def _drives(page: Page, first: int, last: int) -> bool:
    if page.word(first - 1) in PREPOSITIONS:
        return False
    if page.word(last) in BEFORE_VERB:
        return True
    at = _behind_apposition(page, last)
    while page.word(at) in CLITICS or page.pos(at) == "ADV":
        at += 1
    return at < len(page.words) and "Fin" in page.doc[at].morph.get("VerbForm", [])


def _behind_apposition(page: Page, at: int) -> int:
    closing = {",": ",", "(": ")"}.get(page.word(at))
    if closing is None:
        return at
    until = min(len(page.words), at + APPOSITION)
    return next((place + 1 for place in range(at + 1, until) if page.words[place] == closing), len(page.words))
