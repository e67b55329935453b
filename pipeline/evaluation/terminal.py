"""Figures, calibration and errors as a French reader sees them on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.calibration import Calibration
from pipeline.evaluation.errors import ErrorRow
from pipeline.evaluation.evaluate import Evaluation
from pipeline.evaluation.scores import FIGURES, Score
from pipeline.french import WORDS, count, number
from pipeline.terminal import plain, table

CUT_HEAD, CUT_TAIL = re.compile(r"^\S*\s(?=.)"), re.compile(r"(?<=.)\s\S*$")
KINDS = {"quotes": "citation", "actors": "acteur", "places": "lieu", "dates": "date"}
WHAT = {"missed": "oubli", "spurious": "en trop", "type": "type", "speaker": "locuteur", "name": "nom",
        "country": "pays", "value": "valeur"}  # fmt: skip
NUMBERS = {"justify": "right", "no_wrap": True}
RATES = ("précision", "rappel", "F1", "justes", "attendus", "trouvés")


def evaluation(found: Evaluation) -> Group:
    """The table of figures and that of confidence."""
    rows = [
        (FIGURES[name], *_rates(score), score.right, score.gold, score.found) for name, score in found.scores.items()
    ]
    columns = {"": {"ratio": 1}} | dict.fromkeys(RATES, NUMBERS)
    title = f"Scores sur {count(len(found.articles), 'article', 'articles')}"
    return Group(table(title, columns, rows, len(rows)), *_calibration(found.calibration))


def errors(rows: Iterable[ErrorRow]) -> Group:
    """A table for each article, each error with what stands around it."""
    listed: list[RenderableType] = []
    total = 0
    for article, ones in groupby(rows, key=attrgetter("article")):
        made = Table(title=plain(article), title_justify="left", title_style="bold", header_style="dim", expand=True)
        made.add_column("erreur", no_wrap=True)
        for name, ratio in (("passage", 6), ("attendu", 2), ("trouvé", 2)):
            made.add_column(name, ratio=ratio, overflow="fold")
        for one in ones:
            total += 1
            made.add_row(f"{KINDS[one.kind]} : {WHAT[one.what]}", _passage(one), _part(one.expected), _part(one.got))
        listed.append(made)
    return Group(*listed, Text(count(total, "erreur", "erreurs")))


def _rates(score: Score) -> tuple[str, str, str]:
    return number(score.precision, 3), number(score.recall, 3), number(score.f1, 3)


def _calibration(found: Calibration) -> list[RenderableType]:
    if found.brier is None or found.ece is None:
        return [Text("Aucune citation trouvée : rien à dire de la confiance.")]
    rows = [
        (f"{number(one.low, 1)} à {number(one.high, 1)}", number(one.claimed, 3), number(one.right, 3), one.quotes)
        for one in found.deciles
    ]
    columns = {"confiance": {"ratio": 1}} | dict.fromkeys(("annoncée", "observée", "citations"), NUMBERS)
    summary = f"Brier {number(found.brier, 3)} · écart moyen (ECE) {number(found.ece, 3)}"
    return [table("Confiance des citations", columns, rows, len(rows)), Text(summary)]


def _passage(one: ErrorRow) -> Text:
    """The words between what stands around them, whose outer words may be cut."""
    before = CUT_HEAD.sub("…", plain(one.before).plain)
    after = CUT_TAIL.sub("…", plain(one.after).plain)
    return Text.assemble((before, "dim"), (plain(one.words).plain, "bold underline"), (after, "dim"))


def _part(value: str | None) -> Text:
    return plain(WORDS.get(value or "", value), 60)
