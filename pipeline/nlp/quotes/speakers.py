"""Who is the subject of a cue verb: the expression, not yet the person.

In order: the inverted pronoun (*dit-il*); the pronoun or relative right before the verb; the phrase right before
the verb, when the sentence, a comma or a conjunction begins with it; what the parser calls the subject; and last
the phrase found by walking back over the commas. Patterns come before the parse because the parser fails on
inversions, appositions and long subjects; it is asked only where words and verb are far apart.
A participle has the subject of its main clause; the agent of a passive stands behind *par*.
"""

from __future__ import annotations

from pipeline.nlp.quotes.chunks import Phrase, bases, extent, has_name, head_noun, in_phrase, is_medium, is_somebody
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lexicon import closed, is_document
from pipeline.nlp.quotes.phrases import phrase_after, phrase_at, phrase_before, with_apposition
from pipeline.nlp.quotes.subjects import adjacent, antecedent, main_subject, named_before, patterned, with_clitics
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
    if frame.word(group.last + 1) in closed("that") and is_medium(frame, group.first - 1):
        return _medium(frame, group.first - 1)
    if _is_coordinated(frame, group):
        return _of_relative(frame, group) or _shared(frame, group, groups, depth)
    return (
        adjacent(frame, group.first)
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


def _medium(frame: Frame, i: int) -> Phrase:
    """*« L'Écho »*, *le journal « L'Écho »*."""
    start = i
    while frame.pos(start - 1) in ("NOUN", "DET", "ADJ"):
        start -= 1
    joined = phrase_before(frame, 0, start - 1) if frame.word(start - 1) == "et" else None
    return (joined[0], i) if joined is not None else (start, i)


def _of_relative(frame: Frame, group: Group) -> Phrase | None:
    """*X, qui n'a rien précisé mais a ajouté que*: the verb before *mais* is in the same relative clause."""
    verb = next((i for i in range(group.first - 1, -1, -1) if is_finite(frame, i)), None)
    relative = with_clitics(frame, verb) - 1 if verb is not None else -1
    return antecedent(frame, relative) if relative > 0 and frame.word(relative) == "qui" else None


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


def _of_participle(frame: Frame, group: Group, groups: list[Group], depth: int) -> Phrase | None:
    """*…, affirmant que*: the main clause's subject, unless a person stands right before."""
    if group.mood == "infinitive" and frame.word(group.first) in ("de", "d'"):
        if frame.word(group.first - 1) in closed("être"):
            # *force est de constater que*
            return None
        beside = adjacent(frame, group.first) or _told(frame, group.first)
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
        behind = inverted(frame, main[-1]) if _follows_words(frame, main[-1]) else None
        return behind or subject(frame, main[-1], groups, depth + 1) or inverted(frame, main[-1])
    return main_subject(frame, group.first) or _subject_behind(frame, group) or _opening(frame, group)


def _follows_words(frame: Frame, group: Group) -> bool:
    """*« … », estime le rapporteur, décrivant…*: a cue behind what it reports has its subject behind it."""
    here = with_clitics(frame, group.first) - 1
    here -= frame.word(here) == ","
    return frame.marked(here) is not None


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


def _opening(frame: Frame, group: Group) -> Phrase | None:
    """The name that the sentence begins with, where the tagger missed its verb."""
    found = phrase_at(frame, 0) if group.mood == "finite" else None
    named = found is not None and found[1] < group.first and has_name(frame, found, ("PER", "ORG"))
    return found if named else None


def _subject_behind(frame: Frame, group: Group) -> Phrase | None:
    """*Commentant cette idée, Peskov a averti…*, *Après avoir dit que …, il …*: the main clause comes second."""
    if group.mood not in ("gerund", "present_participle", "infinitive"):
        return None
    opening = group.first - 1 - (frame.word(group.first - 1) in ("après", "avant"))
    if opening > 0 and frame.word(opening) == ",":
        # *Le préfet, après avoir dit que …, part*
        return phrase_before(frame, 0, opening)
    comma = next((i for i in range(group.last, len(frame.items)) if frame.word(i) == ","), None)
    found = phrase_at(frame, comma + 1) if comma is not None else None
    # *Et d'ajouter, amer : « … »*: no verb, no subject.
    return found if found is not None and any(is_finite(frame, i) for i in range(found[1], len(frame.items))) else None
