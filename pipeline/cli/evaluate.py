"""`quiditquoi evaluate`: what is found against what a person annotated."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.options import PARTIAL, AsJson, option


class Kind(StrEnum):
    """What `evaluate --errors` lists."""

    quotes = "quotes"
    actors = "actors"
    places = "places"
    dates = "dates"
    all = "all"


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of *.gold.json, or one such file.")],
    db: Annotated[
        Path | None, option("DB", "FILE", "Compare what this store holds; else the articles are extracted.")
    ] = None,
    listed: Annotated[Kind | None, typer.Option("--errors", help="List every error of a kind.")] = None,
    figure: Annotated[
        Path | None, typer.Option("--figure", metavar="FILE", help="Draw the calibration: .svg, .png or .html.")
    ] = None,
    workers: Annotated[int | None, option("WORKERS", "N", "Processes; default: the cores.", min=1)] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV: the figures, or with --errors the errors.")] = False,
    as_json: AsJson = False,
) -> None:
    """Measure on annotated articles: precision, recall and F1 by kind, and how far confidence can be believed.

    Exit codes: 0, 1 when gold files have problems (each is listed), 3 when the store lacks articles.
    """
    from pipeline import terminal
    from pipeline.evaluation import evaluate as measured
    from pipeline.evaluation.errors import KINDS, errors
    from pipeline.evaluation.terminal import errors as told
    from pipeline.evaluation.terminal import evaluation

    if figure and figure.suffix not in (".svg", ".png", ".html"):
        raise typer.BadParameter(f"{figure.name}: write it as .svg, .png or .html", param_hint="--figure")
    found = measured(gold, db, workers)
    rows = list(errors(found, KINDS if listed is Kind.all else (listed.value,))) if listed else []
    if as_json:
        made: dict[str, Any] = {
            "figures": {name: score.as_dict() for name, score in found.scores.items()},
            "calibration": found.calibration.as_dict(),
            "missing": found.missing,
        }
        typer.echo(json.dumps(made | ({"errors": [asdict(row) for row in rows]} if listed else {}), ensure_ascii=False))
    elif as_csv:
        _csv([asdict(row) for row in rows] if listed else
             [{"figure": name, **score.as_dict()} for name, score in found.scores.items()])  # fmt: skip
    else:
        terminal.console().print(*([told(rows)] if listed else []), evaluation(found), sep="\n")
    if figure:
        from pipeline.evaluation.drawing import reliability

        reliability(found.calibration).save(figure)
    for warning in (*found.missing, *(doubt for one, _ in found.articles for doubt in one.doubts)):
        typer.echo(f"quiditquoi: {warning}", err=True)
    if found.missing:
        raise typer.Exit(PARTIAL)


def _csv(rows: Iterable[Mapping[str, Any]]) -> None:
    from pipeline.corpus.export import escape

    for place, row in enumerate(rows):
        writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
        if place == 0:
            writer.writeheader()
        writer.writerow({name: escape(value) for name, value in row.items()})
