"""Where a cue verb stands in a frame: its auxiliaries, its clitics, its voice.

Forms come from the lexicon; the tagger is asked only where a form is also a noun (*note*, *juge*, *rapport*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.nlp.quotes.conjugation import Form, forms
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import Cue, closed, cue_forms, words

AUXILIARY_REACH = 7
"""Items between an auxiliary and its participle: *a, de son côté, également déclaré*."""


@cache
def modal_forms() -> dict[str, str]:
    """Map each form of a modal to its infinitive."""
    found = {form: verb for verb in closed("modal") if verb != "aller" for form, _ in forms(verb)}
    return found | dict.fromkeys(("va", "vont", "allait", "allaient"), "aller")


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
        last = _locution_end(frame, i, cue)
        if last is not None:
            yield MOODS[form.mood](frame, i, last, cue, form, before)


def _preference(reading: tuple[Cue, Form]) -> tuple[int, bool, bool]:
    """*a dit*: where an auxiliary stands, the form that is also finite is a participle."""
    cue, form = reading
    return -len(cue.rest), not cue.reflexive, form.mood != "participle"


def _locution_end(frame: Frame, i: int, cue: Cue) -> int | None:
    """Find the last word of *mettre en garde*; an inverted pronoun or adverb may part it."""
    here = i
    for word in cue.rest:
        here += 1
        while frame.word(here) in closed("inverted") or frame.word(here) == "-t" or frame.pos(here) == "ADV":
            here += 1
        if frame.word(here) != word:
            return None
    return here


def _clitic(frame: Frame, i: int) -> tuple[int, int | None]:
    """Step over *-t-il* behind a verb: (last item taken, the pronoun)."""
    here = i + 1
    if frame.word(here) in ("-t", "-t-", "t"):
        here += 1
    return (here, here) if frame.word(here) in closed("inverted") else (i, None)


def _left(frame: Frame, i: int) -> tuple[int, bool, bool]:
    """Take in the clitics before a verb: (first item, reflexive, negated)."""
    reflexive = negated = False
    while frame.word(i - 1) in closed("object") or frame.word(i - 1) in closed("negation"):
        i -= 1
        reflexive = reflexive or frame.word(i) in closed("reflexive")
        negated = negated or frame.word(i) in closed("negation")
    return i, reflexive, negated


def _finite(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = _left(frame, i)
    end, clitic = _clitic(frame, i)
    if reflexive != cue.reflexive or not (clitic is not None or cue.rest or _is_verb(frame, i, first)):
        return None
    if reflexive and frame.word(first) in ("nous", "vous", "me", "m'") and form.person == 3:
        return None
    negated = negated and (frame.word(end + 1) in closed("denial") or frame.word(last + 1) in closed("denial"))
    return Group(cue, first, max(last, end), i, "finite", clitic, form.person, form.plural, negated)


def _is_verb(frame: Frame, i: int, first: int) -> bool:
    """Decide whether a form that may be a noun is a verb here."""
    previous = frame.word(first - 1)
    if frame.word(i - 1) in closed("nominal"):
        return False
    if (
        previous in closed("subject")
        or frame.word(first) in closed("negation")
        or frame.word(i) not in words("verb_noun_homographs")
    ):
        return True
    if frame.pos(i) in ("VERB", "AUX"):
        return True
    if frame.word(i - 1) in closed("anaphor"):
        return True
    if frame.word(i - 1) in ("le", "la", "les", "l'") or frame.pos(i - 1) in ("DET", "NUM", "ADJ"):
        return False
    if frame.word(i + 1) in ("que", "qu'", ":", "«»") or frame.marked(i - 1) is not None:
        return True
    if frame.word(i - 1) == ",":
        return frame.marked(i - 2) is not None
    # *L'ONG demande à la justice*: a noun does not stand right behind a noun or a name.
    return frame.pos(i - 1) in ("NOUN", "PROPN") and frame.pos(i) == "NOUN"


def _participle(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    auxiliary = _auxiliary(frame, i)
    if auxiliary is None:
        return (
            None if cue.reflexive or _may_be_finite(frame, i, cue) else _without_auxiliary(frame, i, last, cue, before)
        )
    head, clitic, negated = auxiliary
    been = next((here for here in range(head + 1, i) if frame.word(here) == "été"), None)
    first, reflexive, _ = _left(frame, head)
    word = "été" if been is not None else frame.word(head)
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


def _auxiliary(frame: Frame, i: int) -> tuple[int, int | None, bool] | None:
    """Look left for the auxiliary: (its place, the inverted pronoun, whether denied)."""
    clitic = None
    denied = False
    here = i - 1
    while here >= 0 and i - here <= AUXILIARY_REACH:
        word = frame.word(here)
        if word == "été" and frame.pos(here) in ("AUX", "VERB"):
            here -= 1
            continue
        if word in closed("avoir") or word in closed("être"):
            return here, clitic, denied
        if word in closed("inverted"):
            clitic = here
        elif frame.pos(here) in ("VERB", "QUOTE", "CCONJ", "SCONJ") or word in (":", ";", "que", "qu'", "qui", "("):
            return None
        denied = denied or word in closed("denial")
        here -= 1
    return None


def _without_auxiliary(frame: Frame, i: int, last: int, cue: Cue, before: list[Group]) -> Group | None:
    """A second participle shares the auxiliary of the first (*a condamné … et estimé que*); others are bare."""
    joined = i - 1
    while frame.pos(joined) == "ADV":
        joined -= 1
    if frame.pos(i) in ("NOUN", "PROPN") or frame.word(i - 1) in closed("nominal"):
        return None
    earlier = before[-1] if before else None
    shares = _shares(frame, i, last, joined)
    if shares and earlier is not None and earlier.mood == "finite" and earlier.head != earlier.first:
        return Group(cue, i, last, i, "finite", None, earlier.person, earlier.plural, False)
    if shares and _compound_before(frame, joined):
        return Group(cue, i, last, i, "finite", None, 3, False, False)
    return Group(cue, i, last, i, "participle", None, 0, False, False)


def _shares(frame: Frame, i: int, last: int, joined: int) -> bool:
    """The participle takes up an auxiliary: it does not agree, and *et* or a comma with *que* leads to it."""
    if frame.word(i).endswith(("ée", "ées", "és", "ie", "ies", "ue", "ues", "te", "tes", "se", "ses")):
        return False
    if frame.word(joined) == ",":
        return frame.word(last + 1) in ("que", "qu'", "«»")
    return frame.word(joined) in ("et", "ou", "puis", "mais")


def _may_be_finite(frame: Frame, i: int, cue: Cue) -> bool:
    """*dit*, *prédit*, *fait savoir*: without an auxiliary, the present comes before the bare participle."""
    finite = any(other == cue and form.mood == "finite" for other, form in cue_forms()[frame.word(i)])
    return finite and (frame.pos(i - 1) not in ("NOUN", "ADJ") or frame.word(i + 1) not in ("par", "de", "d'"))


def _compound_before(frame: Frame, i: int) -> bool:
    """Some verb that is no cue stands in a compound tense before: *a quitté la salle et déclaré que*."""
    for here in range(i - 1, 0, -1):
        if frame.pos(here) == "AUX" and frame.word(here) in closed("avoir"):
            return True
        if frame.pos(here) == "VERB" and frame.pos(here - 1) not in ("AUX", "ADV", "PRON"):
            return False
    return False


def _present(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = _left(frame, i)
    if reflexive != cue.reflexive or frame.word(first - 1) in closed("nominal"):
        return None
    if frame.pos(i) in ("NOUN", "PROPN", "ADV"):
        return None
    if frame.word(i - 1) == "en" or frame.word(first - 1) == "en":
        first = first - 1 if frame.word(i - 1) != "en" else i - 1
        first -= frame.word(first - 1) == "tout"
        return Group(cue, first, last, i, "gerund", None, 3, False, negated)
    return Group(cue, first, last, i, "present_participle", None, 3, False, negated)


def _infinitive(frame: Frame, i: int, last: int, cue: Cue, form: Form, before: list[Group]) -> Group | None:
    first, reflexive, negated = _left(frame, i)
    if reflexive != cue.reflexive or (
        frame.pos(i) in ("NOUN", "PROPN") and frame.word(first - 1) not in closed("link")
    ):
        return None
    modal = _modal(frame, first - 1)
    if modal is not None:
        start, clitic, denied = modal
        start = _left(frame, start)[0]
        return Group(cue, start, last, i, "finite", clitic, 3, False, denied)
    first -= frame.word(first - 1) in closed("link")
    return Group(cue, first, last, i, "infinitive", None, 0, False, negated)


def _modal(frame: Frame, i: int) -> tuple[int, int | None, bool] | None:
    """Find the verb that an infinitive hangs on: *a tenu à*, *tente-t-il de*, *vient d'*, *n'a pas manqué de*."""
    here = i - 1 if frame.word(i) in closed("link") else i
    clitic = None
    if frame.word(here) in closed("inverted"):
        clitic = here
        here -= 2 if frame.word(here - 1) == "-t" else 1
    while frame.pos(here) == "ADV" and frame.word(here) not in closed("denial"):
        here -= 1
    denied = frame.word(here) in closed("denial")
    here -= denied
    item = frame.items[here] if here >= 0 else None
    if item is None or item.token is None or item.word not in modal_forms():
        return None
    auxiliary = _auxiliary(frame, here) if frame.word(here)[-1:] in "éuist" and frame.pos(here - 1) != "NOUN" else None
    start = auxiliary[0] if auxiliary else here
    clitic = clitic or (auxiliary[1] if auxiliary else None)
    # *n'a pas manqué de rappeler*, *ne cesse de répéter* say yes.
    return start, clitic, denied and modal_forms()[item.word] not in ("manquer", "hésiter", "cesser")


MOODS = {
    "finite": _finite,
    "participle": _participle,
    "present_participle": _present,
    "infinitive": _infinitive,
}
