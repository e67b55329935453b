"""What the grammar finds: an expression taken apart, not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.timex.lexer import Tokens


@dataclass(slots=True)
class Expression:
    """A temporal expression as (unit, amount, direction, anchor, modifier) and whatever calendar parts it names.

    `kind` says how it resolves (see `resolve`): `value` is complete as it stands.
    """

    start: int
    end: int
    type: str
    kind: str
    rule: str = ""
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    feast: str | None = None
    unit: str = ""
    amount: float = 0
    relation: str = ""
    """`last`, `next`, `following`, `preceding`, `this`, `that`; empty when nothing says."""
    mod: str | None = None
    years: int | None = None
    """Years from the one at hand: *mars de l'an dernier* has -1."""
    nth: int | None = None
    """Which of its weekdays in the month: 1–5, -1 for the last."""
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    linked: int | None = None
    """How many expressions further on stands the one that lends its month or year: *du 3 au 5 mai*."""
    confidence: float = 0.95


class Hit(NamedTuple):
    """A rule's match: the tokens and where its named parts lie."""

    tokens: Tokens
    match: re.Match[str]

    def label(self, name: str) -> str | None:
        """The alternative of a named part that matched: *D*, or else *D2*, *D3*, …"""
        index = self.match.re.groupindex
        return next((n for n in (name, f"{name}2", f"{name}3") if n in index and self.match[n] is not None), None)

    def has(self, name: str) -> bool:
        """Tell whether a part is there."""
        return self.label(name) is not None

    def span(self, name: str) -> tuple[int, int]:
        """Indices [first, last) of a part's tokens; (-1, -1) when it is not there."""
        label = self.label(name)
        return self.match.span(label) if label else (-1, -1)

    def at(self, name: str) -> int:
        """Index of a part's first token; -1 when it is not there."""
        return self.span(name)[0]

    def value(self, name: str) -> str:
        """The lexicon's value of a part's first token; empty when it is not there."""
        return self.tokens.value(self.at(name))

    def word(self, name: str) -> str:
        """A part's first token, folded."""
        return self.tokens.word(self.at(name))

    def number(self, name: str) -> float | None:
        """Read a part as a number; None when it is not there or is none."""
        return self.tokens.number(*self.span(name)) if self.has(name) else None

    def integer(self, name: str) -> int | None:
        """Read a part as a whole number."""
        number = self.number(name)
        return int(number) if number is not None and number == int(number) else None

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index behind the last token."""
        return self.match.end()

    def offsets(self, first: int | None = None, last: int | None = None) -> tuple[int, int]:
        """Character offsets of the tokens [first, last), by default the whole match without a leading article."""
        begin = self.lead() if first is None else first
        return self.tokens.starts[begin], self.tokens.end((self.last if last is None else last) - 1)

    def lead(self) -> int:
        """Skip the articles and prepositions that a span leaves out."""
        at = self.first
        while at < self.last - 1 and self.tokens.is_(at, *LEAD):
            at += 1
        return at

    def part(self, name: str) -> tuple[int, int]:
        """Character offsets of a named part."""
        return self.offsets(*self.span(name))


LEAD = ("the", "from_the", "at", "at_the", "of", "of_the", "in", "within", "hyphen", "comma")
Build = Callable[[Hit], list[Expression] | None]


class Rule(NamedTuple):
    """A pattern (see `patterns`) and what it means.

    The builder gives an empty list when the words do not fit, None when they certainly are no date at all.
    """

    name: str
    pattern: str
    build: Build
