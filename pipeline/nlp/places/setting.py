"""Where an article comes from: its dateline, its section, its outlet tell countries before its text does."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from spacy.tokens import Doc

from pipeline.gazetteer import Gazetteer, fold
from pipeline.nlp.places.lexicon import demonyms, folded, not_places, words

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# An outlet's own town is no village: *La Croix*, *Le Parisien*.
KNOWN = 5.0
LONGEST = 4
WEIGHTS = {"dateline": 1.0, "section": 1.0, "source": 0.5, "url": 0.5}


def countries(doc: Doc, places: Gazetteer) -> dict[str, float]:
    """Give the weight of each country that the provider's data speak for; a clear name in the text counts 1."""
    counts: defaultdict[str, float] = defaultdict(float)
    for field in ("dateline", "section", "source"):
        for code in _named(getattr(doc._, field) or "", places):
            counts[code] += WEIGHTS[field]
    domain = _domain(doc._.url or "")
    if domain:
        counts[domain] += WEIGHTS["url"]
    return dict(counts)


def _named(text: str, places: Gazetteer) -> set[str]:
    """Countries of the places and adjectives in a short text: *Monde / Cameroun*, *Le Journal de Montréal*."""
    found, tokens, at = set(), WORD.findall(text), 0
    while at < len(tokens):
        known = demonyms().get(tokens[at].casefold())
        code = known.country if known else None
        step = 1
        for size in range(min(LONGEST, len(tokens) - at), 0, -1):
            name = " ".join(tokens[at : at + size])
            readings = places.find(name) if name[0].isupper() and fold(name) not in _doubtful() else ()
            if readings and readings[0].weight >= KNOWN:
                code, step = readings[0].place.country_code, size
                break
        if code:
            found.add(code)
        at += step
    return found


def _doubtful() -> frozenset[str]:
    return not_places() | folded("ambiguous_places") | folded("homograph_places")


def _domain(url: str) -> str | None:
    """The country of an address: *www.lesoir.be*; None for *.com* and for domains sold to everybody (*.tv*)."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2]
    if len(last) != 2 or not last.isalpha() or last in words("open_domains"):
        return None
    return {"uk": "GB"}.get(last, last.upper())
