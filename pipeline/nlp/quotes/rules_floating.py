"""*X a nuancé les chiffres. « On a … »*: a passage that no cue claims.

One that is a sentence of its own goes on with the speaker of the sentence before. One inside a sentence counts
when it is a full clause; its source is then the subject of the sentence, if that is somebody.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.chunks import Phrase, has_name, is_somebody
from pipeline.nlp.quotes.complements import that_at
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite, is_infinitive_token
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import inner, is_name, is_sentence, is_utterance, opens_with_verb
from pipeline.nlp.quotes.phrases import before_parenthesis, phrase_at, phrase_before
from pipeline.nlp.quotes.readings import Offsets, Reading, content
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.subjects import main_subject

FEWEST_OF_AIM = 3
"""Tokens of an infinitive with its object."""
FEWEST, FEWEST_AHEAD = 5, 4
"""Tokens that make a clause inside a sentence more than a slogan, and one at the head of a sentence."""


NEAR = 6
"""Items from *que* to a quoted verb, with its subject."""


def find(scene: Scene, previous: Offsets | None) -> Iterator[Reading]:
    """Give the passages that no cue claims; `previous` is the source that has the floor."""
    for i in scene.passages:
        marked = scene.frame.marked(i)
        assert marked is not None
        if _is_predicate(scene, i):
            yield _predicate(scene, i)
            continue
        if not is_utterance(scene.doc, marked) and not (previous is not None and _is_closed(scene, i)):
            yield from _aim(scene, i)
            continue
        if previous is not None and _is_clause_in_parts(scene, i):
            found = content(scene.frame, 0, len(scene.frame.items) - 1)
            if found is not None:
                yield Reading((found[0],), "mixed", "floating", 49, 0.6, speaker=previous)
            continue
        alone = i == 0 and all(item.token is not None and item.token.is_punct for item in scene.frame.items[1:])
        if not alone and (not marked.whole or not _is_clause(scene, i)):
            continue
        speaker = previous if alone else _subject(scene, i)
        # *Il est « sceptique » et « reste sur ses gardes »*: a verb without its subject is a part of a sentence.
        kind = "mixed" if not alone and opens_with_verb(scene.doc, marked) else "direct"
        if kind == "mixed" and speaker is None:
            continue
        yield Reading(
            ((marked.inner_start, marked.inner_end),), kind, "floating" if speaker else "unsourced",
            50, 0.7 if alone and speaker else 0.5, speaker=speaker,
        )  # fmt: skip


def _is_closed(scene: Scene, i: int) -> bool:
    """*Il soupire. « Même pas un mot d'excuse. »*: a sentence without a verb, with its capital and its full stop."""
    marked = scene.frame.marked(i)
    span = inner(scene.doc, marked) if marked is not None else None
    if marked is None or not span or len(scene.frame.items) > 1 or not marked.whole:
        return False
    return len(span) > FEWEST_OF_AIM and span[0].text[0].isupper() and span[-1].text in (".", "…", "...")


def _is_clause_in_parts(scene: Scene, i: int) -> bool:
    """*« Il priait » mais il n'était « pas radical ».*: no cue, and marks at both ends of the sentence."""
    frame = scene.frame
    last = scene.passages[-1]
    if (
        i != 0
        or last == 0
        or scene.groups
        or not all(frame.pos(n) == "PUNCT" for n in range(last + 1, len(frame.items)))
    ):
        return False
    between = range(1, last)
    parted = any(frame.word(n) in (":", ";", "selon") or frame.pos(n) == "PROPN" for n in between)
    return not parted and scene.has_finite(1, last - 1)


