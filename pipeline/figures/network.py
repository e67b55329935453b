"""The network of actors that stand in the same articles: a graph for networkx and Gephi, and its drawing."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import altair as alt
import networkx as nx
import pandas as pd

from pipeline.corpus.aggregates.pairs import Level
from pipeline.figures.figure import Figure
from pipeline.figures.rows import Row, inline, rows, table
from pipeline.figures.theme import BLUE, FAINT, GREEN, INK, ORANGE, PAPER, WIDTH
from pipeline.figures.voices import KINDS
from pipeline.french import count

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

HEIGHT = 560
LETTER, LINE = 6.4, 14
"""Pixels that a letter and a line of a label take, about."""
LONGEST = 28
"""Letters of a label; the whole name shows under the pointer and in the table."""
GRAVITY = 0.04
"""What ties any two actors, of 1 for those of most articles: groups with nothing in common stay in sight."""
EDGES_PER_NODE = 3
TIES = 4
"""Pairs are sought among so many times more actors than are drawn: actors of as many articles may rank differently."""


def actor_graph(
    corpus: Corpus, *, level: Level = "article", limit: int | None = None, least: int = 1, **which: Any
) -> nx.Graph:
    """Actors as nodes (`label`, `type`, `gender`, `articles`, `quotes`), edges weighed by what they share.

    The `limit` actors of most articles. `level`: two actors meet in an `article`, a `sentence`, or in what one `quote`
    speaks about; edges that weigh less than `least` are left out. `which` narrows the articles: since, until, source,
    unique. `networkx.write_gexf(graph, path)` writes it for Gephi.
    """
    graph = nx.Graph()
    for actor in rows(corpus.actor_counts(order="articles", limit=limit, **which)):
        known = {name: actor[name] for name in ("type", "gender", "articles", "quotes") if actor[name] is not None}
        graph.add_node(actor["actor_id"], label=actor["name"], **known)
    for pair in rows(corpus.cooccurrences(level, among=None if limit is None else TIES * limit, **which)):
        one, other = pair["actor_id_a"], pair["actor_id_b"]
        if one in graph and other in graph and pair["weight"] >= least:
            graph.add_edge(one, other, weight=pair["weight"])
    return graph


def actor_network(corpus: Corpus, *, limit: int = 32, **which: Any) -> Figure:
    """Draw the actors of most articles and what ties them; every tie is in the table."""
    graph = actor_graph(corpus, limit=limit, **which)
    graph.remove_nodes_from([node for node, degree in list(graph.degree) if degree == 0])
    title = "Qui apparaît avec qui"
    if not graph:
        return Figure(title, "Aucun article ne nomme deux acteurs.", None, _table(graph))
    drawn = _strongest(graph)
    described = (
        f"Les {len(drawn)} acteurs que nomment le plus d’articles : d’autant plus gros que ces articles sont nombreux. "
        "Un trait relie ceux que nomment les mêmes articles, d’autant plus épais qu’il y en a."
    )
    return Figure(title, described, _chart(drawn), _table(graph))


def _strongest(graph: nx.Graph) -> nx.Graph:
    """The heaviest ties of the graph, at least one for every actor, so that the drawing can be read."""
    ranked = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], *sorted(edge[:2])))
    kept = {edge[:2] for edge in ranked[: EDGES_PER_NODE * len(graph)]}
    seen = {node for edge in kept for node in edge}
    for one, other, _ in ranked:
        if one not in seen or other not in seen:
            kept.add((one, other))
            seen |= {one, other}
    return nx.Graph(graph.edge_subgraph(kept))


def _table(graph: nx.Graph) -> pd.DataFrame:
    names = graph.nodes(data="label")
    ties = [{"one": names[a], "other": names[b], "articles": weight} for a, b, weight in graph.edges(data="weight")]
    ties.sort(key=lambda tie: (-tie["articles"], tie["one"], tie["other"]))
    return table(ties, {"one": "acteur", "other": "avec", "articles": "articles"})


def _chart(graph: nx.Graph) -> alt.LayerChart:
    nodes = _labelled(_placed(graph))
    across, down = (alt.Scale(domain=[0, length], nice=False) for length in (WIDTH, HEIGHT))
    x, y = alt.X("x:Q", axis=None, scale=across), alt.Y("y:Q", axis=None, scale=down)
    kinds = list(KINDS.values())
    ties = alt.Chart(inline(_ties(graph, nodes))).mark_rule(color=FAINT, opacity=0.35).encode(
        x=x,
        y=y,
        x2="x2:Q",
        y2="y2:Q",
        strokeWidth=alt.StrokeWidth("articles:Q", legend=None, scale=alt.Scale(range=[0.7, 6])),
        description="what:N",
        tooltip=alt.Tooltip("what:N", title="ensemble"),
    )  # fmt: skip
    points = alt.Chart(inline(nodes.values())).mark_point(filled=True, opacity=1, stroke=PAPER, strokeWidth=1).encode(
        x=x,
        y=y,
        size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[50, 420])),
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=kinds, range=[BLUE, ORANGE, GREEN])),
        shape=alt.Shape("kind:N", title=None, scale=alt.Scale(domain=kinds, range=["circle", "square", "triangle-up"])),
        description="what:N",
        tooltip=[
            alt.Tooltip("name:N", title="acteur"),
            alt.Tooltip("kind:N", title="type"),
            alt.Tooltip("articles:Q"),
            alt.Tooltip("quotes:Q", title="citations"),
        ],
    )  # fmt: skip
    label = alt.Chart(inline(nodes.values())).encode(
        x=alt.X("label_x:Q", axis=None, scale=across), y=alt.Y("label_y:Q", axis=None, scale=down), text="label:N"
    )
    halo = label.mark_text(stroke=PAPER, strokeWidth=3, strokeJoin="round", aria=False)
    layers = alt.LayerChart(layer=[ties, points, halo, label.mark_text(color=INK, aria=False)])
    return layers.properties(width=WIDTH, height=HEIGHT)


def _ties(graph: nx.Graph, nodes: dict[str, Row]) -> list[Row]:
    ties = []
    for one, other, weight in sorted(graph.edges(data="weight")):
        a, b = nodes[one], nodes[other]
        what = f"{a['name']} – {b['name']} : {count(weight, 'article', 'articles')}"
        ties.append({"x": a["x"], "y": a["y"], "x2": b["x"], "y2": b["y"], "articles": weight, "what": what})
    return ties


def _placed(graph: nx.Graph) -> dict[str, Row]:
    """Where each actor stands, in pixels; the same graph is always placed the same way."""
    ordered = nx.complete_graph(sorted(graph.nodes))
    nx.set_edge_attributes(ordered, GRAVITY, "weight")
    heaviest = max(weight for _, _, weight in graph.edges(data="weight"))
    for one, other, weight in graph.edges(data="weight"):
        ordered.edges[one, other]["weight"] = max(GRAVITY, (weight / heaviest) ** 0.5)
    spots = nx.spring_layout(ordered, seed=1, k=2 / len(ordered) ** 0.5, iterations=300, method="force")
    nodes = {node: _shown(graph.nodes[node]) for node in ordered}
    for number, (axis, length, margin) in enumerate((("x", WIDTH, 70), ("y", HEIGHT, 24))):
        values = [float(spots[node][number]) for node in ordered]
        ranks = sorted(values)
        low, high, last = ranks[0], ranks[-1], max(len(ranks) - 1, 1)
        for node, value in zip(ordered, values, strict=True):
            # Half its place, half its rank: a knot of actors is pulled apart, groups still show.
            spread = 0.5 * (value - low) / ((high - low) or 1) + 0.5 * ranks.index(value) / last
            nodes[node][axis] = round(margin + spread * (length - 2 * margin), 1)
    return nodes


def _shown(node: Row) -> Row:
    name, kind = node["label"], KINDS.get(node.get("type", ""), "")
    counted = f"{count(node['articles'], 'article', 'articles')}, {count(node['quotes'], 'citation', 'citations')}"
    label = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
    return {"name": name, "label": label, "kind": kind, "articles": node["articles"], "quotes": node["quotes"],
            "what": f"{name} ({kind}) : {counted}"}  # fmt: skip


def _labelled(nodes: dict[str, Row]) -> dict[str, Row]:
    """Each label above, below or beside its point, where it covers the least; those of most articles choose first."""
    taken = [(node["x"] - 8, node["y"] - 8, node["x"] + 8, node["y"] + 8) for node in nodes.values()]
    around = ((0, 1), (0, -1), (1, 0), (-1, 0), *product((0.7, -0.7), (0.8, -0.8)))
    for _, node in sorted(nodes.items(), key=lambda item: (-item[1]["articles"], item[0])):
        half = len(node["label"]) * LETTER / 2
        tried = [(min(max(node["x"] + dx * (half + 12), half), WIDTH - half), node["y"] + dy * 18) for dx, dy in around]
        boxes = [(x - half, y - LINE / 2, x + half, y + LINE / 2) for x, y in tried]
        covered = [sum(_overlap(box, other) for other in taken) for box in boxes]
        best = covered.index(min(covered))
        taken.append(boxes[best])
        node["label_x"], node["label_y"] = (round(at, 1) for at in tried[best])
    return nodes


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)
