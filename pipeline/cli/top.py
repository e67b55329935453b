"""`quiditquoi top`: who and what stands in the news most."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.choosing import Actor, Csv, Json, Limit, Since, Source, Unique, Until, chosen, one_form
from pipeline.cli.choosing import print_csv as csv
from pipeline.cli.choosing import print_json as json
from pipeline.cli.options import Db

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.corpus.frames import Corpus


class What(StrEnum):
    """What to rank."""

    actors = "actors"
    speakers = "speakers"
    places = "places"
    pairs = "pairs"


class By(StrEnum):
    """Periods to count by."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


class Level(StrEnum):
    """What two actors have to share to be a pair."""

    article = "article"
    sentence = "sentence"
    quote = "quote"


class Type(StrEnum):
    """Types of actors."""

    per = "PER"
    org = "ORG"
    gpe = "GPE"


def top(
    what: Annotated[What, typer.Argument(help="What to rank.")],
    db: Db,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    by: Annotated[By | None, typer.Option("--by", help="Count by period; names are the first over all.")] = None,
    per_source: Annotated[bool, typer.Option("--per-source", help="Count each source on its own.")] = False,
    actor: Actor = None,
    kind: Annotated[list[Type] | None, typer.Option("--type", help="Persons, organisations, places that act.")] = None,
    level: Annotated[Level, typer.Option("--level", help="Pairs: what two actors have in common.")] = Level.article,
    unique: Unique = False,
    limit: Limit = 20,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Rank actors by mentions, speakers by share of all articles, places by mentions, pairs by what they share."""
    import pipeline

    one_form(as_json, as_csv)
    asked: dict[str, Any] = {**chosen(since, until, source), "unique": unique, "limit": limit}
    if what is What.places and (actor or kind):
        raise typer.BadParameter("places have none", param_hint="--actor or --type")
    if what is not What.places:
        asked |= {"actor": actor or None, "type": [one.value for one in kind] if kind else None}
    if what is What.pairs and (by or per_source):
        raise typer.BadParameter("pairs are counted over the whole period", param_hint="--by or --per-source")
    asked |= {"level": level.value} if what is What.pairs else {"by": by and by.value, "per_source": per_source}
    found = _ranked(pipeline.open_corpus(db), what, asked)
    columns, rows = list(found.columns), _plain(found)
    if as_csv:
        csv(columns, rows)
    elif as_json:
        json({"rows": [dict(zip(columns, row, strict=True)) for row in rows]})
    else:
        from pipeline import terminal, terminal_tables

        width = terminal.console().width
        terminal_tables.show(terminal_tables.top(what.value, columns, rows, by and by.value, width))


def _ranked(corpus: Corpus, what: What, asked: dict[str, Any]) -> pd.DataFrame:
    if what is What.actors:
        return corpus.actor_counts(**asked)
    if what is What.speakers:
        return corpus.share_of_voice(**asked)
    return corpus.place_counts(**asked) if what is What.places else corpus.cooccurrences(**asked)


def _plain(found: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Cells that JSON and CSV know: days as ISO 8601, numbers of Python, None for what is missing."""
    days = found.select_dtypes("datetime").columns
    shown = found.astype(dict.fromkeys(found.columns, "object"))
    for name in days:
        shown[name] = found[name].dt.strftime("%Y-%m-%d").astype("object")
    shown = shown.where(found.notna(), None)
    return [tuple(getattr(cell, "item", lambda cell=cell: cell)() for cell in row) for row in shown.to_numpy()]
