"""Where the complement of a cue begins: its *que*, its infinitive, its *de* or *à* + infinitive."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.nlp.quotes.chunks import bases, entity
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite, is_infinitive, is_infinitive_token
from pipeline.nlp.quotes.lexicon import closed, speaks
from pipeline.nlp.quotes.passages import inner
from pipeline.nlp.quotes.verbs import Group

REACH = 24
"""Items that may part a cue from its complement: *a déclaré mardi à la presse, au sortir du Conseil, que*."""

AHEAD = 5
"""Tokens that may stand before an infinitive inside marks."""


def that_at(frame: Frame, group: Group) -> int | None:
    """Give the first item behind the *que* of a cue.

    Adverbs, times, prepositional phrases and asides between commas may come between; a direct object may not
    (*a annoncé la mesure que …*), unless the cue takes the listener as one (*prévient X que …*).
    """
    here = group.last + 1
    stop = min(len(frame.items), here + REACH)
    objects = 0
    while here < stop:
        word = frame.word(here)
        if word in closed("that"):
            return _behind_that(frame, group, here, objects)
        if word == ",":
            closing = _aside_end(frame, here, stop)
            if closing is None:
                return None
            here = closing + 1
            continue
        if _blocks(frame, here):
            return None
        chunk = next(iter(bases(frame, here, stop)), None)
        if chunk is None:
            here += 1
            continue
        governed = chunk.preposition or frame.pos(here - 1) == "ADP" or frame.word(here - 1) in ("-", "–", "/")
        objects += not governed and not chunk.temporal
        here = chunk.last + 1
    return None


def _behind_that(frame: Frame, group: Group, that: int, objects: int) -> int | None:
    immediate = that == group.last + 1
    allowed = 1 if "person" in group.cue.takes else 0
    if objects > allowed or (_compares(frame, group, that) and not immediate):
        return None
    relative = frame.pos(that) == "PRON" and frame.pos(that - 1) in ("NOUN", "PROPN")
    # *a rappelé devant les députés que*: behind people, *que* opens what they are told.
    told = any(speaks(frame.word(i)) or entity(frame, i) == "PER" for i in range(group.last + 1, that))
    if relative and not immediate and not told and not _marks_clause(frame, that):
        return None
    return that + 2 if frame.word(that + 1) == ":" else that + 1


def _compares(frame: Frame, group: Group, that: int) -> bool:
    """*plus que*, *le fait que*, *pour que*, but not *annonçant même que* or *tout de même que*."""
    if frame.word(that - 1) == "même" and that == group.last + 2:
        return False
    return frame.word(that - 1) in closed("no_clause") and frame.word(that - 2) != "de"


def _marks_clause(frame: Frame, that: int) -> bool:
    token = frame.items[that].token
    return token is not None and token.dep_ == "mark"


def _aside_end(frame: Frame, comma: int, stop: int) -> int | None:
    """The comma that closes what this one opens, if *que* follows soon."""
    return next((i for i in range(comma + 1, stop) if frame.word(i) == ","), None)


def _blocks(frame: Frame, i: int) -> bool:
    """A verb, a passage or a colon: the cue's own clause is over."""
    if frame.marked(i) is not None or (frame.word(i) in (":", ";", "et", "mais", "ou") and frame.pos(i + 1) != "ADP"):
        return True
    return is_finite(frame, i) or is_infinitive(frame, i)


def infinitive_at(frame: Frame, here: int) -> bool:
    """*dit avoir*, *reconnaît ne pas savoir*, *affirme se souvenir*."""
    for _ in range(5):
        skips = frame.pos(here) == "ADV" or any(
            frame.word(here) in closed(name) for name in ("negation", "denial", "object")
        )
        here += skips
    return is_infinitive(frame, here) or _looks_infinitive(frame, here)


def _looks_infinitive(frame: Frame, i: int) -> bool:
    """*d'enquêter* is at times tagged a noun; behind a bare preposition the ending tells."""
    word = frame.word(i)
    return frame.word(i - 1) in ("de", "d'", "à") and len(word) > 5 and word.endswith("er") and frame.pos(i) != "PROPN"


def past_times(frame: Frame, here: int) -> int:
    """*a reconnu lundi 6 mars devant le juge avoir menti*: step over what stands between a cue and its infinitive."""
    stop = min(len(frame.items), here + REACH)
    while frame.pos(here) == "ADV" and frame.word(here) not in closed("negation"):
        here += 1
    for chunk in bases(frame, here, stop):
        if not chunk.temporal and not chunk.preposition:
            break
        here = chunk.last + 1
    closing = _aside_end(frame, here, stop) if frame.word(here) == "," else None
    return closing + 1 if closing is not None and infinitive_at(frame, closing + 1) else here


def order_at(doc: Doc, frame: Frame, group: Group, prepositions: tuple[str, ...]) -> int | None:
    """Find the infinitive behind *de* or *à*: *demande à la justice d'enquêter*, *accuse X de mentir*."""
    for i in range(group.last + 1, min(len(frame.items), group.last + REACH)):
        behind = frame.word(i) in prepositions
        if behind and (infinitive_at(frame, i + 1) or marked_infinitive(doc, frame, i + 1)):
            return i + 1
        if frame.word(i) in (":", ";", "que", "qu'", "qui") or is_finite(frame, i):
            return None
        if is_infinitive(frame, i) and frame.word(i - 1) not in prepositions:
            return None
    return None


def marked_infinitive(doc: Doc, frame: Frame, i: int) -> bool:
    """*promet de « tout faire »*, *dit « [ne pas avoir] menti »*: the first verb inside the marks is an infinitive."""
    marked = frame.marked(i)
    span = inner(doc, marked) if marked is not None else None
    verb = next((token for token in span[:AHEAD] if token.pos_ in ("VERB", "AUX")), None) if span is not None else None
    return verb is not None and is_infinitive_token(verb)
