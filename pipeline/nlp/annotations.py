"""What the components write on a Doc, beside `doc.ents`.

Every offset counts code points of `doc.text`, end exclusive. Tokens are too coarse for that (`2012-2013` is
one token and two dates), so annotations are plain tuples in `doc.user_data`, which msgpack writes and DocBin
keeps; the span groups of the same name are the token view of them, for displaCy and spaCy's matchers.

    doc.ents               cleaned named mentions: PER, ORG, LOC, MISC; `ent._.role` is the title beside it
    doc._.timexes          [Timex]       by `quiditquoi_timex`
    doc._.toponyms         [Toponym]     by `quiditquoi_toponyms`
    doc._.local_places     [Place]       by `quiditquoi_toponyms`: entries of toponyms that no gazetteer knows
    doc._.quotations       [Quotation]   by `quiditquoi_quotations`; candidates by `quiditquoi_coreference`
    doc._.actors           [Actor]       by `quiditquoi_coreference`: one an entity of the article
    doc._.mentions         [Mention]     by `quiditquoi_coreference`
    doc._.published        "2025-10-16" or None: set before the pipeline runs
    doc._.body_start       where the body begins in doc.text, behind the headline: set before the pipeline runs
    doc._.source, .section, .url, .dateline    what the provider says, or None; `dateline` is the place it names
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

from pipeline.gazetteer.place import Place

Offsets = tuple[int, int]


class Timex(NamedTuple):
    """A TIMEX3 expression with its value resolved; see the `dates` table."""

    start: int
    end: int
    type: str
    value: str
    mod: str | None
    granularity: str
    earliest: str | None
    latest: str | None
    anchor: int | None
    """Index of the Timex it is counted from; -1 for the publication date; None when it needs no anchor."""
    confidence: float
    rule: str


class Toponym(NamedTuple):
    """A named place, resolved to an entry of the gazetteer; see `place_mentions`."""

    start: int
    end: int
    place_id: str
    sense: str
    """What it stands for: `place`, `government`, `team`, `building`."""
    candidates: tuple[tuple[str, float], ...]
    """Of a name that may mean several places, its readings: (place_id, probability), the best first; else empty."""
    confidence: float
    rule: str


class Actor(NamedTuple):
    """A person, organisation or speaking country of this article, under its fullest name; see `actors`."""

    name: str
    type: str
    """`PER`, `ORG` or `GPE`."""
    gender: str | None
    gender_from: str | None
    place_id: str | None
    wikidata_id: str | None
    aliases: tuple[str, ...]


class Mention(NamedTuple):
    """An expression that stands for an actor; see `actor_mentions`."""

    start: int
    end: int
    actor: int
    """Index into `doc._.actors`."""
    form: str
    """`name`, `role` or `pronoun`."""
    role: str | None
    confidence: float
    rule: str


class Candidate(NamedTuple):
    """Somebody who may have said it."""

    actor: int
    mention: int | None
    """Index into `doc._.mentions`."""
    probability: float


class Quotation(NamedTuple):
    """Reported speech; see `quotes`, `quote_spans` and `quote_speakers`."""

    fragments: tuple[Offsets, ...]
    type: str
    """`direct`, `mixed` or `indirect`."""
    cue: Offsets | None
    cue_lemma: str | None
    speaker: Offsets | None
    """The expression that names the source, as it stands in the text."""
    candidates: tuple[Candidate, ...]
    """The best first; empty when the source cannot be named."""
    confidence: float
    rule: str


def _tuples(value: Any) -> Any:
    """Turn msgpack's lists back into tuples."""
    return tuple(_tuples(item) for item in value) if isinstance(value, list | tuple) else value


def _quotation(row: Iterable[Any]) -> Quotation:
    plain = Quotation(*(_tuples(value) for value in row))
    return plain._replace(candidates=tuple(Candidate(*one) for one in plain.candidates))


READERS: dict[str, tuple[type, Callable[[Iterable[Any]], Any]]] = {
    "timexes": (Timex, lambda row: Timex(*row)),
    "toponyms": (Toponym, lambda row: Toponym(*(_tuples(value) for value in row))),
    "local_places": (Place, lambda row: Place(*row)),
    "actors": (Actor, lambda row: Actor(*(_tuples(value) for value in row))),
    "mentions": (Mention, lambda row: Mention(*row)),
    "quotations": (Quotation, _quotation),
}
"""Extension → its type, and how it is made of the plain lists that msgpack gives back."""


def _extension(name: str) -> None:
    from spacy.tokens import Doc

    kind, make = READERS[name]

    def get(doc: Doc) -> list[Any]:
        return [row if isinstance(row, kind) else make(row) for row in doc.user_data.get(name, ())]

    def put(doc: Doc, rows: Iterable[Any]) -> None:
        doc.user_data[name] = list(rows)

    Doc.set_extension(name, getter=get, setter=put, force=True)


def register() -> None:
    """Declare the extensions; safe to call again."""
    from spacy.tokens import Doc, Span

    for name in READERS:
        _extension(name)
    Doc.set_extension("published", default=None, force=True)
    for name in ("source", "section", "url", "dateline"):
        Doc.set_extension(name, default=None, force=True)
    Doc.set_extension("body_start", default=0, force=True)
    Span.set_extension("role", default=None, force=True)
