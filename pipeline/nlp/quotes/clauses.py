"""How far a reported clause runs.

Punctuation decides, not the parse: a clause runs to the end of its frame unless something takes the narrator's
voice up again: a participle or a coordinated cue of the same source, *sans* + infinitive, an inserted source.
"""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.complements import that_at
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite, is_present_participle
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.phrases import phrase_after, phrase_at
from pipeline.nlp.quotes.verbs import Group

CUTTING_WORDS = frozenset(["sans", "citant", "dixit"])
"""Behind a comma these give the floor back to the narrator."""
ASIDE = 12
"""Items that an apposition may hold."""
SUBORDINATORS = (("bien", "que"), ("bien", "qu'"), ("ainsi", "que", "l'"))
"""These too, at the head of an aside of the narrator's."""


def clause_end(frame: Frame, first: int, groups: list[Group], *, infinitive: bool = False) -> int:
    """Give the last item of the reported clause that begins at `first`.

    An infinitive (*dit avoir perdu et ne répond plus*) ends where a finite verb is coordinated.
    """
    cuts = {group.first: group for group in groups if group.first > first}
    for here in range(first, len(frame.items)):
        if frame.word(here) == "," and (here > first or not _is_inserted(frame, cuts.get(here + 1))):
            ends = _ends_at_comma(frame, here, cuts, infinitive=infinitive)
        else:
            ends = here > first and _ends_before(frame, here, cuts, infinitive=infinitive)
        if ends:
            return here - 1 - (frame.word(here - 1) == ",")
    return len(frame.items) - 1


def _ends_at_comma(frame: Frame, here: int, cuts: dict[int, Group], *, infinitive: bool) -> bool:
    """What stands behind the comma is the narrator's."""
    if _cuts(frame, here + 1, cuts) or _is_inserted(frame, cuts.get(here + 1)):
        return True
    if frame.marked(here - 1) is not None and _leaves_marks(frame, here, cuts):
        return True
    return infinitive and (_ends_infinitive(frame, here + 1) or _another_clause(frame, here + 1))


def _ends_before(frame: Frame, here: int, cuts: dict[int, Group], *, infinitive: bool) -> bool:
    """The narrator takes over at this item, without a comma."""
    word = frame.word(here)
    if word == ";" or _colon(frame, here):
        return True
    if word in ("et", "mais", "puis") and _coordinated(frame, here + 1, cuts):
        return True
    if (word in JOINTS or word in closed("that")) and _spoken_by_another(frame, here, cuts):
        return True
    if frame.marked(here - 1) is not None and _leaves_marks(frame, here, cuts):
        return True
    if infinitive and word == "et" and _finite_follows(frame, here + 1):
        return True
    return here in cuts and _resumes(frame, cuts[here])


def _is_inserted(frame: Frame, group: Group | None) -> bool:
    """*…, rapporte l'agence*: whatever comes before is hers, and the clause is over."""
    if group is None or group.mood != "finite" or group.cue.kind not in ("speech", "turn"):
        return False
    if group.clitic is not None:
        return True
    subject = phrase_after(frame, group.last + 1)
    return subject is not None and is_somebody(frame, subject)


def _another_clause(frame: Frame, here: int) -> bool:
    """*dit avoir abattu dix drones, Moscou affirme le contraire*."""
    subject = phrase_at(frame, here)
    return subject is not None and is_finite(frame, subject[1] + 1)


JOINTS = ("et", "mais", "puis", "tandis", "alors", "quand")
"""What can join to a reported clause another of the narrator's, with a source of its own."""


def _spoken_by_another(frame: Frame, here: int, cuts: dict[int, Group]) -> bool:
    """*… est « fini » et le préfet affirme que …* · *une « honte » que le journal qualifie de « … »*."""
    start = here + 1 + (frame.word(here) in ("tandis", "alors") and frame.word(here + 1) in closed("that"))
    relative = frame.word(here) in closed("that")
    if relative and frame.marked(here - 1) is None:
        return False
    subject = phrase_at(frame, start)
    if subject is None or not is_somebody(frame, subject):
        return False
    verb = _past_aside(frame, subject[1] + 1)
    group = cuts.get(verb)
    if group is None or group.mood != "finite" or group.cue.kind == "attitude":
        return False
    if relative:
        return "as" in group.cue.takes
    return that_at(frame, group) is not None or frame.word(group.last + 1) in (":", "«»")


def _past_aside(frame: Frame, here: int) -> int:
    """*Paul Martin, maire de Lyon, estime*: the verb stands behind the second comma."""
    if frame.word(here) != ",":
        return here
    for i in range(here + 1, min(len(frame.items), here + ASIDE)):
        if frame.word(i) == ",":
            return i + 1
        if is_finite(frame, i):
            break
    return here


def _leaves_marks(frame: Frame, here: int, cuts: dict[int, Group]) -> bool:
    """Behind a mark the narrator goes on: *« … » en montrant la carte*, *« … », en référence à la loi*."""
    start = here + (frame.word(here) == ",")
    group = cuts.get(start)
    if group is not None and group.mood in ("gerund", "present_participle"):
        return True
    if frame.word(start) != "en":
        return False
    item = frame.items[start + 1] if start + 1 < len(frame.items) else None
    return item is not None and (item.word in ("référence", "allusion") or is_present_participle(item.token))


def _colon(frame: Frame, here: int) -> bool:
    return frame.word(here) == ":" and (frame.marked(here + 1) is not None)


def _cuts(frame: Frame, here: int, cuts: dict[int, Group]) -> bool:
    """What stands behind a comma ends the clause."""
    if frame.word(here) in CUTTING_WORDS:
        return True
    if any(all(frame.word(here + n) == word for n, word in enumerate(words)) for words in SUBORDINATORS):
        return True
    if frame.word(here) == "avant" and here + 1 in cuts:
        return True
    if frame.word(here) in closed("avoir") and "appris" in (frame.word(here + 1), frame.word(here + 3)):
        # *…, a appris l'agence* · *…, a-t-on appris*
        return True
    group = cuts.get(here)
    return group is not None and group.mood in ("gerund", "present_participle") and group.cue.kind != "attitude"


def _resumes(frame: Frame, group: Group) -> bool:
    """*… tout en assurant que*, *… avant d'ajouter*: the source goes on, with or without a comma."""
    if group.mood == "gerund" and group.cue.kind == "speech":
        return frame.word(group.last + 1) in ("que", "qu'", ":", "«»")
    return group.mood == "infinitive" and frame.word(group.first - 1) == "avant"


def _coordinated(frame: Frame, here: int, cuts: dict[int, Group]) -> bool:
    """*… et a ajouté que*: a cue without a subject of its own continues the narrator's main clause."""
    while frame.pos(here) == "ADV":
        here += 1
    group = cuts.get(here)
    return group is not None and group.mood == "finite" and group.cue.kind in ("speech", "act")


def _ends_infinitive(frame: Frame, here: int) -> bool:
    """*…, ce qu'il fera*; *que l'armée dit avoir tué, revendique …*."""
    return (frame.word(here) == "ce" and frame.word(here + 1) in ("qui", "que", "qu'")) or is_finite(frame, here)


def _finite_follows(frame: Frame, here: int) -> bool:
    while frame.pos(here) == "ADV" or frame.word(here) in closed("negation") or frame.word(here) in closed("object"):
        here += 1
    return is_finite(frame, here)
