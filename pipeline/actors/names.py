"""From what the recogniser marked to names: trimmed, split, typed; or nothing, when it is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from pipeline.actors import phrases
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import DETERMINERS, EDGES, MARKS, QUOTES
from pipeline.actors.lexicons import nationalities, words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_civility, is_role

CONFERENCE = re.compile(r"(?:COP|CMP)[ -]?\d+")
"""Numbered conferences are events."""


def clean(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """Apply every step to each name; the result is ordered and does not overlap."""
    names: list[Name] = []
    for one in sorted(found):
        for piece in _pieces(doc, one):
            name = _cleaned(doc, piece)
            if name and (not names or names[-1].end <= name.start):
                names.append(name)
    return names


def _cleaned(doc: Doc, piece: Name) -> Name | None:
    name = _trim(doc, piece)
    if name is None or _is_portfolio(doc, name):
        return None
    name = _of_person(doc, _of_thing(doc, _typed(doc, name)))
    if name is None or _is_no_name(doc, name):
        return None
    return _whole(doc, name)


def _pieces(doc: Doc, name: Name) -> Iterator[Name]:
    """Cut at a line end and at a quotation mark; a person's name at *et* or a comma too."""
    start = name.start
    for place in range(name.start, name.end):
        token = doc[place]
        if name.label != "PER" and place > start + 1 and _bears_office(doc, start, place):
            yield Name(start, place, name.label)
            yield Name(place, name.end, "PER")
            return
        joins = name.label == "PER" and token.lower_ in ("et", "ou", ",", "/")
        if joins or "\n" in token.text or token.text in QUOTES:
            if place > start:
                yield Name(start, place, name.label)
            start = place + 1
    if start < name.end:
        yield Name(start, name.end, name.label)


def _bears_office(doc: Doc, start: int, place: int) -> bool:
    """*le président du Conseil des institutions Roger Martin*: behind an office's complement begins its holder."""
    if not phrases.begins_person(doc[place]) or doc[place - 1].lower_ in EDGES:
        return False
    back = start
    while back > 0 and start - back < 5 and doc[back - 1].lower_ in words("portfolio_links"):
        back -= 1
    return 0 < back < start and is_role(doc[back - 1])


def _trim(doc: Doc, name: Name) -> Name | None:
    """Leave articles, marks, civility and titles outside."""
    start, end = name.start, name.end
    while start < end and _outside_left(doc, start, end, name.label):
        start += 1
    while end > start and _outside_right(doc[end - 1]):
        end -= 1
    return Name(start, end, name.label) if start < end else None


def _outside_right(token: Token) -> bool:
    """An article ends no name, with a capital neither: the next sentence's was taken in."""
    return token.text in MARKS or token.is_space or token.lower_ in EDGES


def _outside_left(doc: Doc, start: int, end: int, label: str) -> bool:
    token = doc[start]
    if token.is_space or token.text in MARKS or token.text in EDGES:
        return True
    if label == "PER":
        return is_civility(token) or (is_role(token) and start + 1 < end) or _is_lower(token)
    if _describes(doc, start, end):
        return True
    opens = token.is_sent_start or (start > 0 and doc[start - 1].text in QUOTES)
    return bool(opens) and token.lower_ in EDGES and start + 1 < end and label == "LOC"


def _describes(doc: Doc, start: int, end: int) -> bool:
    """*groupe Durand*, *agence Belga*: a common noun says what the name behind it is."""
    return start + 1 < end and doc[start].text in words("org_descriptors") and doc[start + 1].text[0].isupper()


def _is_lower(token: Token) -> bool:
    return token.text[0].islower() and token.lower_ not in words("name_particles")


def _typed(doc: Doc, name: Name) -> Name:
    """An organisation's noun at the head makes an organisation; a civility before it, a person."""
    if name.start > 0 and is_civility(doc[name.start - 1]) and doc[name.start].text[0].isupper():
        return name._replace(label="PER")
    if name.end - name.start > 1 and any(token.text in words("org_words") for token in doc[name.start + 1 : name.end]):
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


