"""What a quoted passage is: words that somebody uttered, or a name, a title, a word held at arm's length."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite_token
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.marks import Marked

LONGEST_NAME = 6
"""Tokens of a name between marks."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def inner(doc: Doc, marked: Marked) -> Span | None:
    """The tokens between the marks."""
    return doc.char_span(marked.inner_start, marked.inner_end, alignment_mode="contract")


def is_utterance(doc: Doc, marked: Marked) -> bool:
    """A full clause: a finite verb among three words or more, or a full stop, an exclamation, a question."""
    span = inner(doc, marked)
    if span is None or not len(span):
        return False
    if span[-1].text[-1] in "!?" and len(span) > 1:
        return True
    return len(span) >= 3 and any(is_finite_token(token) for token in span)


def is_sentence(doc: Doc, marked: Marked) -> bool:
    """An utterance with a main verb: one that no relative or conjunction governs."""
    span = inner(doc, marked)
    if span is None or not is_utterance(doc, marked):
        return False
    if span[-1].text[-1] in "!?":
        return True
    governed = False
    for token in span:
        if token.is_punct:
            governed = False
        elif token.lower_.replace("’", "'") in closed("governing") or token.pos_ == "SCONJ":
            governed = True
        elif is_finite_token(token) and not governed:
            return True
    return False


def opens_with_verb(doc: Doc, marked: Marked) -> bool:
    """*« restent à trouver »*: the first word but clitics is a verb in a tense; its subject stands outside."""
    span = inner(doc, marked)
    if span is None or not len(span) or not span[0].text[0].islower():
        return False
    before = closed("object") | closed("negation")
    verb = next((token for token in span if token.lower_.replace("’", "'") not in before), None)
    return verb is not None and is_finite_token(verb)


def is_phrase(doc: Doc, frame: Frame, i: int) -> bool:
    """Three words or more: too long for a word held at arm's length."""
    marked = frame.marked(i)
    span = inner(doc, marked) if marked is not None else None
    return span is not None and len(span) >= 3


def is_title(frame: Frame, i: int, cue: int | None = None) -> bool:
    """*le film « Les Étoiles »*, *« Place publique »*: a noun announces a title, or every long word has a capital.

    `cue` is the last item of the cue that stands right before, if one does: *appelé* no longer announces a name.
    """
    marked = frame.marked(i)
    if marked is None:
        return False
    if any(n > (-1 if cue is None else cue) and frame.word(n) in words("title_nouns") for n in _before(frame, i)):
        return True
    if frame.text[marked.inner_end - 1] in "!?":
        return False
    found = WORD.findall(frame.text, marked.inner_start, marked.inner_end)
    capitals = [word for word in found if word[0].isupper()]
    return 0 < len(capitals) == len([word for word in found if len(word) > 3 or word in capitals]) <= LONGEST_NAME


def is_name(doc: Doc, frame: Frame, i: int, cue: int | None = None) -> bool:
    """A title, a nickname or a word the narrator distances himself from.

    `cue` as for `is_title`: *dénonce les « blocages »* is somebody's word.
    """
    marked = frame.marked(i)
    span = inner(doc, marked) if marked is not None else None
    if span is None or not len(span) or is_title(frame, i, cue):
        return True
    if cue is None and len(span) <= 2 and frame.word(i - 1) in closed("plural_article"):
        return True
    verbless = not any(is_finite_token(token) for token in span)
    return verbless and len(span) <= LONGEST_NAME and span[0].text[0].isupper() and frame.pos(i - 1) in ("DET", "ADP")


def _before(frame: Frame, i: int) -> tuple[int, ...]:
    """The items where a word for a title may stand: *le film « … »*, *intitulé : « … »*, not *le film de « … »*."""
    apart = frame.word(i - 1) in closed("of") or frame.word(i - 1) in ("comme", "par", "qui")
    return (i - 1,) if apart else (i - 1, i - 2)
