"""Portraits of speech: who is quoted most, by whom, with which verbs, about whom, when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.figures.rows import Row, rows
from pipeline.figures.timelines import UNNAMED
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
    voices = rows(corpus.share_of_voice(limit=PORTRAITS))
    if not voices:
        return []
    ids = [voice["actor_id"] for voice in voices]
    quotes, about, by = (defaultdict[str, list[Row]](list) for _ in range(3))
    for quote in rows(corpus.v_quotes(actor=ids, columns=QUOTED)):
        quotes[quote["canonical_actor_id"]].append(quote)
    for spoken in rows(corpus.speaks_about(actor=ids)):
        about[spoken["speaker_id"]].append(spoken)
        by[spoken["about_id"]].append(spoken)
    return [_portrait(voice, *(found[voice["actor_id"]] for found in (quotes, about, by))) for voice in voices]


QUOTED = ("canonical_actor_id", "day", "source", "type", "cue_lemma", "speaker_role")


def _portrait(voice: Row, quotes: list[Row], about: list[Row], by: list[Row]) -> Portrait:
    days = sorted(quote["day"].date().isoformat() for quote in quotes if quote["day"] is not None)
    roles = _most(bare(quote["speaker_role"]) for quote in quotes)
    months = _most(day[:7] + "-01" for day in days)
    return Portrait(
        voice["actor_id"],
        voice["name"],
        WORDS.get(voice["type"], ""),
        roles[0][0] if roles else None,
        voice["quotes"],
        voice["quoted_articles"],
        voice["share"],
        days[0] if days else None,
        days[-1] if days else None,
        months[0] if len(months) > 1 and months[0][1] > months[1][1] else None,
        _most((quote["source"] or UNNAMED) for quote in quotes),
        _most(WORDS[quote["type"]] for quote in quotes),
        _most(quote["cue_lemma"] for quote in quotes),
        [(row["about"], row["quotes"]) for row in about[:FEW]],
        [(row["speaker"], row["quotes"]) for row in by[:FEW]],
    )


def _most(names: Iterable[str | None]) -> Counted:
    """Names by how often they come, then by themselves."""
    counted = Counter(name for name in names if name)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:FEW]
