"""`quiditquoi find`: articles and quotes by their words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.cli.choosing import Actor, Csv, Json, Limit, Since, Source, Until, chosen, one_form, print_csv, print_json
from pipeline.cli.options import Db


def find(
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help='Words; "a phrase" in quotation marks, budg*, -without.')
    ],
    db: Db,
    actor: Actor = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Look in quotes; --actor does so too.")] = False,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    limit: Limit = 20,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Find articles that hold all words, whatever their case and accents; best first, with the passage.

    Words with an apostrophe stand in double quotation marks ("l'Élysée"), phrases in single ones around their own.
    """
    import pipeline
    from pipeline.corpus import search

    one_form(as_json, as_csv)
    if unknown := [word for word in text if word.startswith("--")]:
        raise typer.BadParameter(f"no such option: {unknown[0]}", param_hint="TEXT")
    asked = chosen(since, until, source)
    found = search.find(
        pipeline.open_corpus(db), " ".join(text), actor=actor or None, quotes=quotes, limit=limit, **asked
    )
    if as_json:
        print_json(asdict(found))
    elif as_csv:
        frame = search.frame(found)
        print_csv(list(frame.columns), frame.itertuples(index=False, name=None))
    else:
        from pipeline import terminal_tables

        terminal_tables.show(*terminal_tables.hits(found))
