"""`quiditquoi run`: files and folders into a store."""

from __future__ import annotations

import glob
import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import pipeline
from pipeline.cli.options import PARTIAL, AsJson, bounded, date, option, waited
from pipeline.cli.spread import Engine, refuse, spread
from pipeline.cluster import is_url
from pipeline.errors import InputUnreadable

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.batch.run import Summary
    from pipeline.readers.settings import Settings


class LogFormat(StrEnum):
    """How `run` writes its messages."""

    text = "text"
    json = "json"


class Reprocess(StrEnum):
    """What `run --reprocess` does again."""

    outdated = "outdated"
    failed = "failed"
    all = "all"


def run(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, patterns, - for standard input.")
    ] = None,
    db: Annotated[Path | None, option("DB", "FILE", "The store: one SQLite file.")] = None,
    published: Annotated[
        str | None, option("PUBLISHED", "DATE", "Publication date of articles that have none.")
    ] = None,
    columns: Annotated[
        list[str] | None, option("MAP", "FIELD=NAME", "Columns by name: text=corps,published=jour.")
    ] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help="Keep articles that are not French.")] = False,
    trust_mtime: Annotated[
        bool, typer.Option("--trust-mtime", help="Date articles that have no date by their file's time.")
    ] = False,
    files_from: Annotated[Path | None, option("FILES_FROM", "FILE", "More inputs, one a line.")] = None,
    workers: Annotated[int | None, option("WORKERS", "N", "Processes; default: the cores.", min=1)] = None,
    article_timeout: Annotated[
        float, option("ARTICLE_TIMEOUT", "SECONDS", "Limit for one article.", min=0.1, callback=waited)
    ] = 60.0,
    max_failures: Annotated[
        int | None, option("MAX_FAILURES", "N", "Stop after more failures.", min=0, callback=bounded)
    ] = None,
    limit: Annotated[
        int | None, option("LIMIT", "N", "Extract at most so many articles.", min=0, callback=bounded)
    ] = None,
    since: Annotated[str | None, option("SINCE", "DATE", "Leave out articles published before.")] = None,
    reprocess: Annotated[Reprocess | None, option("REPROCESS", "", "Do again though unchanged.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Delete the rows of files that are gone.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done; write nothing.")] = False,
    actors: Annotated[
        Path | None, option("ACTORS", "FILE", "Your own table of actors (CSV); it wins, and the store keeps it.")
    ] = None,
    places: Annotated[
        Path | None, option("PLACES", "FILE", "Your own table of places (CSV); it wins, and the store keeps it.")
    ] = None,
    wait: Annotated[float, option("WAIT", "SECONDS", "Wait for another run to end.", min=0)] = 0.0,
    engine: Annotated[
        Engine | None, typer.Option("--engine", help="Spread the work over processes or machines, into a dataset.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="With --engine: the dataset, a folder or a URL.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="With --engine: the cluster; default: here.")
    ] = None,
    task_size: Annotated[
        float | None,
        typer.Option("--task-size", metavar="MB", help="With --engine: input of one task; default: 4.", min=0.001),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
    log_format: Annotated[LogFormat, option("LOG_FORMAT", "", "How messages on stderr are written.")] = LogFormat.text,
    as_json: AsJson = False,
) -> None:
    """Extract files and folders into a store; what is stored and unchanged is left alone.

    With --engine, into a dataset of Parquet files instead, which `quiditquoi import` makes a store of.

    Exit codes: 0 all done, 1 fatal, 2 usage, 3 finished but some sources failed or were skipped, 11 store in use.
    """
    from pipeline import terminal
    from pipeline.batch import run as batch
    from pipeline.batch.options import Options, cores

    options = Options(
        reading=_reading(published, columns or [], any_language, trust_mtime),
        workers=workers or cores(),
        article_timeout=article_timeout,
        max_failures=max_failures,
        limit=limit,
        since=date(since, "--since"),
        reprocess=reprocess.value if reprocess else None,
        prune=prune,
        wait=wait,
        actors=actors,
        places=places,
    )
    paths = _inputs(inputs or [], files_from, afar=engine is not None)
    console, err = terminal.console(), terminal.console(stderr=True)
    if dry_run and engine is None:
        plan = batch.dry_run([Path(path) for path in paths], _given(db), options)
        typer.echo(json.dumps(plan.as_dict(), ensure_ascii=False)) if as_json else console.print(terminal.plan(plan))
        return
    with terminal.Progress(err, shown=not (quiet or as_json)) as progress:
        if engine is not None:
            refuse({"--dry-run": dry_run}, "it does not go with --engine")
            done = spread(paths, out, options, scheduler, task_size, progress)
        else:
            refuse({"--out": out, "--scheduler": scheduler, "--task-size": task_size}, "it needs --engine")
            done = pipeline.run(paths, _given(db), options=options, progress=progress)
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    elif not quiet:
        console.print(terminal.summary(done)) if engine else _show_found(_given(db), done, console)
    _log(done, log_format, silent=as_json)
    if done.n_failed:
        raise typer.Exit(PARTIAL)


def _show_found(db: Path, done: Summary, out: Console) -> None:
    from pipeline import terminal
    from pipeline.corpus import look

    found = look.overview(db)
    out.print(terminal.overview(found), terminal.counts(found.counts), terminal.summary(done), sep="\n")


def _log(done: Summary, form: LogFormat, silent: bool) -> None:
    """Write warnings and failures to stderr: lines of JSON when asked for, else what people read."""
    from pipeline import terminal

    if form is LogFormat.json:
        for event, rows in (("warning", done.warnings), ("failure", map(asdict, done.failures))):
            for row in rows:
                line = {"event": event, "run_id": done.run_id, "detail": row}
                typer.echo(json.dumps(line, ensure_ascii=False), err=True)
    elif not silent:
        for warning in done.warnings:
            typer.echo(f"quiditquoi: {warning}", err=True)
        if done.failures:
            terminal.console(stderr=True).print(terminal.failures(done))


def _reading(published: str | None, columns: list[str], any_language: bool, trust_mtime: bool) -> Settings:
    from pipeline.readers.settings import Settings
    from pipeline.readers.settings import columns as pairs

    try:
        mapped = pairs(columns)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from error
    return Settings(date(published, "--published"), mapped, any_language, trust_mtime)


def _given(db: Path | None) -> Path:
    if db is None:
        raise typer.BadParameter("give the store: --db corpus.db", param_hint="--db")
    return db


def _inputs(given: list[str], files_from: Path | None, afar: bool) -> list[str]:
    """Files and folders as they are named; a pattern that no shell expanded is expanded here."""
    if files_from is not None:
        try:
            lines = files_from.read_text("utf-8", "surrogateescape").splitlines()
        except OSError as error:
            raise InputUnreadable(files_from, error) from error
        given = [*given, *(line for line in lines if line.strip())]
    if not given:
        raise typer.BadParameter("give at least one file or folder, or --files-from", param_hint="INPUT")
    found: list[str] = []
    for path in given:
        if is_url(path) and not afar:
            raise typer.BadParameter(f"{path}: an address is read with --engine", param_hint="INPUT")
        matches = [] if is_url(path) or Path(path).exists() else sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (absolute patterns too)
        found.extend(matches or [path])
    return found
