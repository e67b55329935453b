"""A Doc laid out for quick looking-up: words, sentences, paragraphs, what is quoted, where names stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.nlp.annotations import Offsets, Quotation

OPENING = frozenset("«“„‹")
CLOSING = frozenset("»”›")
STRAIGHT = '"'
COLUMNS: tuple[int | str, ...] = ("LOWER", "IDX", "LENGTH", "SENT_START", "POS", "DEP")
"""Read from the Doc at once: making a Token object for each costs more than all the rest."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer", "obl:agent")
"""The agent of a passive (*bloquée par **X***) is as present in mind as a subject."""


class Named(NamedTuple):
    """Where a name stands and what kind of actor it names."""

    start: int
    end: int
    type: str
    actor: int


class Page:
    """One pass over the tokens; everything else asks these lists. All indices are of tokens, ends exclusive."""

    def __init__(self, doc: Doc, names: Sequence[Named], quotations: Iterable[Quotation]) -> None:
        self.doc = doc
        columns: list[list[int]] = doc.to_array(list(COLUMNS)).T.tolist()
        lower, self.starts, lengths, begins, self._pos, deps = columns
        self._strings: dict[int, str] = {key: doc.vocab.strings[key].replace("’", "'") for key in {*lower, *self._pos}}
        self.words = [self._strings[key] for key in lower]
        self.ends = [start + length for start, length in zip(self.starts, lengths, strict=True)]
        self.sentence = _numbers([begin == 1 for begin in begins])
        self.paragraph = _numbers(["\n" in word for word in self.words])
        labels = {doc.vocab.strings[label] for label in SUBJECTS}
        self.subjects = frozenset(at for at, dep in enumerate(deps) if dep in labels)
        """Tokens that the parser takes for subjects."""
        root = doc.vocab.strings["ROOT"]
        self.roots = frozenset(at for at, dep in enumerate(deps) if dep == root)
        """Tokens that carry their sentence: verbs, whatever the tagger says."""
        quotations = list(quotations)
        self.opened = {self.tokens(fragment)[0] for one in quotations for fragment in one.fragments}
        """Tokens that a fragment of a quote begins with."""
        self.quoted = self._quoted(quotations)
        self.types = [one.type for one in names]
        """Of the actor that each name names."""
        self.actors = [one.actor for one in names]
        self.name = [-1] * len(self.words)
        """The index of the name that covers a token, or -1."""
        self.spans = [self.tokens((one.start, one.end)) for one in names]
        """The tokens of each name."""
        for index, (first, last) in enumerate(self.spans):
            self.name[first:last] = [index] * (last - first)

    def tokens(self, span: Offsets) -> tuple[int, int]:
        """Give the tokens that a span of characters touches."""
        return bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])

    def chars(self, first: int, last: int) -> Offsets:
        """Give the characters of the tokens from first to last."""
        return self.starts[first], self.ends[last - 1]

    def word(self, at: int) -> str:
        """Give a word, or nothing outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def pos(self, at: int) -> str:
        """Give a part of speech, or nothing outside the text."""
        return self._strings[self._pos[at]] if 0 <= at < len(self.words) else ""

    def names_in(self, first: int, last: int) -> list[int]:
        """Give the names that the tokens hold, each once."""
        return list(dict.fromkeys(name for name in self.name[first:last] if name >= 0))

    def _quoted(self, quotations: Iterable[Quotation]) -> list[bool]:
        """Mark what stands inside quotation marks as somebody's own words: their *il* and *je* are theirs."""
        marked = [False] * len(self.words)
        for one in quotations:
            for fragment in one.fragments if one.type != "indirect" else ():
                first, last = self.tokens(fragment)
                if one.type == "direct":
                    marked[first:last] = [True] * (last - first)
                else:
                    marked[first:last] = _between_marks(self.words[first:last])
        return marked


def _between_marks(words: list[str]) -> list[bool]:
    """Follow the marks of a mixed fragment, which may begin behind its opening one."""
    inside, marked = _closes_first(words), []
    for word in words:
        if word in OPENING or word in CLOSING or word == STRAIGHT:
            inside = word in OPENING or (word == STRAIGHT and not inside)
        marked.append(inside)
    return marked


def _closes_first(words: list[str]) -> bool:
    marks = [word for word in words if word in OPENING or word in CLOSING or word == STRAIGHT]
    if not marks:
        return True
    return marks[0] in CLOSING or (marks[0] == STRAIGHT and len(marks) % 2 == 1)


def _numbers(begins: list[bool]) -> list[int]:
    """Number the runs that begin where told."""
    number, numbers = -1, []
    for at, begin in enumerate(begins):
        number += begin or at == 0
        numbers.append(number)
    return numbers
