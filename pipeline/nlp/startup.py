"""What makes spaCy's French start in a third of its time, and lemmatize in a fraction of it, with the same result."""

from __future__ import annotations

import gc
import re
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import EntryPoints
from typing import Any, cast
from unittest.mock import patch

import catalogue
from preshed.bloom import BloomFilter
from spacy.language import Language
from spacy.lookups import Table
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id

# `spacy.lang.fr` compiles 266 alternatives that each spell out all letters of Unicode: 1.45 MB, four seconds.
HUGE = 100_000
OPENING, BETWEEN, CLOSING = "(?iu)(?:", ")|(?:", ")"
LETTERS = re.compile(r"\[[^\]]{200,}\]")
# Fields of the saved model that nothing here asks for: 713,000 strings, 130 MB. What a text holds is added as it comes.
UNUSED = ("strings",)


@contextmanager
def quick() -> Iterator[None]:
    """Load a model within this block in a fraction of the time; what is loaded is the same."""
    collecting = gc.isenabled()
    gc.disable()  # half a million lasting objects are made, and none dies
    try:
        with ExitStack() as stack:
            for one in (grouped_patterns(), hashed_tables(), own_entry_points()):
                stack.enter_context(one)
            yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def hashed_tables() -> Iterator[None]:
    """Fill a table in one go: spaCy calls two methods for each of 217,000 words, whose keys are hashed already."""

    def init(self: Table, name: str | None = None, data: dict[str | int, Any] | None = None) -> None:
        OrderedDict.__init__(self)
        self.name = name
        self.default_size = 1e6
        self.bloom = BloomFilter.from_error_rate(max(len(data), 1) if data is not None else self.default_size)
        for key, value in (data or {}).items():
            hashed = key if isinstance(key, int) else get_string_id(key)
            OrderedDict.__setitem__(self, hashed, value)
            self.bloom.add(hashed)

    with patch.object(Table, "__init__", init):
        yield


@contextmanager
def own_entry_points() -> Iterator[None]:
    """Show spaCy's registries their own entry points only: they go through all of them a hundred times."""
    module: Any = sys.modules[catalogue.Registry.__module__]
    every = module.AVAILABLE_ENTRY_POINTS
    groups = [group for group in every.groups if group.startswith(("spacy", "thinc"))]
    own = EntryPoints(one for group in groups for one in every.select(group=group))
    with patch.object(module, "AVAILABLE_ENTRY_POINTS", own):
        yield


@contextmanager
def grouped_patterns() -> Iterator[None]:
    """Compile huge patterns in their grouped form, at the import of `spacy.lang.fr` and in the saved tokenizer.

    Both call `re.compile`, so it is replaced while the block runs; other patterns pass through untouched.
    """
    compiled = re.compile

    def compile_grouped(pattern: Any, flags: Any = 0) -> Any:
        huge = isinstance(pattern, str) and len(pattern) > HUGE
        return compiled(group(pattern) if huge else pattern, flags)

    re.compile = cast(Any, compile_grouped)
    try:
        yield
    finally:
        re.compile = compiled


def group(pattern: str) -> str:
    """Write the alternatives that share their tail as one: `^aTAIL|^bTAIL` → `(?:^a|^b)TAIL`.

    A tail begins at the first class of letters. Any pattern of another form is given back as it is.
    """
    if not (pattern.startswith(OPENING) and pattern.endswith(CLOSING)):
        return pattern
    heads: dict[str, list[str]] = defaultdict(list)
    for alternative in pattern[len(OPENING) : -len(CLOSING)].split(BETWEEN):
        letters = LETTERS.search(alternative)
        cut = letters.start() if letters else len(alternative)
        heads[alternative[cut:]].append(alternative[:cut])
    return "(?iu)" + "|".join(f"(?:{'|'.join(found)}){tail}" for tail, found in heads.items())


def hash_lemma_index(nlp: Language) -> None:
    """Turn the lemmatizer's word lists into sets in place: it asks 66,000 nouns for membership at every noun."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    index = cast(Lemmatizer, nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_index", {})
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)
