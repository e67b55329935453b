"""What was counted, as the words and numbers that stand in the report's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pipeline.figures import Figure
from pipeline.figures.rows import Row, rows
from pipeline.figures.timelines import UNNAMED
from pipeline.figures.voices import GENDERS
from pipeline.french import count, day, fine, moment, number, percent
from pipeline.french import days as span
from pipeline.report.coverage import Source

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

Cells = list[tuple[Any, ...]]
LONGEST_TABLE, DAYS, SHORTEST_TEXT, LONGEST_TEXT = 40, 12, 50, 240
STATES = {"running": "en cours", "done": "terminée", "partial": "terminée, avec des échecs", "failed": "en échec",
          "interrupted": "interrompue"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in the report: its drawing, and the first lines of the table behind it."""

    title: str
    description: str
    svg: Markup | None
    headings: list[str]
    rows: Cells
    numbers: tuple[int, ...]
    """Columns that hold numbers."""
    total: int


def shown(figure: Figure) -> Shown:
    """Draw a figure; what an article says in it was escaped by the drawing."""
    headings = [str(name) for name in figure.table.columns]
    cells = [tuple(_cell(name, row[name]) for name in headings) for row in rows(figure.table.head(LONGEST_TABLE))]
    numbers = tuple(at for at, name in enumerate(headings) if figure.table[name].dtype.kind in "iufIF")
    svg = Markup(figure.svg()) if figure.chart is not None else None
    return Shown(figure.title, fine(figure.description), svg, headings, cells, numbers, len(figure.table))


def _cell(name: str, value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    return percent(value) if name.startswith("part ") else number(value)


def summary(total: Row) -> str:
    """The whole corpus in a sentence or two."""
    if not total["articles"]:
        return "Ce corpus ne contient aucun article."
    dated = f", {span(total['first'], total['last'])}" if total["first"] else ""
    known = f" dont {number(total['attributed'])} au locuteur identifié" if total["quotes"] else ""
    counted = (
        f"{count(total['articles'], 'article', 'articles')}{dated}",
        f"{count(total['quotes'], 'citation', 'citations')}{known}",
        f"{count(total['actors'], 'acteur', 'acteurs')}, {count(total['places'], 'lieu', 'lieux')}.",
    )
    return fine(" ; ".join(counted))


def sources(found: Sequence[Source]) -> Cells:
    """A line a source."""
    return [
        (
            one.name or UNNAMED,
            number(one.articles),
            number(one.with_quotes),
            number(one.quotes),
            span(one.first, one.last) or "sans date",
            f"{number(one.n_days)} sur {number(one.span)}" if one.span else "—",
            f"{count(one.gap[0], 'jour', 'jours')} après le {day(one.gap[1])}" if one.gap else "—",
        )
        for one in found
    ]


def shares(found: Sequence[Row], n_articles: int) -> Cells:
    """Where publication dates come from."""
    return [(row["via"], number(row["articles"]), percent(row["articles"] / n_articles)) for row in found]


def failed(errors: Sequence[Row]) -> str:
    """How many sources gave no article."""
    n = {status: sum(row["sources"] for row in errors if row["status"] == status) for status in ("failed", "skipped")}
    parts = [count(n["failed"], "source en échec", "sources en échec")] if n["failed"] else []
    parts += [count(n["skipped"], "source écartée", "sources écartées")] if n["skipped"] else []
    return " et ".join(parts)


def types(corpus: Corpus) -> Cells:
    """Quotes by gender of the speaker and type."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows(corpus.speaker_gender.df):
        counted[row["gender"]][row["type"]] += row["quotes"]
    columns = ("direct", "mixed", "indirect")
    return [
        (name, *(number(counted[code][column]) for column in columns), number(sum(counted[code].values())))
        for code, name in GENDERS.items()
        if code in counted
    ]


# Days, and parts of one: `2025-10-16`, `2025-10-16TMO`; no span of days.
SPOKEN_OF = f"""
  SELECT substr(value, 1, 10) AS on_day, count(DISTINCT article_id) AS articles FROM dates
  WHERE value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
     OR value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'
  GROUP BY 1 HAVING count(DISTINCT article_id) > 1 ORDER BY 2 DESC, 1 LIMIT {DAYS}"""
TOLD = """
  SELECT date_id, sentence, actors, places FROM timeline WHERE date_id IN (
    SELECT date_id FROM dates WHERE substr(value, 1, 10) = ? ORDER BY date_id LIMIT 100)"""


def days(corpus: Corpus) -> Cells:
    """The days that most articles speak of, each with a sentence."""
    best = sorted(rows(corpus.sql(SPOKEN_OF)), key=lambda row: str(row["on_day"]))
    return [(day(row["on_day"]), number(row["articles"]), _example(corpus, row["on_day"])) for row in best]


def _example(corpus: Corpus, iso: str) -> str:
    """A sentence on a day that names many actors and places and is no dateline, no list: it tells most."""
    return cut(max(rows(corpus.sql(TOLD, (iso,))), key=_told, default={"sentence": ""})["sentence"])


def _told(row: Row) -> tuple[bool, int, str]:
    names = len((row["actors"] or "").split(", ")) + len((row["places"] or "").split(", "))
    return SHORTEST_TEXT < len(row["sentence"]) <= LONGEST_TEXT, names, row["date_id"]


def cut(text: str | None) -> str:
    """A text on a line, cut where it is long."""
    words = " ".join((text or "").split())
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1].rstrip() + "…"


def doubts(found: dict[str, list[Row]]) -> dict[str, Cells]:
    """The least sure rows of each kind."""
    return {title: [_doubt(row) for row in some] for title, some in found.items()}


def _doubt(row: Row) -> tuple[Any, ...]:
    link = _link(row["article_id"], row["doc_id"], row["at"])
    return number(row["confidence"], 2), cut(row["text"]), row["reading"] or "—", link, day(row["on_day"])


def _link(article_id: str, words: str, at: str = "") -> Markup:
    return Markup('<a href="#a-{0}" data-article="{0}" data-at="{1}">{2}</a>').format(article_id, at, words)


def copies(pairs: Sequence[Row]) -> Cells:
    """Near-duplicates: whose, and when."""
    return [
        (percent(row["similarity"], 0), _link(row["id_a"], row["title_a"]), _link(row["id_b"], row["title_b"]),
         _both(row["source_a"] or UNNAMED, row["source_b"] or UNNAMED), _both(day(row["on_a"]), day(row["on_b"])))
        for row in pairs
    ]  # fmt: skip


def _both(one: str, other: str) -> str:
    return one if one == other else fine(f"{one} ; {other}")


def errors(found: Sequence[Row]) -> Cells:
    """Why sources gave no article, and what to do."""
    return [(fine(row["reason"]), fine(row["remedy"]), number(row["sources"]), row["code"]) for row in found]


def runs(found: Sequence[Row]) -> Cells:
    """The last runs."""
    counts = ("n_new", "n_changed", "n_unchanged", "n_failed")
    return [
        (moment(row["started"]), moment(row["ended"]) or "—", STATES[row["status"]],
         *(number(row[name]) for name in counts), row["tool_version"], row["model"], row["rules"])
        for row in found
    ]  # fmt: skip
