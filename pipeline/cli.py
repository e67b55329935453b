"""The command line: parse, call the API, print."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import pipeline
from pipeline.errors import NoStore, QuiditquoiError

FATAL, PARTIAL, NO_STORE = 1, 3, 10

app = typer.Typer(name="quiditquoi", no_args_is_help=True, add_completion=True, rich_markup_mode=None,
                  pretty_exceptions_enable=False,
                  help="Who said what, when and where: French news articles in, normalized tables out.")  # fmt: skip

Db = Annotated[Path, typer.Option("--db", help="The store: one SQLite file.", metavar="FILE")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


class Format(StrEnum):
    """What `export` writes."""

    parquet = "parquet"
    csv = "csv"


@app.command()
def run(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Files and folders.")],
    db: Db,
    published: Annotated[
        str | None, typer.Option(help="Publication date of articles that have none.", metavar="DATE")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
    as_json: AsJson = False,
) -> None:
    """Extract files and folders into a store; what is stored and unchanged is left alone.

    Exit codes: 0 all done, 1 fatal, 2 usage, 3 finished but some sources failed or were skipped.
    """
    from pipeline import terminal

    _check_date(published)
    out, err = terminal.console(), terminal.console(stderr=True)
    with terminal.Progress(err, shown=not (quiet or as_json)) as progress:
        done = pipeline.run(inputs, db, published=published, progress=progress)
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    elif not quiet:
        from pipeline.corpus import look

        found = look.overview(db)
        out.print(terminal.overview(found), terminal.counts(found.counts), terminal.summary(done), sep="\n")
    if done.failures and not as_json:
        err.print(terminal.failures(done))
    if done.n_failed:
        raise typer.Exit(PARTIAL)


@app.command()
def export(
    db: Db,
    to: Annotated[Path, typer.Option("--to", help="Folder to write to.", metavar="DIR")],
    form: Annotated[Format, typer.Option("--format", help="One file of this format a table.")] = Format.parquet,
    raw_csv: Annotated[
        bool, typer.Option("--raw-csv", help="Leave cells that look like formulas as they are.")
    ] = False,
) -> None:
    """Write every table to a folder, with a Frictionless datapackage.json."""
    from pipeline.corpus.export import export as write

    for path in write(db, to, form.value, raw_csv):
        typer.echo(path)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="DOC_ID|PATH", help="doc_id, article_id, or the file's path.")],
    db: Db,
) -> None:
    """Show one article with its quotes, speakers, actors, dates and places marked."""
    from pipeline import terminal
    from pipeline.corpus import look

    terminal.console().print(terminal.article(look.marked(db, name)))


@app.command()
def status(db: Db, as_json: AsJson = False) -> None:
    """Tell how a store stands: counts, sources, errors, last runs."""
    from pipeline import terminal
    from pipeline.about import rules_hash
    from pipeline.corpus import look

    found = look.status(db, rules_hash())
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        terminal.console().print(terminal.status(found))


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Who said what, when and where."""
    if version:
        from pipeline.about import VERSION, model

        typer.echo(f"quiditquoi {VERSION} ({model()})")
        raise typer.Exit


def _check_date(published: str | None) -> None:
    from pipeline.readers.published import from_metadata

    if published is not None and from_metadata(published) is None:
        raise typer.BadParameter(f"{published!r} is no date: write it as 2025-10-16", param_hint="--published")


def main() -> None:
    """Run the command line; an error becomes one line that says what, where and what to do."""
    try:
        app()
    except QuiditquoiError as error:
        typer.echo(f"quiditquoi: {error}", err=True)
        sys.exit(NO_STORE if isinstance(error, NoStore) else FATAL)
