"""`quiditquoi import`: a dataset into a store."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import pipeline
from pipeline.cli.options import AsJson, Db, option


def import_(
    dataset: Annotated[str, typer.Argument(metavar="DIR", help="The folder that `run --engine` wrote; a URL too.")],
    db: Db,
    actors: Annotated[
        Path | None, option("ACTORS", "FILE", "Your own table of actors (CSV); it wins, and the store keeps it.")
    ] = None,
    write_links: Annotated[
        bool, typer.Option("--write-links", help="Write links between articles into the dataset, for its own views.")
    ] = False,
    wait: Annotated[float, option("WAIT", "SECONDS", "Wait for another run to end.", min=0)] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring a store up to date with a dataset: the same rows as a run here over the same files."""
    from pipeline import terminal

    err = terminal.console(stderr=True)
    with terminal.Progress(err, shown=not (quiet or as_json)) as progress:
        done = pipeline.import_dataset(
            dataset, db, actors=actors, write_links=write_links, wait=wait, progress=progress
        )
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    elif not quiet:
        terminal.console().print(terminal.imported(done, db))
