"""Clean the recogniser's entities into names: titles and articles outside, fragments and demonyms gone.

Writes `doc.ents` (PER, ORG, LOC, MISC) and `ent._.role`, the title read beside the name.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.actors import roles
from pipeline.actors.known import Known
from pipeline.actors.merge import merge
from pipeline.actors.name import Name
from pipeline.actors.names import clean
from pipeline.actors.spread import spread


@Language.factory("quiditquoi_mentions", requires=["doc.ents"], assigns=["doc.ents"])
def make_mentions(nlp: Language, name: str) -> "Mentions":
    """The factory behind `config.cfg`."""
    return Mentions(Known(nlp))


class Mentions:
    """Rewrites `doc.ents`."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def __call__(self, doc: Doc) -> Doc:
        doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in self.find(doc)])
        for ent in doc.ents:
            if ent.label_ == "PER":
                ent._.role = _role(doc, ent)
        return doc

    def find(self, doc: Doc) -> list[Name]:
        """Give the names in the order of the text; they do not overlap."""
        read = clean(doc, [Name(ent.start, ent.end, ent.label_) for ent in doc.ents])
        names, certain = merge(doc, read, self.known.find(doc))
        return spread(doc, names, certain)


def _role(doc: Doc, ent: Span) -> str | None:
    span = roles.before(doc, ent.start) or roles.after(doc, ent.end) or roles.shared(doc, ent.start)
    return roles.text(doc, span) if span else None
