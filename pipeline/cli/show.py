"""`quiditquoi show`: one article, marked."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Db


def show(
    name: Annotated[str, typer.Argument(metavar="DOC_ID|PATH", help="doc_id, article_id, or the file's path.")],
    db: Db,
) -> None:
    """Show one article with its quotes, speakers, actors, dates and places marked."""
    from pipeline import terminal
    from pipeline.corpus import look

    terminal.console().print(terminal.article(look.marked(db, name)))
