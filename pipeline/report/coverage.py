"""What the corpus covers: sources, days without articles, how publication dates were found, what failed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.figures.rows import Row, rows

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

FOUND = {
    "metadata": "les métadonnées du fichier",
    "page": "le texte de la page",
    "filename": "le nom du fichier",
    "dateline": "la première ligne de l’article (lieu et date)",
    "argument": "la ligne de commande (--published)",
    "mtime": "la date de modification du fichier",
    None: "aucune : les dates relatives y restent sans valeur",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A source, how much of it there is, and the longest time it is silent."""

    name: str | None
    articles: int
    with_quotes: int
    quotes: int
    first: str | None
    last: str | None
    n_days: int
    """Days that have an article."""
    span: int
    """Days from the first to the last."""
    gap: tuple[int, str, str] | None
    """The longest silence: its days, the last day before it, the first behind it."""


def sources(corpus: Corpus) -> list[Source]:
    """Sources by their articles."""
    days = defaultdict[str | None, list[date]](list)
    for row in rows(corpus.article_counts("day", per_source=True)):
        if row["period"] is not None:
            days[row["source"]].append(row["period"].date())
    found = [_source(row, sorted(days[row["source"]])) for row in rows(corpus.article_counts(per_source=True))]
    return sorted(found, key=lambda source: (-source.articles, source.name or ""))


def _source(row: Row, days: list[date]) -> Source:
    gaps = [((after - before).days - 1, before.isoformat(), after.isoformat()) for before, after in pairwise(days)]
    longest = max(gaps, key=lambda gap: gap[0], default=None)
    return Source(
        row["source"],
        row["articles"],
        row["articles_with_quotes"],
        row["quotes"],
        days[0].isoformat() if days else None,
        days[-1].isoformat() if days else None,
        len(days),
        (days[-1] - days[0]).days + 1 if days else 0,
        longest if longest and longest[0] else None,
    )


def dates_found(corpus: Corpus) -> list[Row]:
    """How many publication dates came from where, as French says it."""
    counted = rows(corpus.sql("SELECT published_from AS via, count(*) AS articles FROM articles GROUP BY 1"))
    counted.sort(key=lambda row: (-row["articles"], row["via"] or ""))
    return [{"via": FOUND.get(row["via"], row["via"]), "articles": row["articles"]} for row in counted]
