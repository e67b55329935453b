"""What stands around a verb: auxiliaries, clitics, modals, and what tells a verb from a noun."""

from __future__ import annotations

from functools import cache

from pipeline.nlp.quotes.chunks import entity
from pipeline.nlp.quotes.conjugation import forms
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.lexicon import Cue, closed, cue_forms, words
from pipeline.nlp.quotes.phrases import listed

AUXILIARY_REACH = 7
"""Items between an auxiliary and its participle: *a, de son côté, également déclaré*."""


@cache
def modal_forms() -> dict[str, str]:
    """Map each form of a modal to its infinitive."""
    found = {form: verb for verb in closed("modal") if verb != "aller" for form, _ in forms(verb)}
    return found | dict.fromkeys(("va", "vont", "allait", "allaient"), "aller")


def locution_end(frame: Frame, i: int, cue: Cue) -> int | None:
    """Find the last word of *mettre en garde*; an inverted pronoun or adverb may part it."""
    here = i
    for word in cue.rest:
        here += 1
        while frame.word(here) in closed("inverted") or frame.word(here) == "-t" or frame.pos(here) == "ADV":
            here += 1
        if frame.word(here) != word:
            return None
    return here


def clitic_behind(frame: Frame, i: int) -> tuple[int, int | None]:
    """Step over *-t-il* behind a verb: (last item taken, the pronoun)."""
    here = i + 1
    if frame.word(here) in ("-t", "-t-", "t"):
        here += 1
    return (here, here) if frame.word(here) in closed("inverted") else (i, None)


def clitics_before(frame: Frame, i: int) -> tuple[int, bool, bool]:
    """Take in the clitics before a verb: (first item, reflexive, negated)."""
    reflexive = negated = False
    while frame.word(i - 1) in closed("object") or frame.word(i - 1) in closed("negation"):
        i -= 1
        reflexive = reflexive or frame.word(i) in closed("reflexive")
        negated = negated or frame.word(i) in closed("negation")
    return i, reflexive, negated


def is_verb(frame: Frame, i: int, first: int) -> bool:
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
    if frame.word(i - 1) in ("le", "la", "les", "l'") or frame.pos(i - 1) in ("DET", "NUM"):
        return False
    if frame.word(_past_contrast(frame, i + 1)) in ("que", "qu'", ":", "«»") or frame.marked(i - 1) is not None:
        return True
    if frame.pos(i - 1) == "ADJ":
        return False
    if frame.word(i - 1) == ",":
        named = entity(frame, i + 1) == "PER" or _closes_with_name(frame, i + 1)
        # *…, note le site*: no noun has an article right behind it.
        return named or frame.marked(i - 2) is not None or frame.word(i + 1) in ("le", "la", "l'")
    # *L'ONG demande à la justice*: a noun does not stand right behind a noun or a name.
    return frame.pos(i - 1) in ("NOUN", "PROPN") and frame.pos(i) == "NOUN"


def _past_contrast(frame: Frame, here: int) -> int:
    """*relève, lui, que* · *juge de son côté que*: step over what sets a source against another."""
    comma = frame.word(here) == "," and frame.word(here + 2) == ","
    if comma and frame.word(here + 1) in closed("source_pronoun"):
        return here + 3
    return here + listed(frame, here, "adverbial_phrases")


def _closes_with_name(frame: Frame, i: int) -> bool:
    """*…, note L'Écho.*: nothing but an organisation's name stands behind."""
    rest = range(i, len(frame.items))
    named = [n for n in rest if frame.pos(n) != "PUNCT"]
    return bool(named) and all(entity(frame, n) == "ORG" for n in named)


def auxiliary_of(frame: Frame, i: int) -> tuple[int, int | None, bool] | None:
    """Look left for the auxiliary: (its place, the inverted pronoun, whether denied).

    Commas between the two come in pairs: in *les récoltes sont perdues, dit X*, the verb is a present.
    """
    clitic = None
    denied = apart = False
    here = i - 1
    while here >= 0 and i - here <= AUXILIARY_REACH:
        word = frame.word(here)
        if word == "été" and frame.pos(here) in ("AUX", "VERB"):
            here -= 1
            continue
        if word in closed("avoir") or word in closed("être"):
            return None if apart else (here, clitic, denied)
        if word in closed("inverted"):
            clitic = here
        elif frame.pos(here) in ("VERB", "QUOTE", "CCONJ", "SCONJ") or word in (":", ";", "que", "qu'", "qui", "("):
            return None
        denied = denied or word in closed("denial")
        apart ^= word == ","
        here -= 1
    return None


def shares_auxiliary(frame: Frame, i: int, last: int, joined: int) -> bool:
    """The participle takes up an auxiliary: it does not agree, and *et* or a comma with *que* leads to it."""
    if frame.word(i).endswith(("ée", "ées", "és", "ie", "ies", "ue", "ues", "te", "tes", "se", "ses")):
        return False
    if frame.word(joined) == ",":
        return frame.word(last + 1) in ("que", "qu'", "«»")
    return frame.word(joined) in ("et", "ou", "puis", "mais")


def may_be_finite(frame: Frame, i: int, cue: Cue) -> bool:
    """*dit*, *prédit*, *fait savoir*: without an auxiliary, the present comes before the bare participle."""
    if frame.word(i + 1) == "par":
        return False
    finite = any(other == cue and form.mood == "finite" for other, form in cue_forms()[frame.word(i)])
    return finite and (frame.pos(i - 1) not in ("NOUN", "ADJ") or frame.word(i + 1) not in ("par", "de", "d'"))


def compound_before(frame: Frame, i: int) -> bool:
    """Some verb that is no cue stands in a compound tense before: *a ensuite quitté la salle et déclaré que*."""
    for here in range(i - 1, 0, -1):
        if frame.pos(here) == "AUX" and frame.word(here) in closed("avoir"):
            return True
        if frame.pos(here) == "VERB":
            auxiliary = auxiliary_of(frame, here)
            return auxiliary is not None and frame.word(auxiliary[0]) in closed("avoir")
    return False


def is_compound(frame: Frame, first: int, head: int) -> bool:
    """*a dit*, *s'est engagé*: an auxiliary stands before the head."""
    return any(frame.word(i) in closed("avoir") | closed("être") for i in range(first, head))


def modal_of(frame: Frame, i: int) -> tuple[int, int | None, bool] | None:
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
    auxiliary = (
        auxiliary_of(frame, here) if frame.word(here)[-1:] in "éuist" and frame.pos(here - 1) != "NOUN" else None
    )
    start = auxiliary[0] if auxiliary else here
    clitic = clitic or (auxiliary[1] if auxiliary else None)
    # *n'a pas manqué de rappeler*, *ne cesse de répéter* say yes.
    return start, clitic, denied and modal_forms()[item.word] not in ("manquer", "hésiter", "cesser")
