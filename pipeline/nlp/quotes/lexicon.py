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
    verb, *rest = plain.replace("'", "' ").split()
    takes = frozenset(row["takes"].split()) - {"-"}
    return Cue(row["lemma"], row["kind"], takes, reflexive, tuple(rest)), verb


def _longest_first(reading: Reading) -> tuple[int, str, str, int, bool]:
    cue, form = reading
    return -len(cue.rest), cue.lemma, form.mood, -form.person, form.plural


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `models/lexicons`, for lookup."""
    return frozenset(lexicon(name))


@cache
def closed(name: str) -> frozenset[str]:
    """One closed set of grammatical words, from `function_words.tsv`."""
    return frozenset(row["word"] for row in table("function_words") if row["set"] == name)


@cache
def _nouns() -> dict[str, str]:
    """Nouns that can name a source → their type in `roles.tsv`; `speaker_nouns.txt` adds plurals and more."""
    return dict.fromkeys(lexicon("speaker_nouns"), "") | {row["noun"]: row["type"] for row in table("roles")}


@cache
def _type(word: str) -> str | None:
    nouns = _nouns()
    singular = (word, word.removesuffix("s"), word.removesuffix("x"), word.removesuffix("ux") + "l")
    return next((nouns[form] for form in singular if form in nouns), None)


def speaks(word: str) -> bool:
    """The noun can name a source: *ministre*, *habitants*, *rapport*."""
    return _type(word) is not None


def is_document(word: str) -> bool:
    """The noun names a writing: *communiqué*, *rapport*; whoever issues it speaks."""
    return _type(word) == "DOC"


@cache
def by_first_words(name: str) -> dict[str, dict[str, list[list[str]]]]:
    """The phrases of a list as words, under the first and then the second of them, the longest first."""
    found: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for entry in sorted(words(name), key=lambda entry: (-entry.count(" ") - entry.count("'"), entry)):
        parts = entry.replace("'", "' ").split()
        found[parts[0]][parts[1] if len(parts) > 1 else ""].append(parts)
    return found
