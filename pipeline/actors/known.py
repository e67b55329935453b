"""Organisations known by name: the authority's, and institutions named in common words."""

from __future__ import annotations

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.actors.lexicons import organisations, words
from pipeline.actors.name import Name

SURE, WEAK, COMMON = "SURE", "WEAK", "COMMON"


class Known:
    """Finds them by their tokens; built once, for one vocabulary."""

    def __init__(self, nlp: Language) -> None:
        self.names = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.institutions = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, weak in ((SURE, False), (WEAK, True)):
            forms = [form for one in organisations() if one.weak == weak for form in one.names]
            self.names.add(key, [nlp.make_doc(form) for form in forms])
        self.institutions.add(COMMON, [nlp.make_doc(form) for form in sorted(words("common_institutions"))])

    def find(self, doc: Doc) -> list[tuple[Name, bool]]:
        """Give each longest match, with True when the name alone proves it."""
        found: dict[tuple[int, int], bool] = {}
        for matcher in (self.institutions, self.names):
            for key, start, end in matcher(doc):
                kind = doc.vocab.strings[key]
                found[start, end] = kind in (SURE, COMMON) or found.get((start, end), False)
        return _longest(found)


def _longest(found: dict[tuple[int, int], bool]) -> list[tuple[Name, bool]]:
    kept: list[tuple[Name, bool]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or kept[-1][0].end <= start:
            kept.append((Name(start, end, "ORG"), found[start, end]))
    return kept
