"""Who is the subject of a cue verb: the expression, not yet the person.

In order: the inverted pronoun (*dit-il*); the pronoun or relative right before the verb; the phrase right before
the verb, when the sentence, a comma or a conjunction begins with it; what the parser calls the subject; and last
the phrase found by walking back over the commas. Patterns come before the parse because the parser fails on
inversions, appositions and long subjects; it is asked only where words and verb are far apart.
A participle has the subject of its main clause; the agent of a passive stands behind *par*.
"""

from __future__ import annotations

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed, is_document
from pipeline.nlp.quotes.phrases import (
    Phrase,
    bases,
    before_parenthesis,
    entity,
    extent,
    has_name,
    head_noun,
    in_phrase,
    is_somebody,
    phrase_after,
    phrase_at,
    phrase_before,
    with_apposition,
)
from pipeline.nlp.quotes.verbs import Group

SUBJECT_LABELS = ("nsubj", "nsubj:pass", "nsubj:caus")
AGENT_REACH = 25
"""Items between a participle and its *par*."""
DEEPEST = 4
"""Clauses to climb in search of a shared subject."""


def inverted(frame: Frame, group: Group) -> Phrase | None:
    """The subject behind the verb: *a-t-il dit*, *a déclaré mardi à l'AFP Paul Martin*."""
    if group.clitic is not None:
        return group.clitic, group.clitic
    return phrase_after(frame, group.last + 1)


def agent(frame: Frame, group: Group) -> Phrase | None:
    """The phrase behind *par*: *qualifiée de « … » par la CGT*."""
    for here in range(group.last + 1, min(len(frame.items), group.last + AGENT_REACH)):
        if frame.word(here) == "par":
            found = phrase_at(frame, here + 1)
            return found if found is not None and is_somebody(frame, found) else None
        if frame.word(here) in (";", ":"):
            return None
    return None


def subject(frame: Frame, group: Group, groups: list[Group], depth: int = 0) -> Phrase | None:
    """The subject of a cue, wherever it stands."""
    if group.clitic is not None:
        return group.clitic, group.clitic
    if group.mood in ("passive", "participle"):
        return agent(frame, group)
    if group.mood != "finite":
        return _of_participle(frame, group, groups, depth)
    if _is_behind(frame, group):
        return phrase_after(frame, group.last + 1)
    if _is_coordinated(frame, group):
        return _of_relative(frame, group) or _shared(frame, group, groups, depth)
    return (
        _adjacent(frame, group.first)
        or _parsed(frame, group)
        or patterned(frame, group.first)
        or _shared(frame, group, groups, depth)
    )


def _is_behind(frame: Frame, group: Group) -> bool:
    """*comme l'indique X*, *ce qu'a déclaré X*: these turn subject and verb round."""
    before = frame.word(group.first - 1)
    return before == "comme" or (
        before in closed("that") and frame.word(group.first - 2) in ("ce", "c'", "contrairement")
    )


def _is_coordinated(frame: Frame, group: Group) -> bool:
    """*… et a précisé que*: no subject of its own stands between *et* and the verb."""
    here = group.first - 1
    while frame.pos(here) == "ADV" and frame.word(here) not in closed("pronoun"):
        here -= 1
    return frame.word(here) in ("et", "puis", "ou", "mais") and here > 0


def _of_relative(frame: Frame, group: Group) -> Phrase | None:
    """*X, qui n'a rien précisé mais a ajouté que*: the verb before *mais* is in the same relative clause."""
    verb = next((i for i in range(group.first - 1, -1, -1) if is_finite(frame, i)), None)
    relative = _with_clitics(frame, verb) - 1 if verb is not None else -1
    return antecedent(frame, relative) if relative > 0 and frame.word(relative) == "qui" else None


def _adjacent(frame: Frame, verb: int) -> Phrase | None:
    """*il dit*, *X, qui affirme*, *Le maire déclare*: the subject touches the verb."""
    here = verb - 1
    while frame.pos(here) == "ADV" and frame.word(here) not in closed("subject"):
        here -= 1
    if frame.word(here) == "qui":
        return antecedent(frame, here)
    if frame.word(here) in closed("pronoun") and not entity(frame, here):
        return here, here
    found = phrase_before(frame, 0, here + 1)
    return found if found is not None and _opens_clause(frame, found[0]) else None


def _opens_clause(frame: Frame, first: int) -> bool:
    """A phrase that the sentence begins with, or *que*, or *mais*, is a subject whatever the parser says."""
    before = frame.word(first - 1)
    if first == 0 or before in closed("that") or before in (":", ";", "mais", "car", "tandis", "si", "lorsque"):
        return True
    if has_name(frame, (first, first), ("PER",)) or has_name(frame, (first, first + 1), ("ORG", "LOC")):
        return True
    if before != "," or frame.pos(first) == "NOUN":
        return False
    # *Paul Martin, le maire de Lyon, a dit*: a second comma may close an apposition, so go on looking.
    return not (in_phrase(frame, first - 2) and has_name(frame, (first - 2, first - 2), ("PER", "ORG")))


