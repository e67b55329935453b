"""What the rooms' tests share: the model, loaded once, and a store of the seeds, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import pipeline

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew from what comes out")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.load()


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_db(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds, for tests that only read."""
    db = tmp_path_factory.mktemp("seed") / "corpus.db"
    pipeline.run([seeds], db)
    return db
