"""What is published when, and what time it speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt

from pipeline.corpus.selection import Period, moved
from pipeline.figures import periods
from pipeline.figures.figure import Figure
from pipeline.figures.rows import Row, inline, rows, table
from pipeline.figures.theme import BLUE, GREY, INK, PAPER, SERIES, WIDTH
from pipeline.french import count, day, period

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

HEIGHT = 230
OTHERS, UNNAMED = "autres sources", "source inconnue"
SPOKEN = ("article_id", "sentence_no", "value", "earliest", "latest")
VAGUEST = 31
"""Days that a date may cover and still say when something was."""


def coverage(corpus: Corpus, *, by: Period | None = None, **which: Any) -> Figure:
    """Articles by source and period; of more than six sources, all but the five largest are put together."""
    by = by or periods.suited(corpus, **which)
    found = corpus.article_counts(by, per_source=True, **which)
    dated = periods.bounded(found, by)
    undated = sum(row["articles"] for row in rows(found) if row["period"] is None)
    title = f"Les articles par {periods.FRENCH[by]}"
    for row in dated:
        row["source"] = row["source"] or UNNAMED
        row["what"] = f"{row['source']}, {row['when']} : {count(row['articles'], 'article', 'articles')}"
    columns = {"when": periods.FRENCH[by], "source": "source", "articles": "articles", "quotes": "citations"}
    if not dated:
        return Figure(title, "Aucun article daté.", None, table(dated, columns))
    total = Counter[str]()
    for row in dated:
        total[row["when"]] += row["articles"]
    best, most = total.most_common(1)[0]
    described = f"Le plus fourni : {best} ({count(most, 'article', 'articles')})."
    if undated:
        described += f" {count(undated, 'article sans date n’y figure', 'articles sans date n’y figurent')} pas."
    return Figure(title, described, _stacked(dated, by), table(dated, columns))


def timeline(corpus: Corpus, *, by: Period | None = None, **which: Any) -> Figure:
    """Dated sentences by the time they speak of, around the time of publication, where it is known to the month."""
    title = "De quels jours parlent les articles"
    spoken, published = spoken_of(corpus, **which), periods.span(corpus, **which)
    columns = {"when": "période", "sentences": "phrases", "articles": "articles"}
    if not spoken or published is None:
        return Figure(title, "Aucune phrase datée.", None, table([], columns))
    first, last = published
    margin = max((last - first) // 2, timedelta(31))
    earliest, latest = moved(first, -margin), moved(last, margin)
    near = [row for row in spoken if earliest <= row["day"] <= latest]
    if not near:
        return Figure(title, "Toutes les phrases datées parlent d’un temps éloigné.", None, table([], columns))
    by = by or periods.by_span(min(row["day"] for row in near), max(row["day"] for row in near))
    counted = _by_period(near, by)
    described = (
        f"Phrases dont la date est connue au mois près au moins, par {periods.FRENCH[by]} dont elles parlent ; les "
        f"articles ont paru entre le {day(first.isoformat())} et le {day(last.isoformat())} (traits)."
    )
    if far := len(spoken) - len(near):
        described += f" {count(far, 'phrase parle', 'phrases parlent')} d’un temps plus éloigné."
    return Figure(title, described, _bars(counted, by, published), table(counted, columns))


def spoken_of(corpus: Corpus, **which: Any) -> list[Row]:
    """Sentences of the `timeline` whose date covers a month at most, with the first `day` they speak of.

    Rows hold `article_id`, `sentence_no`, `value`, `day`, and when that time begins and ends.
    """
    found = []
    for row in rows(corpus.timeline(columns=SPOKEN, **which)):
        first, last = _iso(row["earliest"]), _iso(row["latest"])
        if first is not None and (last is None or (last - first).days <= VAGUEST):
            found.append({**row, "day": first})
    return found


def _iso(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _by_period(spoken: Iterable[Row], by: Period) -> list[Row]:
    sentences, articles = defaultdict(set), defaultdict(set)
    for row in spoken:
        start = periods.start_of(row["day"], by)
        sentences[start].add((row["article_id"], row["sentence_no"]))
        articles[start].add(row["article_id"])
    return [
        {
            "start": start.isoformat(),
            "end": periods.after(start, by).isoformat(),
            "when": (when := period(start.isoformat(), by)),
            "sentences": len(sentences[start]),
            "articles": len(articles[start]),
            "what": f"{when} : {count(len(sentences[start]), 'phrase', 'phrases')}",
        }
        for start in sorted(sentences)
    ]


def _stacked(dated: list[Row], by: Period) -> alt.Chart:
    """Bars by source; the sources of most articles stand at the bottom."""
    total = Counter[str]()
    for row in dated:
        total[row["source"]] += row["articles"]
    order = sorted(total, key=lambda name: (-total[name], name))
    if len(order) > len(SERIES):
        order = [*order[: len(SERIES) - 1], OTHERS]
    shown = [{**row, "source": row["source"] if row["source"] in order else OTHERS} for row in dated]
    ranked = [{**row, "rank": order.index(row["source"])} for row in shown]
    colours = alt.Scale(domain=order, range=[GREY if name == OTHERS else SERIES[at] for at, name in enumerate(order)])
    bars = alt.Chart(inline(ranked)).mark_bar(orient="vertical", stroke=PAPER, strokeWidth=0.5)
    drawn: alt.Chart = bars.encode(
        **periods.axis(by),
        y=alt.Y("articles:Q", title="articles", stack="zero", axis=alt.Axis(tickMinStep=1, format=",d")),
        color=alt.Color("source:N", title=None, scale=colours, legend=alt.Legend(columns=3) if order[1:] else None),
        order=alt.Order("rank:Q"),
        description="what:N",
        tooltip=[
            alt.Tooltip("when:N", title=periods.FRENCH[by]),
            alt.Tooltip("source:N"),
            alt.Tooltip("articles:Q"),
            alt.Tooltip("quotes:Q", title="citations"),
        ],
    )
    return drawn.properties(width=WIDTH, height=HEIGHT)


def _bars(counted: list[Row], by: Period, published: tuple[date, date]) -> alt.LayerChart:
    bars = alt.Chart(inline(counted)).mark_bar(orient="vertical", color=BLUE, stroke=PAPER, strokeWidth=0.5)
    drawn = bars.encode(
        **periods.axis(by),
        y=alt.Y("sentences:Q", title="phrases", stack="zero", axis=alt.Axis(tickMinStep=1, format=",d")),
        description="what:N",
        tooltip=[
            alt.Tooltip("when:N", title=periods.FRENCH[by]),
            alt.Tooltip("sentences:Q", title="phrases"),
            alt.Tooltip("articles:Q"),
        ],
    )
    ends = alt.Chart(inline({"start": one.isoformat()} for one in published))
    rules = ends.mark_rule(color=INK, strokeDash=[4, 3], aria=False).encode(
        x=alt.X("start:T", scale=alt.Scale(type="utc"))
    )
    return alt.LayerChart(layer=[drawn, rules]).properties(width=WIDTH, height=HEIGHT)
