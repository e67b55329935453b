"""Another clock, time zone or locale: the same rows."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import Starter
from test_run import dump, run

from pipeline.corpus import store


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Anchorage"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "7"},
    ],
    ids=lambda environment: "-".join(environment.values()),
)
def test_same_rows(environment: dict[str, str], articles: Path, whole: object, start: Starter, tmp_path: Path) -> None:
    process = start(articles, tmp_path / "corpus.db", 2, **environment)
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    assert dump(tmp_path / "corpus.db") == whole


def test_clock_that_goes_back(articles: Path, whole: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from driver import light

    db = tmp_path / "corpus.db"
    run(db, [articles / "lot.jsonl"], light)
    monkeypatch.setattr(store.time, "time", lambda: datetime.datetime(1999, 1, 1).timestamp())
    done = run(db, [articles], light)
    assert (done.n_new, done.n_unchanged) == (20, 100)
    assert dump(db) == whole
