"""Words beside a name that tell whose it is: *le quotidien Bild*, *America, un magazine jésuite*, *Mme Durand*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import DETERMINERS, PREPOSITIONS
from pipeline.actors.hyphens import hyphenated
from pipeline.actors.lexicons import nationalities, words
from pipeline.actors.name import Name
from pipeline.actors.phrases import begins_person, complete
from pipeline.actors.roles import is_civility


def typed(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Give, as organisations, the names that such a noun stands before or in apposition behind."""
    for name in names:
        if name.label != "ORG" and (_told_before(doc, name) or _told_behind(doc, name)):
            yield hyphenated(doc, name._replace(label="ORG"))


def _told_before(doc: Doc, name: Name) -> bool:
    """*le quotidien Bild*; but *l'homme de radio Jean Durand* is a person."""
    place = _noun_before(doc, name.start)
    noun = doc[place].text if place >= 0 else ""
    if noun not in words("org_descriptors") or (name.label == "LOC" and noun in words("place_descriptors")):
        return False
    of = place > 0 and doc[place - 1].lower_ in PREPOSITIONS
    return name.label != "PER" or not (of or begins_person(doc[name.start]))


def _noun_before(doc: Doc, start: int) -> int:
    """The noun right before a name, or behind its nationality: *le groupe suédois Volvo*; -1 when there is none."""
    place = start - 1
    return place - 1 if place > 0 and doc[place].text in nationalities() else place


def _told_behind(doc: Doc, name: Name) -> bool:
    """A comma, an article, the noun; a person may own what follows (*Durand, une société …*)."""
    if name.label == "PER" or name.end + 2 >= len(doc) or doc[name.end].text != ",":
        return False
    place = name.end + 1
    while place < len(doc) and (doc[place].lower_ in DETERMINERS or doc[place].pos_ == "ADJ"):
        place += 1
    return name.end + 1 < place < len(doc) and doc[place].text in words("org_descriptors")


def unread(doc: Doc) -> Iterator[Name]:
    """Give the capital words right behind such a noun, wherever the recogniser saw nothing."""
    for token in doc:
        start = token.i + 1
        if token.text not in words("org_descriptors") or start >= len(doc):
            continue
        start += doc[start].text in nationalities() and start + 1 < len(doc)
        if _may_begin(doc[start]):
            end = start + 1
            while end < len(doc) and _capital(doc[end]):
                end += 1
            headed = doc[start].lower_ in words("org_nouns")
            yield hyphenated(doc, Name(start, complete(doc, start, end) if headed else end, "ORG"))


def _may_begin(token: Token) -> bool:
    return _capital(token) and not begins_person(token)


def persons(doc: Doc) -> Iterator[Name]:
    """Give the capital words right behind a civility or a prince's title, wherever the recogniser saw nothing."""
    for token in doc[:-1]:
        titled = is_civility(token) and token.text[0].isupper()
        if titled or (token.text in words("one_name_titles") and is_given(fold(doc[token.i + 1].text))):
            end = start = token.i + 1
            while end < len(doc) and (_capital(doc[end]) or (end > start and doc[end].text in words("name_particles"))):
                end += 1
            while end > start and not _capital(doc[end - 1]):
                end -= 1
            if end > start and not is_civility(doc[start]):
                yield Name(start, end, "PER")


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_sent_start and not token.is_punct
