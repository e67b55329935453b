"""What the command line shows: rich tables and marked text, in French, every byte of an article taken as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from rich import progress
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline import french
from pipeline.batch.plan import Plan
from pipeline.batch.run import Summary
from pipeline.corpus.look import Marked, Overview, Status
from pipeline.french import WORDS, size
from pipeline.report import Written

if TYPE_CHECKING:
    from pipeline.cluster.importing import Imported

# A terminal obeys control characters; it is shown a mark instead.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STYLES = {
    "quote": "on grey23",
    "cue": "underline",
    "speaker": "bold",
    "actor": "bright_blue",
    "place": "bright_green",
    "date": "bright_magenta",
}
LEGEND = {
    "quote": "citation",
    "cue": "amorce",
    "speaker": "locuteur",
    "actor": "acteur",
    "place": "lieu",
    "date": "date",
}
COUNTS = {
    "articles": ("article", "articles"),
    "quotes": ("citation", "citations"),
    "actors": ("acteur", "acteurs"),
    "actor_mentions": ("mention d’acteur", "mentions d’acteurs"),
    "dates": ("date", "dates"),
    "places": ("lieu", "lieux"),
    "place_mentions": ("mention de lieu", "mentions de lieux"),
    "sentences": ("phrase", "phrases"),
}
RUN_STATES = {"running": "en cours", "done": "terminée", "partial": "partielle", "failed": "échouée",
              "interrupted": "interrompue"}  # fmt: skip
SOURCE_STATES = {"done": ("traitée", "traitées"), "skipped": ("écartée", "écartées"),
                 "failed": ("en échec", "en échec")}  # fmt: skip
LONGEST = 220


def plain(value: object, longest: int = LONGEST) -> Text:
    """Any value as text that a terminal only shows."""
    if value is None:
        return Text("—", style="dim")
    words = CONTROL.sub("�", str(value)).replace("\n", " ")
    return Text(words if len(words) <= longest else words[: longest - 1] + "…")


def table(title: str, columns: dict[str, dict[str, Any]], rows: Sequence[Sequence[object]], total: int) -> Table:
    """A table of rows, and how many there are in all."""
    if total > len(rows):
        title = f"{title} ({french.number(len(rows))} sur {french.number(total)})"
    made = Table(title=title, title_justify="left", title_style="bold", header_style="dim", expand=True)
    for name, settings in columns.items():
        made.add_column(name, **settings)
    for row in rows:
        made.add_row(*(plain(cell) for cell in row))
    return made


def _french(code: object) -> object:
    return WORDS.get(str(code), code)


def overview(found: Overview) -> Group:
    """Quotes with their speakers, actors, dates, places."""
    parts: list[RenderableType] = [
        table(
            "Citations",
            {"locuteur": {"ratio": 3}, "type": {"no_wrap": True}, "amorce": {"ratio": 2}, "citation": {"ratio": 8}},
            [(q["speaker"] or q["speaker_text"], _french(q["type"]), q["cue_text"], q["text"]) for q in found.quotes],
            found.counts["quotes"],
        ),
        table(
            "Acteurs",
            {"nom": {"ratio": 4}, "type": {"no_wrap": True}, "genre": {"no_wrap": True}, "fonction": {"ratio": 5},
             "mentions": {"justify": "right"}, "citations": {"justify": "right"}},
            [(a["name"], _french(a["type"]), a["gender"] and _french(a["gender"]), a["role"], a["mentions"],
              a["quotes"]) for a in found.actors],
            found.counts["actors"],
        ),
        table(
            "Dates",
            {"expression": {"ratio": 4}, "type": {"no_wrap": True}, "valeur": {"ratio": 3}, "article": {"ratio": 4}},
            [(d["text"], _french(d["type"]), d["value"], d["doc_id"]) for d in found.dates],
            found.counts["dates"],
        ),
        table(
            "Lieux",
            {"nom": {"ratio": 4}, "type": {"no_wrap": True}, "pays": {"no_wrap": True}, "région": {"ratio": 3},
             "coordonnées": {"ratio": 3}, "mentions": {"justify": "right"}},
            [(p["name"], _french(p["kind"]), p["country_code"], p["admin1"], _coordinates(p), p["mentions"])
             for p in found.places],
            found.counts["places"],
        ),
    ]  # fmt: skip
    return Group(*parts)


def _coordinates(place: Any) -> str | None:
    if place["latitude"] is None or place["longitude"] is None:
        return None
    return f"{french.number(place['latitude'], 2)} ; {french.number(place['longitude'], 2)}"


def counts(found: dict[str, int]) -> Text:
    """Every count on one line."""
    return Text(" · ".join(_count(number, *COUNTS[name]) for name, number in found.items()))


def summary(done: Summary) -> Text:
    """What a run did, on one line, and where the store is."""
    parts = (
        _count(done.n_new, "nouveau", "nouveaux"),
        _count(done.n_changed, "modifié", "modifiés"),
        _count(done.n_unchanged, "inchangé", "inchangés"),
        _count(done.n_failed, "en échec ou écarté", "en échec ou écartés"),
    )
    return Text(f"{', '.join(parts)} — {done.store}")


def imported(done: Imported, db: Path) -> Text:
    """What an import brought, on one line, and where the store is."""
    parts = (
        _count(done.n_sources, "source", "sources"),
        _count(done.n_failed, "en échec ou écartée", "en échec ou écartées"),
        _count(done.n_articles, "article nouveau", "articles nouveaux"),
    )
    return Text(f"{', '.join(parts)} — {db}")


def _count(number: int, singular: str, plural: str) -> str:
    return french.count(number, singular, plural)


def written(report: Written) -> Text:
    """Where a report is, how large, and what did not fit."""
    inside = _count(report.n_inside, "article", "articles")
    left = f", {report.left_out} de plus comptés, textes laissés de côté (--max-size)" if report.left_out else ""
    return Text(f"{report.path} — {size(report.size)}, {inside}{left}")


def plan(found: Plan) -> Group:
    """What a run would do: the files it would read, and how many it would leave alone."""
    names = {"new": "nouveau", "changed": "modifié", "removed": "disparu", "unreadable": "illisible"}
    groups = found.as_dict()
    rows = [(state, path) for name, state in names.items() for path in groups[name]]
    listed = table("Prévu", {"état": {"no_wrap": True}, "fichier": {"ratio": 1}}, rows, len(rows))
    return Group(listed, Text(_count(len(found.unchanged), "fichier inchangé", "fichiers inchangés")))


def failures(done: Summary) -> Table:
    """Each source that gave no article, and why."""
    rows = [(f.path if f.record_no == 0 else f"{f.path} #{f.record_no}", f.code, f.reason) for f in done.failures]
    return table(
        "Échecs",
        {"source": {"ratio": 4, "overflow": "fold"}, "code": {"no_wrap": True}, "raison": {"ratio": 6}},
        rows,
        len(rows),
    )


def article(found: Marked) -> Group:
    """One article with everything marked in it, and a legend."""
    row = found.article
    head = Text("\n").join(
        line
        for line in (
            _field(found, "title", row["title"], "bold") if row["title"] else None,
            Text(" · ".join(plain(row[name]).plain for name in ("doc_id", "source", "published") if row[name]), "dim"),
        )
        if line
    )
    legend = Text("  ").join(Text(LEGEND[kind], style=style) for kind, style in STYLES.items())
    quotes = table(
        "Citations",
        {"locuteur": {"ratio": 3}, "type": {"no_wrap": True}, "citation": {"ratio": 8},
         "confiance": {"justify": "right"}},
        [(q["speaker"] or q["speaker_text"], _french(q["type"]), q["text"], french.number(q["confidence"], 2))
         for q in found.quotes],
        len(found.quotes),
    )  # fmt: skip
    return Group(Panel(head), _field(found, "text", row["text"], ""), Text(), legend, Text(), quotes)


def _field(found: Marked, field: str, text: str, style: str) -> Text:
    """Outer marks are laid first, so that inner ones show."""
    shown = Text(CONTROL.sub("�", text), style=style)
    for mark in found.marks:
        if mark.field == field:
            shown.stylize(STYLES[mark.kind], mark.start, mark.end)
    return shown


def status(found: Status) -> Group:
    """How a store stands."""
    numbers = {"n_new": "nouveaux", "n_changed": "modifiés", "n_unchanged": "inchangés", "n_failed": "échecs"}
    whole, right = {"no_wrap": True}, {"justify": "right", "no_wrap": True}
    runs = table(
        "Dernières exécutions",
        {"début (UTC)": whole, "état": whole, **dict.fromkeys(numbers.values(), right)},
        [
            (run["started_at"][:16].replace("T", " "), RUN_STATES[run["status"]],
             *(french.number(run[name]) for name in numbers))
            for run in found.runs
        ],
        len(found.runs),
    )  # fmt: skip
    sources = ", ".join(_count(number, *SOURCE_STATES[state]) for state, number in found.sources.items()) or "aucune"
    errors = ", ".join(f"{code} × {french.number(number)}" for code, number in found.errors.items()) or "aucune"
    return Group(
        counts(found.counts),
        Text(f"sources : {sources}"),
        Text(f"erreurs : {errors}"),
        Text(f"articles extraits avec d’autres règles : {french.number(found.outdated)}"),
        runs,
    )


def console(stderr: bool = False) -> Console:
    """The terminal; NO_COLOR and pipes are honoured by rich."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)


