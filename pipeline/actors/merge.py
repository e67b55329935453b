"""Put together what was read, what is known by name, and what its words show to be an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from spacy.tokens import Doc

from pipeline.actors import acting, bodies, descriptors, phrases, sites, towns
from pipeline.actors.brackets import declared
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.kinds import named_things
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.row import Row


def merge(doc: Doc, read: list[Name], known: list[tuple[Name, bool]]) -> tuple[list[Name], set[Name]]:
    """Give one list, in order, without overlaps, and those of it whose type is certain.

    The longer name wins, and on equal spans the known type; what the words alone suggest fills gaps.
    """
    sure = [name for name, certain in known if certain]
    weak = [name for name, certain in known if not certain]
    names = [_known_type(doc, name, sure, weak) for name in read]
    certain = (
        {_over(_longer(doc, name), sure) for name in sure}
        | set(phrases.find(doc))
        | set(bodies.find(doc))
        | set(descriptors.typed(doc, names))
        | set(descriptors.quoted(doc))
        | set(descriptors.owning(doc, names))
        | set(towns.find(doc, names))
        | set(named_things(doc))
    )
    row = Row(names)
    for name in sorted(certain):
        row.put(name)
    beside = chain(descriptors.persons(doc), descriptors.unread(doc), descriptors.apposed(doc))
    for name in chain(beside, sites.find(doc), phrases.unread(doc)):
        if not row.touched(name):
            row.put(name)
    acronyms = {_branch(row, one) for one in acting.find(doc)}
    for name in sorted(acronyms) + [one for one in weak if _asks(doc, one)]:
        if all(one.label == "MISC" or (name in acronyms and one[:2] == name[:2]) for one in row.touched(name)):
            row.put(name)
            certain |= {name} & acronyms
    for name in [name for pair in declared(doc, row.names()) for name in pair]:
        row.put(name)
        certain.add(name)
    return _branches(doc, _without_things(doc, row.names())), certain


def _branch(row: Row, acronym: Name) -> Name:
    """*l'ARL Transport*, read as a thing: what begins with the acronym is its branch."""
    return next((one._replace(label="ORG") for one in row.touched(acronym) if one.start == acronym.start), acronym)


def _without_things(doc: Doc, names: list[Name]) -> list[Name]:
    """*Fichier des signalements (FDS)*: what the acronym of a thing names is none either."""
    forms = {doc[name.start].text for name in names if name.end - name.start == 1 and _thing_before(doc, names, name)}
    return [
        name._replace(label="MISC") if name.label == "ORG" and doc[name.start : name.end].text in forms else name
        for name in names
    ]


def _thing_before(doc: Doc, names: list[Name], name: Name) -> bool:
    if name.start < 2 or doc[name.start - 1].text != "(" or name.label != "ORG":
        return False
    things = words("named_things") | words("thing_nouns")
    return any(one.end == name.start - 1 and doc[one.start].lower_ in things for one in names if one.label == "MISC")


def _asks(doc: Doc, name: Name) -> bool:
    """*— Le Temps : Êtes-vous inquiet ?*: a weakly known name that opens a turn of an interview."""
    opens = name.start == 0 or doc[name.start - 1].is_space or doc[name.start - 1].text in ("-", "–", "—")
    return opens and name.end < len(doc) and doc[name.end].text == ":"


def _longer(doc: Doc, name: Name) -> Name:
    """*Conseil de sécurité de l'ONU*: the complement belongs to an institution named in common words."""
    first = doc[name.start].lower_
    if first in words("org_nouns") and name.end - name.start > 1:
        return name._replace(end=phrases.complete(doc, name.start, name.end))
    return name


def _over(name: Name, others: Iterable[Name]) -> Name:
    """A complement that is itself known is taken whole: *Conseil de sécurité des Nations unies*."""
    ends = [other.end for other in others if other.start < name.end < other.end]
    return name._replace(end=max(ends)) if ends else name


def _known_type(doc: Doc, name: Name, sure: list[Name], weak: list[Name]) -> Name:
    """What begins with an organisation's name is one (*Nestlé Waters*); a weakly known name decides over MISC alone.

    One word that no person is called by (*Orange annonce…*) is no person either.
    """
    if any(one.start == name.start and one.end < name.end for one in sure):
        return name._replace(label="ORG")
    matches = any(one.start == name.start and one.end == name.end for one in weak)
    nobody = name.label == "PER" and name.end - name.start == 1 and not is_given(fold(doc[name.start].text))
    return name._replace(label="ORG") if matches and (name.label == "MISC" or nobody) else name


def _branches(doc: Doc, names: list[Name]) -> list[Name]:
    """*Altice France*, *Radio Sud Lorraine*: a place right behind an organisation's name belongs to it."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        gap = doc[before.end : name.start] if before else None
        if before and gap is not None and len(gap) < 2 and all(one.text in words("compass_points") for one in gap):
            before = before._replace(end=name.start)
        if before and before.label == "ORG" and name.label == "LOC" and before.end == name.start:
            joined[-1] = before._replace(end=name.end)
        else:
            joined.append(name)
    return joined
