"""Articles → extractions: the process that loads the model once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.readers.records import Rejected

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.tables import Extraction

# One BLAS thread a worker: two threads on two workers cost 30 % (read when numpy is first imported).
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
# Entries of the vocabulary, some 40 MB: what is in a thousand articles and more.
MOST_WORDS = 100_000
Loader = Callable[[], "Language"]


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded."""


@dataclass(frozen=True, slots=True)
class Unable:
    """The model cannot be loaded."""

    reason: str


def serve(pipe: Connection, load: Loader) -> None:
    """Answer lists of articles with lists of outcomes until the other end closes."""
    # Ctrl-C goes to the whole group; the parent decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in THREADS:
        os.environ[name] = "1"
    try:
        nlp = load()
    except Exception as error:
        pipe.send(Unable(f"{type(error).__name__}: {error}"))
        return
    pipe.send(Ready())
    batches: SimpleQueue[list[Article] | None] = SimpleQueue()
    Thread(target=_receive, args=(pipe, batches), daemon=True).start()
    with suppress(BrokenPipeError):  # the run was killed: nobody waits for an answer
        while (articles := batches.get()) is not None:
            pipe.send(work(nlp, articles))


def _receive(pipe: Connection, batches: SimpleQueue[list[Article] | None]) -> None:
    """Empty the pipe at once: two ends that both send while neither reads would wait for ever."""
    try:
        while True:
            batches.put(pipe.recv())
    except (EOFError, OSError):
        batches.put(None)


def work(nlp: Language, articles: Sequence[Article]) -> list[Extraction | Rejected]:
    """Extract a batch; one article that fails is tried once more alone, so that it costs no other."""
    from pipeline.nlp.load import read
    from pipeline.tables import extract

    with bounded(nlp):
        try:
            docs = list(nlp.pipe([read(nlp, article) for article in articles], batch_size=len(articles)))
            return [extract(doc, article) for doc, article in zip(docs, articles, strict=True)]
        except Exception:  # whose fault it was is found out below, one at a time
            return [_alone(nlp, article) for article in articles]


def bounded(nlp: Language) -> AbstractContextManager[object]:
    """Let the vocabulary grow to a bound; behind it, what a batch adds is forgotten with the batch.

    Of words that are kept, the tokenizer remembers how it cut them: it is twice as fast. Records are plain values
    and outlive both.
    """
    return nlp.memory_zone() if len(nlp.vocab) > MOST_WORDS else nullcontext()


def _alone(nlp: Language, article: Article) -> Extraction | Rejected:
    from pipeline.nlp.load import read
    from pipeline.tables import extract

    try:
        return extract(nlp(read(nlp, article)), article)
    except Exception as error:
        reason = f"the article cannot be analysed ({type(error).__name__}: {error}): please report it"
        return Rejected("analysis", reason)
