"""Which words announce speech: `models/lexicons/cues.tsv`, reached from any form of a verb."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pipeline.data import lexicon, table
from pipeline.nlp.quotes.conjugation import Form, forms

REFLEXIVE = ("se ", "s'")


class Cue(NamedTuple):
    """A verb of the lexicon."""

    lemma: str
    kind: str
    """`speech`, `act`, `attitude` or `turn`: see the head of `cues.tsv`."""
    takes: frozenset[str]
    reflexive: bool
    rest: tuple[str, ...]
    """The words behind the verb in a locution: *faire* + `savoir`."""


Reading = tuple[Cue, Form]


@cache
def cue_forms() -> dict[str, tuple[Reading, ...]]:
    """Map every form of every cue to its readings, about 20,000 forms; locutions stand under their verb's form."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for row in table("cues"):
        cue, verb = _cue(row)
        for form, reading in forms(verb):
            for spelling in {form, form.replace("î", "i")}:
                found[spelling].append((cue, reading))
    return {form: tuple(sorted(set(readings), key=_longest_first)) for form, readings in found.items()}


def _cue(row: dict[str, str]) -> tuple[Cue, str]:
    plain = row["lemma"]
    reflexive = plain.startswith(REFLEXIVE)
    if reflexive:
        plain = plain.removeprefix("se ").removeprefix("s'")
        plain = plain.removeprefix("en ")
    verb, *rest = plain.split(" ")
    takes = frozenset(row["takes"].split()) - {"-"}
    return Cue(row["lemma"], row["kind"], takes, reflexive, tuple(rest)), verb


def _longest_first(reading: Reading) -> tuple[int, str, str, int, bool]:
    cue, form = reading
    return -len(cue.rest), cue.lemma, form.mood, -form.person, form.plural


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `models/lexicons`, for lookup."""
    return frozenset(lexicon(name))
