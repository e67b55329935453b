"""Past one machine: the same rows, made on many, as a dataset of Parquet files.

```
files → pieces → tasks (on workers) → parts → dataset → store, or DataFrames
inputs   plan        work             parts    layout   importing   frames
```
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ExtraMissing

EXTRA = "cluster"


@contextmanager
def needing_extra() -> Iterator[None]:
    """Say what to install when something of `quiditquoi[cluster]` is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ExtraMissing(error.name, EXTRA) from error


def is_url(path: str) -> bool:
    """Whether a path names its file system: `s3://…`, `file:///…`."""
    return "://" in path
