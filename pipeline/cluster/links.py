"""What needs the whole corpus, from the store that found it to the dataset that it was made of."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pipeline.cluster.layout import WHOLE, Dataset, table_bytes
from pipeline.corpus.describe import tables
from pipeline.corpus.export import select
from pipeline.corpus.store import open_read_only


def write_links(db: Path, url: str) -> None:
    """Write links between articles into the dataset, in the place of those it has: one file a table."""
    folder = Dataset(url).folder
    with closing(open_read_only(db)) as store:
        for name in WHOLE:
            table = tables()[name]
            rows = store.execute(select(table)).fetchall()
            columns = {column.name: [row[number] for row in rows] for number, column in enumerate(table.columns)}
            folder.write(f"{name}/all.parquet", table_bytes(name, columns))
