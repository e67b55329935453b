"""A store for the report: articles annotated by hand, some hostile, sources that failed, near-duplicates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from made import BODY, article, doc

from pipeline.corpus.store import COUNTS, RunRow, SourceRow, Store
from pipeline.tables import Extraction, extract

RUN = RunRow("r1", "2025-10-20T08:00:00Z", "0", "m 1", "rules", "host", {"inputs": ["in"]})
HOSTILE = "</script><script>document.title = 'volé'</script><img src=x onerror=\"document.title='volé'\"> & ' \" é"
N_ARTICLES = 40


def write(path: Path, n_articles: int = N_ARTICLES) -> Path:
    """`n_articles` of two sources, one a day; the newest is hostile in its text, title and source."""
    with Store(path) as store:
        store.begin(RUN)
        for number in range(n_articles):
            found = _article(number, hostile=number == n_articles - 1)
            store.put(_source(found.article.path, found), found, "rules", "r1")
        for code, status in (("empty", "skipped"), ("json", "failed"), ("unheard_of", "failed")):
            failed = replace(_source(f"/in/{code}.txt"), status=status, error_code=code, error=f"{code}: {HOSTILE}")
            store.put(failed, None, "rules", "r1")
        store.relate()
        with store.transaction():
            ids = [row[0] for row in store.db.execute("SELECT article_id FROM articles ORDER BY doc_id LIMIT 3")]
            for one, other in ((ids[0], ids[1]), (ids[1], ids[2])):
                store.db.execute("INSERT INTO near_duplicates VALUES (?, ?, 0.93)", sorted((one, other)))
        store.end("r1", "partial", "2025-10-20T08:05:00Z", {**dict.fromkeys(COUNTS, 0), "n_new": n_articles})
    return path


def _article(number: int, hostile: bool) -> Extraction:
    body = f"{BODY}\n\nArticle numéro {number}. {HOSTILE if hostile else 'Le marché se tient à Rennes.'}"
    title = f"Anne Petit : « Je pars » {HOSTILE if hostile else number}"
    day = date(2025, 1, 1) + timedelta(number)
    made = article(body, title, f"/in/a{number:03}.txt", day.isoformat())
    made = replace(made, source=HOSTILE if hostile else ("Matin", "Soir")[number % 2])
    return extract(doc(made), made)


def _source(path: str, found: Extraction | None = None) -> SourceRow:
    name = path.rpartition("/")[2][:-4]
    return SourceRow(path, 0, "00", 1, 1, "s", "text", name, found.article.article_id if found else None)
