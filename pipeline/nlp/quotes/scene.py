"""What every rule looks at: a frame, the cue verbs in it, and the document around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.speakers import Phrase, is_finite, subject
from pipeline.nlp.quotes.verbs import Group, find_groups

Offsets = tuple[int, int]
# Subjects that are no source: *cela signifie*, *on estime*, *il s'agit de rappeler*.
NOBODY = frozenset(["on", "ce", "c'", "cela", "ça", "ceci", "-on", "t-on", "-t-on", "rien", "tout", "quoi", "ce", "qui"])
FIRST_PERSON = frozenset(["je", "j'", "nous", "vous", "tu", "-je", "-nous", "-vous", "-tu"])


@dataclass(frozen=True)
class Scene:
    """One frame with its cue verbs."""

    doc: Doc
    frame: Frame

    @cached_property
    def groups(self) -> list[Group]:
        return find_groups(self.frame)

    @cached_property
    def passages(self) -> list[int]:
        """The items that are quoted passages."""
        return [i for i, item in enumerate(self.frame.items) if item.marked is not None]

    def subject(self, group: Group) -> Phrase | None:
        return subject(self.frame, group, self.groups)

    def offsets(self, phrase: Phrase | None) -> Offsets | None:
        """An expression's offsets; the hyphen of *-il* is left out."""
        if phrase is None:
            return None
        start, end = self.frame.span(*phrase)
        word = self.frame.word(phrase[0])
        hyphen = len(word) - len(word.lstrip("-")) if phrase[0] == phrase[1] else 0
        return start + hyphen + 2 * word[hyphen:].startswith("t-"), end

    def is_nobody(self, phrase: Phrase | None) -> bool:
        return phrase is None or (phrase[0] == phrase[1] and self.frame.word(phrase[0]) in NOBODY)

    def is_first_person(self, phrase: Phrase | None) -> bool:
        return phrase is not None and phrase[0] == phrase[1] and self.frame.word(phrase[0]) in FIRST_PERSON

    def has_finite(self, first: int, last: int) -> bool:
        """Some finite verb stands among the items."""
        return any(is_finite(self.frame, i) for i in range(first, last + 1))

    def group_before(self, i: int) -> Group | None:
        """The last cue verb that ends before an item."""
        return next((group for group in reversed(self.groups) if group.last < i), None)
