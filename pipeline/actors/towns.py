"""Names that their words make a place wherever they stand: *(Belval, Haïti)*, *le curé de Belval*, *vivre à Belval*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_civility
from pipeline.nlp.places.frames import ARTICLES, Frame, before, left
from pipeline.nlp.places.lexicon import heads

OF = frozenset({"de", "d'", "d’"})
LONGEST = 30
"""Names of a list that are stepped over."""
REACH = 3
"""Tokens before *comme* among which the noun stands, its adjectives and *telles* behind it."""
OPENING = frozenset({"comme", "que"})
"""*des localités comme*, *telles que*."""


def find(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Give them as places; nobody's given or family name is one."""
    ends = {name.end: name for name in names}
    persons = {place for name in names if name.label == "PER" and name.end - name.start > 1 for place in _ends(name)}
    borne = {doc[place].text for place in persons} | {doc[one.start].text for one in names if _addressed(doc, one)}
    for name in names:
        alone = name.end - name.start == 1
        foreign = name.label != "ORG" and (alone or not is_given(fold(doc[name.start].text)))
        known = _listed(doc, name, ends) or (foreign and _is_somewhere(doc, name))
        if known and not (alone and doc[name.start].text in borne):
            yield name._replace(label="LOC")


def _ends(name: Name) -> tuple[int, int]:
    return name.start, name.end - 1


def _addressed(doc: Doc, name: Name) -> bool:
    return name.start > 0 and is_civility(doc[name.start - 1])


def _is_somewhere(doc: Doc, name: Name) -> bool:
    frame = before(doc, name.start)
    bare = frame.preposition == "de" and not frame.article
    return (
        _datelined(doc, name)
        or (bare and (_described(frame) or _peopled(doc, name.start) or _sited(doc, name.start)))
        or (frame.preposition == "à" and not frame.article and _dwelt_in(doc, name.start))
    )


def _datelined(doc: Doc, name: Name) -> bool:
    """*(Belval, Haïti) Toute la nuit, …* opens a paragraph."""
    start, end = name.start, name.end
    if start == 0 or doc[start - 1].text != "(" or end + 2 >= len(doc) or doc[end].text != ",":
        return False
    opens = start == 1 or "\n" in doc[start - 2].text
    return opens and doc[end + 1].ent_type_ == "LOC"


def _described(frame: Frame) -> bool:
    """*la commune de Belval*."""
    return frame.head is not None and frame.head.part == "no" and frame.noun not in words("fief_nouns")


def _peopled(doc: Doc, start: int) -> bool:
    """*le curé de Belval*, *les habitants de Belval*."""
    return start > 1 and doc[start - 2].lower_ in words("town_people")


def _sited(doc: Doc, start: int) -> bool:
    """*le camp de réfugiés de Belval*."""
    if start < 5 or doc[start - 1].lower_ not in OF or doc[start - 3].lower_ not in OF:
        return False
    head = heads().get(doc[start - 4].lower_)
    return head is not None and head.kind == "facility" and doc[start - 2].text.islower()


def _dwelt_in(doc: Doc, start: int) -> bool:
    """*20 000 personnes vivent à Belval*."""
    at = left(doc, start)
    verb = left(doc, at) if at > 0 else -1
    return verb >= 0 and doc[verb].lemma_ in words("dwelling_verbs")


def _listed(doc: Doc, name: Name, ends: dict[int, Name]) -> bool:
    """*des localités comme Belval, Orly et Dame-Claire*, *les villages de Belval et Orly*."""
    at = left(doc, name.start)
    at = at - 1 if at > 0 and doc[at].lower_ in ARTICLES else at
    first = name.start
    for _ in range(LONGEST):
        if at <= 0 or doc[at].text not in (",", "et", "ou") or at not in ends:
            break
        first = ends[at].start
        at = first - 1
    frame = before(doc, first)
    if frame.preposition == "de" and not frame.article and _described(frame) and (frame.noun or "").endswith("s"):
        return True
    if at < REACH or doc[at].lower_ not in OPENING:
        return False
    nouns = [heads().get(token.lower_) for token in doc[at - REACH : at] if token.lower_.endswith("s")]
    return any(head is not None and head.part == "no" for head in nouns)
