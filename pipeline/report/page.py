"""The file itself: what the sections need, the templates, the policy that lets nothing else run, the size."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline import figures, french
from pipeline.about import VERSION
from pipeline.corpus.export import whole
from pipeline.corpus.frames import Corpus
from pipeline.errors import ReportError
from pipeline.figures.rows import rows
from pipeline.figures.voices import GENDERS
from pipeline.report import Written, archive, checks, coverage, people, tables
from pipeline.report.reading import Reading, readings

STATIC_QUOTES, STATIC_ARTICLES, STATIC_BYTES = 60, 12, 150_000
"""What is readable without scripts: so many quotes, and so many articles of so many bytes together, at most."""
SPEAKERS = 300
ON_MAP = 200


def make(db: Path, target: Path, largest: int) -> Written:
    """Make the page and write it."""
    corpus = Corpus(db)
    environment = _environment()
    newest = readings(db)
    static = _static(environment, newest)
    shown = {**_content(corpus, db), **_texts(static), "largest": largest}
    shell = _page(environment, shown, archive.Archive("", 0))
    packed = archive.pack(
        (_line(environment, one) for one in chain(static, newest)), largest - len(shell.encode()) - ROOM
    )
    page = _page(environment, shown, packed).encode()
    try:
        with whole(target) as out:
            out.write(page)
    except OSError as error:
        raise ReportError(target, error) from error
    return Written(target, len(page), packed.n_articles, shown["n_articles"] - packed.n_articles)


ROOM = 1000
"""Bytes for what the page says once it is known how much is inside."""


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(
        number=french.number, percent=french.percent, size=french.size, count=french.count, day=french.day,
        days=french.days, period=french.period, decimal=french.number,
    )  # fmt: skip
    return environment


def _page(environment: Environment, shown: dict[str, Any], packed: archive.Archive) -> str:
    style, script = (_resource(name) for name in ("style.css", "script.js"))
    return environment.get_template("report.html.j2").render(
        **shown,
        archive=Markup(f'"{packed.packed}"'),
        n_inside=packed.n_articles,
        left_out=shown["n_articles"] - packed.n_articles,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _resource(name: str) -> str:
    return (files("pipeline.report") / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    """What a Content-Security-Policy calls an inline script or style by."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _static(environment: Environment, newest: Iterator[Reading]) -> list[Reading]:
    """The newest articles, as many as are shown without scripts."""
    found: list[Reading] = []
    size = 0
    for one in newest:
        found.append(one)
        size += len(_article(environment, one))
        if len(found) == STATIC_ARTICLES or size > STATIC_BYTES:
            break
    return found


def _texts(static: list[Reading]) -> dict[str, Any]:
    quotes = [quote for one in static for quote in one.quotes][:STATIC_QUOTES]
    return {"static_articles": static, "n_static": len(static), "static_quotes": quotes}


def _article(environment: Environment, one: Reading) -> str:
    made: Markup = environment.get_template("macros.html.j2").module.article(one)  # type: ignore[attr-defined]
    return str(made)


def _line(environment: Environment, one: Reading) -> dict[str, Any]:
    """An article in the archive: its view, and its quotes with what they are filtered by."""
    card = environment.get_template("macros.html.j2").module.quote  # type: ignore[attr-defined]
    return {
        "id": one.article_id,
        "day": one.day,
        "source": one.source,
        "html": _article(environment, one),
        "quotes": [[q.code, q.gender, q.speaker or q.named_as or "", q.confidence, card(q)] for q in one.quotes],
    }


def _content(corpus: Corpus, db: Path) -> dict[str, Any]:
    """Everything but the texts."""
    total = rows(corpus.sql(TOTALS))[0]
    runs, (pairs, n_copies), (errors, failures) = checks.runs(corpus), checks.copies(corpus), checks.failures(corpus)
    speakers = corpus.actor_counts(order="quotes", limit=SPEAKERS)
    return {
        "name": db.name,
        "version": VERSION,
        "as_of": french.moment(next((run["ended"] for run in runs if run["ended"]), None)),
        "contents": CONTENTS,
        "summary": tables.summary(total),
        "n_articles": total["articles"],
        "figures": _figures(corpus),
        "sources": tables.sources(coverage.sources(corpus)),
        "dates_found": tables.shares(coverage.dates_found(corpus), total["articles"]),
        "failed": tables.failed(errors),
        "portraits": people.portraits(corpus),
        "types": tables.types(corpus),
        "days": tables.days(corpus),
        "doubts": tables.doubts(checks.doubts(corpus)),
        "copies": tables.copies(pairs),
        "n_copies": n_copies,
        "errors": tables.errors(errors),
        "failures": failures,
        "n_failed": sum(row["sources"] for row in errors),
        "runs": tables.runs(runs),
        "rules": [(row["rules"], french.number(row["articles"])) for row in checks.rules(corpus)],
        "genders": list(GENDERS.items()),
        "speakers": sorted({row["name"] for row in rows(speakers) if row["quotes"]}),
        "source_names": sorted({row["source"] for row in rows(corpus.source_totals.df) if row["source"]}),
    }


TOTALS = """
  SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM quotes) AS quotes,
         (SELECT count(*) FROM quotes WHERE actor_id IS NOT NULL) AS attributed,
         (SELECT count(DISTINCT canonical_actor_id) FROM v_actors) AS actors,
         (SELECT count(DISTINCT place_id) FROM place_mentions) AS places,
         (SELECT min(substr(published, 1, 10)) || '' FROM articles) AS first,
         (SELECT max(substr(published, 1, 10)) || '' FROM articles) AS last"""
CONTENTS = (
    ("couverture", "Couverture"),
    ("voix", "Qui parle"),
    ("genre", "Types et genre"),
    ("chronologie", "Chronologie"),
    ("reseau", "Réseau"),
    ("carte", "Carte"),
    ("citations", "Citations"),
    ("articles", "Articles"),
    ("verifier", "À vérifier"),
    ("doublons", "Doublons"),
    ("erreurs", "Erreurs"),
    ("versions", "Versions"),
)


def _figures(corpus: Corpus) -> dict[str, tables.Shown | None]:
    france = figures.places_map(corpus, region="france", limit=ON_MAP)
    drawn = {
        "coverage": figures.coverage(corpus),
        "share_of_voice": figures.share_of_voice(corpus),
        "speech_calendar": figures.speech_calendar(corpus),
        "speaker_gender": figures.speaker_gender(corpus),
        "timeline": figures.timeline(corpus),
        "network": figures.actor_network(corpus),
        "world": figures.places_map(corpus, limit=ON_MAP),
    }
    shown: dict[str, tables.Shown | None] = {name: tables.shown(figure) for name, figure in drawn.items()}
    return {**shown, "france": tables.shown(france) if len(france.table) >= WORTH_A_MAP else None}


WORTH_A_MAP = 5
"""Places in France below which it gets no map of its own."""
