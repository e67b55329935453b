"""What the recogniser marks and is no name: roles, charges, demonyms, sentence starts."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.actors.acting import is_tag
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import DETERMINERS, PLURALS
from pipeline.actors.lexicons import nationalities, organisations, words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_civility, is_role

NUMBERED = re.compile(r"(?:COP|CMP|RN|RD|UTC ?[+-])[ -]?\d+")
"""Numbered conferences are events; numbered roads and time zones are no actors either."""


def is_portfolio(doc: Doc, name: Name) -> bool:
    """What a minister is in charge of is no organisation: *ministre russe des Affaires étrangères*."""
    if name.label == "PER":
        return False
    if is_role(doc[name.start]) and doc[name.start].lower_ not in words("org_nouns"):
        return True
    place = name.start - 1
    while place > 0 and name.start - place < 7 and _links_portfolio(doc[place]):
        place -= 1
    if not 0 <= place < name.start - 1 or doc[place].lower_ not in words("portfolio_holders"):
        return False
    # *secrétaire général du syndicat X* leads a body; a *secrétaire d'État* has a portfolio
    return not (doc[place].lower_.startswith("secrétaire") and doc[place + 1].pos_ == "ADJ")


def _links_portfolio(token: Token) -> bool:
    if token.lower_ in words("portfolio_holders"):
        return False
    return token.lower_ in words("portfolio_links") or (token.pos_ in ("ADJ", "VERB") and token.text[0].islower())


def is_no_name(doc: Doc, name: Name) -> bool:
    """No capital and no digit; one letter; a role, month or common word alone."""
    span = doc[name.start : name.end]
    text = "".join(char for char in span.text if char.isprintable())
    if (
        sum(char.isalpha() for char in text) < 2 - any(char.isdigit() for char in text)
        or text in words("not_names")
        or text.lower() in words("months_days")
    ):
        return True
    if NUMBERED.fullmatch(text) or (name.label == "PER" and span[0].lower_ in PLURALS):
        return True
    if doc[name.start].text[0].islower():
        return not _named_in_lower(doc, name)
    if len(span) == 2 and text.startswith(("État ", "Etat ", "États ", "Etats ")) and span[1].lower_ in nationalities():
        return True
    if len(span) == 1:
        if span[0].lower_ in nationalities() and not _is_place(doc, name):
            return True
        if is_civility(span[0]) or (is_role(span[0]) and name.label == "PER") or _is_common(span[0]):
            return True
        return name.label in ("ORG", "MISC") and is_tag(doc, name)
    return False


def _is_place(doc: Doc, name: Name) -> bool:
    """A few towns and regions are spelt like an adjective; behind *à*, *en* or a comma they are places."""
    return name.label == "LOC" and (name.start == 0 or doc[name.start - 1].lower_ not in DETERMINERS)


def _named_in_lower(doc: Doc, name: Name) -> bool:
    """A name may begin in lower case by a particle, by a noun that heads it, or as a brand: *iPhone*."""
    first = doc[name.start]
    rest = doc[name.start + 1 : name.end]
    if name.label == "PER":
        return first.lower_ in words("name_particles") and any(token.text[0].isupper() for token in rest)
    if any(char.isupper() for char in first.text[1:3]):
        return True
    if first.lower_ in words("org_nouns_lower"):
        return any(token.text[0].isupper() for token in rest)
    return name.label != "ORG" and any(token.text[0].isupper() for token in rest)


def _is_common(token: Token) -> bool:
    """A word with a capital only because the sentence begins there."""
    if not token.is_sent_start or token.text.isupper() or is_given(fold(token.text)) or token.text in _firms():
        return False
    if token.pos_ in ("ADP", "ADV", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "VERB"):
        return True
    return ((token.pos_ in ("NOUN", "ADJ") and token.vocab.has_vector(token.lower_)) or _governs(token)) and _only_here(
        token
    )


@cache
def _firms() -> frozenset[str]:
    """Organisations that the authority knows under one word: *Casino*."""
    return frozenset(name for one in organisations() for name in one.names if " " not in name)


def _governs(token: Token) -> bool:
    """*Parachutages d'aide*, *Effrayées par le bruit*: a noun or participle with its complement."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ in ("d'", "d’", "de", "des", "par") and after[1].text[0].islower()


def _only_here(token: Token) -> bool:
    """The article never writes the word with a capital inside a sentence."""
    return not any(one.text == token.text and not one.is_sent_start for one in token.doc)
