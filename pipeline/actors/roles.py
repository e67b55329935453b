"""The title beside a name: *le Premier ministre hongrois, Viktor Orbán*; *Dmitri Peskov, porte-parole du Kremlin*."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.actors.grammar import DETERMINERS, JOINTS, STOPS
from pipeline.actors.lexicons import civilities, role_nouns, words

LONGEST = 14
"""Tokens between a noun of function and the name it stands before."""


def is_role(token: Token) -> bool:
    """Tell whether the token is a noun of function, also behind *ex-* or *vice-*."""
    word = token.lower_
    return word in role_nouns() or (word.startswith(("ex-", "vice-", "co-")) and word.split("-", 1)[1] in role_nouns())


def is_civility(token: Token) -> bool:
    """Tell whether the token addresses somebody: *Mme*, *M.*, *Me*."""
    return token.text in civilities()


def before(doc: Doc, name: int) -> tuple[int, int] | None:
    """Find the role that ends where the name begins (token indices); civility in between is stepped over."""
    end = name
    while end > 0 and is_civility(doc[end - 1]):
        end -= 1
    apart = end > 0 and doc[end - 1].text == ","
    if apart:
        end -= 1
    noun = _noun_before(doc, end)
    if noun is None:
        return None
    start = _modified(doc, noun)
    if apart and not (start > 0 and doc[start - 1].lower_ in DETERMINERS):
        return None
    return start, end


def _noun_before(doc: Doc, end: int) -> int | None:
    for place in range(end - 1, max(-1, end - 1 - LONGEST), -1):
        token = doc[place]
        if is_role(token):
            while place > 0 and is_role(doc[place - 1]) and not doc[place - 1].is_title:
                place -= 1
            return place
        if not _complement(token) or token.ent_type_ == "PER":
            return None
    return None


def _complement(token: Token) -> bool:
    """A word that may stand between the noun of function and the end of its phrase."""
    if token.is_space or token.lower_ in STOPS or (token.like_num and not token.is_alpha):
        return False
    if token.is_punct:
        return token.text in "-–'’"
    return token.lower_ in JOINTS or token.pos_ not in ("VERB", "AUX", "PRON", "SCONJ", "INTJ")


def _modified(doc: Doc, noun: int) -> int:
    """Step back over *ancien*, *vice*, *Premier*."""
    while noun > 0 and doc[noun - 1].lower_.rstrip("-") in words("role_modifiers"):
        noun -= 1
    return noun


def after(doc: Doc, name_end: int) -> tuple[int, int] | None:
    """Find the role in apposition behind the name: a comma, an article or none, a noun of function."""
    place = name_end
    if place >= len(doc) or doc[place].text not in ",(":
        return None
    place = _past_age(doc, place + 1)
    while place < len(doc) and doc[place].lower_ in DETERMINERS:
        place += 1
    start = place
    while place < len(doc) and doc[place].lower_ in words("role_modifiers"):
        place += 1
    if place >= len(doc) or not is_role(doc[place]):
        return None
    place += 1
    while place < len(doc) and place - start < LONGEST and _complement(doc[place]) and doc[place].lower_ != "et":
        place += 1
    while place > start + 1 and doc[place - 1].lower_ in JOINTS:
        place -= 1
    return start, place


def _past_age(doc: Doc, place: int) -> int:
    """Step over *45 ans,*."""
    if place + 2 < len(doc) and doc[place].like_num and doc[place + 1].lower_ == "ans" and doc[place + 2].text == ",":
        return place + 3
    return place
