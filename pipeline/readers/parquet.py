"""Parquet: one article a row, a row group at a time. pyarrow is imported when the first file is read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.readers.records import Care, Raw, Reader, Rejected, Source, Unreadable
from pipeline.readers.settings import Settings

ROWS = 256


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the article of each row."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.open() as file:
        try:
            table = pq.ParquetFile(pa.PythonFile(file, mode="r"))
            for batch in table.iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    yield Raw(row, Care.CHARACTERS)
        except pa.ArrowException as error:
            reason = str(error).split("\n")[0][:120]
            raise Unreadable("parquet", f"the table cannot be read ({reason}): write it again") from error


READER = Reader(frozenset({".parquet", ".pq"}), reads, lambda source: source.head.startswith(b"PAR1"))
