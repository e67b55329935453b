"""What is known while a document is read: its anchors, its sentences, the dates it has spoken of."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.timex.expression import Expression
from pipeline.timex.tense import Hint, Hints

PUBLISHED = -1
REACH = 40
"""So many dates back at most may one be counted from."""

DAY_LEVEL = ("day", "part", "minute", "hour")


class Resolved(NamedTuple):
    """An expression with its value; `anchor` as in `Timex.anchor`."""

    start: int
    end: int
    type: str
    value: str
    mod: str | None
    granularity: str
    earliest: str | None
    latest: str | None
    anchor: int | None
    confidence: float
    rule: str


class Value(NamedTuple):
    """A value and what it was counted from; `day` is its first day, for the focus."""

    value: str
    anchor: int | None = None
    day: date | None = None
    explicit: bool = False
    confidence: float = 1.0


@dataclass(slots=True)
class Focus:
    """A date that the text has spoken of: what *le lendemain* counts from."""

    index: int
    day: date
    granularity: str
    sentence: int
    paragraph: int
    explicit: bool
    """It named its year itself."""


@dataclass(slots=True)
class Story:
    """What is known while a document is read."""

    text: str
    published: date | None
    base: date | None
    """What deictics count from: the publication date, inside a quote the day it was said."""
    base_anchor: int | None
    hints: Hints
    sentence_starts: Sequence[int]
    paragraph_starts: Sequence[int]
    expressions: Sequence[Expression]
    read: Callable[[Story, int], Value]
    """Resolves the expression of a number: for those that depend on one further on."""
    quotes: Sequence[tuple[int, int]]
    """Offsets of the words between quotation marks, in order."""
    focuses: list[Focus] = field(default_factory=list)

    def recent(self) -> Iterator[Focus]:
        """The dates spoken of, the last first, as far back as a story reaches."""
        return reversed(self.focuses[-REACH:])

    def sentence(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect.bisect_right(self.sentence_starts, offset)

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph at an offset."""
        return bisect.bisect_right(self.paragraph_starts, offset)

    def quote(self, offset: int) -> tuple[int, int] | None:
        """The quotation marks around an offset."""
        at = bisect.bisect_right(self.quotes, (offset, offset)) - 1
        found = self.quotes[at] if at >= 0 else None
        return found if found and found[0] <= offset < found[1] else None

    def peek(self, index: int) -> Value:
        """Resolve an expression ahead of its turn."""
        return self.read(self, index)

    def hint(self, expression: Expression) -> Hint:
        """The time of the expression's verb."""
        return self.hints.hint(expression.start, expression.end)


Resolver = Callable[[Story, Expression, int], Value]
"""What resolves one kind of expression: (story, the expression, its number) → its value."""
