"""Acronyms that only an organisation can be where they stand; things in capitals (*la TVA*) are none."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.lexicons import nationalities, words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_role
from pipeline.gazetteer import gazetteer
from pipeline.nlp import columns
from pipeline.nlp.columns import where

ARTICLES = frozenset({"le", "la", "l'", "l’"})
OF = frozenset({"de", "du", "d'", "d’"})


def find(doc: Doc) -> Iterator[Name]:
    """Give the acronyms that act, have somebody at their head or among them, or stand behind one of theirs."""
    capitals = [at for at, text in enumerate(columns.forms(doc)) if at and len(text) > 1 and text.isupper()]
    bare = [doc[at] for at in capitals if is_bare(doc[at])]
    sure = [one for one in bare if any(rule(doc, one.i) for rule in (_owns, _speaks, _party, _source))]
    forms = {token.text for token in sure}
    for token in bare:
        if token in sure or _joined(doc, token.i, forms):
            yield Name(token.i, token.i + 1, "ORG")


def is_bare(token: Token) -> bool:
    """Tell whether the token is an acronym that is neither a thing's nor a place's."""
    text = token.text
    if not text.isupper() or not is_acronym(text) or text in words("not_names"):
        return False
    return not any(one.place.kind in ("country", "region", "continent") for one in gazetteer().find(text))


def is_tag(doc: Doc, name: Name) -> bool:
    """Tell whether an acronym only ever qualifies what stands before it: *francs CFA*, *Jonas Petit (DEN)*."""
    if name.end - name.start != 1 or not is_bare(doc[name.start]):
        return False
    if not _qualifies(doc, name.start):
        return False
    return all(_qualifies(doc, place) for place in where(doc, "ORTH", (doc[name.start].text,)))


def _qualifies(doc: Doc, place: int) -> bool:
    noun = doc[place - 1]
    if noun.text == "(" and doc[place].text in words("sport_country_codes"):
        return True
    if place == 0 or noun.pos_ != "NOUN" or not noun.text.islower() or not noun.is_alpha or is_role(noun):
        return False
    word = noun.lower_.removesuffix("s")
    kinds = words("org_descriptors") | words("org_nouns") | words("owned_by_bodies") | nationalities()
    return not {noun.lower_, word} & kinds


def _owns(doc: Doc, place: int) -> bool:
    """*le secrétaire général du SNPB*, *les salariés d'ARL*: it has somebody at its head, or among its people."""
    back, article = place - 1, True
    if doc[back].lower_ == "du":
        back -= 1
    elif doc[back].lower_ in ARTICLES and back > 1 and doc[back - 1].lower_ in OF:
        back -= 2
    elif doc[back].lower_ in OF:
        back, article = back - 1, False
    else:
        return False
    while back > 0 and doc[back].pos_ == "ADJ" and not is_role(doc[back]):
        back -= 1
    return back >= 0 and ((article and is_role(doc[back])) or doc[back].lower_ in words("owned_by_bodies"))


def _speaks(doc: Doc, place: int) -> bool:
    """*Le PDCI proteste*, *SUD demande*: the subject of a verb that takes somebody."""
    token, before = doc[place], doc[place - 1]
    led = before.lower_ in ARTICLES or token.is_sent_start or before.is_punct or before.is_space
    if not led or token.dep_ != "nsubj" or len(token.text) < 2:
        return False
    return token.head.pos_ == "VERB" and token.head.lemma_ in words("acting_verbs")


def _source(doc: Doc, place: int) -> bool:
    """*selon la SVRA*: who says so."""
    return place > 1 and doc[place - 1].lower_ in ARTICLES and doc[place - 2].lower_ == "selon"


def _joined(doc: Doc, place: int, forms: set[str]) -> bool:
    """*le PLD et l'UPR*: its article beside that of an organisation."""
    if place < 3 or doc[place - 1].lower_ not in ARTICLES or doc[place - 2].lower_ not in ("et", ",", "ni"):
        return False
    return doc[place - 3].text in forms or doc[place - 3].ent_type_ == "ORG"


def _party(doc: Doc, place: int) -> bool:
    """*Anne Petit (PLD)*, *Anne Petit (PLD, Gironde)*: the party in brackets behind somebody."""
    if place < 2 or place + 1 >= len(doc) or doc[place - 1].text != "(" or doc[place + 1].text not in ("),;/-"):
        return False
    return doc[place - 2].ent_type_ == "PER" and doc[place].text not in words("sport_country_codes")
