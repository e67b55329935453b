"""Words beside a name that tell whose it is: *le quotidien Bild*, *America, un magazine jésuite*, *Mme Durand*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import DETERMINERS, PLURALS, PREPOSITIONS, QUOTES
from pipeline.actors.hyphens import hyphenated
from pipeline.actors.lexicons import civilities, nationalities, words
from pipeline.actors.name import Name
from pipeline.actors.phrases import OF, THE, begins_person, complete
from pipeline.actors.roles import is_civility
from pipeline.nlp.columns import where
from pipeline.nlp.places.frames import before

INDEFINITE = frozenset({"un", "une"})
MARKS = QUOTES | {"]", ")", "(", "."}
LONGEST = 9
"""Tokens that a name in marks may run over, the marks included."""


def typed(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Give, as organisations, the names that such a noun stands before or in apposition behind."""
    for name in names:
        if name.label != "ORG" and (_told_before(doc, name) or _told_behind(doc, name)):
            yield hyphenated(doc, name._replace(label="ORG"))


def owning(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Give, as organisations, what has a management or employees: *la direction de Corvane*, read as somebody."""
    halves = {doc[at].text for name in names if name.end - name.start > 1 for at in (name.start, name.end - 1)}
    for name in names:
        word = doc[name.start]
        if name.label not in ("PER", "MISC") or name.end - name.start > 1 or name.start < 2:
            continue
        behind = doc[name.start - 1].lower_ in ("de", "d'", "d’") and doc[name.start - 2].text in words("company_parts")
        if behind and word.text not in halves and not is_given(fold(word.text)):
            yield name._replace(label="ORG")


def _told_before(doc: Doc, name: Name) -> bool:
    """*le quotidien Bild*; but *l'homme de radio Jean Durand* is a person."""
    place = _noun_before(doc, name.start)
    noun = doc[place].text if place >= 0 else ""
    if noun not in words("org_descriptors") or (name.label == "LOC" and noun in words("place_descriptors")):
        return False
    of = place > 0 and doc[place - 1].lower_ in PREPOSITIONS
    if is_acronym(doc[name.start].text):
        return True
    return name.label != "PER" or not (of or begins_person(doc[name.start]))


def _noun_before(doc: Doc, start: int) -> int:
    """The noun right before a name, or behind its adjective: *le groupe suédois Volvo*; -1 when there is none."""
    place = start - 1
    while place > 0 and doc[place].text == "[":
        place -= 1
    described = place > 0 and (doc[place].text in nationalities() or (doc[place].pos_ == "ADJ" and doc[place].is_lower))
    return place - 1 if described else place


def _told_behind(doc: Doc, name: Name) -> bool:
    """A comma, an article, the noun; a person may own what follows (*Durand, une société …*)."""
    if name.label == "PER" or not _apposed(doc, name.end):
        return False
    return name.label != "LOC" or doc[name.end + 1].lower_ in INDEFINITE or not _is_where(doc, name.start)


def _is_where(doc: Doc, start: int) -> bool:
    """*à Belval, le site …*; *face à Belval* is no place to be."""
    return before(doc, start).locative and (start < 2 or doc[start - 2].lower_ != "face")


def _apposed(doc: Doc, comma: int) -> bool:
    """*, la société de transport …*; not *, le site d'information Lirevue*, which names another."""
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return False
    noun = comma + 1
    while noun < len(doc) and (doc[noun].lower_ in DETERMINERS - PLURALS or doc[noun].pos_ == "ADJ"):
        noun += 1
    if not comma + 1 < noun < len(doc) or doc[noun].text not in words("org_descriptors"):
        return False
    behind = noun + 1
    while behind < len(doc) and doc[behind].text.islower() and doc[behind].pos_ in ("ADJ", "ADP", "NOUN", "DET"):
        behind += 1
    other = behind < len(doc) and doc[behind].text[0].isupper() and doc[behind - 1].pos_ in ("ADJ", "NOUN")
    return not other


def unread(doc: Doc) -> Iterator[Name]:
    """Give the capital words right behind such a noun, wherever the recogniser saw nothing."""
    for noun in where(doc, "ORTH", words("org_descriptors")):
        start = noun + 1
        if start >= len(doc):
            continue
        start += doc[start].text in nationalities() and start + 1 < len(doc)
        if _may_begin(doc[start]):
            end = start + 1
            while end < len(doc) and _capital(doc[end]):
                end += 1
            titled = doc[start].lower_ in THE and end > start + 1
            while titled and end + 1 < len(doc) and doc[end].lower_ in OF and doc[end + 1].pos_ == "NOUN":
                end += 2
            headed = doc[start].lower_ in words("org_nouns")
            yield hyphenated(doc, Name(start, complete(doc, start, end) if headed else end, "ORG"))


def apposed(doc: Doc) -> Iterator[Name]:
    """Give the capital words before such a noun in apposition: *B-Tram, la société de transport*."""
    for comma in where(doc, "ORTH", (",",)):
        if comma and _capital(doc[comma - 1]) and _apposed(doc, comma):
            start = comma - 1
            while start > 0 and _capital(doc[start - 1]):
                start -= 1
            name = hyphenated(doc, Name(start, comma, "ORG"))
            long = len(doc[name.start : name.end].text) > 2
            group = name.start > 0 and doc[name.start - 1].lower_ in PLURALS
            if long and not group and not begins_person(doc[name.start]) and not _is_where(doc, name.start):
                yield name


def quoted(doc: Doc) -> Iterator[Name]:
    """Give what stands in marks behind such a noun: *l'ONG « Sauvons les enfants »*."""
    for noun in where(doc, "ORTH", words("org_descriptors") - {"mouvement"}):
        start = noun + 2
        if start >= len(doc) or doc[noun + 1].text not in QUOTES or not doc[start].text[0].isupper():
            continue
        inside = list(takewhile(lambda one: one.text not in MARKS, doc[start : start + LONGEST]))
        if inside and len(inside) < LONGEST - 2:
            yield Name(start, inside[-1].i + 1, "ORG")


def _may_begin(token: Token) -> bool:
    return _capital(token) and not begins_person(token)


def persons(doc: Doc) -> Iterator[Name]:
    """Give the capital words right behind a civility or a prince's title, wherever the recogniser saw nothing."""
    for token in (doc[at] for at in _titles(doc) if at + 1 < len(doc)):
        titled = is_civility(token) and token.text[0].isupper()
        if titled or (token.text in words("one_name_titles") and is_given(fold(doc[token.i + 1].text))):
            end = start = token.i + 1
            while end < len(doc) and (_capital(doc[end]) or (end > start and doc[end].text in words("name_particles"))):
                end += 1
            while end > start and not _capital(doc[end - 1]):
                end -= 1
            if end > start and not is_civility(doc[start]):
                yield Name(start, end, "PER")


def _titles(doc: Doc) -> list[int]:
    return sorted({*where(doc, "ORTH", civilities()), *where(doc, "ORTH", words("one_name_titles"))})


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_sent_start and not token.is_punct
