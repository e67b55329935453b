"""spaCy's French tokenizer, taught that a quotation mark never belongs to a word."""

from __future__ import annotations

from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

# `d'«excellente` → `d'` `«` `excellente`; a mark stands alone wherever it is, so that no offset is lost.
MARKS = ["[«»“”„‟‹›\"]", "(?<=[^\\W\\d_])''", "''(?=[^\\W\\d_])"]


def split_marks(tokenizer: Tokenizer, infixes: list[str]) -> None:
    """Add the quotation marks to the infixes in place; splitting changes no character."""
    tokenizer.infix_finditer = compile_infix_regex([*MARKS, *infixes]).finditer
