"""Sentence boundaries, decided before the parser by French typography.

The parser's own splitting cuts *Selon | Marine Le Pen* and runs over headlines; it honours boundaries that
stand already, so every token gets one: yes or no.
"""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.columns import numbers, strings, write

ENDS = frozenset(".!?…")
CLOSERS = frozenset("»”’)]›'\"")
OPENERS = frozenset("«“‘([‹\"'–—-•")
# spaCy's SENT_START: 0 leaves it to the parser.
YES, NO = 1, -1


@Language.factory("quiditquoi_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """The factory behind `config.cfg`."""
    return Sentences()


class Sentences:
    """Sets `is_sent_start` on every token."""

    def __call__(self, doc: Doc) -> Doc:
        column = [NO] * len(doc)
        for start in self.find(doc):
            column[start] = YES
        return write(doc, "SENT_START", column)

    def find(self, doc: Doc) -> list[int]:
        """Give the indices of the tokens that begin a sentence."""
        words = _Words(doc)
        return [i for i in range(len(doc)) if i == 0 or words.begins(i)]


class _Words:
    """The tokens of one document, each by its index."""

    def __init__(self, doc: Doc) -> None:
        self.texts = strings(doc, "ORTH")
        self.blanks = numbers(doc, "SPACY")
        """Whether a blank stands behind a token."""
        self.spaces = numbers(doc, "IS_SPACE")
        self.points = numbers(doc, "IS_PUNCT")

    def begins(self, i: int) -> bool:
        """A line end begins a sentence; so does a capital behind a full stop and its closing marks."""
        before = i - 1
        if self.spaces[i]:
            return False
        if self.spaces[before] and "\n" in self.texts[before]:
            return True
        if not (self.spaces[before] or self.texts[before][-1] in ENDS or self.texts[before] in CLOSERS):
            return False  # as below, seen at once
        if not self._may_begin(i):
            return False
        while before >= 0 and (self.spaces[before] or self._closes(before)):
            before -= 1
        return before >= 0 and self._ends(before) and self._gap(before, i)

    def _gap(self, end: int, start: int) -> bool:
        """A blank stands between the full stop and the next sentence: *3.14* and *lemonde.fr* have none."""
        return any(self.blanks[i] or self.spaces[i] or self.texts[i] in CLOSERS for i in range(end, start))

    def _closes(self, i: int) -> bool:
        return self.texts[i] in CLOSERS and not self._opens(i)

    def _opens(self, i: int) -> bool:
        """A straight mark with a blank before it and none behind it opens."""
        spaced = i == 0 or self.blanks[i - 1] or self.spaces[i - 1]
        return self.texts[i] in "\"'" and bool(spaced) and not self.blanks[i]

    def _may_begin(self, i: int) -> bool:
        """A word with a capital, a number, or an opening mark before one, can begin a sentence."""
        while self.texts[i] in OPENERS and i + 1 < len(self.texts):
            if self._closes(i):
                return False
            i += 1
        return not self.texts[i][0].islower() and not self.points[i]

    def _ends(self, i: int) -> bool:
        """The full stop stands as a token of its own, so abbreviations (*M.*, *J.-C.*) never count."""
        text = self.texts[i]
        return text[-1] in ENDS and (text[0] in ENDS or text.lower() == "etc.")
