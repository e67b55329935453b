"""Flags that choose articles and the form of an answer: `top` and `find`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from pipeline.cli.options import bounded

# No environment variables: what is set for `run` (QUIDITQUOI_SINCE, QUIDITQUOI_LIMIT) must not narrow an answer unseen.
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="First day of publication: 2025-10-16, 2025-10 (its first), 2025."),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Last day, included: 2025-10 is all of October.")
]
Source = Annotated[
    list[str] | None, typer.Option("--source", metavar="NAME", help="Of this newspaper or site; may be given again.")
]
Actor = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Of this actor: words of a name, or an id; may be given again."),
]
Unique = Annotated[bool, typer.Option("--unique", help="Count near-duplicates (agency copy) once.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", help="So many at most.", min=1, callback=bounded)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Csv = Annotated[
    bool, typer.Option("--csv", help="Print CSV; what a spreadsheet would run as a formula is preceded by '.")
]


def chosen(since: str | None, until: str | None, source: list[str] | None) -> dict[str, Any]:
    """The flags as the API takes them; a day that is none is a usage error."""
    return {"since": _day(since, "--since"), "until": _day(until, "--until"), "source": source or None}


def _day(given: str | None, name: str) -> str | None:
    from pipeline.corpus.selection import day

    try:
        return None if given is None else day(given)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=name) from error


def one_form(as_json: bool, as_csv: bool) -> None:
    """Refuse two forms at once."""
    if as_json and as_csv:
        raise typer.BadParameter("give one of --json and --csv", param_hint="--json")


def print_json(found: dict[str, Any]) -> None:
    """One JSON object on one line."""
    typer.echo(json.dumps(found, ensure_ascii=False))


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """CSV (RFC 4180 but for line ends) that a spreadsheet takes for text."""
    from pipeline.corpus.export import escape

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([escape(cell) for cell in row] for row in rows)
