"""A dataset → the store that a local run over the same files would have made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.batch.lock import locked
from pipeline.cluster.layout import Dataset
from pipeline.cluster.owners import SHARED, articles_of, place_columns
from pipeline.corpus.own_actors import read_own
from pipeline.corpus.store import SourceRow, Store
from pipeline.tables import TABLES, Extraction

Rows = list[dict[str, Any]]
Progress = Callable[[str, int, int], None]
SOURCE_COLUMNS = tuple(SourceRow.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: sources, those of them that failed, and articles that were new to the store."""

    n_sources: int
    n_failed: int
    n_articles: int


def import_dataset(url: str, db: Path, actors: Path | None, wait: float, progress: Progress) -> Imported:
    """Bring a store up to date with a dataset; see `pipeline.import_dataset`."""
    dataset = Dataset(url)
    dataset.require()
    own = read_own(actors) if actors else None
    with locked(db, wait), Store(db) as store:
        filling = Filling(store)
        store.adopt(dataset.runs())
        manifests = list(dataset.manifests().values())
        for left, manifest in zip(range(len(manifests) - 1, -1, -1), manifests, strict=True):
            filling.add(*read_parts(dataset, manifest["parts"]))
            progress(url, left, filling.n_failed)
        filling.finish()
        store.relate(own=own)
    return Imported(filling.n_sources, filling.n_failed, filling.n_articles)


class Filling:
    """A store on its way to hold what a dataset does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.late: Rows = []
        self.n_records: dict[str, int] = {}
        self.n_sources = self.n_failed = self.n_articles = 0

    def add(self, sources: Rows, found: dict[str, Found]) -> None:
        """Store what one task read; what another task extracted of the same articles waits for that one."""
        self.n_sources += len(sources)
        self.n_failed += sum(row["status"] != "done" for row in sources)
        for row in sources:
            if row["n_records"] is not None:
                self.n_records[row["path"]] = row["n_records"]
            article = found.pop(row["article_id"], None)
            stored = self.store.rules_of(row["article_id"] or "")
            if article is not None and stored != article.rules_hash:
                self.n_articles += stored is None
                self._put(row, article)
            elif row["article_id"] and stored is None:
                self.late.append(row)
            else:
                self._put(row, None)

    def finish(self) -> None:
        """Store the sources that waited, and note how many records the files have."""
        for row in self.late:
            self._put(row, None)
        for path, n_records in self.n_records.items():
            self.store.seal(path, n_records)

    def _put(self, row: dict[str, Any], article: Found | None) -> None:
        source = SourceRow(**{name: row[name] for name in SOURCE_COLUMNS})
        extraction, rules = (article.extraction, article.rules_hash) if article else (None, "")
        self.store.put(source, extraction, rules, row["run_id"])


@dataclass(frozen=True, slots=True)
class Found:
    """An article's rows, and the rules they were made with."""

    extraction: Extraction
    rules_hash: str


def read_parts(dataset: Dataset, names: list[str]) -> tuple[Rows, dict[str, Found]]:
    """The rows of `sources` of a task, and its articles by id."""
    by_month: dict[str, dict[str, Rows]] = defaultdict(dict)
    for name in names:
        table, month, _ = name.split("/")
        by_month[month][table] = dataset.rows(name).to_pylist()
    sources: Rows = []
    found: dict[str, Found] = {}
    for held in by_month.values():
        sources += held.pop("sources", [])
        found.update(_extractions(held))
    return sorted(sources, key=lambda row: (row["path"], row["record_no"])), found


def _extractions(held: dict[str, Rows]) -> Iterator[tuple[str, Found]]:
    """The rows of a month, article by article."""
    rows: dict[str, dict[str, Rows]] = defaultdict(lambda: defaultdict(list))
    for table, articles in articles_of(held).items():
        for row, article_id in zip(held.get(table, []), articles, strict=True):
            rows[article_id or ""][table].append(row)
    places = {row["place_id"]: row for row in held.get(SHARED, [])}
    for article in held.get("articles", []):
        own = rows[article["article_id"]]
        named = {row[c]: None for table, some in own.items() for row in some for c in place_columns(table) if row[c]}
        own[SHARED] = [places[place_id] for place_id in named]
        yield article["article_id"], Found(_extraction(own), article["rules_hash"])


def _extraction(rows: dict[str, Rows]) -> Extraction:
    records = {}
    for name, table in TABLES.items():
        columns = [field.name for field in fields(table.record)]
        records[name] = tuple(table.record(**{c: row[c] for c in columns}) for row in rows.get(name, []))
    return Extraction(**records)
