"""An article as sentences in which a quoted passage is one item.

*« Je pars. J'ai tout dit », a lâché Paul.* is one frame of seven items, the first of which is the passage:
whatever stands inside marks can break neither a sentence nor a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.nlp.quotes.marks import Marked

QUOTED = "«»"
"""What a passage looks like to a pattern."""
STOPS = frozenset(".!?…")
LONGEST_FRAME = 300
"""Items of a frame: lists and tables have no full stops, and no sentence of the press is as long."""


class Item(NamedTuple):
    """A word, a punctuation mark, or a whole quoted passage."""

    start: int
    end: int
    word: str
    """Lower case, with a straight apostrophe; `QUOTED` for a passage."""
    token: Token | None
    marked: Marked | None
    ends: bool
    """It ends a sentence: a full stop, or a passage that closes with one."""

    @property
    def pos(self) -> str:
        return self.token.pos_ if self.token is not None else "QUOTE"


@dataclass(frozen=True)
class Frame:
    """The items of one sentence."""

    items: list[Item]
    text: str
    """The text of the whole document."""

    @cached_property
    def where(self) -> dict[int, int]:
        """Token index → item index."""
        return {item.token.i: i for i, item in enumerate(self.items) if item.token is not None}

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    def word(self, i: int) -> str:
        """The word at an index, or nothing outside the frame."""
        return self.items[i].word if 0 <= i < len(self.items) else ""

    def pos(self, i: int) -> str:
        return self.items[i].pos if 0 <= i < len(self.items) else ""

    def marked(self, i: int) -> Marked | None:
        return self.items[i].marked if 0 <= i < len(self.items) else None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the items from `first` to `last`, both taken in."""
        return self.items[first].start, self.items[last].end


def find_frames(doc: Doc, text: str, marked: list[Marked], within: tuple[int, int] | None = None) -> list[Frame]:
    """Cut a document, or a stretch of it, into frames.

    `text` is `doc.text`, which spaCy builds anew at each call; `marked` are the passages to fold, none inside
    another.
    """
    frames: list[Frame] = []
    items: list[Item] = []
    for item in _fold(doc, text, marked, within):
        if item.token is not None and item.token.is_space:
            breaks = item.token.text.count("\n")
            if breaks and items and not _runs_on(items):
                frames.append(Frame(items, text))
                items = []
            continue
        if items and _begins(items, item):
            frames.append(Frame(items, text))
            items = []
        items.append(item)
    return [*frames, Frame(items, text)] if items else frames


def _fold(doc: Doc, text: str, marked: Iterable[Marked], within: tuple[int, int] | None) -> Iterator[Item]:
    """Walk over the tokens, giving each passage once in the place of its own."""
    passages = iter(sorted(marked))
    passage = next(passages, None)
    for token in _tokens(doc, within):
        begin, end = token.idx, token.idx + len(token)
        while passage is not None and begin >= passage.end:
            passage = next(passages, None)
        if passage is None or end <= passage.start:
            word = token.lower_.replace("’", "'")
            if len(word) > 2 and word[-1] == ":" and word[-2].isalpha():
                # *déclaré:* glued to its colon makes two.
                yield Item(begin, end - 1, word[:-1], token, None, False)
                begin, word = end - 1, ":"
            yield Item(begin, end, word, token, None, word[:1] in STOPS and word[-1:] in STOPS)
        elif begin <= passage.start:
            yield Item(passage.start, passage.end, QUOTED, None, passage, text[passage.inner_end - 1] in STOPS)


def _tokens(doc: Doc, within: tuple[int, int] | None) -> Iterator[Token]:
    if within is None:
        return iter(doc)
    span = doc.char_span(*within, alignment_mode="contract")
    return iter(span if span is not None else ())


def _runs_on(items: list[Item]) -> bool:
    """A colon at the end of a line announces what the next one holds."""
    return items[-1].word == ":"


def _begins(items: list[Item], item: Item) -> bool:
    """A capital or a passage behind a full stop begins a frame; so does anything behind a semicolon."""
    last = items[-1]
    if last.word == ";" or len(items) >= LONGEST_FRAME:
        return True
    if not last.ends and last.marked is None and not _is_initial(last):
        return False
    if item.word[0] in ".,;:!?…)]" or (item.ends and item.marked is None):
        return False
    capital = item.token is None or not item.token.text[0].islower()
    if last.marked is not None and not last.ends:
        return capital and _is_function_word(item)
    if _is_initial(last):
        return capital and _is_function_word(item)
    return capital and last.ends


def _is_initial(item: Item) -> bool:
    """*Magrip N. Les …*: the full stop of an initial may be that of the sentence too."""
    return item.token is not None and len(item.word) == 2 and item.word[1] == "." and item.word[0].isalpha()


def _is_function_word(item: Item) -> bool:
    """*« … » La loi*: a capital on a word that needs none begins a sentence, though the full stop is lost."""
    return item.token is not None and item.pos in {"DET", "PRON", "ADP", "CCONJ", "SCONJ"} and not item.token.ent_type
