"""What a name is a name of, by its own words and by what stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import MASCULINE_ARTICLES, QUOTES
from pipeline.actors.lexicons import organisations, words
from pipeline.actors.name import Name
from pipeline.actors.phrases import OF, THE, begins_person
from pipeline.actors.roles import before, is_civility, is_role
from pipeline.gazetteer import gazetteer
from pipeline.nlp.columns import where


def typed(doc: Doc, name: Name) -> Name:
    """Civility makes a person; an organisation's noun at the head, or an article before one word, an organisation."""
    if name.start > 0 and is_civility(doc[name.start - 1]) and doc[name.start].text[0].isupper():
        return name._replace(label="PER")
    if name.end - name.start > 1 and any(token.text in words("org_words") for token in doc[name.start + 1 : name.end]):
        return name._replace(label="ORG")
    if name.label == "PER" and _takes_article(doc, name):
        return name._replace(start=name.end - 1, label="ORG")
    if name.label in ("ORG", "MISC") and _in_apposition(doc, name):
        return name._replace(label="PER")
    if _is_dateline(doc, name):
        return name._replace(label="LOC")
    head = doc[name.start].lower_
    if name.label in ("PER", "MISC") and head in words("org_nouns") and name.end - name.start > 1:
        return name._replace(label="ORG")
    return name


def _takes_article(doc: Doc, name: Name) -> bool:
    """*l'Ocha*, *du Pastef*, *la Lazio*: one word behind an article; *Le Pastef* where it is elsewhere small."""
    if name.end - name.start == 1:
        if name.start == 0 or doc[name.start - 1].text in MASCULINE_ARTICLES:
            return name.start > 0
        return doc[name.start - 1].text == "la" and not is_given(fold(doc[name.start].text))
    word = doc[name.end - 1]
    if (
        name.end - name.start != 2
        or doc[name.start].text not in ("Le", "L'", "L’")
        or not doc[name.start].is_sent_start
    ):
        return False
    return any(one.text == word.text and one.i and doc[one.i - 1].text in MASCULINE_ARTICLES for one in doc)


def _in_apposition(doc: Doc, name: Name) -> bool:
    """*La directrice de l'agence, Tikva Oronim, …*: two or three capital words between commas name the holder."""
    start, end = name.start, name.end
    if start < 2 or end >= len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    span = doc[start:end]
    if not 2 <= len(span) <= 3 or not all(token.is_alpha and token.is_title for token in span):
        return False
    known = any(token.lower_ in words("org_nouns") for token in span) or span.text in _known_names()
    return not known and before(doc, start) is not None


@cache
def _known_names() -> frozenset[str]:
    return frozenset(name for one in organisations() for name in one.names)


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
    """*gouvernement Papadimos*, *affaire Claire Martin*: the person is the name; *affaire Luxleaks* may be anything."""
    if name.label not in ("ORG", "MISC") or doc[name.start].lower_ not in words("owned_nouns"):
        return name
    start = name.start + 1
    if start < name.end and doc[start].text[0].isupper():
        sure = doc[name.start].lower_ not in words("scandal_nouns") or begins_person(doc[start])
        return Name(start, name.end, "PER" if sure else "MISC")
    return None if doc[name.start].text[0].islower() else name


def of_organ(doc: Doc, name: Name) -> Name:
    """*conseil national du PLD*: the organ of a body in lower case; the name is the body's."""
    link = next((at for at in range(name.start + 1, name.end) if doc[at].lower_ in OF - {"d'", "d’"}), name.end)
    if name.label != "ORG" or doc[name.start : link].text.replace("’", "'") not in words("internal_organs"):
        return name
    body = link + 1
    while body < name.end and doc[body].lower_ in THE:
        body += 1
    known = body < name.end and (is_acronym(doc[body].text) or doc[body].lower_ in words("org_descriptors"))
    return name._replace(start=body) if known and doc[body].text[0].isupper() else name


def of_thing(doc: Doc, name: Name) -> Name:
    """*ouragan Sandy*, *loi Veil*, *le film « Amélie »*, *Opération Épervier*: the name is the thing's."""
    head = doc[name.start].lower_
    if is_event(doc, name):
        return name._replace(label="MISC")
    if name.label == "ORG" and name.end - name.start > 1 and head in words("thing_nouns") | words("named_things"):
        return name._replace(label="MISC")
    second = doc[min(name.start + 1, name.end - 1)].lower_
    if name.label == "ORG" and {head, second} & words("building_nouns") and _is_where(doc, name.start):
        return name._replace(label="MISC")
    place = name.start - 1
    while place > 0 and (doc[place].text in QUOTES or doc[place].is_space or doc[place].pos_ == "ADJ"):
        place -= 1
    things = place >= 0 and name.label in ("PER", "ORG") and doc[place].lower_ in words("thing_nouns")
    if things and not (name.label == "PER" and _is_rank(doc, place)):
        return name._replace(label="MISC")
    return name


def named_things(doc: Doc) -> Iterator[Name]:
    """*l'ouragan Tomas*: the name is the thing's own, in the whole article; *loi Veil* only honours somebody."""
    for noun in where(doc, "LOWER", words("christened_things")):
        token = doc[min(noun + 1, len(doc) - 1)]
        if token.is_title and token.is_alpha and token.i > noun and not _is_rank(doc, noun):
            yield Name(token.i, token.i + 1, "MISC")


def is_event(doc: Doc, name: Name) -> bool:
    """*Salon de l'agriculture*, *Conférence de Paris*: it takes place and does nothing."""
    head, behind = doc[name.start].lower_, doc[name.start + 1 : name.end]
    if name.label != "ORG" or not behind:
        return False
    if head in words("gatherings"):
        return True
    of, rest = behind[0].lower_, behind[1:]
    held = bool(gazetteer().find(rest.text)) or rest.text.lower() == "nations unies"
    return head == "conférence" and (of == "sur" or (of in ("de", "des") and held))


def _is_where(doc: Doc, start: int) -> bool:
    """*au commissariat de Saint-Denis*, *vers l'hôpital Tenon*: a building, not those who work in it."""
    back = start - 1
    while back > 0 and (doc[back].lower_ in ("la", "l'", "l’", "le", "un", "une") or doc[back].pos_ == "ADJ"):
        back -= 1
    return back >= 0 and doc[back].lower_ in ("à", "au", "aux", "dans", "devant", "vers", "depuis", "près", "jusqu'à")


def _is_rank(doc: Doc, place: int) -> bool:
    """*le capitaine de frégate Durand*: the thing belongs to the person's rank."""
    return place > 1 and doc[place - 1].lower_ in ("de", "d'", "d’") and is_role(doc[place - 2])
