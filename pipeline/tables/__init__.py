"""Doc → records: one file a table, listed here in the order that foreign keys ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pipeline.article import Article
from pipeline.gazetteer import Place
from pipeline.tables import (
    actor_aliases,
    actor_mentions,
    actors,
    articles,
    dates,
    place_candidates,
    place_mentions,
    places,
    quote_spans,
    quote_speakers,
    quote_verbatims,
    quotes,
    sentences,
)
from pipeline.tables.actor_aliases import AliasRow
from pipeline.tables.actor_mentions import ActorMentionRow
from pipeline.tables.actors import ActorRow
from pipeline.tables.articles import ArticleRow
from pipeline.tables.dates import DateRow
from pipeline.tables.page import Page, Sentence
from pipeline.tables.place_candidates import PlaceCandidateRow
from pipeline.tables.place_mentions import PlaceMentionRow
from pipeline.tables.quote_spans import QuoteSpanRow
from pipeline.tables.quote_speakers import QuoteSpeakerRow
from pipeline.tables.quotes import QuoteRow

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the contract: its record, the key that makes a row unique, and how a Doc fills it."""

    record: type[Any]
    key: tuple[str, ...]
    rows: Callable[[Page], Iterator[Any]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that an article's rows fill, in order."""
        return tuple(field.name for field in fields(self.record))

    def values(self, records: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The values of some records, in the order of `columns` (`astuple` would copy each of them)."""
        return map(attrgetter(*self.columns), records)


TABLES: dict[str, Table] = {
    "articles": Table(ArticleRow, ("article_id",), articles.rows),
    "sentences": Table(Sentence, ("article_id", "sentence_no"), sentences.rows),
    "places": Table(Place, ("place_id",), places.rows),
    "actors": Table(ActorRow, ("actor_id",), actors.rows),
    "actor_aliases": Table(AliasRow, ("actor_id", "alias"), actor_aliases.rows),
    "actor_mentions": Table(ActorMentionRow, ("mention_id",), actor_mentions.rows),
    "quotes": Table(QuoteRow, ("quote_id",), quotes.rows),
    "quote_spans": Table(QuoteSpanRow, ("quote_id", "ordinal"), quote_spans.rows),
    "quote_verbatims": Table(QuoteSpanRow, ("quote_id", "ordinal"), quote_verbatims.rows),
    "quote_speakers": Table(QuoteSpeakerRow, ("quote_id", "rank"), quote_speakers.rows),
    "dates": Table(DateRow, ("date_id",), dates.rows),
    "place_mentions": Table(PlaceMentionRow, ("mention_id",), place_mentions.rows),
    "place_candidates": Table(PlaceCandidateRow, ("mention_id", "rank"), place_candidates.rows),
}


@dataclass(frozen=True, slots=True, repr=False)
class Extraction:
    """All records of one article: a plain value that can be pickled, compared, stored; a notebook shows it marked."""

    articles: tuple[ArticleRow, ...]
    sentences: tuple[Sentence, ...]
    places: tuple[Place, ...]
    actors: tuple[ActorRow, ...]
    actor_aliases: tuple[AliasRow, ...]
    actor_mentions: tuple[ActorMentionRow, ...]
    quotes: tuple[QuoteRow, ...]
    quote_spans: tuple[QuoteSpanRow, ...]
    quote_verbatims: tuple[QuoteSpanRow, ...]
    quote_speakers: tuple[QuoteSpeakerRow, ...]
    dates: tuple[DateRow, ...]
    place_mentions: tuple[PlaceMentionRow, ...]
    place_candidates: tuple[PlaceCandidateRow, ...]

    @property
    def article(self) -> ArticleRow:
        """The one row of `articles`."""
        return self.articles[0]

    def _repr_html_(self) -> str:
        from pipeline.render import html, marked

        return html(marked(self))

    def __repr__(self) -> str:
        from pipeline.render import marked, plain

        return plain(marked(self))

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in TABLES)


def extract(doc: Doc, article: Article) -> Extraction:
    """Read the annotations of a Doc into records, while the Doc lives.

    Two annotations of one span and kind are one row: the first stands.
    """
    page = Page(doc, article)
    return Extraction(**{name: _unique(table, page) for name, table in TABLES.items()})


def _unique(table: Table, page: Page) -> tuple[Any, ...]:
    key = attrgetter(*table.key)
    found: dict[Any, Any] = {}
    for row in table.rows(page):
        found.setdefault(key(row), row)
    return tuple(found.values())