def antecedent(frame: Frame, relative: int) -> Phrase | None:
    """The phrase that *qui* stands for."""
    end = before_parenthesis(frame, relative - (frame.word(relative - 1) == ","))
    start = end
    while start > 0 and in_phrase(frame, start - 1):
        start -= 1
    found = _ending(frame, 0, end, relative=True)
    if found is not None and is_somebody(frame, found):
        return found
    # *la mise en évidence d'un trafic vers Dubaï en 2015, qui déclare*: the nearest that can speak.
    speaking = [(base.first, base.last) for base in bases(frame, start, end) if not base.temporal]
    return next((base for base in reversed(speaking) if is_somebody(frame, base)), found)


def _parsed(frame: Frame, group: Group) -> Phrase | None:
    """What the parser calls the subject of the verb, if it is a noun before it in the same clause."""
    token = frame.items[group.head].token
    if token is None:
        return None
    verbs = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop")))]
    for child in (child for verb in verbs for child in verb.children):
        place = frame.where.get(child.i)
        if child.dep_ not in SUBJECT_LABELS or place is None or place >= group.first:
            continue
        if child.pos_ in ("NOUN", "PROPN") and not _leaves_clause(frame, place, group.first):
            return _around(frame, place, group.first)
    return None


def _leaves_clause(frame: Frame, place: int, verb: int) -> bool:
    """A colon, a subordinator or a governing preposition comes between."""
    before = place - 1
    while before >= 0 and in_phrase(frame, before) and frame.pos(before) != "ADP":
        before -= 1
    governed = frame.pos(before) in ("ADP", "VERB")
    return governed or any(frame.word(i) in (":", ";", "que", "qu'") for i in range(place, verb))


def _around(frame: Frame, place: int, stop: int) -> Phrase | None:
    """The phrase whose head is at `place`; for an apposition, the name before it."""
    start = place
    while start > 0 and in_phrase(frame, start - 1) and frame.pos(start - 1) != "ADP":
        start -= 1
    chunks = bases(frame, start, stop)
    head = next((n for n, base in enumerate(chunks) if base.first <= place <= base.last), None)
    found = (place, place) if head is None else extent(frame, chunks, head)
    return named_before(frame, found, 0) or with_apposition(frame, found)


def named_before(frame: Frame, found: Phrase, lo: int) -> Phrase | None:
    """*Paul Martin, maire de Lyon,* or *Le RHDP, le parti au pouvoir,*: the name that a title stands behind."""
    if frame.word(found[0] - 1) != "," or has_name(frame, found, ("PER",)):
        return None
    end = before_parenthesis(frame, found[0] - 1)
    if entity(frame, end - 1) not in ("PER", "ORG"):
        return None
    name = phrase_before(frame, lo, end)
    starts = name is not None and (name[0] == 0 or frame.word(name[0] - 1) in (",", ":", "que", "qu'", "mais"))
    return name if starts else None


def patterned(frame: Frame, verb: int, depth: int = 0) -> Phrase | None:
    """Go back over the commas from the verb to the phrase that stands where a subject stands."""
    lo = _clause_start(frame, verb)
    end = verb
    while end > lo:
        while end > lo and (frame.pos(end - 1) in ("ADV", "CCONJ") or frame.word(end - 1) == ","):
            end -= 1
        end = before_parenthesis(frame, end)
        start = _segment_start(frame, lo, end)
        if not _subordinate(frame, start):
            found = _of_segment(frame, start, end, depth)
            if found is not None:
                return named_before(frame, found, lo) or found
        end = start
    return patterned(frame, lo - 1, depth + 1) if lo > 1 and depth < DEEPEST else None


def _of_segment(frame: Frame, start: int, end: int, depth: int) -> Phrase | None:
    """The subject in one stretch between commas: of its own verb, if it has one, else its last phrase."""
    joined = phrase_before(frame, start, end)
    if joined is not None and frame.word(joined[0] - 1) in ("et", "mais"):
        return joined
    verb = next((i for i in range(start, end) if is_finite(frame, i)), None)
    if verb is None:
        bare = start > 0 and frame.word(start - 1) == "," and frame.pos(start) == "NOUN" and not entity(frame, start)
        found = None if bare else _ending(frame, start, end)
        return with_apposition(frame, found) if found else None
    near = _adjacent(frame, _with_clitics(frame, verb))
    if near is not None and near[0] >= start:
        return near
    return patterned(frame, verb, depth + 1) if depth < DEEPEST and verb > start else near


def _with_clitics(frame: Frame, verb: int) -> int:
    while frame.word(verb - 1) in closed("object") or frame.word(verb - 1) in closed("negation"):
        verb -= 1
    return verb


