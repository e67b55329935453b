"""Any string in, no exception, offsets hold. A short walk here; `make fuzz` walks for ten minutes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from test_tables import contract

from pipeline.article import Article
from pipeline.nlp.load import read as make
from pipeline.readers import READERS, read
from pipeline.readers.clean import clean, unusable
from pipeline.readers.records import Rejected
from pipeline.tables import extract

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
WALK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

# What the rules look at, in any order: half of it is no French at all.
MARKS = "« » “ ” \" '' ‹ › ‘ ’ — – - : ; , . ! ? … ( ) [ ]"
SPEECH = "a dit a-t-il déclaré selon d' qu' que si qualifiant promet de annonce il elle ce dernier"
NAMES = "Anne Petit Mme M. le la ministre président du Kremlin maire de Lyon Paris États-Unis ONU (ONU) Le Monde"
TIMES = (
    "lundi 3 mai 2024 1er hier il y a deux ans la veille 14h30 du au entre et XIXe siècle des années 80 été mars second"
)
NUMBERS = "2024-13-45 99/99/9999 0 000 000 % € une dizaine"
PIECES = st.sampled_from(" ".join([MARKS, SPEECH, NAMES, TIMES, NUMBERS]).split())
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(
        st.sampled_from(["«", "»", '"', "'", "\n", "\xa0", "\u202f", "é", "😀", "ﬁ", "\x00", "\x1b", "A."]), max_size=40
    ).map("".join),
)


@WALK
@given(
    text=TEXT,
    title=st.one_of(st.none(), TEXT),
    published=st.sampled_from([None, "2025-10-16", "0001-01-01", "9999-12-31"]),
)
def test_extraction(nlp: Language, text: str, title: str | None, published: str | None) -> None:
    body, head = clean(text), clean(title) if title else None
    if unusable(body) or (head and unusable(head)):
        return
    article = Article(body, title=head or None, published=published)
    contract(extract(nlp(make(nlp, article)), article))


@WALK
@given(
    data=st.one_of(st.binary(max_size=300), TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))),
    suffix=st.sampled_from([".txt", ".json", ".jsonl", ".md", ".html", ".csv", ".xml", ".zip", ".gz", ".docx", ".xyz"]),
)
def test_readers(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        records = read(path).records
    assert records
    assert READERS
    for record in records:
        if isinstance(record, Rejected):
            assert record.code != "reader", record.reason
            assert record.reason
        else:
            assert record.text == clean(record.text)
            assert not unusable(record.text)
