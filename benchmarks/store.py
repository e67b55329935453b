"""A large store: how it answers, how it exports, what one more article costs.

    python -m benchmarks.store BASE.db [--articles 100000] [--big BIG.db]

The large store is made by resampling a real one: each copy of an article gets ids, a path and a day of its own.
Signatures of near-duplicates are drawn at random, for copies would all be near-duplicates of each other.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import resource
import struct
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from pipeline.corpus import counting, linking, near_duplicates
from pipeline.corpus.describe import tables
from pipeline.corpus.export import export
from pipeline.corpus.store import Store, open_read_only

# What an article brings with it, parents first; the rest is made from it, or shared.
COPIED = ("articles", "sources", "sentences", "actors", "actor_aliases", "actor_mentions", "quotes", "quote_spans",
          "quote_verbatims", "quote_speakers", "dates", "place_mentions", "place_candidates")  # fmt: skip
IDS = frozenset({"article_id", "actor_id", "mention_id", "speaker_mention_id", "quote_id", "date_id"})
WEEKS = 400
"""Copies are spread over so many weeks."""
ASKED = {
    "v_articles": "SELECT * FROM v_articles LIMIT 50",
    "v_actors": "SELECT * FROM v_actors LIMIT 50",
    "v_names": "SELECT * FROM v_names LIMIT 50",
    "v_places": "SELECT * FROM v_places LIMIT 50",
    "v_quotes": "SELECT * FROM v_quotes LIMIT 50",
    "v_quotes, a day": "SELECT * FROM v_quotes WHERE day = :day",
    "v_mentions": "SELECT * FROM v_mentions LIMIT 50",
    "v_copies": "SELECT * FROM v_copies LIMIT 50",
    "actor_articles, a day": "SELECT * FROM actor_articles WHERE day = :day",
    "actor_counts, the first": "SELECT * FROM actor_counts ORDER BY mentions DESC LIMIT 50",
    "daily_actors, a day": "SELECT * FROM daily_actors WHERE day = :day",
    "weekly_actors, the first": "SELECT * FROM weekly_actors ORDER BY quotes DESC LIMIT 50",
    "monthly_actors, the first": "SELECT * FROM monthly_actors ORDER BY quotes DESC LIMIT 50",
    "daily_places, a day": "SELECT * FROM daily_places WHERE day = :day",
    "place_counts, the first": "SELECT * FROM place_counts ORDER BY mentions DESC LIMIT 50",
    "article_counts": "SELECT * FROM article_counts",
    "source_totals": "SELECT * FROM source_totals",
    "share_of_voice, the first": "SELECT * FROM share_of_voice ORDER BY share DESC LIMIT 50",
    "speaker_gender": "SELECT * FROM speaker_gender",
    "quote_mentions": "SELECT * FROM quote_mentions LIMIT 50",
    "speaks_about, the first": "SELECT * FROM speaks_about ORDER BY quotes DESC LIMIT 50",
    "cooccurrences, the first": "SELECT * FROM cooccurrences ORDER BY articles DESC LIMIT 50",
    "rising_actors": "SELECT * FROM rising_actors ORDER BY articles DESC LIMIT 50",
    "timeline, the last": "SELECT * FROM timeline ORDER BY earliest DESC LIMIT 50",
}
"""What is asked of each view: its first rows, in the order a reader wants them."""


def resample(base: Path, big: Path, wanted: int) -> None:
    """Fill `big` with copies of the articles of `base`, and relate them."""
    with Store(big) as store:
        db = store.db
        db.create_function("copy_id", 2, copy_id, deterministic=True)
        db.create_function("copy_day", 2, copy_day, deterministic=True)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("ATTACH ? AS base", (str(base),))
        have = db.execute("SELECT count(*) FROM base.articles").fetchone()[0]
        with store.transaction():
            for shared in ("runs", "places"):
                db.execute(f"INSERT INTO main.{shared} SELECT * FROM base.{shared}")
            for copy in range(-(-wanted // have)):
                for name in COPIED:
                    columns = [column.name for column in tables()[name].columns]
                    copied = ", ".join(map(_copied, columns))
                    db.execute(f"INSERT INTO main.{name} SELECT {copied} FROM base.{name}", (copy,))
            _signatures(store)
        store.flush()
        db.execute("DETACH base")
        store.relate()


def copy_id(value: str | None, copy: int) -> str | None:
    """An id of the copy's own, spread over the whole range as real ones are."""
    return value and hashlib.blake2b(f"{copy} {value}".encode(), digest_size=8).hexdigest()


