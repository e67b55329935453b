"""What a name is a name of, by its own words and by what stands before it."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.actors.grammar import QUOTES
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_civility


def typed(doc: Doc, name: Name) -> Name:
    """Civility makes a person; an organisation's noun at the head, or *l'* before one word, an organisation."""
    if name.start > 0 and is_civility(doc[name.start - 1]) and doc[name.start].text[0].isupper():
        return name._replace(label="PER")
    if name.end - name.start > 1 and any(token.text in words("org_words") for token in doc[name.start + 1 : name.end]):
        return name._replace(label="ORG")
    if name.label == "PER" and name.end - name.start == 1 and name.start and doc[name.start - 1].lower_ in ("l'", "l’"):
        return name._replace(label="ORG")
    if _is_dateline(doc, name):
        return name._replace(label="LOC")
    head = doc[name.start].lower_
    if name.label in ("PER", "MISC") and head in words("org_nouns") and name.end - name.start > 1:
        return name._replace(label="ORG")
    return name


def _is_dateline(doc: Doc, name: Name) -> bool:
    """*LONDRES : …*: a long word in capitals that opens a paragraph tells where it was written."""
    token = doc[name.start]
    opens = name.start == 0 or "\n" in doc[name.start - 1].text
    behind = doc[name.end].text if name.end < len(doc) else ""
    return (
        opens
        and name.end - name.start == 1
        and token.text.isupper()
        and len(token) > 4
        and behind in (":", "-", "–", "—")
    )


def of_person(doc: Doc, name: Name) -> Name | None:
    """*gouvernement Papadimos*, *affaire Fillon*: the person is the name."""
    if name.label not in ("ORG", "MISC") or doc[name.start].lower_ not in words("owned_nouns"):
        return name
    start = name.start + 1
    if start < name.end and doc[start].text[0].isupper():
        return Name(start, name.end, "PER")
    return None if doc[name.start].text[0].islower() else name


def of_thing(doc: Doc, name: Name) -> Name:
    """*ouragan Sandy*, *loi Veil*, *le film « Amélie »*, *Opération Épervier*: the name is the thing's."""
    if name.label == "ORG" and name.end - name.start > 1 and doc[name.start].lower_ in words("thing_nouns"):
        return name._replace(label="MISC")
    place = name.start - 1
    while place > 0 and (doc[place].text in QUOTES or doc[place].is_space or doc[place].pos_ == "ADJ"):
        place -= 1
    if place >= 0 and doc[place].lower_ in words("thing_nouns") and name.label in ("PER", "ORG"):
        return name._replace(label="MISC")
    return name
