"""One article: what was found against what is gold, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.actors.fold import fold
from pipeline.evaluation.annotations import Annotations, Mention, Quote, Time
from pipeline.evaluation.match import Difference, Pairing, quote_overlap, same_name, span_overlap, time_overlap
from pipeline.evaluation.scores import Score

QUOTE_TYPES = ("direct", "mixed", "indirect")
ACTOR_TYPES = ("PER", "ORG")


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote's confidence, and whether an annotated quote stands there and has its speaker."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out: counts by figure, errors by kind in the order of the text, judged quotes."""

    scores: dict[str, Score]
    differences: dict[str, list[Difference]]
    judged: list[Judged]


def compare(gold: Annotations, found: Annotations) -> Comparison:
    """Pair the annotations and count."""
    quotes = Pairing(gold.quotes, found.quotes, quote_overlap)
    actors = Pairing(gold.actors, found.actors, span_overlap)
    places = Pairing(gold.places, found.places, span_overlap)
    dates = Pairing(gold.dates, found.dates, time_overlap)
    differences = {
        "quotes": [*quotes.unpaired(), *quotes.unlike("type", lambda one: one.type),
                   *quotes.unlike("speaker", lambda one: one.speaker, same_name)],
        "actors": [*actors.unpaired(), *actors.unlike("type", lambda one: one.type),
                   *actors.unlike("name", lambda one: one.name, same_name)],
        "places": [*places.unpaired(), *places.unlike("name", lambda one: one.name, same_name),
                   *places.unlike("country", lambda one: one.country)],
        "dates": [*dates.unpaired(), *dates.unlike("value", lambda one: one.value)],
    }  # fmt: skip
    for listed in differences.values():
        listed.sort(key=lambda one: one.spans)
    scores = {**_quotes(quotes), **_actors(actors), **_places(places), **_dates(dates)}
    return Comparison(scores, differences, list(_judged(quotes)))


def _quotes(found: Pairing[Quote]) -> dict[str, Score]:
    named = [(one, other) for one, other in found.pairs if one.speaker]
    return {
        "quotes": found.score(len(found.places)),
        **{f"quotes_{kind}": _of_type(found, kind) for kind in QUOTE_TYPES},
        "quotes_attributed": found.score(sum(same_name(one.speaker, other.speaker) for one, other in found.pairs)),
        "speakers_named": Score(
            sum(same_name(one.speaker, other.speaker) for one, other in named), len(named), len(named)
        ),
    }


def _actors(found: Pairing[Mention]) -> dict[str, Score]:
    typed = sum(one.type == other.type for one, other in found.pairs)
    return {
        **_mentions("actors", found),
        "actors_typed": found.score(typed),
        **{f"actors_{kind}": _of_type(found, kind) for kind in ACTOR_TYPES},
    }


def _places(found: Pairing[Mention]) -> dict[str, Score]:
    right = sum((one.country or "") == (other.country or "") for one, other in found.pairs)
    return {**_mentions("places", found), "places_country": found.score(right)}


def _dates(found: Pairing[Time]) -> dict[str, Score]:
    right = sum(one.value == other.value for one, other in found.pairs)
    return {"dates": found.score(len(found.places)), "dates_value": found.score(right)}


def _mentions(kind: str, found: Pairing[Mention]) -> dict[str, Score]:
    """Mentions, those under the right name, and the names of the article, each once."""
    names, found_names = _names(found.gold), _names(found.found)
    return {
        kind: found.score(len(found.places)),
        f"{kind}_linked": found.score(sum(same_name(one.name, other.name) for one, other in found.pairs)),
        f"{kind}_distinct": Score(len(names & found_names), len(names), len(found_names)),
    }


def _of_type(found: Pairing[Quote] | Pairing[Mention], kind: str) -> Score:
    return Score(
        sum(one.type == other.type == kind for one, other in found.pairs),
        sum(one.type == kind for one in found.gold),
        sum(one.type == kind for one in found.found),
    )


def _names(mentions: Sequence[Mention]) -> set[str]:
    return {fold(one.name) for one in mentions}


def _judged(found: Pairing[Quote]) -> Iterator[Judged]:
    right = {j for i, j in found.places if same_name(found.gold[i].speaker, found.found[j].speaker)}
    for j, quote in enumerate(found.found):
        yield Judged(quote.confidence, j in right)
