"""Words per second of the dates stage, and what the parse's tense hints add.

    python -m benchmarks.timex [FILE…] [--rounds N] [--component]

Rounds of every variant are interleaved on one core and timed in CPU seconds, so that a busy machine weighs on all
alike; printed are medians and the ratio to `lex`, the cost of merely cutting a text into tokens. Without files the
texts are made here. `--component` also loads the model and measures `quiditquoi_timex` on parsed documents.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

import pipeline
from benchmarks.texts import articles
from pipeline.article import Article
from pipeline.nlp.load import read
from pipeline.timex import extract
from pipeline.timex.grammar import find
from pipeline.timex.lexer import lex

PUBLISHED = "2025-10-16"
PARSED = 60
"""Documents to parse for `--component`: the parse takes a hundred times the stage."""


def rate(task: Callable[[], object], words: int) -> float:
    """Words per CPU second of one round."""
    began = time.process_time()
    task()
    return words / (time.process_time() - began)


def stages(texts: list[str]) -> dict[str, Callable[[], object]]:
    """What is measured: each does the whole of the one before it, and more."""
    return {
        "lex": lambda: [lex(text) for text in texts],
        "find": lambda: [find(text) for text in texts],
        "extract": lambda: [extract(text, PUBLISHED) for text in texts],
    }


def component(texts: list[str]) -> Callable[[], object]:
    """The component on documents that are parsed already."""
    nlp = pipeline.load()
    stage = nlp.get_pipe("timex")
    docs = []
    for text in texts[:PARSED]:
        doc = read(nlp, Article(text=text, published=PUBLISHED))
        for name, pipe in nlp.pipeline:
            if name == "timex":
                break
            doc = pipe(doc)
        docs.append(doc)
    return lambda: [stage.find(doc) for doc in docs]  # type: ignore[attr-defined]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--component", action="store_true")
    arguments = parser.parse_args()
    texts = [article.text for article in articles(arguments.files)]
    counts = dict.fromkeys(("lex", "find", "extract"), sum(len(text.split()) for text in texts))
    tasks = stages(texts)
    if arguments.component:
        tasks["component"] = component(texts)
        counts["component"] = sum(len(text.split()) for text in texts[:PARSED])
    for task in tasks.values():
        task()
    rounds = [{name: rate(task, counts[name]) for name, task in tasks.items()} for _ in range(arguments.rounds)]
    table = Table("stage", "words/s (median)", "lowest", "highest", "ratio to lex")
    for name in tasks:
        rates = [one[name] for one in rounds]
        ratio = statistics.median(one["lex"] / one[name] for one in rounds)
        table.add_row(
            name, f"{statistics.median(rates):,.0f}", f"{min(rates):,.0f}", f"{max(rates):,.0f}", f"{ratio:.1f}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
