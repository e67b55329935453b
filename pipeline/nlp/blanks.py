"""Blanks are blanks, whatever the tagger and the parser made of them; a tag is the part of speech.

What the base model's `attribute_ruler` comes to, whose two dozen patterns are matched on every token.
"""

from typing import Any

from spacy.language import Language
from spacy.symbols import SPACE, X
from spacy.tokens import Doc

from pipeline.nlp.columns import numbers, write


@Language.factory("quiditquoi_blanks", assigns=["token.tag", "token.pos", "token.morph", "token.dep"])
def make_blanks(nlp: Language, name: str) -> "Blanks":
    """The factory behind `config.cfg`."""
    return Blanks()


class Blanks:
    """Rewrites part of speech, features and relation of blanks; tags all tokens."""

    def __call__(self, doc: Doc) -> Doc:
        blank, pos = numbers(doc, "IS_SPACE"), numbers(doc, "POS")
        for i in [i for i in range(len(doc)) if blank[i] or pos[i] == SPACE]:
            token: Any = doc[i]
            if blank[i] and token.dep:
                token.dep_ = "dep"
            token.set_morph("_")
            token.pos = pos[i] = SPACE if blank[i] else X
        return write(doc, "TAG", pos)
