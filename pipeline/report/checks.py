"""What to check: the surest doubts, near-duplicates, sources that failed, what made the store."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.figures.rows import Row, rows

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

SAMPLE, AMONG, PAIRS, LISTED, RUNS = 8, 400, 40, 100, 10
# Of the least sure rows, the first of each article: a sample of many articles, always the same.
DOUBTFUL = """
  WITH lowest AS (SELECT * FROM {table} ORDER BY confidence, article_id, {key} LIMIT :among),
  found AS (
    SELECT {columns}, t.confidence, ar.doc_id, ar.article_id, substr(ar.published, 1, 10) AS on_day,
           row_number() OVER (PARTITION BY t.article_id ORDER BY t.confidence, t.{key}) AS nth
    FROM lowest t JOIN articles ar USING (article_id) {joins})
  SELECT * FROM found WHERE nth = 1 ORDER BY confidence, article_id LIMIT :limit"""
AT = "t.field || '-' || t.start AS at"
QUESTIONS = {
    "Citations": {
        "table": "quotes",
        "key": "quote_id",
        "columns": "t.text, coalesce(v.canonical_name, t.speaker_text) AS reading, s.field || '-' || s.start AS at",
        "joins": "JOIN quote_spans s ON s.quote_id = t.quote_id AND s.ordinal = 0"
        " LEFT JOIN v_actors v ON v.actor_id = t.actor_id",
    },
    "Acteurs": {
        "table": "actor_mentions",
        "key": "mention_id",
        "columns": f"t.text, v.canonical_name AS reading, {AT}",
        "joins": "JOIN v_actors v ON v.actor_id = t.actor_id",
    },
    "Dates": {"table": "dates", "key": "date_id", "columns": f"t.text, t.value AS reading, {AT}", "joins": ""},
    "Lieux": {
        "table": "place_mentions",
        "key": "mention_id",
        "columns": f"t.text, p.name || coalesce(' (' || p.country_code || ')', '') AS reading, {AT}",
        "joins": "JOIN places p USING (place_id)",
    },
}
COPIES = """
  SELECT n.similarity, a.article_id AS id_a, b.article_id AS id_b, coalesce(a.title, a.doc_id) AS title_a,
         coalesce(b.title, b.doc_id) AS title_b, a.source AS source_a, b.source AS source_b,
         substr(a.published, 1, 10) AS on_a, substr(b.published, 1, 10) AS on_b
  FROM near_duplicates n JOIN articles a ON a.article_id = n.article_id JOIN articles b ON b.article_id = n.other_id
  ORDER BY n.similarity DESC, id_a, id_b LIMIT ?"""
LAST_RUNS = """
  SELECT started_at || '' AS started, ended_at || '' AS ended, status, tool_version, model, rules_hash || '' AS rules,
         n_new, n_changed, n_unchanged, n_failed FROM runs ORDER BY started_at DESC, run_id LIMIT ?"""
FAILED = """
  SELECT path, record_no, status, error_code, error FROM sources
  WHERE status <> 'done' AND removed_at IS NULL ORDER BY error_code, path, record_no LIMIT ?"""


def doubts(corpus: Corpus) -> dict[str, list[Row]]:
    """The least sure rows of each kind, with what was read in them."""
    asked = {"among": AMONG, "limit": SAMPLE}
    return {title: rows(corpus.sql(DOUBTFUL.format(**parts), asked)) for title, parts in QUESTIONS.items()}


def copies(corpus: Corpus) -> tuple[list[Row], int]:
    """Pairs of near-duplicates, the most alike first, and how many there are in all."""
    total = rows(corpus.sql("SELECT count(*) AS n FROM near_duplicates"))[0]["n"]
    return rows(corpus.sql(COPIES, (PAIRS,))), total


def failures(corpus: Corpus) -> tuple[list[Row], list[Row]]:
    """Failures by code with reason and remedy in French, and the sources themselves."""
    known = remedies()
    counted = rows(
        corpus.sql(
            "SELECT error_code AS code, status, count(*) AS sources FROM sources"
            " WHERE status <> 'done' AND removed_at IS NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
        )
    )
    unknown = ("raison inconnue", "voir le message ci-dessous")
    explained = [dict(zip(("reason", "remedy"), known.get(row["code"], unknown), strict=True)) for row in counted]
    return [{**row, **words} for row, words in zip(counted, explained, strict=True)], rows(
        corpus.sql(FAILED, (LISTED,))
    )


def remedies() -> dict[str, tuple[str, str]]:
    """Reason and remedy of each error code of a source, in French."""
    written = (files("pipeline.report") / "data" / "remedies.tsv").read_text("utf-8")
    return {row["code"]: (row["reason"], row["remedy"]) for row in csv.DictReader(written.splitlines(), delimiter="\t")}


def runs(corpus: Corpus) -> list[Row]:
    """The last runs, the newest first; times stay text."""
    return rows(corpus.sql(LAST_RUNS, (RUNS,)))


def rules(corpus: Corpus) -> list[Row]:
    """How many articles were extracted with which rules."""
    return rows(
        corpus.sql("SELECT rules_hash || '' AS rules, count(*) AS articles FROM articles GROUP BY 1 ORDER BY 2 DESC, 1")
    )
