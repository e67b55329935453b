"""spaCy's French tokenizer, taught that a quotation mark never belongs to a word, and which words are one."""

from __future__ import annotations

from itertools import product
from typing import cast

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

MARKS = '[«»“”„‟‹›"]'
# Doubled apostrophes serve as a mark in old agency copy.
DOUBLED = ["(?<=[^\\W\\d_])''", "''(?=[^\\W\\d_])"]
STRAY_HYPHEN = "-(?=[A-ZÀ-ÖØ-ÞŒ][^\\W\\d_])"
"""*Paris -Luxembourg*: a blank before a hyphen, none behind it."""
# Before a mark or a blank the apostrophe would be cut off as punctuation: *qu' « il*.
ELIDED = ("c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu", "s", "t")
POINTING = ["-".join(parts) for parts in product(("celui", "celle", "ceux", "celles"), ("ci", "là"))]


def split_marks(nlp: Language) -> None:
    """Teach the tokenizer in place: `d'«excellente` → `d'` `«` `excellente`; splitting changes no character."""
    defaults, tokenizer = nlp.Defaults, cast(Tokenizer, nlp.tokenizer)
    exceptions = tokenizer.rules or {}
    tokenizer.rules = {}  # each change below would read all of them anew
    tokenizer.infix_finditer = compile_infix_regex([MARKS, *DOUBLED, *(defaults.infixes or ())]).finditer
    tokenizer.prefix_search = compile_prefix_regex([MARKS, STRAY_HYPHEN, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([MARKS, *(defaults.suffixes or ())]).search
    tokenizer.rules = exceptions
    elided = [word + mark for word, mark in product(ELIDED, "'’")]
    for word in (*elided, *POINTING):
        for spelling in (word, word.capitalize()):
            tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
