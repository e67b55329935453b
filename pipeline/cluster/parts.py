"""What a task found → the parts it writes, one a table and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.cluster.layout import month, part, table_bytes
from pipeline.cluster.owners import SHARED
from pipeline.corpus.describe import tables
from pipeline.corpus.store import SourceRow
from pipeline.tables import TABLES, Extraction


@dataclass(frozen=True, slots=True)
class Stamp:
    """What rows say of the run that made them."""

    rules_hash: str
    run_id: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A source, and how many records its file has."""

    row: SourceRow
    n_records: int | None


def parts(
    task_id: str, found: Iterable[Extraction], sources: Iterable[Settled], stamp: Stamp
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every part; rows in the order of the files, sources under the month of their article."""
    months: dict[str | None, str] = {}
    by_month: dict[str, list[Extraction]] = defaultdict(list)
    for extraction in found:
        months[extraction.article.article_id] = of_month = month(extraction.article.published)
        by_month[of_month].append(extraction)
    for of_month, group in by_month.items():
        for name in TABLES:
            rows = [row for extraction in group for row in getattr(extraction, name)]
            if rows:
                kept = {row.place_id: row for row in rows}.values() if name == SHARED else rows
                yield part(name, of_month, task_id), table_bytes(name, _columns(name, kept, stamp))
    settled: dict[str, list[Settled]] = defaultdict(list)
    for source in sources:
        settled[months.get(source.row.article_id, month(None))].append(source)
    for of_month, some in settled.items():
        yield part("sources", of_month, task_id), table_bytes("sources", _sources(some, stamp))


def _columns(name: str, rows: Iterable[Any], stamp: Stamp) -> dict[str, list[Any]]:
    own = TABLES[name].columns
    kept = list(rows)
    return {
        column.name: [getattr(row if column.name in own else stamp, column.name) for row in kept]
        for column in tables()[name].columns
    }


def _sources(settled: list[Settled], stamp: Stamp) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        name: [getattr(source.row, name) for source in settled] for name in SourceRow.__dataclass_fields__
    }
    return {
        **columns,
        "n_records": [source.n_records for source in settled],
        "run_id": [stamp.run_id] * len(settled),
        "removed_at": [None] * len(settled),
    }
