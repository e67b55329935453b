"""The title beside a name: *le Premier ministre hongrois, Viktor Orbán*; *Dmitri Peskov, porte-parole du Kremlin*."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.actors.grammar import DETERMINERS, JOINTS, PREPOSITIONS, STOPS
from pipeline.actors.lexicons import civilities, kin_nouns, role_nouns, words

LONGEST = 14
"""Tokens between a noun of function and the name it stands before."""

PREFIXES = ("ex-", "vice-", "co-")


def noun_of(word: str) -> str | None:
    """Give the noun of function, as the lexicon has it, that a word in lower case is: *ex-ministres* → *ministre*."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and word not in role_nouns():
            return noun_of(word[len(prefix) :])
    for form in (word, word.removesuffix("s"), word.removesuffix("aux") + "al", word.removesuffix("x")):
        if form in role_nouns():
            return form
    return None


def is_role(token: Token) -> bool:
    """Tell whether the token is a noun of function, also behind *ex-* or *vice-*."""
    return noun_of(token.lower_) is not None


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
    if not apart:
        return start, end
    if start == 0 or doc[start - 1].lower_ not in DETERMINERS:
        return None
    return _outer(doc, start, end)


def _outer(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """*le porte-parole du président, Paul Durand*: the outer noun is his; *la veuve du président, …*: no role."""
    place = start - 1
    if doc[place].lower_ not in ("du", "des") and doc[place - 1].lower_ in ("de", "d'", "d’"):
        place -= 1
    if place == start - 1 and doc[place].lower_ not in ("du", "des"):
        return start, end
    if place > 0 and doc[place - 1].lower_ in kin_nouns():
        return None
    noun = _noun_before(doc, place)
    return (_modified(doc, noun), end) if noun is not None else (start, end)


def text(doc: Doc, span: tuple[int, int]) -> str:
    """Give the role's text, its noun and adjectives in the singular: *présidents* → *président*."""
    words_ = [token.text + token.whitespace_ for token in doc[span[0] : span[1]]]
    for place, token in enumerate(doc[span[0] : span[1]]):
        if token.lower_ in PREPOSITIONS:
            break
        if token.text[-1] == "s" and noun_of(token.lower_) != token.lower_ and "Plur" in token.morph.get("Number", []):
            words_[place] = token.text[:-1] + token.whitespace_
    return "".join(words_).strip(" ,;:.")


def shared(doc: Doc, name: int) -> tuple[int, int] | None:
    """Find the plural role that stands before an enumeration: *les présidents Trump et **Poutine***."""
    place = name
    while place > 0 and (doc[place - 1].lower_ in ("et", ",") or doc[place - 1].ent_type_ == "PER"):
        place -= 1
    span = before(doc, place) if place < name else None
    if span and any("Plur" in token.morph.get("Number", []) and is_role(token) for token in doc[span[0] : span[1]]):
        return span
    return None


def _noun_before(doc: Doc, end: int) -> int | None:
    """Go back over the complements; a preposition right before the name makes it one of them."""
    if end > 0 and (doc[end - 1].lower_ in PREPOSITIONS or doc[end - 1].lower_ in words("owned_nouns")):
        return None
    for place in range(end - 1, max(-1, end - 1 - LONGEST), -1):
        token = doc[place]
        if is_role(token) and token.pos_ != "VERB":
            return _compound(doc, place)
        if is_role(token):
            continue
        if not _complement(token) or is_civility(token) or (token.ent_type_ == "PER" and not _owns(token)):
            return None
    return None


def _compound(doc: Doc, place: int) -> int:
    """Step back to the first noun of *secrétaire général*, *secrétaire-général*."""
    while place > 0:
        if is_role(doc[place - 1]) and not doc[place - 1].is_title:
            place -= 1
        elif place > 1 and doc[place - 1].text == "-" and is_role(doc[place - 2]):
            place -= 2
        else:
            break
    return place


def _owns(token: Token) -> bool:
    """*l'avocate de Paul, Anne Durand*: somebody may be the complement of a role."""
    start = token.i
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    return start > 0 and token.doc[start - 1].lower_ in ("de", "d'", "d’")


def _complement(token: Token) -> bool:
    """A word that may stand between the noun of function and the end of its phrase."""
    if token.is_space or token.lower_ in STOPS or (token.like_num and not token.is_alpha):
        return False
    if token.is_punct:
        return token.text in "-–'’" or _brackets_acronym(token)
    if token.ent_iob_ == "I" and token.ent_type_ == "ORG":
        return True
    return token.lower_ in JOINTS or token.pos_ not in ("VERB", "AUX", "PRON", "SCONJ", "INTJ", "ADV")


def _brackets_acronym(token: Token) -> bool:
    """*porte-parole du Mouvement social (MS)*: the brackets hold one organisation."""
    inside = token.i + 1 if token.text == "(" else token.i - 1 if token.text == ")" else None
    if inside is None or not 0 < inside < len(token.doc) - 1:
        return False
    doc = token.doc
    return doc[inside].ent_type_ == "ORG" and doc[inside - 1].text == "(" and doc[inside + 1].text == ")"


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
    end = place + 1
    while end < len(doc) and end - start < LONGEST and _complement(doc[end]) and doc[end].lower_ != "et":
        end += 1
    while end > place + 1 and doc[end - 1].lower_ in JOINTS:
        end -= 1
    return None if _names_another(doc, end) else (start, end)


def _names_another(doc: Doc, end: int) -> bool:
    """*…, le ministre de l'Économie, Bruno Le Maire*: what follows bears the role; the name before does not."""
    while end < len(doc) and doc[end].text == ",":
        end += 1
    return end < len(doc) and doc[end].ent_type_ == "PER" and doc[end].ent_iob_ == "B"


def _past_age(doc: Doc, place: int) -> int:
    """Step over *45 ans,*."""
    if place + 2 < len(doc) and doc[place].like_num and doc[place + 1].lower_ == "ans" and doc[place + 2].text == ",":
        return place + 3
    return place
