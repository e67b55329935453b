"""Who is the subject of a cue verb: the expression, not yet the person.

In order: the inverted pronoun (*dit-il*), the phrase behind an inserted verb (*dit le maire*), the pronoun or
relative before the verb, the parser's subject where nothing contradicts it, and the phrase that stands where a
subject stands. The agent of a passive is the phrase behind *par*.
"""

from __future__ import annotations

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.phrases import PRONOUNS, bases, extent, in_phrase, names, phrase_after, phrase_before
from pipeline.nlp.quotes.verbs import NEGATION, OBJECTS, SUBJECTS, Group

Phrase = tuple[int, int]
"""First and last item of an expression, both taken in."""
SUBJECT_LABELS = ("nsubj", "nsubj:pass", "nsubj:caus")
BREAKS = frozenset([":", ";", "que", "qu'", "car"])


def inverted(frame: Frame, group: Group) -> Phrase | None:
    """The subject behind the verb: *a-t-il dit*, *a déclaré mardi à l'AFP Paul Martin*."""
    if group.clitic is not None:
        return group.clitic, group.clitic
    found = phrase_after(frame, group.last + 1)
    return _with_apposition(frame, found) if found else None


def agent(frame: Frame, group: Group) -> Phrase | None:
    """The phrase behind *par*: *qualifiée de « … » par la CGT*."""
    for here in range(group.last + 1, min(len(frame.items), group.last + 25)):
        if frame.word(here) == "par" and in_phrase(frame, here + 1):
            return phrase_at(frame, here + 1)
        if frame.word(here) in (";", ":"):
            return None
    return None


def phrase_at(frame: Frame, i: int) -> Phrase | None:
    """The phrase that begins here, a pronoun or a noun."""
    if frame.word(i) in PRONOUNS or frame.pos(i) == "PRON":
        return i, i
    chunks = bases(frame, i, len(frame.items))
    if not chunks or chunks[0].preposition:
        return None
    return _with_apposition(frame, extent(frame, chunks, 0))


def subject(frame: Frame, group: Group, groups: list[Group]) -> Phrase | None:
    """The subject of a verb that stands in its usual place."""
    if group.clitic is not None:
        return group.clitic, group.clitic
    if group.mood == "passive":
        return agent(frame, group)
    if group.mood == "participle":
        return agent(frame, group)
    near = _adjacent(frame, group)
    if near is not None:
        return near
    return _parsed(frame, group) or _patterned(frame, group.first) or _shared(frame, group, groups)


def _adjacent(frame: Frame, group: Group) -> Phrase | None:
    """*il dit*, *X, qui affirme*, *ce dernier déclare*."""
    here = group.first - 1
    while frame.pos(here) == "ADV" and frame.word(here) not in SUBJECTS:
        here -= 1
    word = frame.word(here)
    if word == "qui":
        return _antecedent(frame, here)
    if group.mood != "finite":
        return None
    if word in PRONOUNS and frame.pos(here) in ("PRON", "DET", "NOUN", "ADJ"):
        return here, here
    return None


def _antecedent(frame: Frame, relative: int) -> Phrase | None:
    end = relative - (frame.word(relative - 1) == ",")
    end = _before_parenthesis(frame, end)
    return _subject_ending(frame, 0, end)


def _before_parenthesis(frame: Frame, end: int) -> int:
    """Step over *(PS)* to the left."""
    if frame.word(end - 1) == ")":
        while end > 0 and frame.word(end - 1) != "(":
            end -= 1
        end -= 1
    return max(end, 0)


def _parsed(frame: Frame, group: Group) -> Phrase | None:
    """What the parser calls the subject of the verb, if it is a noun before it in the same clause."""
    token = frame.items[group.head].token
    if token is None:
        return None
    verbs = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop")))]
    for child in (child for verb in verbs for child in verb.children):
        place = frame.where.get(child.i)
        if child.dep_ in SUBJECT_LABELS and place is not None and place < group.first:
            if child.pos_ in ("NOUN", "PROPN") and not _crosses_clause(frame, place, group.first):
                return _around(frame, place, group.first)
    return None


def _crosses_clause(frame: Frame, place: int, verb: int) -> bool:
    """A colon or a subordinator without relative stands between a noun and the verb it would serve."""
    return any(frame.word(i) in (":", ";", "que", "qu'", "«»") for i in range(place, verb))


def _around(frame: Frame, place: int, stop: int) -> Phrase | None:
    """The phrase whose head is at `place`, with its name if that stands beside."""
    start = place
    while start > 0 and in_phrase(frame, start - 1) and frame.pos(start - 1) != "ADP":
        start -= 1
    chunks = bases(frame, start, stop)
    head = next((n for n, base in enumerate(chunks) if base.first <= place <= base.last), None)
    if head is None:
        return place, place
    return _with_apposition(frame, extent(frame, chunks, head))


