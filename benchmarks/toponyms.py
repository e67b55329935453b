"""Gazetteer and toponym stage: size, load time, memory, look-ups and words a second.

    python benchmarks/toponyms.py [FILE.txt …]

Without files the seed articles are read. Other stages run once before the clock starts.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from pathlib import Path

import pipeline
from pipeline.article import Article
from pipeline.data import models_dir
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer.store import FILE
from pipeline.nlp.load import read

REPEAT = 20


def gazetteer() -> None:
    """What the shipped file costs before anything is read, and a first and a second look-up."""
    path = models_dir() / FILE
    tracemalloc.start()
    begin = time.perf_counter()
    places = Gazetteer()
    places.find("Paris")
    opened = time.perf_counter()
    places.find("Paris")
    again = time.perf_counter()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"gazetteer   {path.stat().st_size / 1e6:.1f} MB on disk, {kept / 1e6:.2f} MB in memory")
    print(f"            open and first look-up {1e3 * (opened - begin):.1f} ms, again {1e6 * (again - opened):.0f} µs")


def stage(texts: list[str]) -> None:
    """Words a second of the stage alone, on Docs that the stages before it have read."""
    nlp = pipeline.load()
    before = nlp.pipe_names[: nlp.pipe_names.index("toponyms")]
    docs = [read(nlp, Article(text=text)) for text in texts]
    for name in before:
        docs = [nlp.get_pipe(name)(doc) for doc in docs]
    component = nlp.get_pipe("toponyms")
    words = sum(not token.is_punct and not token.is_space for doc in docs for token in doc)
    for _ in range(2):
        begin = time.perf_counter()
        found = sum(len(component.find(doc)[0]) for _ in range(REPEAT) for doc in docs)
        spent = time.perf_counter() - begin
    print(f"toponyms    {REPEAT * words / spent:,.0f} words/s, {found // REPEAT} places in {words:,} words")


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]] or sorted(Path("seeds").glob("*.txt"))
    gazetteer()
    stage([path.read_text("utf-8").strip() for path in files])
