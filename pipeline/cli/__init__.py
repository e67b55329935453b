"""The command line: parse, call the API, print. One file a command, listed here in the order of the help."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.check import check
from pipeline.cli.evaluate import evaluate
from pipeline.cli.export import export
from pipeline.cli.find import find
from pipeline.cli.import_ import import_
from pipeline.cli.options import FATAL, INTERRUPTED, LOCKED, NO_STORE
from pipeline.cli.report import report
from pipeline.cli.run import run
from pipeline.cli.show import show
from pipeline.cli.status import status
from pipeline.cli.top import top
from pipeline.errors import InputUnreadable, NoStore, QuiditquoiError, SettingsError, StoreLocked, StoreNeeded

COMMANDS = (run, import_, export, report, show, top, find, status, check, evaluate, annotate)
CODES: dict[type[QuiditquoiError], int] = {NoStore: NO_STORE, StoreNeeded: NO_STORE, StoreLocked: LOCKED}
SETTINGS_FILE = "quiditquoi.toml"

app = typer.Typer(name="quiditquoi", no_args_is_help=True, add_completion=True, rich_markup_mode=None,
                  pretty_exceptions_enable=False,
                  help="Who said what, when and where: French news articles in, normalized tables out.")  # fmt: skip


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Who said what, when and where."""
    if version:
        from pipeline.about import VERSION, model

        typer.echo(f"quiditquoi {VERSION} ({model()})")
        raise typer.Exit


for command in COMMANDS:
    # `find paix -guerre`: no flag of it is short, and a word of the text may begin with a minus.
    app.command(command.__name__.rstrip("_"), context_settings={"ignore_unknown_options": command is find})(command)


def _settings() -> dict[str, Any]:
    """Read `quiditquoi.toml`: defaults for the flags of each command; environment and flags win over it."""
    named = os.environ.get("QUIDITQUOI_CONFIG")
    path = Path(named or SETTINGS_FILE)
    if not named and not path.is_file():
        return {}
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputUnreadable(path, error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(path, f"it is not TOML ({error})") from error
    return {command: _flags(path, command, flags) for command, flags in given.items()}


def _flags(path: Path, command: str, given: Any) -> dict[str, Any]:
    """The flags of a command as it takes them, by what the help calls them: `map`, `any-language`."""
    known = typer.main.get_command(app).commands.get(command)  # type: ignore[attr-defined]
    if known is None or not isinstance(given, dict):
        raise SettingsError(path, f"[{command}] is no command")
    parameters = {flag.lstrip("-"): parameter for parameter in known.params for flag in parameter.opts}
    made = {}
    for name, value in given.items():
        parameter = parameters.get(name.replace("_", "-")) or parameters.get(name)
        if parameter is None:
            raise SettingsError(path, f"[{command}] has no flag {name}")
        many = (parameter.multiple or parameter.nargs == -1) and not isinstance(value, list)
        made[parameter.name] = [value] if many else value
    return made


def main() -> None:
    """Run the command line; an error becomes one line that says what, where and what to do."""
    try:
        app(default_map=_settings())
    except QuiditquoiError as error:
        typer.echo(f"quiditquoi: {error}", err=True)
        sys.exit(CODES.get(type(error), FATAL))
    except OSError as error:  # most of all: the answer goes to a file on a full disk
        typer.echo(f"quiditquoi: {error}: make room, or check the path and who may use it", err=True)
        sys.exit(FATAL)
    except KeyboardInterrupt:
        typer.echo("quiditquoi: interrupted; what was done is stored, run again to go on", err=True)
        sys.exit(INTERRUPTED)
