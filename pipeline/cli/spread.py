"""`quiditquoi run --engine`: files into a dataset, on many processes or machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

import pipeline

if TYPE_CHECKING:
    from pipeline.batch.options import Options
    from pipeline.batch.run import Progress, Summary


class Engine(StrEnum):
    """What `run --engine` can spread the work with."""

    dask = "dask"


def refuse(flags: Mapping[str, Any], why: str) -> None:
    """Flags that were given and mean nothing here are an error, not a surprise."""
    for name, value in flags.items():
        if value:
            raise typer.BadParameter(why, param_hint=name)


def spread(
    inputs: Sequence[str],
    out: str | None,
    options: Options,
    scheduler: str | None,
    task_size: float | None,
    progress: Progress,
) -> Summary:
    """Run on workers; `task_size` in megabytes."""
    if out is None:
        raise typer.BadParameter("give a folder for the dataset: --out DIR", param_hint="--out")
    if "-" in inputs:
        raise typer.BadParameter("standard input is not read with --engine: give a file", param_hint="INPUT")
    refuse({"--max-failures": options.max_failures is not None, "--limit": options.limit is not None,
            "--reprocess": options.reprocess, "--prune": options.prune, "--actors": options.actors,
            "--places": options.places},
           "it does not go with --engine: a dataset is written once; give it to `quiditquoi import`, or to a run on a "
           "store")  # fmt: skip
    return pipeline.run_on_cluster(
        inputs, out, options=options, scheduler=scheduler, task_megabytes=task_size, progress=progress
    )
