"""`quotes`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.nlp.annotations import Offsets, Quotation
from pipeline.tables.page import Page, Spot

JOINT = " […] "


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One row of `quotes`."""

    quote_id: str
    article_id: str
    sentence_no: int
    field: str
    type: str
    text: str
    cue_text: str | None
    cue_lemma: str | None
    cue_start: int | None
    cue_end: int | None
    speaker_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_mention_id: str | None
    actor_id: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A cue or a speaker as the row tells it: all three, or none."""

    text: str | None = None
    start: int | None = None
    end: int | None = None


def fragments(page: Page, quotation: Quotation) -> list[Spot]:
    """Place the fragments; they all stand in the field of the first."""
    spots = [page.spot(start, end) for start, end in quotation.fragments]
    return [spot for spot in spots if spot.field == spots[0].field]


def quote_id(page: Page, quotation: Quotation) -> str:
    """Hash the whole extent and the fragments' own bounds."""
    spots = fragments(page, quotation)
    extent = Spot(spots[0].field, spots[0].start, spots[-1].end, "", 0)
    kind = ",".join(f"{spot.start}-{spot.end}" for spot in spots)
    return page.id("quotes", extent, f"{quotation.type} {kind}")


def rows(page: Page) -> Iterator[QuoteRow]:
    """One row a quotation."""
    for quotation in page.doc._.quotations:
        spots = fragments(page, quotation)
        cue = _beside(page, quotation.cue, spots[0].field)
        speaker = _beside(page, quotation.speaker, spots[0].field)
        best = quotation.candidates[0] if quotation.candidates else None
        yield QuoteRow(
            quote_id(page, quotation), page.article.article_id, spots[0].sentence_no, spots[0].field,
            quotation.type, JOINT.join(spot.text for spot in spots),
            cue.text, quotation.cue_lemma, cue.start, cue.end, speaker.text, speaker.start, speaker.end,
            page.mention_id(best.mention) if best and best.mention is not None else None,
            page.actor_id(best.actor) if best else None,
            round(quotation.confidence, 4), quotation.rule,
        )  # fmt: skip


def _beside(page: Page, span: Offsets | None, field: str) -> Beside:
    """Place cue or speaker; one in the other field cannot be told by this row's offsets."""
    spot = page.spot(*span) if span else None
    return Beside(spot.text, spot.start, spot.end) if spot and spot.field == field else Beside()
