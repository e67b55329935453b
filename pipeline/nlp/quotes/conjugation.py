"""The forms of a French verb, from its infinitive.

The tagger calls *s'est indignée* an adjective and *tacle* a noun; a table of forms has no such doubts. The
spelling rules are those of the Bescherelle; the verbs they do not reach are in `irregular_verbs.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.data import table


class Form(NamedTuple):
    """One reading of a word form."""

    mood: str
    """`finite`, `participle` (past), `present_participle` or `infinitive`."""
    person: int
    """1 to 3; 0 where there is none."""
    plural: bool


Forms = Iterator[tuple[str, Form]]

IMPERFECT = (("ais", 1, False), ("ait", 3, False), ("ions", 1, True), ("iez", 2, True), ("aient", 3, True))
FUTURE = (("ai", 1, False), ("as", 2, False), ("a", 3, False), ("ons", 1, True), ("ez", 2, True), ("ont", 3, True))
DOUBLING = ("appeler", "jeter")
"""Families that double their consonant before a mute e; others take an accent."""
MUTE = re.compile(r"[eé]([bcdfghjklmnpqrstvz]|ch|gn|gu|qu|[bcdgptv][lr])$")
"""The last syllable of a stem whose vowel opens before a mute e: *rév|é|l-er*, *rel|e|v-er*."""


def forms(infinitive: str) -> Forms:
    """Give (form, reading) for every form of the verb, the agreed participles included."""
    yield infinitive, Form("infinitive", 0, False)
    irregular = _irregular(infinitive)
    if irregular is not None:
        yield from _from_parts(infinitive, irregular)
    elif infinitive.endswith("er"):
        yield from _first_group(infinitive[:-2])
    elif infinitive.endswith("ir"):
        yield from _second_group(infinitive[:-2])


@cache
def _families() -> list[dict[str, str]]:
    return sorted(table("irregular_verbs"), key=lambda row: -len(row["ending"]))


def _irregular(infinitive: str) -> dict[str, str] | None:
    return next((row for row in _families() if infinitive.endswith(row["ending"])), None)


def _first_group(stem: str) -> Forms:
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem)
    strong = _strong(stem)
    yield from _finite(((strong + "e", 1, False), (strong + "es", 2, False), (strong + "e", 3, False)))
    yield from _finite(((soft + "ons", 1, True), (stem + "ez", 2, True), (strong + "ent", 3, True)))
    yield from _imperfect(soft, stem)
    yield from _finite(((soft + "ai", 1, False), (soft + "a", 3, False), (stem + "èrent", 3, True)))
    yield from _finite(((soft + "ât", 3, False),))
    # The future keeps é in the older spelling (*révélera*), opens it in the newer (*révèlera*): read both.
    for base in {strong + "er", stem + "er" if _keeps_closed(stem) else strong + "er"}:
        yield from _future(base)
    yield from _participles(stem + "é")
    yield soft + "ant", Form("present_participle", 0, False)


def _strong(stem: str) -> str:
    """The stem before a mute e: *appell-*, *relèv-*, *révèl-*, *emploi-*."""
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if any((stem + "er").endswith(family) for family in DOUBLING):
        return stem + stem[-1]
    return MUTE.sub(r"è\1", stem)


def _keeps_closed(stem: str) -> bool:
    found = MUTE.search(stem)
    return found is not None and found.group()[0] == "é"


def _second_group(stem: str) -> Forms:
    yield from _finite(((stem + "is", 1, False), (stem + "it", 3, False), (stem + "issons", 1, True)))
    yield from _finite(((stem + "issez", 2, True), (stem + "issent", 3, True), (stem + "irent", 3, True)))
    yield from _finite(((stem + "isse", 3, False), (stem + "ît", 3, False)))
    yield from _imperfect(stem + "iss", stem + "iss")
    yield from _future(stem + "ir")
    yield from _participles(stem + "i")
    yield stem + "issant", Form("present_participle", 0, False)


def _from_parts(infinitive: str, row: dict[str, str]) -> Forms:
    base = infinitive[: -len(row["ending"])]
    plural = base + row["present_1p"]
    stem = plural.removesuffix("ons")
    past = base + row["past_3s"]
    yield from _finite(((base + row["present_1s"], 1, False), (base + row["present_3s"], 3, False)))
    # *contredit* and *contredisez* are regular here; *vous dites* alone is not, and nobody cites a reader.
    yield from _finite(((plural, 1, True), (stem + "ez", 2, True), (base + row["present_3p"], 3, True)))
    yield from _imperfect(stem, stem)
    yield from _finite(((past, 3, False), (_past_plural(past), 3, True)))
    yield from _future(base + row["future"])
    yield from _participles(base + row["participle"])
    yield stem + "ant", Form("present_participle", 0, False)


def _past_plural(past: str) -> str:
    return past[:-1] + "rent"


def _imperfect(soft: str, plain: str) -> Forms:
    yield from _finite(
        ((plain if ending.startswith("i") else soft) + ending, person, plural) for ending, person, plural in IMPERFECT
    )


def _future(stem: str) -> Forms:
    yield from _finite((stem + ending, person, plural) for ending, person, plural in (*FUTURE, *IMPERFECT))


def _participles(masculine: str) -> Forms:
    """*déclaré, déclarée, déclarés, déclarées*; the press often agrees where it should not."""
    base = "du" if masculine == "dû" else masculine
    for form in (masculine, base + "e", base if base.endswith("s") else base + "s", base + "es"):
        yield form, Form("participle", 0, form.endswith("s"))


def _finite(rows: Iterable[tuple[str, int, bool]]) -> Forms:
    return ((form, Form("finite", person, plural)) for form, person, plural in rows)
