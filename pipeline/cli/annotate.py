"""`quiditquoi annotate`: a gold file to correct by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import date, option


def annotate(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="A file with one article; a gold file to --mend.")],
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: ARTICLE's name with .gold.json.")
    ] = None,
    published: Annotated[
        str | None, option("PUBLISHED", "DATE", "Publication date of an article that has none.")
    ] = None,
    mend: Annotated[
        bool, typer.Option("--mend", help="ARTICLE is a gold file: write its offsets anew from its words.")
    ] = False,
) -> None:
    """Write what is found in an article as a gold file, to be corrected by hand and given to `evaluate`."""
    from pipeline.evaluation import writing

    if mend:
        writing.mend_file(article)
        typer.echo(article)
    else:
        typer.echo(writing.annotate(article, to, date(published, "--published")))
