"""Where an annotation of the Doc stands in the tables: field, offsets, sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.ids import stable_id
from pipeline.nlp.annotations import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Spot:
    """A span in the terms of the tables: offsets into the text or the title of its article."""

    field: str
    start: int
    end: int
    text: str
    sentence_no: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row of `sentences`."""

    article_id: str
    sentence_no: int
    field: str
    start: int
    end: int
    paragraph_no: int


@dataclass(slots=True)
class Page:
    """A Doc with its article: what every table needs to place its rows."""

    doc: Doc
    article: Article
    text: str = field(init=False)
    """`doc.text`."""
    body: int = field(init=False)
    actors: list[Actor] = field(init=False)
    mentions: list[Mention] = field(init=False)
    sentences: list[Sentence] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        from pipeline.nlp.columns import text  # with spaCy, which the store does without

        self.text, self.body = text(self.doc), self.doc._.body_start
        self.actors, self.mentions = self.doc._.actors, self.doc._.mentions
        self.sentences = _sentences(self.doc, self.text, self.body, self.article.article_id)
        self._starts = [s.start + (self.body if s.field == "text" else 0) for s in self.sentences]

    def spot(self, start: int, end: int) -> Spot:
        """Place a span of `doc.text`; one that would leave the headline is cut at its end."""
        sentence_no = max(bisect_right(self._starts, start) - 1, 0)
        if start < self.body:
            title = self.article.title or ""
            end = min(end, len(title))
            return Spot("title", start, end, title[start:end], sentence_no)
        start, end = start - self.body, end - self.body
        return Spot("text", start, end, self.article.text[start:end], sentence_no)

    def id(self, table: str, spot: Spot, kind: str) -> str:
        """Hash the article, the table, the span and the kind."""
        return stable_id(self.article.article_id, table, spot.field, spot.start, spot.end, kind)

    def actor_id(self, index: int) -> str:
        """Hash the article, the type and the name of the article's actor number `index`."""
        actor = self.actors[index]
        return stable_id(self.article.article_id, "actors", actor.type, actor.name)

    def mention_id(self, index: int) -> str:
        """The id of the article's actor mention number `index`."""
        mention = self.mentions[index]
        return self.id("actor_mentions", self.spot(mention.start, mention.end), mention.form)


def _sentences(doc: Doc, text: str, body: int, article_id: str) -> list[Sentence]:
    """Trim blanks off the parsed sentences; a blank line between two begins a paragraph."""
    rows: list[Sentence] = []
    paragraph, last_field, last_end = 0, "", 0
    for sent in doc.sents:
        raw = text[sent.start_char : sent.end_char]
        start = sent.start_char + len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if start >= end:
            continue
        where = "title" if start < body else "text"
        broken = "\n" in text[last_end:start]
        paragraph = 0 if where != last_field else paragraph + broken
        shift = body if where == "text" else 0
        rows.append(Sentence(article_id, len(rows), where, start - shift, end - shift, paragraph))
        last_field, last_end = where, end
    return rows
