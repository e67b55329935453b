"""`quiditquoi check`: whether a store is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import FATAL, Db


def check(
    db: Db, rebuild: Annotated[bool, typer.Option("--rebuild", help="Make links and near-duplicates again.")] = False
) -> None:
    """Verify a store: integrity, references, and that every text stands where its row says."""
    from pipeline.corpus import check as checking

    problems = checking.check(db)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(FATAL)
    if rebuild:
        checking.rebuild(db)
    typer.echo(f"{db}: sound")
