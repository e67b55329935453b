"""Annotations → records: fields, offsets, ids."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from made import BODY, TITLE, VALENCES, ambiguous, article, doc, extraction
from spacy.language import Language
from spacy.tokens import DocBin

from pipeline.article import Article
from pipeline.corpus.describe import tables
from pipeline.nlp.annotations import Candidate, Quotation
from pipeline.nlp.load import read
from pipeline.tables import TABLES, Extraction, extract

SPANNED = [name for name, table in TABLES.items() if {"start", "end", "text", "field"} <= set(table.columns)]


def field(found: Extraction, row: Any) -> str:
    return (found.article.title or "") if row.field == "title" else found.article.text


def contract(found: Extraction) -> None:
    """`articles.text[start:end] == text` for every row of every table."""
    for name in SPANNED:
        for row in getattr(found, name):
            assert field(found, row)[row.start : row.end] == row.text, (name, row)
    for row in found.quotes:
        for part in ("cue", "speaker"):
            start, end, text = (getattr(row, f"{part}_{suffix}") for suffix in ("start", "end", "text"))
            assert (start is None) == (end is None) == (text is None)
            assert start is None or field(found, row)[start:end] == text


def test_every_span_stands_where_it_says() -> None:
    found = extraction()
    contract(found)
    assert {row.field for row in found.quotes} == {"title", "text"}
    assert [row.text for row in found.quotes] == ["Je pars", "Je pars.", "Demain, peut-être."]
    assert [row.text for row in found.actor_mentions] == ["Anne Petit", "Anne Petit"]


def test_sentences_cover_their_fields_and_number_paragraphs() -> None:
    found = extraction()
    assert [(row.field, row.paragraph_no) for row in found.sentences] == [("title", 0), ("text", 0), ("text", 1)]
    assert field(found, found.sentences[0])[: found.sentences[0].end] == TITLE
    assert BODY[found.sentences[2].start :].startswith("Mardi")


def test_rows_point_at_their_sentence() -> None:
    found = extraction()
    for name in ("quotes", "actor_mentions", "dates"):
        for row in getattr(found, name):
            sentence = found.sentences[row.sentence_no]
            assert sentence.field == row.field
    assert found.sentences[found.dates[0].sentence_no].start == found.dates[0].start


def test_an_ambiguous_name_has_a_row_for_each_place_it_may_mean() -> None:
    found = ambiguous()
    contract(found)
    (mention,) = found.place_mentions
    rows = [(row.mention_id, row.rank, row.place_id, row.probability) for row in found.place_candidates]
    assert rows == [(mention.mention_id, rank, *one) for rank, one in enumerate(VALENCES, start=1)]
    assert found.place_candidates[0].place_id == mention.place_id
    assert [place.country_code for place in found.places] == ["FR", "ES"]


def test_ids_do_not_depend_on_where_the_file_lies() -> None:
    one, other = extraction(path="/in/a.txt"), extraction(path="/elsewhere/b.txt")
    for name in TABLES:
        if name != "articles":
            assert getattr(one, name) == getattr(other, name)


def test_ids_differ_between_articles() -> None:
    one, other = extraction(), extraction(text=BODY + " Fin.")
    assert one.article.article_id != other.article.article_id
    assert {row.mention_id for row in one.actor_mentions}.isdisjoint(row.mention_id for row in other.actor_mentions)
    assert {row.actor_id for row in one.actors}.isdisjoint(row.actor_id for row in other.actors)


def test_doubled_annotation_is_one_row() -> None:
    made = article()
    annotated = doc(made)
    annotated._.mentions = [*annotated._.mentions, *annotated._.mentions]
    assert extract(annotated, made).actor_mentions == extraction().actor_mentions


def test_fragments_are_one_quote() -> None:
    made = article("« Je pars », dit Anne Petit, « demain ».", title=None)
    annotated = doc(made)
    annotated._.quotations = [
        Quotation(((2, 9), (31, 37)), "direct", (12, 15), "dire", (16, 26), (Candidate(0, 0, 0.9),), 0.8, "test")
    ]
    found = extract(annotated, made)
    contract(found)
    assert [row.text for row in found.quotes] == ["Je pars […] demain"]
    assert [(row.ordinal, row.text) for row in found.quote_spans] == [(0, "Je pars"), (1, "demain")]
    assert found.quotes[0].actor_id == found.quote_speakers[0].actor_id == found.actors[0].actor_id


@pytest.mark.parametrize(
    ("kind", "span", "expected"),
    [
        ("direct", (2, 9), ["Je pars"]),
        ("mixed", (0, 44), ["Je pars", "demain"]),
        ("mixed", (38, 44), ["demain"]),
        ("indirect", (0, 44), []),
    ],
)
def test_verbatims_are_what_stands_between_marks(kind: str, span: tuple[int, int], expected: list[str]) -> None:
    made = article("« Je pars » est ce qu'elle dit pour « demain ».", title=None)
    annotated = doc(made)
    annotated._.quotations = [Quotation((span,), kind, None, None, None, (), 0.8, "test")]
    found = extract(annotated, made)
    contract(found)
    assert [row.text for row in found.quote_verbatims] == expected


def test_extraction_is_a_plain_value() -> None:
    found = extraction()
    assert pickle.loads(pickle.dumps(found)) == found
    assert len(found) == sum(len(getattr(found, name)) for name in TABLES)


def test_annotations_survive_docbin(nlp: Language) -> None:
    made = Article("« Le budget sera voté mardi », a déclaré Anne Lefort à Lyon.", published="2025-10-16")
    before = nlp(read(nlp, made))
    stored = DocBin(store_user_data=True, docs=[before]).to_bytes()
    (after,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert extract(after, made) == extract(before, made)


def test_records_fit_the_schema() -> None:
    added = {"articles": {"rules_hash", "run_id"}}
    for name, table in TABLES.items():
        described = tables()[name]
        assert {column.name for column in described.columns} == set(table.columns) | added.get(name, set())
        assert described.key == table.key


@pytest.mark.parametrize(
    "text", ["a", "…", "«", "» «", "\u200b", "\U0001f600 \U0001f469\u200d\U0001f680 dit « \U0001f600 »"]
)
def test_odd_texts_keep_the_contract(nlp: Language, text: str) -> None:
    made = Article(text)
    contract(extract(nlp(read(nlp, made)), made))
