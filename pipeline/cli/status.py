"""`quiditquoi status`: how a store stands."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.cli.options import FATAL, AsJson, Db, option
from pipeline.cli.options import seconds as in_seconds


def status(
    db: Db,
    max_age: Annotated[
        str | None, option("MAX_AGE", "26h", "Fail when the last good run is older (s, m, h, d).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell how a store stands: counts, sources, errors, last runs.

    With --max-age, exit code 1 when no run ended well since: a dead man's switch for cron.
    """
    from pipeline import terminal
    from pipeline.about import rules_hash
    from pipeline.corpus import look

    seconds = in_seconds(max_age)
    found = look.status(db, rules_hash())
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        terminal.console().print(terminal.status(found))
    if seconds is not None and (found.age is None or found.age > seconds):
        typer.echo(f"quiditquoi: no run ended well in the last {max_age}: look at the cron job and its log", err=True)
        raise typer.Exit(FATAL)
