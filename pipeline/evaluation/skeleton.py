"""The gold file of an article as the pipeline finds it: what a person then corrects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from pipeline.article import Article
from pipeline.evaluation.annotations import Span
from pipeline.evaluation.slots import Json
from pipeline.tables import Extraction


def skeleton(article: Article, found: Extraction) -> Json:
    """What was found in the body, each span with its words, so that a change of the text cannot break it unseen."""
    text = article.text
    return {
        "id": article.doc_id,
        "title": article.title,
        "dct": article.day,
        "source": article.source,
        "text": text,
        "quotes": sorted(_quotes(text, found), key=itemgetter("fragments")),
        "actors": list(_actors(text, found)),
        "places": list(_places(text, found)),
        "dates": [
            {"span": [row.start, row.end], "words": text[row.start : row.end], "type": row.type, "value": row.value}
            for row in found.dates
            if row.field == "text" and not row.value.endswith("_REF")
        ],
    }


def _quotes(text: str, found: Extraction) -> Iterator[Json]:
    names = {actor.actor_id: actor.name for actor in found.actors}
    fragments: dict[str, list[Span]] = defaultdict(list)
    for row in found.quote_spans:
        fragments[row.quote_id].append((row.start, row.end))
    for quote in found.quotes:
        if quote.field == "text":
            yield {
                **_several(text, "fragments", fragments[quote.quote_id]),
                "type": quote.type,
                **_one(text, "cue", quote.cue_start, quote.cue_end),
                **_one(text, "speaker", quote.speaker_start, quote.speaker_end),
                "speaker_actor": names.get(quote.actor_id or ""),
            }


def _actors(text: str, found: Extraction) -> Iterator[Json]:
    mentions = _by((row.actor_id, (row.start, row.end)) for row in found.actor_mentions
                   if row.field == "text" and row.form == "name")  # fmt: skip
    for actor in found.actors:
        if actor.type in ("PER", "ORG") and mentions[actor.actor_id]:
            spans = _several(text, "mentions", mentions[actor.actor_id])
            yield {"name": actor.name, "type": actor.type, **spans}


def _places(text: str, found: Extraction) -> Iterator[Json]:
    mentions = _by((row.place_id, (row.start, row.end)) for row in found.place_mentions if row.field == "text")
    for place in found.places:
        if mentions[place.place_id]:
            spans = _several(text, "mentions", mentions[place.place_id])
            yield {"name": place.name, "kind": place.kind, "country": place.country_code, **spans}


def _by(rows: Iterable[tuple[str, Span]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for key, span in rows:
        found[key].append(span)
    return found


def _several(text: str, key: str, spans: Iterable[Span]) -> dict[str, Any]:
    ordered = sorted(spans)
    return {key: [list(span) for span in ordered], "words": [text[start:end] for start, end in ordered]}


def _one(text: str, key: str, start: int | None, end: int | None) -> dict[str, Any]:
    if start is None or end is None:
        return {key: None, f"{key}_words": None}
    return {key: [start, end], f"{key}_words": text[start:end]}
