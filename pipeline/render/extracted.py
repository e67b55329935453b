"""The records of one article → what is to be marked in it, as the store tells it of a stored one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pipeline.corpus.look import Mark, Marked, by_place

if TYPE_CHECKING:
    from pipeline.tables import Extraction
    from pipeline.tables.quotes import QuoteRow


def marked(found: Extraction) -> Marked:
    """Everything found in the article."""
    names = {actor.actor_id: actor.name for actor in found.actors}
    quotes = [_quote(quote, names) for quote in found.quotes]
    return Marked(asdict(found.article), tuple(sorted(_marks(found, names), key=by_place)), quotes)


def _quote(quote: QuoteRow, names: dict[str, str]) -> dict[str, Any]:
    return {**asdict(quote), "speaker": names.get(quote.actor_id or "")}


def _marks(found: Extraction, names: dict[str, str]) -> Iterator[Mark]:
    said = {quote.quote_id: names.get(quote.actor_id or "", "?") for quote in found.quotes}
    places = {place.place_id: place.name for place in found.places}
    for span in found.quote_spans:
        yield Mark(span.field, span.start, span.end, "quote", said[span.quote_id])
    for quote in found.quotes:
        if quote.cue_start is not None and quote.cue_end is not None:
            yield Mark(quote.field, quote.cue_start, quote.cue_end, "cue", quote.cue_lemma or "")
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield Mark(quote.field, quote.speaker_start, quote.speaker_end, "speaker", "")
    for mention in found.actor_mentions:
        yield Mark(mention.field, mention.start, mention.end, "actor", names[mention.actor_id])
    for named in found.place_mentions:
        yield Mark(named.field, named.start, named.end, "place", places[named.place_id])
    for date in found.dates:
        yield Mark(date.field, date.start, date.end, "date", date.value)
