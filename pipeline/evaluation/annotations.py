"""The annotations of one article, alike for a person's and the pipeline's: what is compared."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""Half-open, in code points of the article's text."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech; `speaker` is the name of who said it, None when nobody can be named."""

    spans: tuple[Span, ...]
    type: str
    speaker: str | None
    confidence: float = 1.0

    @property
    def label(self) -> str | None:
        """What a list of errors calls it by."""
        return self.speaker


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression that names an actor or a place; `type` is PER or ORG, or the place's kind."""

    spans: tuple[Span]
    name: str
    type: str
    country: str | None = None

    @property
    def label(self) -> str | None:
        """What a list of errors calls it by."""
        return self.name


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression."""

    spans: tuple[Span]
    type: str
    value: str

    @property
    def label(self) -> str | None:
        """What a list of errors calls it by."""
        return self.value


@dataclass(frozen=True, slots=True)
class Annotations:
    """All of one article's."""

    quotes: tuple[Quote, ...] = ()
    actors: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    dates: tuple[Time, ...] = ()