def _patterned(frame: Frame, verb: int) -> Phrase | None:
    """Go back over the commas from the verb to the phrase that stands where a subject stands."""
    lo = _clause_start(frame, verb)
    end = verb
    while end > lo:
        while end > lo and (frame.pos(end - 1) == "ADV" or frame.word(end - 1) == ","):
            end -= 1
        end = _before_parenthesis(frame, end)
        start = _segment_start(frame, lo, end)
        found = _subject_ending(frame, start, end) if not _subordinate(frame, start) else None
        if found is not None and not _is_apposition(frame, found, start, lo):
            return found
        end = start
    return None


def _clause_start(frame: Frame, verb: int) -> int:
    here = verb
    while here > 0 and frame.word(here - 1) not in BREAKS:
        here -= 1
    return here


def _segment_start(frame: Frame, lo: int, end: int) -> int:
    """Step back to the comma before, leaping over parentheses."""
    here = end
    while here > lo and frame.word(here - 1) != ",":
        here = _before_parenthesis(frame, here) if frame.word(here - 1) == ")" else here - 1
    return here


def _subordinate(frame: Frame, start: int) -> bool:
    """The segment opens with a relative, a subordinator or a preposition: no subject of the main verb in it."""
    here = start
    while frame.word(here) in ("et", "mais", "or", ","):
        here += 1
    return frame.pos(here) in ("SCONJ", "ADP") or frame.word(here) in (
        "qui",
        "dont",
        "où",
        "lequel",
        "laquelle",
        "alors",
    )


def _subject_ending(frame: Frame, lo: int, hi: int) -> Phrase | None:
    found = phrase_before(frame, lo, hi)
    if found is not None:
        return found
    here = hi - 1
    return (here, here) if here >= lo and frame.word(here) in PRONOUNS else None


def _is_apposition(frame: Frame, found: Phrase, start: int, lo: int) -> bool:
    """*Paul Martin, maire de Lyon,* or *Paul Martin, le maire,*: a title behind a name is not the subject."""
    if start <= lo or frame.word(start - 1) != "," or any(names(frame, *found)):
        return False
    bare = frame.pos(found[0]) not in ("DET", "PRON")
    before = _before_parenthesis(frame, start - 1)
    named = in_phrase(frame, before - 1) and any(names(frame, before - 1, before - 1, ("PER", "ORG")))
    return bare or named


def _with_apposition(frame: Frame, found: Phrase) -> Phrase:
    """Take the name in behind a title: *le chef de l'OMS, Tedros Ghebreyesus*."""
    first, last = found
    if any(names(frame, first, last)) or frame.word(last + 1) != ",":
        return found
    chunks = bases(frame, last + 2, len(frame.items))
    if not chunks or chunks[0].preposition or chunks[0].last - chunks[0].first > 4:
        return found
    closes = frame.word(chunks[0].last + 1) in (",", ".", "", "(", "«»", ":", ";")
    named = all(name in set(names(frame, chunks[0].first, chunks[0].last)) for name in [chunks[0].last])
    return (first, chunks[0].last) if closes and named else found


def _shared(frame: Frame, group: Group, groups: list[Group]) -> Phrase | None:
    """A participle, an infinitive or a coordinated verb has the subject of the main verb."""
    earlier = [other for other in groups if other.head < group.head and other.mood == "finite"]
    if earlier:
        return subject(frame, earlier[-1], groups)
    return main_subject(frame, group.first) or _subject_behind(frame, group)


def main_subject(frame: Frame, stop: int) -> Phrase | None:
    """The subject of the first finite verb before an item."""
    for here in range(min(stop, len(frame.items))):
        if not is_finite(frame, here) or frame.word(here - 1) == "qui":
            continue
        first = here
        while frame.word(first - 1) in OBJECTS | NEGATION:
            first -= 1
        near = first - 1
        if frame.word(near) in PRONOUNS:
            return near, near
        found = _patterned(frame, first)
        if found is not None:
            return found
    return None


def _subject_behind(frame: Frame, group: Group) -> Phrase | None:
    """*Commentant cette idée, Peskov a averti…*: the main clause comes second."""
    if group.mood not in ("gerund", "present_participle"):
        return None
    comma = next((i for i in range(group.last, len(frame.items)) if frame.word(i) == ","), None)
    if comma is None:
        return None
    if frame.word(comma + 1) in PRONOUNS:
        return comma + 1, comma + 1
    return phrase_at(frame, comma + 1)


def is_finite(frame: Frame, i: int) -> bool:
    """The item is a finite verb, by the tagger's morphology."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and token.pos_ in ("VERB", "AUX") and token.morph.get("VerbForm") == ["Fin"]
