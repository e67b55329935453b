"""Places as dots on a map: the world, Europe or France, over an outline that ships with the tool."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

import altair as alt

from pipeline.figures.figure import Figure
from pipeline.figures.rows import Row, inline, rows, table
from pipeline.figures.theme import BLUE, INK, LAND, PAPER, WIDTH
from pipeline.french import WORDS, count

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

Region = Literal["world", "europe", "france"]
Box = tuple[float, float, float, float]
KINDS = {code: WORDS[code] for code in ("country", "region", "city", "facility", "natural")}
NAMED = 14
"""How many dots get their name, those of most articles first, where there is room."""


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: the projection, the height in pixels, and west, south, east, north in degrees."""

    title: str
    projection: dict[str, Any]
    height: int
    box: Box
    country: str | None = None
    """The country whose places alone are drawn: ISO 3166-1."""
    kinds: frozenset[str] = frozenset(KINDS) - {"country"}
    """On a map hardly larger than a country, the dot in its middle would be taken for a place there."""


MAPS: dict[str, Map] = {
    "world": Map(
        "Les lieux dans le monde",
        {"type": "equalEarth", "scale": 121, "center": [8, 10]},
        280,
        (-180, -60, 180, 85),
        kinds=frozenset(KINDS),
    ),
    "europe": Map(
        "Les lieux en Europe", {"type": "mercator", "scale": 640, "center": [9, 49.5]}, 560, (-20, 34, 39, 62)
    ),
    "france": Map(
        "Les lieux en France",
        {"type": "mercator", "scale": 2150, "center": [2.6, 46.5]},
        600,
        (-6, 41, 11, 51.6),
        country="FR",
    ),
}


def places_map(corpus: Corpus, *, region: Region = "world", limit: int = 400, **which: Any) -> Figure:
    """Draw the places that most articles name; a dot's area counts articles.

    `which` narrows the articles: since, until, source, unique. Raises ValueError for another region.
    """
    if region not in MAPS:
        raise ValueError(f"region is {region!r}: one of {', '.join(MAPS)}")
    drawn = MAPS[region]
    places = _on(drawn, rows(corpus.place_counts(country=drawn.country, **which)))[:limit]
    for place in places:
        place["genre"] = KINDS[place["kind"]]
        place["what"] = f"{place['name']} : {count(place['articles'], 'article', 'articles')}"
    columns = {"name": "lieu", "genre": "genre", "country_code": "pays", "articles": "articles", "mentions": "mentions"}
    if not places:
        return Figure(drawn.title, "Aucun lieu dont on connaisse les coordonnées.", None, table(places, columns))
    first = ", ".join(f"{place['name']} ({place['articles']})" for place in places[:5])
    hollow = " ; les cercles clairs sont des pays" if "country" in drawn.kinds else ""
    described = f"L’aire d’un point compte les articles{hollow}. En tête : {first}."
    return Figure(drawn.title, described, _chart(drawn, places), table(places, columns))


@cache
def outline() -> dict[str, Any]:
    """Borders of countries as TopoJSON; `data/README.md` says where they come from."""
    return dict(json.loads((files("pipeline.figures") / "data" / "countries.topojson").read_text("utf-8")))


def _on(drawn: Map, places: list[Row]) -> list[Row]:
    """Places of the map, those of most articles first."""
    west, south, east, north = drawn.box
    located = [
        place
        for place in places
        if place["kind"] in drawn.kinds
        and None not in (place["longitude"], place["latitude"])
        and west <= place["longitude"] <= east
        and south <= place["latitude"] <= north
    ]
    return sorted(located, key=lambda place: (-place["articles"], -place["mentions"], place["place_id"]))


def _near(world: dict[str, Any], box: Box) -> dict[str, Any]:
    """The same topology with those countries alone that reach into the box."""
    (x_scale, y_scale), (x_first, y_first) = world["transform"]["scale"], world["transform"]["translate"]
    west, south, east, north = box
    reached = []
    for arc in world["arcs"]:
        steps = zip(accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True)
        points = ((x * x_scale + x_first, y * y_scale + y_first) for x, y in steps)
        reached.append(any(west <= x <= east and south <= y <= north for x, y in points))
    shapes = world["objects"]["countries"]["geometries"]
    kept = [s for s in shapes if any(reached[max(n, ~n)] for polygon in s["arcs"] for ring in polygon for n in ring)]
    return {**world, "objects": {"countries": {"type": "GeometryCollection", "geometries": kept}}}


def _chart(drawn: Map, places: list[Row]) -> alt.LayerChart:
    borders = alt.InlineData(
        values=_near(outline(), drawn.box), format=alt.TopoDataFormat(type="topojson", feature="countries")
    )
    land = alt.Chart(borders).mark_geoshape(fill=LAND, stroke=PAPER, strokeWidth=0.7, clip=True, aria=False)
    at: dict[str, Any] = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    is_country = alt.datum.kind == "country"
    dots = alt.Chart(inline(places)).mark_circle(clip=True, strokeWidth=0.8, opacity=1).encode(
        **at,
        size=alt.Size("articles:Q", title="articles", legend=_sizes(places),
                      scale=alt.Scale(type="linear", range=[14, 700], domainMin=0)),
        fill=alt.value(BLUE),
        fillOpacity=alt.when(is_country).then(alt.value(0.12)).otherwise(alt.value(0.6)),
        stroke=alt.when(is_country).then(alt.value(BLUE)).otherwise(alt.value(PAPER)),
        description="what:N",
        tooltip=[
            alt.Tooltip("name:N", title="lieu"),
            alt.Tooltip("genre:N", title="genre"),
            alt.Tooltip("articles:Q"),
            alt.Tooltip("mentions:Q"),
        ],
    )  # fmt: skip
    named = alt.Chart(inline(_apart(places))).encode(**at, text="name:N")
    halo = named.mark_text(dy=-12, fontSize=11, aria=False, clip=True, stroke=PAPER, strokeWidth=3, strokeJoin="round")
    words = named.mark_text(dy=-12, fontSize=11, aria=False, clip=True, color=INK)
    layers = alt.LayerChart(layer=[land, dots, halo, words], projection=drawn.projection)
    return layers.properties(width=WIDTH, height=drawn.height)


def _sizes(places: Sequence[Row]) -> alt.Legend:
    """A legend with a few sizes."""
    most = max(place["articles"] for place in places)
    return alt.Legend(values=sorted({1, max(1, most // 4), max(1, most // 2), most}), symbolFillColor=BLUE)


def _apart(places: Sequence[Row]) -> list[Row]:
    """Dots whose names do not cross one another: those of most articles first."""
    longitudes, latitudes = ([place[name] for place in places] for name in ("longitude", "latitude"))
    wide, high = (max(longitudes) - min(longitudes)) / 7, (max(latitudes) - min(latitudes)) / 18
    chosen: list[Row] = []
    for place in places:
        if len(chosen) == NAMED:
            break
        x, y = place["longitude"], place["latitude"]
        if all(abs(one["longitude"] - x) > wide or abs(one["latitude"] - y) > high for one in chosen):
            chosen.append(place)
    return chosen
