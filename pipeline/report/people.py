"""Portraits of speech: who is quoted most, by whom, with which verbs, about whom, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.figures.rows import Row, rows
from pipeline.french import WORDS, bare

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

PORTRAITS, FEW = 12, 5
Counted = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Portrait:
    """How one actor is quoted; lists are counted, the most first."""

    actor_id: str
    name: str
    kind: str
    role: str | None
    quotes: int
    articles: int
    share: float
    """Of all articles, those that quote it."""
    first: str | None
    last: str | None
    busiest: tuple[str, int] | None
    """The month it is quoted most, by its first day, where that says something."""
    sources: Counted
    types: Counted
    cues: Counted
    about: Counted
    by: Counted
    """Who speaks about it."""


def portraits(corpus: Corpus) -> list[Portrait]:
    """Those quoted in most articles."""
    return [_portrait(corpus, row) for row in rows(corpus.share_of_voice(limit=PORTRAITS))]


def _portrait(corpus: Corpus, voice: Row) -> Portrait:
    actor = voice["actor_id"]
    quotes = rows(corpus.v_quotes(actor=actor))
    days = sorted(quote["day"].date().isoformat() for quote in quotes if quote["day"] is not None)
    spoken = rows(corpus.speaks_about(actor=actor))
    roles = _most(bare(quote["speaker_role"]) for quote in quotes)
    months = _most(day[:7] + "-01" for day in days)
    return Portrait(
        actor,
        voice["name"],
        WORDS.get(voice["type"], ""),
        roles[0][0] if roles else None,
        voice["quotes"],
        voice["quoted_articles"],
        voice["share"],
        days[0] if days else None,
        days[-1] if days else None,
        months[0] if len(months) > 1 and months[0][1] > months[1][1] else None,
        _most((quote["source"] or "source inconnue") for quote in quotes),
        _most(WORDS[quote["type"]] for quote in quotes),
        _most(quote["cue_lemma"] for quote in quotes),
        _counted(row for row in spoken if row["speaker_id"] == actor)[:FEW],
        _counted((row for row in spoken if row["about_id"] == actor), "speaker")[:FEW],
    )


def _most(names: Iterable[str | None]) -> Counted:
    """Names by how often they come, then by themselves."""
    counted = Counter(name for name in names if name)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:FEW]


def _counted(found: Iterable[Row], column: str = "about") -> Counted:
    return [(row[column], row["quotes"]) for row in found]
