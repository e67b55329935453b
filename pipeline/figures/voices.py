"""Who is quoted: in what share of the articles, when, and of what gender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from pipeline.corpus.selection import Period
from pipeline.figures import periods
from pipeline.figures.figure import Figure
from pipeline.figures.rows import Row, inline, rows, table
from pipeline.figures.theme import BLUE, GREEN, GREY, ORANGE, PAPER, PURPLE, WIDTH
from pipeline.french import WORDS, count, percent

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

KINDS = {code: WORDS[code] for code in ("PER", "ORG", "GPE")}
GENDERS = {"f": "femmes", "m": "hommes", "unknown": "personnes de genre inconnu", "collective": "organisations, pays",
           "unattributed": "sans locuteur connu"}  # fmt: skip
COLOURS = {"f": PURPLE, "m": GREEN, "unknown": ORANGE, "collective": BLUE, "unattributed": GREY}
SELDOM, OFTEN, EMPTY = "#9ecae8", "#00304d", "#f2f4f6"
"""From rarely to often on a ground that stays light where the page is dark: shades need one."""
ROW = 24
"""Pixels of a bar with its gap."""
NAMES = 205
"""Pixels that names take at its left."""


def share_of_voice(corpus: Corpus, *, limit: int = 15, **which: Any) -> Figure:
    """In what share of all articles an actor is quoted, those that quote nobody included."""
    found = _told_apart(rows(corpus.share_of_voice(limit=limit, **which)))
    title = "Qui est cité dans le plus d’articles"
    for row in found:
        row["kind"] = KINDS.get(row["type"], "")
        row["what"] = f"{row['actor']} : {percent(row['share'])} des articles"
    columns = {"actor": "acteur", "kind": "type", "quoted_articles": "articles", "share": "part des articles",
               "quotes": "citations", "quote_share": "part des citations"}  # fmt: skip
    if not found:
        return Figure(title, "Aucune citation dont on connaisse le locuteur.", None, table(found, columns))
    first = found[0]
    described = (
        f"Part de tous les articles (ici {count(first['total_articles'], 'article', 'articles')}), ceux qui ne citent "
        f"personne compris. En tête : {first['actor']}, {percent(first['share'])}."
    )
    digits = ".1%" if first["share"] < 0.1 else ".0%"
    kinds = alt.Scale(domain=list(KINDS.values()), range=[BLUE, ORANGE, GREEN])
    bars = alt.Chart(inline(found)).mark_bar().encode(
        x=alt.X("share:Q", title="part des articles", axis=alt.Axis(format=digits, tickCount=5)),
        y=_names("actor", [row["actor"] for row in found]),
        color=alt.Color("kind:N", title=None, scale=kinds),
        description="what:N",
        tooltip=[
            alt.Tooltip("actor:N", title="acteur"),
            alt.Tooltip("quoted_articles:Q", title="articles"),
            alt.Tooltip("share:Q", format=".1%", title="part"),
            alt.Tooltip("quotes:Q", title="citations"),
        ],
    )  # fmt: skip
    return Figure(title, described, _sized(bars, len(found)), table(found, columns))


def speech_calendar(corpus: Corpus, *, by: Period | None = None, limit: int = 15, **which: Any) -> Figure:
    """When those who are quoted in most articles are quoted."""
    by = by or periods.suited(corpus, **which)
    counted = periods.bounded(corpus.share_of_voice(by, limit=limit, **which), by)
    found = _told_apart([row for row in counted if row["quotes"]])
    title = f"Qui est cité quand, par {periods.FRENCH[by]}"
    total = Counter[str]()
    for row in found:
        row["what"] = f"{row['actor']}, {row['when']} : {count(row['quotes'], 'citation', 'citations')}"
        total[row["actor"]] += row["quotes"]
    order = sorted(total, key=lambda actor: (-total[actor], actor))
    found.sort(key=lambda row: (order.index(row["actor"]), row["start"]))
    columns = {"actor": "acteur", "when": periods.FRENCH[by], "quotes": "citations", "quoted_articles": "articles"}
    if not found:
        return Figure(title, "Aucune citation datée dont on connaisse le locuteur.", None, table(found, columns))
    described = "Plus une case est foncée, plus l’acteur y est cité ; sans case, il ne l’est pas."
    shades = alt.Scale(range=[SELDOM, BLUE, OFTEN], domainMin=1)
    cells = alt.Chart(inline(found)).mark_rect(stroke=PAPER, strokeWidth=0.5).encode(
        **periods.axis(by),
        y=_names("actor", order),
        color=alt.Color("quotes:Q", title="citations", scale=shades, legend=_gradient(found)),
        description="what:N",
        tooltip=[
            alt.Tooltip("actor:N", title="acteur"),
            alt.Tooltip("when:N", title=periods.FRENCH[by]),
            alt.Tooltip("quotes:Q", title="citations"),
        ],
    )  # fmt: skip
    drawn = _sized(cells, len(order)).properties(view=alt.ViewConfig(fill=EMPTY))
    return Figure(title, described, drawn, table(found, columns))


def speaker_gender(corpus: Corpus, **which: Any) -> Figure:
    """Quotes by gender of the speaker: organisations, and speakers nobody knows, shown beside."""
    counted = {row["gender"]: row for row in rows(corpus.speaker_gender(**which))}
    found = [{**counted[gender], "who": name} for gender, name in GENDERS.items() if gender in counted]
    for row in found:
        row["what"] = f"{row['who']} : {count(row['quotes'], 'citation', 'citations')}"
    title = "Les citations selon le genre du locuteur"
    columns = {"who": "locuteurs", "quotes": "citations", "share": "part des citations de personnes"}
    if not found:
        return Figure(title, "Aucune citation.", None, table(found, columns))
    shares = [f"{row['who']}, {percent(row['share'])}" for row in found if row["gender"] in ("f", "m")]
    described = f"Des citations de personnes : {' ; '.join(shares)}." if shares else "Aucune personne n’est citée."
    colours = alt.Scale(domain=list(GENDERS.values()), range=list(COLOURS.values()))
    bars = alt.Chart(inline(found)).mark_bar().encode(
        x=alt.X("quotes:Q", title="citations", axis=alt.Axis(format=",d", tickMinStep=1)),
        y=_names("who", [row["who"] for row in found]),
        color=alt.Color("who:N", legend=None, scale=colours),
        description="what:N",
        tooltip=[alt.Tooltip("who:N", title="locuteurs"), alt.Tooltip("quotes:Q", title="citations")],
    )  # fmt: skip
    return Figure(title, described, _sized(bars, len(found)), table(found, columns))


def _gradient(found: Sequence[Row]) -> alt.Legend | None:
    """No scale of shades where there is one shade."""
    if max(row["quotes"] for row in found) == 1:
        return None
    return alt.Legend(format=",d", tickMinStep=1, gradientLength=160)


def _sized(chart: alt.Chart, n_rows: int) -> alt.Chart:
    return chart.properties(width=WIDTH - NAMES, height=ROW * n_rows)


def _names(column: str, order: Sequence[str]) -> alt.Y:
    axis = alt.Axis(labelLimit=NAMES - 10, ticks=False, domain=False, minExtent=NAMES)
    return alt.Y(f"{column}:N", title=None, sort=list(order), axis=axis)


def _told_apart(found: list[Row]) -> list[Row]:
    """Add `actor`, the name; of two actors of one name, the second gets its type and a number."""
    seen: dict[str, dict[str, str]] = {}
    for row in found:
        name, key = row["name"], row["actor_id"]
        others = seen.setdefault(name, {})
        if key not in others:
            others[key] = name if not others else f"{name} ({KINDS.get(row['type'], '')} {len(others) + 1})"
        row["actor"] = others[key]
    return found
