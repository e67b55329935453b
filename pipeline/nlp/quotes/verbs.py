"""Where a cue verb stands in a frame: its auxiliaries, its clitics, its voice.

Forms come from the lexicon; the tagger is asked only where a form is also a noun (*note*, *juge*, *rapport*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.nlp.quotes.auxiliaries import (
    auxiliary_of,
    clitic_behind,
    clitics_before,
    compound_before,
    is_verb,
    locution_end,
    may_be_finite,
    modal_of,
    shares_auxiliary,
)
from pipeline.nlp.quotes.conjugation import Form
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import Cue, closed, cue_forms


class Group(NamedTuple):
    """A cue verb with all that belongs to it; `first` and `last` index the frame's items."""

    cue: Cue
    first: int
    last: int
    head: int
    mood: str
    """`finite`, `passive`, `participle` (bare), `gerund`, `present_participle` or `infinitive`."""
    clitic: int | None
    """The inverted pronoun: *a-t-**il** dit*."""
    person: int
    plural: bool
    negated: bool


def find_groups(frame: Frame) -> list[Group]:
    """Give the cue verbs of a frame, left to right, one a place."""
    table = cue_forms()
    groups: list[Group] = []
    for i, item in enumerate(frame.items):
        readings = table.get(item.word) if item.token is not None else None
        if readings is None or (groups and i <= groups[-1].last):
            continue
        group = next((g for g in _read(frame, i, readings, groups) if g is not None), None)
        if group is not None:
            groups.append(group)
    return groups


def _read(frame: Frame, i: int, readings: tuple[tuple[Cue, Form], ...], before: list[Group]) -> Iterator[Group | None]:
    """Try the readings of a form, locutions and reflexives first."""
    for cue, form in sorted(readings, key=_preference):
        last = locution_end(frame, i, cue)
        if last is not None:
            yield MOODS[form.mood](frame, i, last, cue, form, before)


def _preference(reading: tuple[Cue, Form]) -> tuple[int, bool, bool]:
    """*a dit*: where an auxiliary stands, the form that is also finite is a participle."""
    cue, form = reading
    return -len(cue.rest), not cue.reflexive, form.mood != "participle"


def _finite(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = clitics_before(frame, i)
    end, clitic = clitic_behind(frame, i)
    if reflexive != cue.reflexive or not (clitic is not None or cue.rest or is_verb(frame, i, first)):
        return None
    if reflexive and frame.word(first) in ("nous", "vous", "me", "m'") and form.person == 3:
        return None
    negated = negated and (frame.word(end + 1) in closed("denial") or frame.word(last + 1) in closed("denial"))
    return Group(cue, first, max(last, end), i, "finite", clitic, form.person, form.plural, negated)


def _participle(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    auxiliary = auxiliary_of(frame, i)
    if auxiliary is None:
        return (
            None if cue.reflexive or may_be_finite(frame, i, cue) else _without_auxiliary(frame, i, last, cue, before)
        )
    head, clitic, negated = auxiliary
    been = next((here for here in range(head + 1, i) if frame.word(here) == "été"), None)
    first, reflexive, _ = clitics_before(frame, head)
    word = "été" if been is not None else frame.word(head)
    if cue.reflexive and word in closed("avoir"):
        # *nous a dit*: reflexive verbs take *être*, so the clitic is the listener.
        return None
    if reflexive != cue.reflexive and not (cue.reflexive is False and word in closed("avoir")):
        return None
    passive = word in closed("être") and not reflexive and not cue.reflexive
    person = 1 if word in ("ai", "avons", "suis", "sommes", "avais", "avions", "aurais", "aurai") else 3
    mood = "passive" if passive else _mood_of(frame, word, first)
    return Group(cue, first, last, i, mood, clitic, person, word in ("ont", "avaient", "sont"), negated)


def _mood_of(frame: Frame, auxiliary: str, first: int) -> str:
    if auxiliary in ("ayant", "étant"):
        return "present_participle"
    return "infinitive" if auxiliary in ("avoir", "être") else "finite"


def _without_auxiliary(frame: Frame, i: int, last: int, cue: Cue, before: list[Group]) -> Group | None:
    """A second participle shares the auxiliary of the first (*a condamné … et estimé que*); others are bare."""
    joined = i - 1
    while frame.pos(joined) == "ADV":
        joined -= 1
    if frame.pos(i) in ("NOUN", "PROPN") or frame.word(i - 1) in closed("nominal"):
        return None
    earlier = before[-1] if before else None
    shares = shares_auxiliary(frame, i, last, joined)
    if shares and earlier is not None and earlier.mood == "finite" and earlier.head != earlier.first:
        return Group(cue, i, last, i, "finite", None, earlier.person, earlier.plural, False)
    if shares and compound_before(frame, joined):
        return Group(cue, i, last, i, "finite", None, 3, False, False)
    return Group(cue, i, last, i, "participle", None, 0, False, False)


def _present(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = clitics_before(frame, i)
    if reflexive != cue.reflexive or frame.word(first - 1) in closed("nominal"):
        return None
    # *, le qualifiant de*: behind a comma the article of this noun is a pronoun.
    object_ = first < i and frame.word(first - 1) == ","
    if frame.pos(i) in ("NOUN", "PROPN", "ADV") and not object_:
        return None
    if frame.word(i - 1) == "en" or frame.word(first - 1) == "en":
        first = first - 1 if frame.word(i - 1) != "en" else i - 1
        first -= frame.word(first - 1) == "tout"
        return Group(cue, first, last, i, "gerund", None, 3, False, negated)
    return Group(cue, first, last, i, "present_participle", None, 3, False, negated)


def _infinitive(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = clitics_before(frame, i)
    if reflexive != cue.reflexive or (
        frame.pos(i) in ("NOUN", "PROPN") and frame.word(first - 1) not in closed("link")
    ):
        return None
    modal = modal_of(frame, first - 1)
    if modal is not None:
        start, clitic, denied = modal
        start = clitics_before(frame, start)[0]
        return Group(cue, start, last, i, "finite", clitic, 3, False, denied)
    first -= frame.word(first - 1) in closed("link")
    return Group(cue, first, last, i, "infinitive", None, 0, False, negated)


MOODS = {
    "finite": _finite,
    "participle": _participle,
    "present_participle": _present,
    "infinitive": _infinitive,
}
