"""The command line: parse, call the API, print."""

from __future__ import annotations

import glob
import json
import os
import sys
import tomllib
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import pipeline
from pipeline.errors import NoStore, QuiditquoiError, SettingsError, StoreLocked

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.batch.run import Summary
    from pipeline.readers.settings import Settings

FATAL, PARTIAL, NO_STORE, LOCKED, INTERRUPTED = 1, 3, 10, 11, 130
CODES: dict[type[QuiditquoiError], int] = {NoStore: NO_STORE, StoreLocked: LOCKED}
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SETTINGS_FILE = "quiditquoi.toml"

app = typer.Typer(name="quiditquoi", no_args_is_help=True, add_completion=True, rich_markup_mode=None,
                  pretty_exceptions_enable=False,
                  help="Who said what, when and where: French news articles in, normalized tables out.")  # fmt: skip


def _option(name: str, metavar: str, text: str, **limits: Any) -> Any:
    """A flag that the environment can set too: --article-timeout, QUIDITQUOI_ARTICLE_TIMEOUT."""
    return typer.Option(
        f"--{name.lower().replace('_', '-')}", envvar=f"QUIDITQUOI_{name}", metavar=metavar or None, help=text, **limits
    )


Db = Annotated[Path, _option("DB", "FILE", "The store: one SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


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


class LogFormat(StrEnum):
    """How `run` writes its messages."""

    text = "text"
    json = "json"


class Reprocess(StrEnum):
    """What `run --reprocess` does again."""

    outdated = "outdated"
    failed = "failed"
    all = "all"


@app.command()
def run(
    db: Db,
    inputs: Annotated[
        list[Path] | None, typer.Argument(metavar="INPUT...", help="Files, folders, patterns, - for standard input.")
    ] = None,
    published: Annotated[
        str | None, _option("PUBLISHED", "DATE", "Publication date of articles that have none.")
    ] = None,
    columns: Annotated[
        list[str] | None, _option("MAP", "FIELD=NAME", "Columns by name: text=corps,published=jour.")
    ] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help="Keep articles that are not French.")] = False,
    trust_mtime: Annotated[
        bool, typer.Option("--trust-mtime", help="Date articles that have no date by their file's time.")
    ] = False,
    files_from: Annotated[Path | None, _option("FILES_FROM", "FILE", "More inputs, one a line.")] = None,
    workers: Annotated[int | None, _option("WORKERS", "N", "Processes; default: the cores.", min=1)] = None,
    article_timeout: Annotated[float, _option("ARTICLE_TIMEOUT", "SECONDS", "Limit for one article.", min=0.1)] = 60.0,
    max_failures: Annotated[int | None, _option("MAX_FAILURES", "N", "Stop after more failures.", min=0)] = None,
    limit: Annotated[int | None, _option("LIMIT", "N", "Extract at most so many articles.", min=0)] = None,
    since: Annotated[str | None, _option("SINCE", "DATE", "Leave out articles published before.")] = None,
    reprocess: Annotated[Reprocess | None, _option("REPROCESS", "", "Do again though unchanged.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Delete the rows of files that are gone.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done; write nothing.")] = False,
    actors: Annotated[
        Path | None, _option("ACTORS", "FILE", "Your own table of actors (CSV); it wins, and the store keeps it.")
    ] = None,
    wait: Annotated[float, _option("WAIT", "SECONDS", "Wait for another run to end.", min=0)] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
    log_format: Annotated[LogFormat, _option("LOG_FORMAT", "", "How messages on stderr are written.")] = LogFormat.text,
    as_json: AsJson = False,
) -> None:
    """Extract files and folders into a store; what is stored and unchanged is left alone.

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
        since=_date(since, "--since"),
        reprocess=reprocess.value if reprocess else None,
        prune=prune,
        wait=wait,
        actors=actors,
    )
    inputs = _inputs(inputs or [], files_from)
    out, err = terminal.console(), terminal.console(stderr=True)
    if dry_run:
        plan = batch.dry_run(inputs, db, options)
        typer.echo(json.dumps(plan.as_dict(), ensure_ascii=False)) if as_json else out.print(terminal.plan(plan))
        return
    with terminal.Progress(err, shown=not (quiet or as_json)) as progress:
        done = pipeline.run(inputs, db, options=options, progress=progress)
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    elif not quiet:
        _show_found(db, done, out)
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


@app.command()
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
def status(
    db: Db,
    max_age: Annotated[
        str | None, _option("MAX_AGE", "26h", "Fail when the last good run is older (s, m, h, d).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell how a store stands: counts, sources, errors, last runs.

    With --max-age, exit code 1 when no run ended well since: a dead man's switch for cron.
    """
    from pipeline import terminal
    from pipeline.about import rules_hash
    from pipeline.corpus import look

    seconds = _seconds(max_age)
    found = look.status(db, rules_hash())
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        terminal.console().print(terminal.status(found))
    if seconds is not None and (found.age is None or found.age > seconds):
        typer.echo(f"quiditquoi: no run ended well in the last {max_age}: look at the cron job and its log", err=True)
        raise typer.Exit(FATAL)


@app.command()
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


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Who said what, when and where."""
    if version:
        from pipeline.about import VERSION, model

        typer.echo(f"quiditquoi {VERSION} ({model()})")
        raise typer.Exit


def _reading(published: str | None, columns: list[str], any_language: bool, trust_mtime: bool) -> Settings:
    from pipeline.readers.settings import Settings
    from pipeline.readers.settings import columns as pairs

    try:
        mapped = pairs(columns)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from error
    return Settings(_date(published, "--published"), mapped, any_language, trust_mtime)


def _inputs(given: list[Path], files_from: Path | None) -> list[Path]:
    """Files and folders as they are named; a pattern that no shell expanded is expanded here."""
    if files_from is not None:
        lines = files_from.read_text("utf-8", "surrogateescape").splitlines()
        given = [*given, *(Path(line) for line in lines if line.strip())]
    if not given:
        raise typer.BadParameter("give at least one file or folder, or --files-from", param_hint="INPUT")
    found: list[Path] = []
    for path in given:
        matches = [] if path.exists() else sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 (absolute patterns too)
        found.extend(map(Path, matches) if matches else [path])
    return found


def _date(given: str | None, name: str) -> str | None:
    from pipeline.readers.published import from_metadata

    if given is None:
        return None
    day = from_metadata(given)
    if day is None:
        raise typer.BadParameter(f"{given!r} is no date: write it as 2025-10-16", param_hint=name)
    return day


def _seconds(age: str | None) -> float | None:
    if age is None:
        return None
    number, unit = age[:-1], age[-1:]
    if unit not in UNITS or not number.replace(".", "", 1).isdigit():
        raise typer.BadParameter(f"{age!r} is no age: write 90m, 26h or 7d", param_hint="--max-age")
    return float(number) * UNITS[unit]


def _settings() -> dict[str, Any]:
    """Read `quiditquoi.toml`: defaults for the flags of each command; environment and flags win over it."""
    path = Path(os.environ.get("QUIDITQUOI_CONFIG", SETTINGS_FILE))
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(path, error) from error


def main() -> None:
    """Run the command line; an error becomes one line that says what, where and what to do."""
    try:
        app(default_map=_settings())
    except QuiditquoiError as error:
        typer.echo(f"quiditquoi: {error}", err=True)
        sys.exit(CODES.get(type(error), FATAL))
    except KeyboardInterrupt:
        typer.echo("quiditquoi: interrupted; what was done is stored, run again to go on", err=True)
        sys.exit(INTERRUPTED)
