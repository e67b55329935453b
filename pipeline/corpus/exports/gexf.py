"""GEXF 1.2: the network of actors that stand in one article, for Gephi; from the `cooccurrences` view."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from xml.sax.saxutils import quoteattr

from pipeline.corpus.export import whole
from pipeline.corpus.exports.reading import speakable

NODES = """
SELECT v.canonical_actor_id AS id, v.canonical_name AS label, v.type, max(v.gender) AS gender,
       count(DISTINCT v.article_id) AS articles,
       (SELECT count(*) FROM quotes q JOIN v_actors w ON w.actor_id = q.actor_id
        WHERE w.canonical_actor_id = v.canonical_actor_id) AS quotes
FROM v_actors v GROUP BY v.canonical_actor_id ORDER BY id"""
EDGES = "SELECT actor_id_a, actor_id_b, articles, sentences FROM cooccurrences ORDER BY actor_id_a, actor_id_b"
ATTRIBUTES = {
    "node": {"type": "string", "gender": "string", "articles": "integer", "quotes": "integer"},
    "edge": {"articles": "integer", "sentences": "integer"},
}


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write `actors.gexf`: an edge weighs the articles that name both ends; `sentences` counts those that do."""
    path = folder / "actors.gexf"
    with whole(path) as out:
        out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write(b'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
        out.write(b'<graph defaultedgetype="undirected" mode="static">\n')
        for kind, names in ATTRIBUTES.items():
            declared = "".join(f'<attribute id="{name}" title="{name}" type="{names[name]}"/>' for name in names)
            out.write(f'<attributes class="{kind}">{declared}</attributes>\n'.encode())
        out.write(b"<nodes>\n")
        for row in store.execute(NODES):
            opening = f"<node id={_said(row['id'])} label={_said(row['label'])}>"
            out.write(f"{opening}{_values(row, 'node')}</node>\n".encode())
        out.write(b"</nodes>\n<edges>\n")
        for number, row in enumerate(store.execute(EDGES)):
            ends = f"source={_said(row['actor_id_a'])} target={_said(row['actor_id_b'])}"
            out.write(f'<edge id="{number}" {ends} weight="{row["articles"]}">{_values(row, "edge")}</edge>\n'.encode())
        out.write(b"</edges>\n</graph>\n</gexf>\n")
    return [path]


def _values(row: sqlite3.Row, kind: str) -> str:
    filled = [(name, row[name]) for name in ATTRIBUTES[kind] if row[name] is not None]
    return f"<attvalues>{''.join(f'<attvalue for={_said(n)} value={_said(v)}/>' for n, v in filled)}</attvalues>"


def _said(value: object) -> str:
    return quoteattr(speakable(str(value)))
