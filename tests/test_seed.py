"""The seed's tables, row for row. `pytest tests/test_seed.py --update-golden` writes them anew: read the diff."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.nlp.load import read as make
from pipeline.readers import read
from pipeline.tables import TABLES, Extraction, extract

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def seed(nlp, seeds: Path) -> Extraction:  # type: ignore[no-untyped-def]
    (path,) = seeds.glob("*.txt")
    (article,) = read(path).records
    assert isinstance(article, Article)
    return extract(nlp(make(nlp, article)), article)


@pytest.mark.parametrize("name", TABLES)
def test_golden(seed: Extraction, name: str, request: pytest.FixtureRequest) -> None:
    rows = [asdict(row) for row in getattr(seed, name)]
    for row in rows:
        row.pop("path", None)
    found = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path = GOLDEN / f"{name}.jsonl"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def test_one_trump(seed: Extraction) -> None:
    named = [actor for actor in seed.actors if "Trump" in actor.name]
    assert [actor.name for actor in named] == ["Donald Trump"]
    mentions = [m.text for m in seed.actor_mentions if m.actor_id == named[0].actor_id and m.form == "name"]
    assert {"Trump", "Donald Trump"} <= set(mentions)


def test_no_role_is_an_actor(seed: Extraction) -> None:
    assert not [a.name for a in seed.actors if a.name.lower().startswith(("président", "ministre", "état américain"))]


def test_quote_without_its_marks(seed: Extraction) -> None:
    (words,) = [row for row in seed.quote_verbatims if row.text.startswith("voir si nous pouvons")]
    assert words.text == "voir si nous pouvons mettre fin à cette guerre sans gloire entre la Russie et l'Ukraine"
    (quote,) = [row for row in seed.quotes if row.quote_id == words.quote_id]
    (speaker,) = [actor for actor in seed.actors if actor.actor_id == quote.actor_id]
    assert speaker.name == "Donald Trump"


def test_dates_and_places(seed: Extraction) -> None:
    assert {"2025-10-16", "2025-10-17"} <= {date.value for date in seed.dates}
    assert ("Budapest", "HU") in {(place.name, place.country_code) for place in seed.places}
