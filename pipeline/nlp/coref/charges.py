"""Whom the article tells to be tried or suspected: *le procès de X*, *X a été interpellé*, *Jugé à Lyon, X…*"""

from __future__ import annotations

from pipeline.actors.lexicons import words
from pipeline.nlp.coref.grammar import CLITICS
from pipeline.nlp.coref.page import Page

ACCUSED = "accusé"
"""The sense they are given; `role_hypernyms.tsv` has what else they are called."""
REACH = 6
"""Tokens from a name to the participle that charges its bearer."""
PUT = ("mis", "mise", "placé", "placée")


def charged(page: Page, first: int, last: int) -> bool:
    """Tell whether the name from first to last is that of somebody charged."""
    trial = page.word(first - 2) in words("trial_nouns") and page.word(first - 1) in ("de", "d'", "contre")
    return trial or _passive(page, last) or _opening(page, first)


def _passive(page: Page, last: int) -> bool:
    """*X a été interpellé*, *X est soupçonné*, *X comparaît*."""
    be = False
    for at in range(last, min(last + REACH, len(page.words))):
        lemma = page.doc[at].lemma_
        if (be and _charges(page, at)) or lemma == "comparaître":
            return True
        be = be or lemma == "être"
        if lemma not in ("être", "avoir") and page.pos(at) != "ADV" and page.words[at] not in CLITICS:
            return False
    return False


def _opening(page: Page, first: int) -> bool:
    """*Interpellé à Calais, **X** nie*: a participle that begins the sentence, and nobody else named behind it."""
    start = first - 1
    while start > 0 and page.sentence[start - 1] == page.sentence[first] and page.name[start] < 0:
        start -= 1
    begins = start == 0 or page.sentence[start - 1] != page.sentence[first]
    return page.word(first - 1) == "," and begins and _charges(page, start)


def _charges(page: Page, at: int) -> bool:
    """A participle of a verb that charges, also *mis en examen*, *placé en garde à vue*."""
    if page.words[at] in PUT and page.word(at + 1) == "en":
        return page.word(at + 2) in ("examen", "cause", "garde", "détention")
    return page.doc[at].lemma_.lower() in words("charging_verbs") and page.words[at].endswith(("é", "ée"))
