"""Clean the recogniser's entities into names: titles and articles outside, fragments and demonyms gone.

Writes `doc.ents` (PER, ORG, LOC, MISC) and `ent._.role`, the title read beside the name.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.actors import roles
from pipeline.actors.names import Name, clean
from pipeline.actors.spread import spread


@Language.factory("quiditquoi_mentions", requires=["doc.ents"], assigns=["doc.ents"])
def make_mentions(nlp: Language, name: str) -> Mentions:
    """The factory behind `config.cfg`."""
    return Mentions()


class Mentions:
    """Rewrites `doc.ents`."""

    def __call__(self, doc: Doc) -> Doc:
        doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in self.find(doc)])
        for ent in doc.ents:
            if ent.label_ in ("PER", "ORG"):
                ent._.role = _role(doc, ent)
        return doc

    def find(self, doc: Doc) -> list[Name]:
        """Give the names in the order of the text; they do not overlap."""
        return spread(doc, clean(doc, [Name(ent.start, ent.end, ent.label_) for ent in doc.ents]))


def _role(doc: Doc, ent: Span) -> str | None:
    span = roles.before(doc, ent.start) or roles.after(doc, ent.end)
    return doc[span[0] : span[1]].text if span and ent.label_ == "PER" else None
