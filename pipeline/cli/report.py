"""`quiditquoi report`: what a store holds, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Db


def report(
    db: Db,
    to: Annotated[Path, typer.Option("--output", "-o", help="File to write.", metavar="FILE")] = Path("report.html"),
    max_size: Annotated[
        float, typer.Option("--max-size", help="Largest size of the file, in megabytes.", metavar="MB", min=1)
    ] = 3,
) -> None:
    """Write one HTML file that shows the store: no network, readable without scripts, in French.

    Counts and figures are of all articles; the texts of the newest are inside as far as the size allows.
    """
    from pipeline.report import write
    from pipeline.terminal import console, written

    console().print(written(write(db, to, int(max_size * 1_000_000))))
