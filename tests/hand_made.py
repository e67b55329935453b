"""A small corpus written by hand, row by row: what is counted in it can be counted on one's fingers.

article  source  published        quotes (speaker → actors mentioned inside)
a1       Matin   2025-10-13 Mon   q1 Petit → Durand · q2 Petit
a2       Matin   2025-10-15 Wed   q3 Durand → ONU · q4 nobody known
a3       Matin   2025-10-20 Mon   none
a4       Soir    2025-10-15 Wed   q5 Petit → Durand              near-duplicate of a1
a5       Soir    no date          q6 ONU → Petit
a6       none    2025-11-02 Sun   q7 Durand → Durand, Roy · q8 Roy
"""

from __future__ import annotations

from pathlib import Path

from pipeline.corpus import counting
from pipeline.corpus.store import RunRow, Store

TEXT = "x" * 50 + "y" * 50
RUN = RunRow("run", "2025-11-03T00:00:00Z", "1", "m", "r", "h", {})
ARTICLES = (
    ("a1", "Matin", "2025-10-13"),
    ("a2", "Matin", "2025-10-15T08:00:00Z"),
    ("a3", "Matin", "2025-10-20"),
    ("a4", "Soir", "2025-10-15"),
    ("a5", "Soir", None),
    ("a6", None, "2025-11-02"),
)
NAMES = {"P": ("Anne Petit", "PER", "f"), "D": ("Émile Durand", "PER", "m"), "O": ("ONU", "ORG", None),
         "X": ("Camille Roy", "PER", None)}  # fmt: skip
# article, actor, sentence, start, form
MENTIONS = (
    ("a1", "P", 0, 0, "name"),
    ("a1", "D", 0, 20, "name"),
    ("a1", "P", 1, 50, "pronoun"),
    ("a2", "P", 0, 0, "name"),
    ("a2", "D", 0, 10, "role"),
    ("a2", "O", 1, 60, "name"),
    ("a3", "D", 0, 0, "name"),
    ("a4", "P", 0, 0, "name"),
    ("a4", "D", 0, 20, "name"),
    ("a5", "O", 0, 0, "name"),
    ("a5", "P", 0, 12, "name"),
    ("a6", "D", 0, 0, "name"),
    ("a6", "D", 0, 12, "pronoun"),
    ("a6", "X", 0, 40, "name"),
)
# quote, article, speaker, sentence, start, end
QUOTES = (
    ("q1", "a1", "P", 0, 10, 30),
    ("q2", "a1", "P", 1, 60, 90),
    ("q3", "a2", "D", 1, 55, 75),
    ("q4", "a2", None, 1, 80, 90),
    ("q5", "a4", "P", 0, 10, 30),
    ("q6", "a5", "O", 0, 10, 30),
    ("q7", "a6", "D", 0, 10, 50),
    ("q8", "a6", "X", 1, 60, 90),
)
PLACES = (("p1", "Paris", "city", "FR", 48.85, 2.35), ("p2", "Les Aubépines", "facility", None, None, None))
PLACE_MENTIONS = (("a1", "p1", 0, 6), ("a1", "p1", 1, 70), ("a4", "p1", 0, 6), ("a6", "p2", 0, 30))
DATES = (
    ("d1", "a1", 0, 30, "2025-10-14", "2025-10-14", "2025-10-15"),
    ("d2", "a2", 0, 30, "2024", "2024-01-01", "2025-01-01"),
    ("d3", "a3", 0, 30, "PAST_REF", None, None),
)


def write(path: Path) -> Path:
    """Make the store. The actors of each article are linked to the first article's."""
    with Store(path) as store:
        store.begin(RUN)
        with store.transaction():
            _articles(store)
            _actors(store)
            _places_and_dates(store)
            counting.relate(store.db, anew=True)  # linked by hand, counted as a run would
    return path


def _articles(store: Store) -> None:
    for name, source, published in ARTICLES:
        store.db.execute(
            "INSERT INTO articles (article_id, doc_id, path, text_sha256, title, text, source, lang, published,"
            " rules_hash, run_id) VALUES (?1, ?1, ?1 || '.txt', '', NULL, ?2, ?3, 'fr', ?4, 'r', 'run')",
            (name, TEXT, source, published),
        )
        for number in (0, 1):
            row = (name, number, "text", 50 * number, 50 * number + 50, 0)
            store.db.execute("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)", row)
    store.db.execute("INSERT INTO near_duplicates VALUES ('a1', 'a4', 0.9)")


def _actors(store: Store) -> None:
    first: dict[str, str] = {}
    for article, key in dict.fromkeys((m[0], m[1]) for m in MENTIONS):
        name, kind, gender = NAMES[key]
        row = (key + article, article, name, kind, None if article == "a6" else gender)
        store.db.execute("INSERT INTO actors (actor_id, article_id, name, type, gender) VALUES (?, ?, ?, ?, ?)", row)
        store.db.execute("INSERT INTO actor_aliases VALUES (?, ?)", (key + article, name.split()[-1]))
        link = (key + article, first.setdefault(key, key + article), "test")
        store.db.execute("INSERT INTO actor_links VALUES (?, ?, ?)", link)
    for number, (article, key, sentence, start, form) in enumerate(MENTIONS):
        store.db.execute(
            "INSERT INTO actor_mentions VALUES (?, ?, ?, ?, 'text', ?, ?, ?, ?, NULL, 0.9, 'test')",
            (f"m{number}", article, key + article, sentence, start, start + 2, TEXT[start : start + 2], form),
        )
    for quote, article, speaker, sentence, start, end in QUOTES:
        store.db.execute(
            "INSERT INTO quotes (quote_id, article_id, sentence_no, field, type, text, actor_id, confidence, rule)"
            " VALUES (?, ?, ?, 'text', 'direct', ?, ?, 0.8, 'test')",
            (quote, article, sentence, TEXT[start:end], speaker and speaker + article),
        )
        store.db.execute("INSERT INTO quote_spans VALUES (?, 0, 'text', ?, ?, ?)", (quote, start, end, TEXT[start:end]))


def _places_and_dates(store: Store) -> None:
    for place in PLACES:
        store.db.execute(
            "INSERT INTO places (place_id, name, kind, country_code, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)",
            place,
        )
    for number, (article, place_id, sentence, start) in enumerate(PLACE_MENTIONS):
        store.db.execute(
            "INSERT INTO place_mentions VALUES (?, ?, ?, ?, 'text', ?, ?, ?, 'place', 0.9, 'test')",
            (f"l{number}", article, place_id, sentence, start, start + 3, TEXT[start : start + 3]),
        )
    for name, article, sentence, start, value, earliest, latest in DATES:
        store.db.execute(
            "INSERT INTO dates VALUES (?, ?, ?, 'text', ?, ?, ?, 'DATE', ?, NULL, 'day', ?, ?, NULL, 0.9, 'test')",
            (name, article, sentence, start, start + 4, TEXT[start : start + 4], value, earliest, latest),
        )
