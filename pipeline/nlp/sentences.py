"""Sentence boundaries, decided before the parser by French typography.

The parser's own splitting cuts *Selon | Marine Le Pen* and runs over headlines; it honours boundaries that
stand already, so every token gets one: yes or no.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

ENDS = frozenset(".!?…")
CLOSERS = frozenset("»”’)]›'\"")
OPENERS = frozenset("«“‘([‹\"'–—-•")


@Language.factory("quiditquoi_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The factory behind `config.cfg`."""
    return Sentences()


class Sentences:
    """Sets `is_sent_start` on every token."""

    def __call__(self, doc: Doc) -> Doc:
        starts = set(self.find(doc))
        for token in doc:
            token.is_sent_start = token.i in starts
        return doc

    def find(self, doc: Doc) -> list[int]:
        """Give the indices of the tokens that begin a sentence."""
        return [token.i for token in doc if token.i == 0 or _begins(token)]


def _begins(token: Token) -> bool:
    """A line end begins a sentence; so does a capital behind a full stop and its closing marks."""
    if token.is_space:
        return False
    before = token.i - 1
    doc = token.doc
    if before >= 0 and doc[before].is_space and "\n" in doc[before].text:
        return True
    if not _may_begin(token):
        return False
    while before >= 0 and (doc[before].is_space or (doc[before].text in CLOSERS and not _opens(doc[before]))):
        before -= 1
    return before >= 0 and _ends(doc[before]) and _gap(doc, before, token.i)


def _gap(doc: Doc, end: int, start: int) -> bool:
    """A blank stands somewhere between the full stop and the next sentence: *3.14* and *lemonde.fr* have none."""
    return any(doc[i].whitespace_ or doc[i].is_space or doc[i].text in CLOSERS for i in range(end, start))


def _opens(token: Token) -> bool:
    """A straight mark with a blank before it and none behind it opens."""
    spaced = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
    return token.text in "\"'" and spaced and not token.whitespace_


def _may_begin(token: Token) -> bool:
    """A word with a capital, a number, or an opening mark before one, can begin a sentence."""
    while token.text in OPENERS and token.i + 1 < len(token.doc):
        if token.text in CLOSERS and not _opens(token):
            return False
        token = token.nbor(1)
    return not token.text[0].islower() and not token.is_punct


def _ends(token: Token) -> bool:
    """The full stop stands as a token of its own, so abbreviations (*M.*, *J.-C.*) never count."""
    return token.text[-1] in ENDS and (token.text[0] in ENDS or token.lower_ == "etc.")
