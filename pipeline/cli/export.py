"""`quiditquoi export`: a store for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Db


class Format(StrEnum):
    """What `export` writes."""

    parquet = "parquet"
    csv = "csv"
    brat = "brat"
    gexf = "gexf"
    iramuteq = "iramuteq"
    jsonl = "jsonl"
    txm = "txm"
    xlsx = "xlsx"


def export(
    db: Db,
    to: Annotated[Path, typer.Option("--to", help="Folder to write to.", metavar="DIR")],
    form: Annotated[Format, typer.Option("--format", help="Tables, or the files of another tool.")] = Format.parquet,
    raw_csv: Annotated[
        bool, typer.Option("--raw-csv", help="Leave cells that look like formulas as they are.")
    ] = False,
) -> None:
    """Write the store for other tools: tables with a Frictionless datapackage.json, or a format of their own."""
    from pipeline.corpus.export import export as write

    for path in write(db, to, form.value, raw_csv):
        typer.echo(path)
