"""Acronyms that act: *Le PDCI proteste*, *le président de la FNLP*; things in capitals (*la TVA*) do not."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_role

ARTICLES = frozenset({"le", "la", "l'", "l’"})
OF = frozenset({"de", "du"})


def find(doc: Doc) -> Iterator[Name]:
    """Give the acronyms behind a definite article that only an organisation can be where they stand."""
    for token in doc[1:]:
        bare = token.text.isupper() and is_acronym(token.text) and token.text not in words("not_names")
        if bare and len(token.text) > 2 and (_led(doc, token.i) or _speaks(doc, token)):
            yield Name(token.i, token.i + 1, "ORG")


def _led(doc: Doc, place: int) -> bool:
    """*le secrétaire général du SNPB*: it has somebody at its head."""
    back = place - 1
    if doc[back].lower_ == "du":
        back -= 1
    elif doc[back].lower_ in ARTICLES and back > 1 and doc[back - 1].lower_ in OF:
        back -= 2
    else:
        return False
    while back > 0 and doc[back].pos_ == "ADJ" and not is_role(doc[back]):
        back -= 1
    return back >= 0 and is_role(doc[back])


def _speaks(doc: Doc, token: Token) -> bool:
    """*Le PDCI proteste*: the subject of a verb that takes somebody."""
    if doc[token.i - 1].lower_ not in ARTICLES or token.dep_ != "nsubj":
        return False
    return token.head.pos_ == "VERB" and token.head.lemma_ in words("acting_verbs")