def _aim(scene: Scene, i: int) -> Iterator[Reading]:
    """*X réunit les élus pour « trouver des solutions »*: whoever means to do it said so, in the infinitive.

    *pour « avoir fraudé »* is a charge.
    """
    frame = scene.frame
    marked = frame.marked(i)
    span = inner(scene.doc, marked) if marked is not None else None
    governed = frame.word(i - 1) in ("pour", "à") or frame.word(i - 1) in closed("of")
    if marked is None or not span or not governed or not is_infinitive_token(span[0]) or len(span) < FEWEST_OF_AIM:
        return
    speaker = _subject(scene, i)
    if speaker is not None and span[0].lower_ not in ("avoir", "être"):
        yield Reading(((marked.inner_start, marked.inner_end),), "mixed", "aim", 50, 0.5, speaker=speaker)


def presented(scene: Scene, after: Scene) -> Offsets | None:
    """*« On est prêts ! » Paul Martin ne cache pas sa joie.*: who comes in behind a quote that opens a paragraph."""
    frame, text = scene.frame, scene.frame.text
    before = text[max(frame.start - 3, 0) : frame.start].rstrip(" \u00a0")
    if not before.endswith("\n") and frame.start > len(before):
        return None
    if after.passages or "\n" in text[frame.end : after.frame.start]:
        return None
    if any(that_at(after.frame, group) is not None for group in after.groups):
        return None
    source = phrase_at(after.frame, 1) if after.frame.word(0) == "pour" else None
    found = source or main_subject(after.frame, len(after.frame.items))
    return after.offsets(found) if found is not None and has_name(after.frame, found, ("PER",)) else None


def signature(frame: Frame | None) -> Offsets | None:
    """*— Paul Martin, maire*: the line under a quote that stands alone names its source."""
    if frame is None or frame.word(0) not in ("—", "–") or not has_name(frame, (1, 1), ("PER", "ORG")):
        return None
    found = phrase_at(frame, 1)
    return (
        frame.span(*found)
        if found is not None and not any(is_finite(frame, i) for i in range(len(frame.items)))
        else None
    )


def _is_predicate(scene: Scene, i: int) -> bool:
    """*Airbus « coopère pleinement »*: the subject stands outside the marks, its verb inside."""
    marked = scene.frame.marked(i)
    if marked is None or scene.frame.pos(i - 1) == "DET" or not opens_with_verb(scene.doc, marked):
        return False
    found = None if scene.has_finite(_relative_start(scene, i), i - 1) else _predicated(scene, i)
    return found is not None and is_somebody(scene.frame, found)


def _relative_start(scene: Scene, i: int) -> int:
    """*une idée que le maire « rejette »*: where the clause of the passage begins."""
    that = next((n for n in range(i - 1, max(i - NEAR, 0), -1) if scene.frame.word(n) in closed("that")), -1)
    return that + 1 if that > 0 and scene.frame.pos(that - 1) == "NOUN" else 0


def _predicated(scene: Scene, i: int) -> Phrase | None:
    end = i - (scene.frame.word(i - 1) == ",")
    return phrase_before(scene.frame, 0, before_parenthesis(scene.frame, end))


def _predicate(scene: Scene, i: int) -> Reading:
    marked = scene.frame.marked(i)
    assert marked is not None
    return Reading(
        ((marked.inner_start, marked.inner_end),), "mixed", "predicate", 50, 0.5,
        speaker=scene.offsets(_predicated(scene, i)),
    )  # fmt: skip


def _is_clause(scene: Scene, i: int) -> bool:
    if scene.frame.word(i - 1) == "(":
        return False
    marked = scene.frame.marked(i)
    span = inner(scene.doc, marked) if marked is not None else None
    if marked is None or not is_sentence(scene.doc, marked):
        return False
    return span is not None and len(span) >= (FEWEST if i else FEWEST_AHEAD) and not is_name(scene.doc, scene.frame, i)


def _subject(scene: Scene, i: int) -> Offsets | None:
    found = main_subject(scene.frame, i)
    if found is None or scene.is_nobody(found) or not is_somebody(scene.frame, found):
        return None
    return scene.offsets(found)
