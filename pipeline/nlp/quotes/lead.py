"""What stands before a passage in its sentence: a part of the reported clause, or the narrator's own frame."""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import bases, entity
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import is_sentence, opens_with_verb
from pipeline.nlp.quotes.phrases import past_connectors
from pipeline.nlp.quotes.scene import Scene


def own_words(scene: Scene, start: int, left: int) -> int:
    """Where the source's clause begins when it ends in a passage, the item `left`.

    *Macron « tombe de haut », résume X*: with its subject or a complement outside the marks the whole clause is
    reported. *Hier, « … »* is not, nor *Le débat a eu lieu mais « … »*: these are the narrator's.
    """
    frame = scene.frame
    first = next(i for i in range(start, left + 1) if frame.marked(i) is not None)
    if not scene.has_finite(start, left - 1):
        if first == start + 1 == left and frame.pos(start) == "DET":
            # *Un « déni », estime X*
            return first
        return first if is_setting(frame, start, first) else start
    apart = first == left and frame.word(left - 1) in (",", "mais", "car", "or", "et", "–")
    marked = frame.marked(left)
    whole = marked is not None and is_sentence(scene.doc, marked) and not opens_with_verb(scene.doc, marked)
    return left if apart and whole and frame.word(start) not in closed("hypothesis") else start


def _is_adverb(frame: Frame, i: int) -> bool:
    return frame.pos(i) in ("ADV", "CCONJ") and not entity(frame, i)


def is_setting(frame: Frame, start: int, first: int) -> bool:
    """Only times, adverbs, connectors and punctuation stand before a passage."""
    here = start
    while here < first:
        chunk = next(iter(bases(frame, here, first)), None)
        if chunk is not None and chunk.temporal:
            here = chunk.last + 1
        elif past_connectors(frame, here, first) > here:
            here = past_connectors(frame, here, first)
        elif _is_adverb(frame, here):
            here += 1
        else:
            return False
    return True