def copy_day(value: str | None, copy: int) -> str | None:
    """The time, some weeks later."""
    return value and (date.fromisoformat(value[:10]) + timedelta(weeks=copy % WEEKS)).isoformat() + value[10:]


def _copied(column: str) -> str:
    if column in IDS:
        return f"copy_id({column}, ?1)"
    if column == "published":
        return "copy_day(published, ?1)"
    return "path || '#' || ?1" if column == "path" else f'"{column}"'


def _signatures(store: Store) -> None:
    drawn = random.Random(1)
    for (article_id,) in store.db.execute("SELECT article_id FROM articles").fetchall():
        numbers = [drawn.getrandbits(32) for _ in range(near_duplicates.BANDS * near_duplicates.ROWS)]
        packed = struct.pack(f"<{len(numbers)}I", *numbers)
        store.db.execute(
            "INSERT INTO article_signatures VALUES (?, ?, ?)", (article_id, near_duplicates.METHOD, packed)
        )
        keys = [(band, key, article_id) for band, key in enumerate(near_duplicates.bands(numbers))]
        store.db.executemany("INSERT INTO article_bands VALUES (?, ?, ?)", keys)


def clock(task: Callable[[], object]) -> float:
    """Seconds that a task takes."""
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def ask(big: Path) -> None:
    """Time every view."""
    with closing(open_read_only(big)) as db:
        views = {
            row[0]
            for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE 'search%'")
        }
        assert views == {label.split(",")[0] for label in ASKED}, "a view is not asked"
        day = db.execute("SELECT substr(published, 1, 10) FROM articles ORDER BY article_id LIMIT 1").fetchone()[0]
        for label, query in ASKED.items():
            seconds = clock(lambda query=query: db.execute(query, {"day": day}).fetchall())  # type: ignore[misc]
            print(f"{label:28}{seconds:8.2f} s")


def exported(big: Path, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes that an export takes, in a process of its own: memory that was used before hides it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = clock(lambda: export(big, folder, "parquet"))
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def one_more(big: Path, articles: int) -> None:
    """Relate articles that are in the store as if they were new; nothing stays of it."""
    with Store(big) as store:
        db = store.db
        drawn = db.execute("SELECT article_id FROM articles ORDER BY article_id LIMIT ?", (articles,)).fetchall()
        db.execute("BEGIN")
        forget = "DELETE FROM actor_blocks WHERE actor_id IN (SELECT actor_id FROM actors WHERE article_id = ?)"
        db.executemany(forget, [tuple(row) for row in drawn])
        print(f"link {articles:>6} new{clock(lambda: linking.relate(db)):19.2f} s")
        print(f"count {articles:>5} new{clock(lambda: counting.relate(db)):19.2f} s")
        db.execute("ROLLBACK")


def main() -> None:
    """Make the store, unless it is there; measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="a store of real articles")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--big", type=Path, help="keep the large store here, or take the one that is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big = asked.big or Path(folder) / "big.db"
        if not big.exists():
            print(f"resampled in {clock(lambda: resample(asked.base, big, asked.articles)):.0f} s")
        print(f"{big.stat().st_size / 1e6:,.0f} MB")
        ask(big)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            seconds, memory = alone.submit(exported, big, Path(folder) / "parquet").result()
        print(f"export to Parquet{seconds:19.2f} s, {memory:.0f} MB more memory at its peak")
        for articles in (1, 200):
            one_more(big, articles)


if __name__ == "__main__":
    main()
