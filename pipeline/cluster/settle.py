"""After the tasks: an article that two of them read stays with the first of its sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cluster.layout import Dataset, parquet_bytes, part, task_of
from pipeline.cluster.owners import SHARED, articles_of
from pipeline.tables import TABLES


@dataclass(frozen=True, slots=True)
class Month:
    """One partition, and the tasks that wrote to it: articles of one id have one month."""

    name: str
    tasks: tuple[str, ...]


def months(dataset: Dataset) -> list[Month]:
    """All partitions that more than one task wrote to: only they can hold an article twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in dataset.parts("articles"):
        found[name.split("/month=")[1].split("/")[0]].append(task_of(name))
    return [Month(name, tuple(tasks)) for name, tasks in sorted(found.items()) if len(tasks) > 1]


def settle(out: str, month: Month) -> int:
    """Take every further copy of an article out of a month; gives how many there were.

    Done twice, or broken off and begun again, it comes to the same: `articles` is written last.
    """
    dataset = Dataset(out)
    held = {task: _ids(dataset, month, task) for task in month.tasks}
    seen = Counter(article_id for ids in held.values() for article_id in ids)
    twins = {article_id for article_id, n in seen.items() if n > 1}
    if not twins:
        return 0
    first = _first(dataset, month, twins)
    dropped = 0
    for task, ids in held.items():
        gone = {article_id for article_id in ids if article_id in twins and first[article_id] != task}
        if gone:
            _drop(dataset, month, task, gone)
            dropped += len(gone)
    return dropped


def _ids(dataset: Dataset, month: Month, task: str) -> list[str]:
    return list(dataset.rows(part("articles", month.name, task), ["article_id"])["article_id"].to_pylist())


def _first(dataset: Dataset, month: Month, twins: Iterable[str]) -> Mapping[str, str]:
    """The task that holds the first source of each article, by path and record number."""
    best: dict[str, tuple[str, int, str]] = {}
    wanted = pa.array(sorted(twins))
    for task in month.tasks:
        rows = dataset.rows(part("sources", month.name, task), ["article_id", "path", "record_no"])
        for row in rows.filter(pc.is_in(rows["article_id"], wanted)).to_pylist():
            source = (row["path"], row["record_no"], task)
            best[row["article_id"]] = min(source, best.get(row["article_id"], source))
    return {article_id: source[2] for article_id, source in best.items()}


def _drop(dataset: Dataset, month: Month, task: str, gone: set[str]) -> None:
    """Write a task's parts again without some articles, children before `articles`. Sources stay."""
    names = [name for name in reversed(TABLES) if name != SHARED]
    held = {name: _rows(dataset, part(name, month.name, task)) for name in names}
    articles = articles_of({name: rows.to_pylist() for name, rows in held.items() if rows is not None})
    for name, rows in held.items():
        kept = [article_id not in gone for article_id in articles[name]]
        if rows is not None and not all(kept):
            dataset.folder.write(part(name, month.name, task), parquet_bytes(rows.filter(pa.array(kept, pa.bool_()))))


def _rows(dataset: Dataset, name: str) -> Any:
    try:
        return dataset.rows(name)
    except FileNotFoundError:  # the task found none
        return None
