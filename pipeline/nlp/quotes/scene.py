"""What every rule looks at: a frame, the cue verbs in it, and the document around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from pipeline.nlp.quotes.auxiliaries import modal_forms
from pipeline.nlp.quotes.chunks import Phrase
from pipeline.nlp.quotes.clauses import clause_end
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.speakers import subject
from pipeline.nlp.quotes.verbs import Group, find_groups

Offsets = tuple[int, int]


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
        marked = self.frame.marked(phrase[0])
        if marked is not None and phrase[0] == phrase[1]:
            return marked.inner_start, marked.inner_end
        start, end = self.frame.span(*phrase)
        word = self.frame.word(phrase[0])
        hyphen = len(word) - len(word.lstrip("-")) if phrase[0] == phrase[1] else 0
        return start + hyphen + 2 * word[hyphen:].startswith("t-"), end

    def source(self, phrase: Phrase | None) -> dict[str, Any]:
        """The source fields of a reading."""
        if phrase is None or self.is_nobody(phrase):
            return {}
        pronoun = phrase[0] == phrase[1] and self.frame.word(phrase[0]) in closed("pronoun") | closed("inverted")
        return {"speaker": self.offsets(phrase), "by_pronoun": pronoun}

    def is_nobody(self, phrase: Phrase | None) -> bool:
        """No source: nothing found, or *on*, *cela*, *ce*."""
        return phrase is None or (phrase[0] == phrase[1] and self.frame.word(phrase[0]) in closed("nobody"))

    def is_first_person(self, phrase: Phrase | None) -> bool:
        return phrase is not None and phrase[0] == phrase[1] and self.frame.word(phrase[0]) in closed("first_person")

    def has_finite(self, first: int, last: int) -> bool:
        """Some finite verb stands among the items."""
        return any(is_finite(self.frame, i) for i in range(max(first, 0), last + 1))

    def has_main_verb(self, first: int, last: int) -> bool:
        """Some finite verb among the items is in no relative or subordinate clause."""
        return any(is_finite(self.frame, i) and not self._is_subordinate(first, i) for i in range(first, last + 1))

    def _is_subordinate(self, first: int, verb: int) -> bool:
        here = verb - 1
        while here >= first and self.frame.word(here) != ",":
            word = self.frame.word(here)
            joins = word in closed("that") and self.frame.word(here - 1) == "ainsi"
            if not joins and (word in closed("relative") or word in closed("that") or self.frame.pos(here) == "SCONJ"):
                return True
            here -= 1
        return False

    def group_before(self, i: int) -> Group | None:
        """The last cue verb that ends before an item."""
        return next((group for group in reversed(self.groups) if group.last < i), None)

    def is_unreal(self, group: Group) -> bool:
        """*peut dire*, *devrait annoncer*, *veut dire*: nothing was said."""
        between = [modal_forms().get(self.frame.word(i)) for i in range(group.first, group.head)]
        return any(modal in ("pouvoir", "devoir", "aller") for modal in between) or (
            group.cue.lemma == "dire" and "vouloir" in between
        )


def reported_end(scene: Scene, start: int, *, infinitive: bool = False) -> int:
    """The last item of a reported clause; *que « … », d'autant que …* ends with its passage."""
    frame = scene.frame
    here = start + (frame.word(start) == ",")
    marked = frame.marked(here)
    coordinated = frame.word(here + 2) in ("et", "mais") and frame.word(here + 3) in closed("that")
    if marked is not None and frame.word(here + 1) in (",", "(") and not coordinated:
        alone = not any(frame.marked(i) is not None for i in range(here + 1, len(frame.items)))
        if alone or is_utterance(scene.doc, marked):
            return here
    return clause_end(frame, start, scene.groups, infinitive=infinitive)
