"""A folder of gold files against what the pipeline finds in their articles, or what a store holds of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.corpus.store import open_read_only
from pipeline.evaluation.annotations import Annotations
from pipeline.evaluation.calibration import Calibration, calibrate
from pipeline.evaluation.compare import Comparison, compare
from pipeline.evaluation.found import read
from pipeline.evaluation.gold import Gold, read_folder
from pipeline.evaluation.scores import Score, total


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: figures over all articles, the confidence of quotes, and each article's own."""

    scores: dict[str, Score]
    calibration: Calibration
    articles: tuple[tuple[Gold, Comparison], ...]
    missing: tuple[str, ...]
    """Articles the store does not hold, and why; all their annotations count as missed."""


def evaluate(folder: Path, db: Path | None = None, workers: int | None = None) -> Evaluation:
    """Compare with a store; with no `db`, the gold articles are first extracted into one, which is thrown away.

    They are read from the folder's `articles/` where there is one, else made of what the gold files tell.
    Raises NoGold, GoldInvalid, NoStore.
    """
    gold = read_folder(folder)
    if db is not None:
        return _compared(gold, db)
    with TemporaryDirectory(prefix="quiditquoi-") as made:
        articles = folder / "articles"
        inputs = articles if articles.is_dir() else _articles(gold, Path(made) / "articles.jsonl")
        return _compared(gold, _extracted(inputs, Path(made) / "corpus.db", workers))


def _compared(gold: Sequence[Gold], store: Path) -> Evaluation:
    with closing(open_read_only(store)) as db:
        found = [read(db, one) for one in gold]
    articles = tuple(
        (one, compare(one.annotations, other if isinstance(other, Annotations) else Annotations()))
        for one, other in zip(gold, found, strict=True)
    )
    return Evaluation(
        scores=total(comparison.scores for _, comparison in articles),
        calibration=calibrate([one for _, comparison in articles for one in comparison.judged]),
        articles=articles,
        missing=tuple(why for why in found if isinstance(why, str)),
    )


def _articles(gold: Sequence[Gold], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as lines:
        for one in gold:
            fields = {"id": one.id, "title": one.title, "published": one.published, "source": one.source,
                      "text": one.text}  # fmt: skip
            lines.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return path


def _extracted(inputs: Path, store: Path, workers: int | None) -> Path:
    """Run the articles as any others are run, so that both ways give the same figures."""
    import pipeline
    from pipeline.batch.options import Options, cores

    pipeline.run([inputs], store, options=Options(workers=workers or cores()))
    return store
