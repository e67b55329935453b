"""What describes a source and stands between it and what it says: *(AFP)*, *publié mardi*, *, maire de Lyon,*."""

from __future__ import annotations

from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.phrases import phrase_at
from pipeline.nlp.quotes.scene import Scene


def past_modifiers(scene: Scene, here: int) -> int:
    """Step over *(AFP)* and participles: *selon les termes de X publiés mardi, …*."""
    frame = scene.frame
    if frame.word(here) == "(":
        while here < len(frame.items) and frame.word(here) != ")":
            here += 1
        return here + 1
    if frame.word(here) in ("qui", "que", "qu'", "dont"):
        return next((n for n in range(here, len(frame.items)) if frame.word(n) == ","), here)
    opens = frame.pos(here) in ("VERB", "ADJ", "ADV", "ADP") or frame.word(here) in closed("object")
    if opens and not is_finite(frame, here):
        end = here
        while end < len(frame.items) and frame.word(end) not in (",", ";", ".", ":") and frame.marked(end) is None:
            if is_finite(frame, end):
                return here
            end += 1
        return end
    return here


def past_asides(scene: Scene, here: int) -> int:
    """*Selon X, porte-parole de Y, …*: the apposition is not content."""
    frame = scene.frame
    if frame.word(here) != ",":
        return here
    if frame.word(here + 1) in closed("relative"):
        # *Pour X, qui parlait mardi, …* · *Selon le rapport, dont l'AFP a eu copie, …*
        return next((n for n in range(here + 2, len(frame.items)) if frame.word(n) == ","), here)
    comma = next((n for n in range(here + 1, len(frame.items)) if frame.word(n) == ","), None)
    if comma is None or scene.has_finite(here + 1, comma) or frame.marked(here + 1) is not None:
        return here
    behind = phrase_at(frame, comma + 1)
    if frame.pos(here + 1) == "NUM" or (behind is not None and frame.word(behind[1] + 1) == ","):
        # *Selon X, les quatre victimes, deux femmes et deux hommes, étaient*: the subject has an apposition.
        return here
    starts = frame.marked(comma + 1) is not None or frame.pos(comma + 1) in ("DET", "PRON", "PROPN", "NUM")
    bare = frame.pos(here + 1) in ("NOUN", "PROPN") and frame.pos(comma + 1) != "ADJ"
    rest = range(comma + 1, len(frame.items))
    verb = any(is_finite(frame, n) or frame.marked(n) is not None for n in rest)
    return comma if verb and (starts or bare) else here
