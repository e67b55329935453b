"""Organisations' names in common words: *ministère russe des Affaires étrangères*, *la Cour suprême*."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from pipeline.actors.first_names import gender_of_given
from pipeline.actors.grammar import DETERMINERS
from pipeline.actors.lexicons import nationalities, words
from pipeline.actors.name import Name
from pipeline.nlp.columns import where

OF = frozenset(["de", "du", "des", "d'", "d’"])
THE = frozenset(["la", "l'", "l’", "le", "les"])
LONGEST = 12
"""Tokens an organisation's name may run over."""


def find(doc: Doc) -> list[Name]:
    """Give the phrases that name an organisation whatever the recogniser saw: ministries, chambers, armies."""
    names: list[Name] = []
    for start in where(doc, "LOWER", _heads()):
        if names and start < names[-1].end:
            continue
        end = _end(doc, doc[start])
        if end:
            names.append(Name(start, end, "ORG"))
    return names


@cache
def _heads() -> frozenset[str]:
    return words("ministries") | words("seated_institutions") | words("forces") | words("chambers")


def _end(doc: Doc, token: Token) -> int | None:
    word = token.lower_
    if word in words("ministries"):
        end = complete(doc, token.i, token.i + 1)
        return end if any(one.lower_ in OF for one in doc[token.i : end]) else None
    if word in words("seated_institutions"):
        link = _adjectives(doc, token.i + 1)
        return _seat_end(doc, link + 1) if link + 1 < len(doc) and doc[link].lower_ in OF else None
    if word in words("forces") and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in nationalities():
        return token.i + 2
    if not token.text[0].isupper() or not _has_article(doc, token):
        return None
    if word in words("chambers"):
        return _adjectives(doc, token.i + 1)
    return None


def _seat_end(doc: Doc, place: int) -> int | None:
    """Give the end of the place that begins here, if one does."""
    if doc[place].ent_type_ != "LOC" or not doc[place].text[0].isupper():
        return None
    end = place + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end


def _has_article(doc: Doc, token: Token) -> bool:
    """A capital behind an article is the name's own, not the sentence's."""
    return token.i > 0 and doc[token.i - 1].lower_ in DETERMINERS


def unread(doc: Doc) -> list[Name]:
    """Give capital nouns of organisations with their complement: they count only where nothing else was read."""
    names: list[Name] = []
    for token in (doc[at] for at in where(doc, "LOWER", words("org_nouns_open"))):
        if token.text[0].isupper() and _has_article(doc, token):
            end = complete(doc, token.i, token.i + 1)
            if end > token.i + 1:
                names.append(Name(token.i, end, "ORG"))
    return names


def complete(doc: Doc, start: int, end: int) -> int:
    """Give the end of a name that `start` heads: adjectives and *de* complements belong to it.

    A complement with a capital closes the name to those without.
    """
    head = doc[start].lower_
    limit = min(len(doc), start + LONGEST)
    end = _unmarked(doc, _adjectives(doc, end))
    named = any(token.text[0].isupper() for token in doc[start + 1 : end])
    while end < limit and doc[end].lower_ in OF:
        noun = end + 1
        while noun < limit and doc[noun].lower_ in THE:
            noun += 1
        if noun < limit and _is_date(doc, noun):
            end = noun + 2
            continue
        if noun >= limit or not _may_be_complement(doc[noun], head, named):
            break
        named = named or doc[noun].text[0].isupper()
        end = _adjectives(doc, capitals(doc, noun + 1))
        if head in words("ministries"):
            end = _and(doc, end)
        elif not named and end + 2 < limit and doc[end].text == "et" and doc[end + 1].lower_ in OF:
            end = end + 1
    end = end - 1 if doc[end - 1].text == "et" else end
    charged = head in words("org_nouns_open") and any(token.lower_ in OF for token in doc[start:end])
    return _enumerated(doc, end) if charged and not named else end


def _enumerated(doc: Doc, end: int) -> int:
    """*Agence de l'alimentation, de l'environnement et du travail*: charges in a row, each with its *de*."""
    place = end if end < len(doc) and doc[end].text == "," else len(doc)
    while place + 2 < len(doc) and doc[place].text in (",", "et") and doc[place + 1].lower_ in OF:
        last = doc[place].text == "et"
        noun = place + 2
        while noun < len(doc) and doc[noun].lower_ in THE:
            noun += 1
        if noun >= len(doc) or doc[noun].pos_ != "NOUN":
            break
        place = _adjectives(doc, noun + 1)
        if last:
            return place
    return end


def _unmarked(doc: Doc, end: int) -> int:
    """*Coalition avenir Québec*: capital words that the recogniser left out belong to the organisation before them."""
    while end < len(doc) and not doc[end].ent_type_ and doc[end].text[0].isupper() and not doc[end].is_sent_start:
        if begins_person(doc[end]):
            break
        end += 1
    return end


def _may_be_complement(token: Token, head: str, named: bool) -> bool:
    if (not token.is_alpha and "-" not in token.text) or begins_person(token) or token.ent_type_ == "PER":
        return False
    if token.text[0].isupper():
        return True
    return not named and head in words("org_nouns_open") and token.pos_ in ("NOUN", "PROPN", "ADJ")


def _is_date(doc: Doc, place: int) -> bool:
    """*Mouvement du 23 mars*."""
    return doc[place].is_digit and place + 1 < len(doc) and doc[place + 1].lower_ in words("months_days")


def begins_person(token: Token) -> bool:
    """A known given name with a capital word behind it."""
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.text[0].isupper() and gender_of_given(token.text) is not None and following[:1].isupper()


def _adjectives(doc: Doc, end: int) -> int:
    while end < len(doc) and doc[end].pos_ == "ADJ" and doc[end].is_alpha and doc[end].text[0].islower():
        end += 1
    return end


def capitals(doc: Doc, end: int) -> int:
    """Give the end of the capital words that go on here."""
    while end < len(doc) and doc[end].text[0].isupper() and not doc[end].is_sent_start and not begins_person(doc[end]):
        end += 1
    return end


def _and(doc: Doc, end: int) -> int:
    """A ministry has several charges: *de l'Économie et des Finances*."""
    place = end
    while place < len(doc) and doc[place].text in (",", "et"):
        noun = place + 1
        while noun < len(doc) and doc[noun].lower_ in OF | THE:
            noun += 1
        if noun == place + 1 or noun >= len(doc) or not doc[noun].text[0].isupper():
            break
        end = place = _adjectives(doc, noun + 1)
    return end