class Rate(progress.ProgressColumn):
    """Files a second."""

    def render(self, task: progress.Task) -> Text:
        """Nothing before the first files are through."""
        return Text(f"{task.speed:.1f} fichiers/s" if task.speed else "", style="progress.data.speed")


class Progress:
    """Says on a terminal how far a run is: files, rate, time left; shows nothing anywhere else."""

    def __init__(self, err: Console, shown: bool) -> None:
        columns = (
            progress.SpinnerColumn(),
            progress.MofNCompleteColumn(),
            progress.BarColumn(),
            Rate(),
            progress.TimeElapsedColumn(),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.description}", markup=False),
        )
        self.bar = progress.Progress(*columns, console=err, transient=True) if shown and err.is_terminal else None
        self.task = self.bar.add_task("chargement du modèle", total=None) if self.bar else None

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar:
            self.bar.stop()

    def __call__(self, path: str, left: int, failures: int) -> None:
        """Count one more file."""
        if self.bar and self.task is not None:
            done = self.bar.tasks[0].completed + 1
            self.bar.update(self.task, completed=done, total=done + left, description=_under_way(path, failures))


def _under_way(path: str, failures: int) -> str:
    name = plain(path.rpartition("/")[2], 40).plain
    return f"{_count(failures, 'échec', 'échecs')} · {name}" if failures else name
