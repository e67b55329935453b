"""Quotation stage: words a second, its share of the extraction, and how both grow with the length of a text.

    python -m benchmarks.quotations [FILE …]

Without files, made articles are read. The bar is a tenth of the extraction; the last column of the second table
stays flat when the time is linear, on the worst text too (nothing but marks and verbs of speech).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pipeline
from benchmarks.measures import components
from benchmarks.texts import articles, words
from pipeline.article import Article
from pipeline.nlp.load import read

REPEAT = 5
WORST = "« dit « que « selon \" il '' affirme que, "
LENGTHS = (1_000, 4_000, 16_000)
"""Words of the texts that show the growth."""


def stage(found: list[Article]) -> None:
    """Words a second of the stage alone, on Docs that the stages before it have read, and its share of all."""
    nlp = pipeline.load()
    before = nlp.pipe_names[: nlp.pipe_names.index("quotations")]
    docs = [read(nlp, article) for article in found]
    for name in before:
        docs = [nlp.get_pipe(name)(doc) for doc in docs]
    component = nlp.get_pipe("quotations")
    begin = time.process_time()
    quotes = sum(len(component.find(doc)) for _ in range(REPEAT) for doc in docs) // REPEAT
    rate = REPEAT * words(found) / (time.process_time() - begin)
    taken = components(nlp, found)
    share = taken["quotations"] / sum(taken.values())
    print(f"quotations  {rate:,.0f} words/s, {quotes} quotes in {words(found):,} words, {share:.1%} of the extraction")


def growth(found: list[Article]) -> None:
    """Microseconds a word as texts grow; the parser is left out, for it is not what is measured."""
    nlp = pipeline.load()
    tagger = ("sentences", "tok2vec", "morphologizer", "blanks", "lemmatizer")
    component = nlp.get_pipe("quotations")
    plain = " ".join(article.text for article in found)
    for label, text in (("plain", plain), ("worst", WORST)):
        for length in LENGTHS:
            repeated = (text + " ") * (length // len(text.split()) + 1)
            article = Article(" ".join(repeated.split()[:length]))
            doc = read(nlp, article)
            for name in tagger:
                doc = nlp.get_pipe(name)(doc)
            begin = time.process_time()
            component.find(doc)
            print(f"{label:<6}{length:>8,} words  {1e6 * (time.process_time() - begin) / length:8.1f} µs a word")


if __name__ == "__main__":
    found = articles([Path(name) for name in sys.argv[1:]], least=40)
    stage(found)
    growth(found)