def _clause_start(frame: Frame, verb: int) -> int:
    here = verb
    while here > 0 and frame.word(here - 1) not in (":", ";", "que", "qu'", "car"):
        here -= 1
    return here


def _segment_start(frame: Frame, lo: int, end: int) -> int:
    """Step back to the comma before, leaping over parentheses."""
    here = end
    while here > lo and frame.word(here - 1) != ",":
        leapt = before_parenthesis(frame, here)
        here = leapt if leapt < here else here - 1
    return here


def _subordinate(frame: Frame, start: int) -> bool:
    """The segment opens with a relative, a subordinator or a preposition: no subject of the main verb in it."""
    here = start
    while frame.word(here) in ("et", "mais", "or", ","):
        here += 1
    opener = frame.pos(here) in ("SCONJ", "ADP") or frame.word(here) in closed("relative")
    return opener or frame.word(here) in ("alors", "tandis", "lorsque", "après", "avant", "selon", "dans", "en")


def _ending(frame: Frame, lo: int, hi: int, *, relative: bool = False) -> Phrase | None:
    """The phrase or pronoun that ends just before `hi`."""
    found = phrase_before(frame, lo, hi)
    if found is not None and frame.word(found[0] - 1) in closed("subject"):
        # *qu'il juge néfastes*: a verb that the tagger took for a noun.
        return None
    if found is None:
        return (hi - 1, hi - 1) if hi > lo and frame.word(hi - 1) in closed("pronoun") else None
    return found if relative else named_before(frame, found, lo) or found


def _of_participle(frame: Frame, group: Group, groups: list[Group], depth: int) -> Phrase | None:
    """*…, affirmant que*: the main clause's subject, unless a person stands right before."""
    if group.mood == "infinitive" and frame.word(group.first) in ("de", "d'"):
        if frame.word(group.first - 1) in closed("être"):
            # *force est de constater que*
            return None
        beside = _adjacent(frame, group.first) or _told(frame, group.first)
        if beside is not None:
            return beside
    if group.mood == "present_participle" and frame.word(group.first - 1) != ",":
        beside = phrase_before(frame, 0, group.first)
        if beside is not None and not is_document(head_noun(frame, beside)):
            if is_somebody(frame, beside):
                return beside
            nearest = bases(frame, beside[0], group.first)[-1]
            if not is_somebody(frame, (nearest.first, nearest.last)):
                # *une croyance locale affirmant que*: nobody says it.
                return None
    return _shared(frame, group, groups, depth)


def _told(frame: Frame, infinitive: int) -> Phrase | None:
    """*a permis à la ministre de déclarer*, *convaincre Souha, la veuve, de demander*: whoever is made to speak."""
    end = infinitive - (frame.word(infinitive - 1) == ",")
    start = end
    while start > 0 and in_phrase(frame, start - 1):
        start -= 1
    chunks = bases(frame, start, end)
    head = next((n for n, base in enumerate(chunks) if is_somebody(frame, (base.first, base.last))), None)
    return extent(frame, chunks, head) if head is not None and chunks[-1].last == end - 1 else None


def _shared(frame: Frame, group: Group, groups: list[Group], depth: int) -> Phrase | None:
    """A participle, an infinitive or a coordinated verb has the subject of the main verb."""
    earlier = [other for other in groups if other.head < group.head and other.mood == "finite"]
    main = [other for n, other in enumerate(earlier) if not _embedded(frame, other, earlier[:n])]
    if main and depth < DEEPEST:
        return subject(frame, main[-1], groups, depth + 1) or inverted(frame, main[-1])
    return main_subject(frame, group.first) or _subject_behind(frame, group)


def _embedded(frame: Frame, group: Group, earlier: list[Group]) -> bool:
    """The verb stands inside a clause that an earlier cue reports, or in a relative one."""
    if frame.word(group.first - 1) == "qui":
        return True
    reporting = [other for other in earlier if "que" in other.cue.takes]
    return (
        bool(reporting)
        and any(frame.word(i) in closed("that") for i in range(reporting[0].last + 1, group.first))
        and frame.word(group.first - 1) not in ("et", "mais", "puis")
    )


def main_subject(frame: Frame, stop: int) -> Phrase | None:
    """The subject of the first finite verb of a main clause before an item."""
    for here in range(min(stop, len(frame.items))):
        if not is_finite(frame, here):
            continue
        first = _with_clitics(frame, here)
        if frame.word(first - 1) in closed("relative") or _subordinate(frame, _segment_start(frame, 0, first)):
            continue
        found = _adjacent(frame, first) or patterned(frame, first)
        if found is not None:
            return found
    return None


def _subject_behind(frame: Frame, group: Group) -> Phrase | None:
    """*Commentant cette idée, Peskov a averti…*: the main clause comes second."""
    if group.mood not in ("gerund", "present_participle"):
        return None
    comma = next((i for i in range(group.last, len(frame.items)) if frame.word(i) == ","), None)
    return phrase_at(frame, comma + 1) if comma is not None else None
