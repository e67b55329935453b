"""From what the recogniser marked to names: trimmed, split, typed; or nothing, when it is no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from pipeline.actors import phrases
from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import DETERMINERS, EDGES, MARKS, QUOTES
from pipeline.actors.hyphens import hyphenated
from pipeline.actors.intertitles import without_next_sentence
from pipeline.actors.kinds import of_organ, of_person, of_thing, typed
from pipeline.actors.lexicons import titles, words
from pipeline.actors.name import Name
from pipeline.actors.rejects import is_no_name, is_portfolio
from pipeline.actors.roles import is_civility, is_role


def clean(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """Apply every step to each name; the result is ordered and does not overlap."""
    names: list[Name] = []
    for one in sorted(found):
        for piece in _pieces(doc, one):
            name = _cleaned(doc, piece)
            if name and names and _goes_on(doc, names[-1], name):
                name = Name(names.pop().start, name.end, "PER")
            if name and (not names or names[-1].end <= name.start):
                names.append(name)
    return names


def _goes_on(doc: Doc, name: Name, behind: Name) -> bool:
    """*Ras Makonnen Wolde Mikael*, read as two persons; but *le ministre de Mitterrand Jack Lang* names two."""
    persons = name.label == behind.label == "PER" and name.end == behind.start
    return persons and name.end - name.start > 1 and not phrases.begins_person(doc[behind.start])


def _cleaned(doc: Doc, piece: Name) -> Name | None:
    name = _trim(doc, piece)
    if name is None or is_portfolio(doc, name):
        return None
    name = of_person(doc, of_thing(doc, of_organ(doc, typed(doc, name))))
    if name is None or is_no_name(doc, name):
        return None
    return without_next_sentence(doc, _whole(doc, name))


def _pieces(doc: Doc, name: Name) -> Iterator[Name]:
    """Cut at a line end and at a quotation mark; a person's name at *et* or a comma too."""
    start = name.start
    for place in range(name.start, name.end):
        token = doc[place]
        if name.label == "ORG" and place > start + 1 and _leads(doc, start, place, name.end):
            yield Name(start, place - 1, name.label)
            yield Name(place, name.end, "PER")
            return
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


def _leads(doc: Doc, start: int, place: int, end: int) -> bool:
    """*le Rassemblement national de Marine Le Pen*: behind *de* stands its leader; *Amis de Jean Durand* is a name."""
    led = phrases.begins_person(doc[place]) and doc[place - 1].lower_ in ("de", "d'", "d’") and place + 1 < end
    return led and doc[start].text[0].isupper() and doc[place - 2].lower_ not in words("honouring_nouns")


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
    while end > start and (_outside_right(doc[end - 1]) or _predicate(doc, start, end - 1, name.label)):
        end -= 1
    if end - 3 > start and doc[end - 1].is_digit and doc[end - 2].text in ("-", "–") and doc[end - 3].is_digit:
        end -= 3  # *a battu l'OL 3-0*
    return Name(start, end, name.label) if start < end else None


def _outside_right(token: Token) -> bool:
    """An article ends no name, with a capital neither: the next sentence's was taken in."""
    return token.text in MARKS or token.is_space or token.lower_ in EDGES


def _predicate(doc: Doc, start: int, place: int, label: str) -> bool:
    """*Angèle chante*, *la CGT régionale*: the recogniser took a word of the sentence in; *Ban Ki-moon* ends in one."""
    token = doc[place]
    if place == start or not token.text.islower() or doc[place - 1].text[-1] == "-":
        return False
    behind_acronym = place == start + 1 and token.pos_ == "ADJ" and is_acronym(doc[start].text)
    return label == "PER" or behind_acronym or (token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []))


def _outside_left(doc: Doc, start: int, end: int, label: str) -> bool:
    token = doc[start]
    if token.is_space or token.text in MARKS or token.text in EDGES:
        return True
    if label == "PER":
        return (
            is_civility(token) or (is_role(token) and start + 1 < end and not _called(doc, start)) or _is_lower(token)
        )
    if _describes(doc, start, end):
        return True
    opens = token.is_sent_start or (start > 0 and doc[start - 1].text in QUOTES)
    if not opens or token.lower_ not in EDGES or start + 1 >= end:
        return False
    return label == "LOC" or (label == "ORG" and not _own_article(doc, start, end))


def _called(doc: Doc, start: int) -> bool:
    """*Cheikh Anta Diop*, *Pape Diouf*: a given name where no article stands before it; *Prince Harry* has his own."""
    word = doc[start]
    titled = word.lower_ in words("one_name_titles") and is_given(fold(doc[start + 1].text))
    if titled or not is_given(fold(word.text)):
        return False
    return start == 0 or doc[start - 1].lower_ not in DETERMINERS


def _own_article(doc: Doc, start: int, end: int) -> bool:
    """*Le Devoir* is called so, and *La Ruche* where the article is a capital inside a sentence too; else it is not."""
    if doc[start:end].text in titles():
        return True
    article, noun = doc[start].text, doc[start + 1].text
    return any(
        one.text == noun and doc[one.i - 1].text == article and not doc[one.i - 1].is_sent_start for one in doc[1:]
    )


def _describes(doc: Doc, start: int, end: int) -> bool:
    """*groupe Durand*, *agence Belga*: a common noun says what the name behind it is."""
    return start + 1 < end and doc[start].text in words("org_descriptors") and doc[start + 1].text[0].isupper()


def _is_lower(token: Token) -> bool:
    return token.text[0].islower() and token.lower_ not in words("name_particles")


def _whole(doc: Doc, name: Name) -> Name:
    """Take in what the recogniser left: *dos* Santos, Association des banques *du Myanmar*."""
    start, end = name.start, name.end
    if name.label == "PER":
        while start > 0 and doc[start - 1].lower_ in words("foreign_particles") and doc[start].text[0].isupper():
            start -= 1
        if end - start == 1 and end < len(doc) and _is_surname(doc[end]) and is_given(fold(doc[start].text)):
            end += 1
        if end - start > 1 and _is_landed(doc, end):
            end += 2
    elif name.label == "ORG" and doc[start].lower_ in words("org_nouns"):
        end = phrases.complete(doc, start, end)
    return hyphenated(doc, Name(start, end, name.label))


def _is_surname(token: Token) -> bool:
    """*François MARTIN*: a family name all in capitals."""
    return token.is_alpha and token.text.isupper() and len(token.text) > 2 and not token.is_sent_start


def _is_landed(doc: Doc, end: int) -> bool:
    """*Anne Dubois de Lestrade*: the recogniser left the end of the name out, and saw no place in it."""
    if end + 1 >= len(doc) or doc[end].text not in ("de", "d'", "d’"):
        return False
    land = doc[end + 1]
    return land.text[0].isupper() and not land.ent_type_ and land.is_alpha and land.pos_ == "PROPN"
