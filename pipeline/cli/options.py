"""What several commands share: exit codes, flags, and how dates and ages are given."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

FATAL, PARTIAL, NO_STORE, LOCKED, INTERRUPTED = 1, 3, 10, 11, 130
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
AGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([smhd])")


def option(name: str, metavar: str, text: str, **limits: Any) -> Any:
    """A flag that the environment can set too: --article-timeout, QUIDITQUOI_ARTICLE_TIMEOUT."""
    return typer.Option(
        f"--{name.lower().replace('_', '-')}", envvar=f"QUIDITQUOI_{name}", metavar=metavar or None, help=text, **limits
    )


Db = Annotated[Path, option("DB", "FILE", "The store: one SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def date(given: str | None, name: str) -> str | None:
    """Check a day that flag `name` gave; ISO 8601, as metadata are read."""
    from pipeline.readers.published import from_metadata

    if given is None:
        return None
    day = from_metadata(given)
    if day is None:
        raise typer.BadParameter(f"{given!r} is no date: write it as 2025-10-16", param_hint=name)
    return day


def seconds(age: str | None) -> float | None:
    """An age such as 90m or 26h in seconds."""
    if age is None:
        return None
    found = AGE.fullmatch(age)
    if found is None:
        raise typer.BadParameter(f"{age!r} is no age: write 90m, 26h or 7d", param_hint="--max-age")
    return float(found[1]) * UNITS[found[2]]


def bounded(number: int | None) -> int | None:
    """A number so large that SQLite or Python's own counters refuse it means: all."""
    return None if number is None else min(number, sys.maxsize)


def waited(number: float) -> float:
    """Seconds that the system can wait for; a week is as good as `inf`."""
    return min(number, 7 * UNITS["d"])
