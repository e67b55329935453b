"""Docs with annotations set by hand: tables, store and export are tested with no model."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Article
from pipeline.nlp.annotations import Actor, Candidate, Mention, Quotation, Timex, Toponym, register
from pipeline.nlp.load import HEADLINE_END
from pipeline.tables import Extraction, extract

BODY = "Anne Petit a dit : « Je pars. »\n\nMardi, elle a ajouté : « Demain, peut-être. »"
TITLE = "Anne Petit : « Je pars »"


def article(
    text: str = BODY, title: str | None = TITLE, path: str = "/in/a.txt", published: str = "2025-10-16"
) -> Article:
    return Article(text, title=title, doc_id=path.rpartition("/")[2][:-4], path=path, published=published,
                   published_from="argument")  # fmt: skip


def doc(made: Article) -> Doc:
    """A Doc of the article with everything annotated that `annotate` knows."""
    register()
    nlp = spacy.blank("xx")
    nlp.add_pipe("quiditquoi_sentences")
    head = f"{made.title}{HEADLINE_END}" if made.title else ""
    unread = nlp.make_doc(head + made.text)
    unread._.body_start = len(head)
    return annotate(nlp(unread))


@Language.component("test_annotate")
def annotate(annotated: Doc) -> Doc:
    """Annotate every `Anne Petit`, every pair of guillemets, and the word `Mardi`."""
    text = annotated.text
    names = [(i, i + len("Anne Petit")) for i in range(len(text)) if text.startswith("Anne Petit", i)]
    opened = [i for i, char in enumerate(text) if char == "«"]
    closed = [i for i, char in enumerate(text) if char == "»"]
    days = [i for i in range(len(text)) if text.startswith("Mardi", i)]
    annotated._.actors = [Actor("Anne Petit", "PER", "f", "name", None, None, ("Anne Petit",))] if names else []
    annotated._.mentions = [Mention(*name, 0, "name", "maire", 0.9, "test") for name in names]
    best = (Candidate(0, 0, 0.9),) if names else ()
    annotated._.quotations = [
        Quotation(((start + 2, end - 1),), "direct", None, None, names[0] if names else None, best, 0.8, "test")
        for start, end in zip(opened, closed, strict=False)
    ]
    annotated._.timexes = [
        Timex(i, i + 5, "DATE", "2025-10-14", None, "day", "2025-10-14", "2025-10-15", -1, 0.9, "test") for i in days
    ]
    return annotated


VALENCES = (("geonames:2971053", 0.7), ("geonames:2509954", 0.3))
"""Two towns of one name, as the gazetteer knows them: in France and in Spain."""


def ambiguous(text: str = "Valence vote.", published: str = "2025-10-16") -> Extraction:
    """The records of an article whose first word may mean two places."""
    made = article(text, title=None, published=published)
    annotated = doc(made)
    annotated._.toponyms = [Toponym(0, len("Valence"), VALENCES[0][0], "place", VALENCES, 0.7, "test")]
    return extract(annotated, made)


def extraction(**settings: str) -> Extraction:
    """The records of an article annotated like that."""
    made = article(**settings)
    return extract(doc(made), made)
