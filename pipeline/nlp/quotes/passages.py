"""What a quoted passage is: words that somebody uttered, or a name, a title, a word held at arm's length."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite_token
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.marks import Marked

LONGEST_NAME = 6
"""Tokens of a name between marks."""


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


def is_name(doc: Doc, frame: Frame, i: int, cue: int | None = None) -> bool:
    """A title, a nickname or a word the narrator distances himself from.

    `cue` is the last item of the cue that stands right before, if one does: then *dénonce les « blocages »* is
    somebody's word, and *appelé* no longer announces a name.
    """
    marked = frame.marked(i)
    span = inner(doc, marked) if marked is not None else None
    if span is None or not len(span):
        return True
    if any(n > (-1 if cue is None else cue) and frame.word(n) in words("title_nouns") for n in _before(frame, i)):
        return True
    if cue is None and len(span) <= 2 and frame.word(i - 1) in closed("plural_article"):
        return True
    verbless = not any(is_finite_token(token) for token in span)
    if verbless and len(span) <= LONGEST_NAME and span[0].text[0].isupper() and frame.pos(i - 1) in ("DET", "ADP"):
        return True
    capitals = [token for token in span if token.text[0].isupper()]
    return len(span) <= 6 and len(capitals) == len([token for token in span if len(token) > 3 or token in capitals]) > 0


def _before(frame: Frame, i: int) -> tuple[int, ...]:
    """The items where a word for a title may stand: *le film « … »*, *intitulé : « … »*, not *le film de « … »*."""
    apart = frame.word(i - 1) in closed("of") or frame.word(i - 1) in ("comme", "par", "qui")
    return (i - 1,) if apart else (i - 1, i - 2)
