"""A Doc laid out for quick looking-up: words, sentences, paragraphs, what is quoted, where names stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipeline.nlp.annotations import Mention, Offsets, Quotation

OPENING = frozenset("«“„‹")
CLOSING = frozenset("»”›")
STRAIGHT = '"'


class Page:
    """One pass over the tokens; everything else asks these lists. All indices are of tokens."""

    def __init__(self, doc: Doc, names: Sequence[Mention], quotations: Iterable[Quotation]) -> None:
        self.doc = doc
        self.words = [token.lower_.replace("’", "'") for token in doc]
        self.starts = [token.idx for token in doc]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.sentence = _numbers(self.words, [bool(token.is_sent_start) for token in doc])
        self.paragraph = _numbers(self.words, ["\n" in word for word in self.words])
        self.quoted = self._quoted(quotations)
        self.name = [-1] * len(self.words)
        """The index of the name that covers a token, or -1."""
        self.spans: list[tuple[int, int]] = []
        """The tokens of each name, in the order of `names`."""
        for index, one in enumerate(names):
            first, last = self.tokens((one.start, one.end))
            self.spans.append((first, last))
            self.name[first:last] = [index] * (last - first)

    def tokens(self, span: Offsets) -> tuple[int, int]:
        """Give the tokens that a span of characters touches, end exclusive."""
        return bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])

    def chars(self, first: int, last: int) -> Offsets:
        """Give the characters of the tokens from first to last, end exclusive."""
        return self.starts[first], self.ends[last - 1]

    def _quoted(self, quotations: Iterable[Quotation]) -> list[bool]:
        """Mark what stands inside quotation marks as somebody's own words: their *il* and *je* are theirs."""
        marked = [False] * len(self.words)
        for one in quotations:
            for fragment in one.fragments if one.type != "indirect" else ():
                first, last = self.tokens(fragment)
                inside = one.type == "direct" or _closes_first(self.words[first:last])
                for at in range(first, last):
                    word = self.words[at]
                    if one.type == "mixed" and word in OPENING | CLOSING | {STRAIGHT}:
                        inside = word in OPENING or (word == STRAIGHT and not inside)
                    marked[at] = inside
        return marked


def _closes_first(words: list[str]) -> bool:
    """A mixed fragment that begins behind its opening mark closes before it opens."""
    marks = [word for word in words if word in OPENING | CLOSING or word == STRAIGHT]
    if not marks:
        return True
    return marks[0] in CLOSING or (marks[0] == STRAIGHT and len(marks) % 2 == 1)


def _numbers(words: list[str], begins: list[bool]) -> list[int]:
    """Number the runs that begin where told."""
    number, numbers = -1, []
    for at in range(len(words)):
        number += begins[at] or at == 0
        numbers.append(number)
    return numbers