def _of_person(doc: Doc, name: Name) -> Name | None:
    """*gouvernement Papadimos*, *affaire Fillon*: the person is the name."""
    if name.label not in ("ORG", "MISC") or doc[name.start].lower_ not in words("owned_nouns"):
        return name
    start = name.start + 1
    if start < name.end and doc[start].text[0].isupper():
        return Name(start, name.end, "PER")
    return None if doc[name.start].text[0].islower() else name


def _of_thing(doc: Doc, name: Name) -> Name:
    """*ouragan Sandy*, *loi Veil*, *le film « Amélie »*: the name is the thing's."""
    place = name.start - 1
    while place > 0 and (doc[place].text in QUOTES or doc[place].is_space or doc[place].pos_ == "ADJ"):
        place -= 1
    if place >= 0 and doc[place].lower_ in words("thing_nouns") and name.label in ("PER", "ORG"):
        return name._replace(label="MISC")
    return name


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """What a minister is in charge of is no organisation: *ministre russe des Affaires étrangères*."""
    if name.label == "PER":
        return False
    if is_role(doc[name.start]) and doc[name.start].lower_ not in words("org_nouns"):
        return True
    place = name.start - 1
    while place > 0 and name.start - place < 7 and _links_portfolio(doc[place]):
        place -= 1
    return 0 <= place < name.start - 1 and doc[place].lower_ in words("portfolio_holders")


def _links_portfolio(token: Token) -> bool:
    if token.lower_ in words("portfolio_holders"):
        return False
    return token.lower_ in words("portfolio_links") or (token.pos_ == "ADJ" and token.text[0].islower())


def _is_no_name(doc: Doc, name: Name) -> bool:
    """No capital and no digit; a role, month or common word alone."""
    span = doc[name.start : name.end]
    text = "".join(char for char in span.text if char.isprintable())
    if not any(char.isalpha() for char in text) or text in words("not_names") or text.lower() in words("months_days"):
        return True
    if CONFERENCE.fullmatch(text):
        return True
    if doc[name.start].text[0].islower():
        return not _named_in_lower(doc, name)
    if len(span) == 2 and text.startswith(("État ", "Etat ")) and span[1].lower_ in nationalities():
        return True
    if len(span) == 1:
        if span[0].lower_ in nationalities() and not _is_place(doc, name):
            return True
        return is_civility(span[0]) or (is_role(span[0]) and name.label == "PER") or _is_common(span[0])
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
    if not token.is_sent_start or token.text.isupper() or is_given(fold(token.text)):
        return False
    if token.pos_ in ("ADP", "ADV", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "VERB"):
        return True
    return ((token.pos_ in ("NOUN", "ADJ") and token.vocab.has_vector(token.lower_)) or _governs(token)) and _only_here(
        token
    )


def _governs(token: Token) -> bool:
    """*Parachutages d'aide*, *Effrayées par le bruit*: a noun or participle with its complement."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ in ("d'", "d’", "de", "des", "par") and after[1].text[0].islower()


def _only_here(token: Token) -> bool:
    """The article never writes the word with a capital inside a sentence."""
    return not any(one.text == token.text and not one.is_sent_start for one in token.doc)


def _whole(doc: Doc, name: Name) -> Name:
    """Take in what the recogniser left: *dos* Santos, Association des banques *du Myanmar*."""
    start, end = name.start, name.end
    if name.label == "PER":
        while start > 0 and doc[start - 1].lower_ in words("foreign_particles") and doc[start].text[0].isupper():
            start -= 1
        if end - start == 1 and end < len(doc) and _is_surname(doc[end]) and is_given(fold(doc[start].text)):
            end += 1
    elif name.label == "ORG" and doc[start].lower_ in words("org_nouns"):
        end = phrases.complete(doc, start, end)
    return Name(start, end, name.label)


def _is_surname(token: Token) -> bool:
    """*François MARTIN*: a family name all in capitals."""
    return token.is_alpha and token.text.isupper() and len(token.text) > 2 and not token.is_sent_start
