"""A run on Dask workers in a process of its own that a test can kill: `python cluster_driver.py FOLDER OUT WORKERS`."""

from __future__ import annotations

import sys

from driver import light

from pipeline.cluster.run import Spread, run
from pipeline.errors import QuiditquoiError


def main() -> int:
    folder, out, workers = sys.argv[1:]
    try:
        done = run([folder], out, Spread(workers=int(workers), task_bytes=1000, article_timeout=5.0), light)
    except QuiditquoiError as error:
        print(error, file=sys.stderr)
        return 1
    return 3 if done.n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
