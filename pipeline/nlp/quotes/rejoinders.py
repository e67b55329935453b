"""Signs behind a comma that somebody answers, names or dates what was said: it is the narrator's again."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite, is_past_participle
from pipeline.nlp.quotes.lexicon import closed, words
from pipeline.nlp.quotes.phrases import listed, phrase_at
from pipeline.nlp.quotes.verbs import Group

LEAD = 4
"""Items between a participle and the cue that it leads to."""
ANSWER = 5
"""Items between *ce que* and the cue of an answer."""


class Clause(NamedTuple):
    """A reported clause whose end is sought."""

    frame: Frame
    first: int
    main: Group | None
    """The cue before it."""
    cuts: dict[int, Group]
    """The cues behind its beginning, by their first item."""
    infinitive: bool


def is_rejoinder(clause: Clause, here: int) -> bool:
    """What begins at this item speaks of the reported words from outside."""
    found = _contrasts(clause, here) or _is_answered(clause, here)
    return found or _names_speech(clause.frame, here) or _dates_speech(clause, here)


def _contrasts(clause: Clause, here: int) -> bool:
    """*X dit que …, alors que son homologue assure que …*: somebody else speaks against it."""
    frame = clause.frame
    if frame.word(here) not in ("tandis", "alors") or frame.word(here + 1) not in closed("that"):
        return False
    other = phrase_at(frame, here + 2)
    if other is None or frame.word(other[0]) in closed("pronoun") or not is_somebody(frame, other):
        return False
    speaking = (clause.cuts[i] for i in range(other[1], len(frame.items)) if i in clause.cuts)
    return any(group.mood == "finite" and group.cue.kind in ("speech", "turn") for group in speaking)


def _is_answered(clause: Clause, here: int) -> bool:
    """*…, ce que dément la mairie* · *…, ce que l'intéressé conteste*: a source speaks of what was said."""
    frame = clause.frame
    if frame.word(here) != "ce" or frame.word(here + 1) not in closed("that"):
        return False
    ahead = (clause.cuts.get(i) for i in range(here + 2, here + 2 + ANSWER))
    return any(group is not None and group.mood == "finite" and group.cue.kind == "speech" for group in ahead)


def _names_speech(frame: Frame, here: int) -> bool:
    """*…, une affirmation que X rejette* · *…, des accusations démenties par X*: what was said, from outside."""
    if frame.word(here) not in ("une", "un", "des") or frame.word(here + 1) not in words("speech_nouns"):
        return False
    behind = here + 2
    while frame.pos(behind) == "ADV":
        behind += 1
    # Not the items of a list: *une lettre, un message et un appel*.
    relative = frame.word(behind) in closed("relative") or frame.word(behind) in closed("that")
    return relative or is_past_participle(frame, behind)


def _dates_speech(clause: Clause, here: int) -> bool:
    """*…, au lendemain de l'annonce* at the end of the sentence, behind a clause that has its verb."""
    frame = clause.frame
    # *…, quelques heures après la réunion*
    later = frame.word(here + 1) in words("temporal_nouns") and frame.word(here + 2) == "après"
    if clause.main is None or not (later or listed(frame, here, "speech_occasions")):
        return False
    rest = range(here, len(frame.items))
    return not any(is_finite(frame, i) or frame.marked(i) is not None or frame.word(i) == "," for i in rest)


def leads_to_cue(clause: Clause, participle: int) -> bool:
    """*…, allant jusqu'à évoquer …* · *…, se gardant de dire …*."""
    ahead = (clause.cuts.get(i) for i in range(participle + 1, participle + 1 + LEAD))
    return any(group is not None and group.mood == "infinitive" for group in ahead)
