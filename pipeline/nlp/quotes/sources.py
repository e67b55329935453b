"""Prepositions that name a source: *selon X*, *aux yeux de X*, *selon ce qu'a confié X*; not *selon la taille*."""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import Phrase, entity, has_name, head_noun, is_somebody
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import by_first_words, closed, is_document, speaks, words
from pipeline.nlp.quotes.phrases import listed, phrase_after, phrase_at, set_phrase
from pipeline.nlp.quotes.subjects import antecedent
from pipeline.nlp.quotes.verbs import Group

PREPOSITIONS = "source_prepositions"
NEEDS_SOMEBODY = frozenset(("pour",))


def beginnings(frame: Frame) -> list[int]:
    """Where some preposition that names a source begins."""
    firsts = by_first_words(PREPOSITIONS)
    return [i for i, item in enumerate(frame.items) if item.word in firsts and listed(frame, i, PREPOSITIONS)]


def source_at(frame: Frame, i: int) -> tuple[int, Phrase] | None:
    """Read a preposition and its source: (length of the preposition in items, the phrase)."""
    length = 0 if set_phrase(frame, i) else listed(frame, i, PREPOSITIONS)
    if not length:
        return None
    here = i + length
    if frame.word(here) in closed("which") or frame.word(here) in ("que", "qu'", "ce"):
        return None
    phrase = phrase_at(frame, here)
    if phrase is None or not _is_source(frame, phrase, frame.word(i)):
        return None
    return length, phrase


def source_of_relative(frame: Frame, i: int) -> tuple[int, Phrase] | None:
    """*Paul Martin, pour qui …* · *les élus, pour lesquels …*: what the relative stands for."""
    length = listed(frame, i, PREPOSITIONS)
    if not length or not (frame.word(i + length) == "qui" or frame.word(i + length) in closed("which")):
        return None
    found = antecedent(frame, i)
    if found is None or not is_somebody(frame, found) or frame.word(i - 1) != ",":
        return None
    return (length, found) if head_noun(frame, found) not in words("speech_nouns") else None


def source_clause(frame: Frame, i: int, groups: list[Group]) -> tuple[int, Phrase] | None:
    """*selon ce qu'a confié X à l'AFP*."""
    here = i + listed(frame, i, PREPOSITIONS)
    if here == i or frame.word(here) != "ce" or frame.word(here + 1) not in closed("that"):
        return None
    group = next((group for group in groups if group.first == here + 2), None)
    speaker = phrase_after(frame, group.last + 1) if group is not None else None
    return (group.last - i + 1, speaker) if group is not None and speaker is not None else None


def _is_source(frame: Frame, phrase: Phrase, preposition: str) -> bool:
    first, last = phrase
    if first == last and (frame.word(first) in closed("pronoun") or frame.pos(first) == "PRON"):
        return frame.word(first) in closed("source_pronoun")
    inside = [frame.word(i) for i in range(first, last + 1)]
    if any(
        frame.word(i) in words("not_sources") and not entity(frame, i) for i in range(first, min(first + 3, last + 1))
    ):
        return False
    if preposition in NEEDS_SOMEBODY:
        head = head_noun(frame, phrase)
        singular = inside[0] not in ("les", "des", "ces", "tous", "toutes")
        marked = frame.items[-1].marked is not None or any(item.marked is not None for item in frame.items[last:])
        return (
            frame.word(last + 1) == ","
            and (singular or marked)
            and ((speaks(head) and not is_document(head)) or has_name(frame, phrase, ("PER", "ORG")))
        )
    return True
