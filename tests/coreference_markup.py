"""Sentences marked up by hand, so that attribution is tested apart from the recognition of names and quotes.

[Durand|PER m Paul Durand]   a name: type, gender when known, full name when another; LOC is a place
{…}                          a quote: direct inside marks, else indirect
<elle>                       the speaker of the quote that comes next or came last
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.gazetteer import gazetteer
from pipeline.nlp.annotations import Actor, Mention, Offsets, Quotation, Toponym

NAME = re.compile(r"\[([^|\]]+)\|(PER|ORG|LOC)(?: ([fm]))?(?: ([^\]]+))?\]")
MARKUP = re.compile(rf"{NAME.pattern}|[{{}}<>]")
BEFORE = ("sentences", "tok2vec", "morphologizer", "parser", "blanks", "lemmatizer")


class Marked(NamedTuple):
    """A text freed of its markup."""

    text: str
    names: list[tuple[Offsets, str, str | None, str]]
    quotes: list[Offsets]
    speakers: list[Offsets]


def parse(marked: str) -> Marked:
    """Read the markup."""
    text, last = "", 0
    found = Marked("", [], [], [])
    opened = {"{": 0, "<": 0}
    for match in MARKUP.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        sign = match[0]
        if sign in opened:
            opened[sign] = len(text)
        elif sign in "}>":
            where = found.quotes if sign == "}" else found.speakers
            where.append((opened["{" if sign == "}" else "<"], len(text)))
        else:
            found.names.append(((len(text), len(text) + len(match[1])), match[2], match[3], match[4] or match[1]))
            text += match[1]
    return found._replace(text=text + marked[last:])


def read(nlp: Language, marked: str) -> Doc:
    """Make the Doc that coreference starts from."""
    given = parse(marked)
    doc = nlp.make_doc(given.text)
    for name, component in nlp.pipeline:
        if name in BEFORE:
            doc = component(doc)
    actors: list[Actor] = []
    mentions: list[Mention] = []
    for (start, end), kind, gender, full in given.names:
        if kind != "LOC":
            actor = Actor(full, kind, gender, None, None, None, ())
            if actor.name not in [one.name for one in actors]:
                actors.append(actor)
            index = [one.name for one in actors].index(full)
            mentions.append(Mention(start, end, index, "name", None, 1.0, "test"))
    doc._.actors, doc._.mentions = actors, mentions
    doc._.toponyms = [
        Toponym(*span, gazetteer().find(full)[0].place.place_id, "place", (), 1.0, "test")
        for span, kind, _, full in given.names
        if kind == "LOC"
    ]
    doc._.quotations = [_quotation(given, index, doc) for index in range(len(given.quotes))]
    return doc


def _quotation(given: Marked, index: int, doc: Doc) -> Quotation:
    start, end = given.quotes[index]
    direct = given.text[:start].rstrip(" \u00a0")[-1:] in ("«", "“", '"')
    speaker = given.speakers[index] if index < len(given.speakers) else None
    kind = "direct" if direct else "indirect"
    return Quotation(((start, end),), kind, None, _lemma(doc, speaker), speaker, (), 1.0, "test")


def _lemma(doc: Doc, speaker: Offsets | None) -> str | None:
    """Give the lemma of the verb right before the speaker: *ajoute **le sénateur***."""
    before = [word for word in doc if speaker and word.idx < speaker[0]][-1:]
    return before[0].lemma_ if before and before[0].pos_ == "VERB" else None


def said_by(doc: Doc, index: int = -1) -> str | None:
    """Give the name of the first candidate of a quotation, the last by default."""
    candidates = doc._.quotations[index].candidates
    return doc._.actors[candidates[0].actor].name if candidates else None
