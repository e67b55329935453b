"""What is a name once in an article is that name everywhere in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.grammar import PLURALS
from pipeline.actors.lexicons import words
from pipeline.actors.name import Name
from pipeline.actors.roles import is_role
from pipeline.nlp.columns import forms, where

Form = tuple[str, ...]

CERTAIN = 1000
"""Votes of a name whose type is certain."""


def spread(doc: Doc, names: list[Name], certain: Collection[Name] = ()) -> list[Name]:
    """Mark the other places of each name, and settle one type for all of them; what is certain outvotes the rest."""
    settled = _settle(doc, _repeat(doc, names), certain)
    bearers = Counter(doc[name.end - 1].text for name in {_form(doc, one): one for one in settled}.values())
    groups = _groups(doc, settled)
    return [name for name in settled if not _is_family(doc, name, bearers) and _form(doc, name) not in groups]


def _form(doc: Doc, name: Name) -> Form:
    return forms(doc)[name.start : name.end]


def _repeat(doc: Doc, names: list[Name]) -> list[Name]:
    """Find names, and the family names of persons, where nothing is marked yet."""
    by_first: dict[str, list[tuple[Form, str]]] = defaultdict(list)
    for form, label in sorted(_known_forms(doc, names).items(), key=lambda item: (-len(item[0]), item)):
        by_first[form[0]].append((form, label))
    taken = {place for name in names for place in range(name.start, name.end)}
    more: list[Name] = []
    texts = forms(doc)
    for start in where(doc, "ORTH", by_first):
        for form, label in by_first[texts[start]]:
            new = Name(start, start + len(form), label)
            if not taken.intersection(range(new.start, new.end)) and _form(doc, new) == form and _alone(doc, new):
                more.append(new)
                taken.update(range(new.start, new.end))
                break
    return sorted([*names, *more])


def _known_forms(doc: Doc, names: list[Name]) -> dict[Form, str]:
    """Give the forms worth looking for, each with its most frequent type."""
    counts: dict[Form, Counter[str]] = defaultdict(Counter)
    for name in names:
        for form in _forms(doc, name):
            counts[form][name.label] += 1
    return {form: min(labels, key=lambda label: (-labels[label], label)) for form, labels in counts.items()}


def _forms(doc: Doc, name: Name) -> Iterator[Form]:
    """A name with a capital, and the last word of a person's."""
    form = _form(doc, name)
    if name.label != "MISC" and form[0][0].isupper():
        yield form
    last = form[-1]
    if name.label == "PER" and len(form) > 1 and last[0].isupper() and len(last) > 2 and "." not in last:
        yield form[-1:]


def _alone(doc: Doc, name: Name) -> bool:
    """No other capital word touches it: *Paris* in *Paris Hilton* is not the town."""
    start, end = name.start, name.end
    left = start > 0 and doc[start - 1].text[0].isupper() and not doc[start - 1].is_sent_start
    right = end < len(doc) and doc[end].text[0].isupper() and not doc[end].is_sent_start
    return not (left and not doc[start].is_sent_start) and not right


def _settle(doc: Doc, names: list[Name], certain: Collection[Name]) -> list[Name]:
    """The type that most places of a form have; half a person's full name is that person."""
    votes: dict[Form, Counter[str]] = defaultdict(Counter)
    halves: set[str] = set()
    for name in names:
        form = _form(doc, name)
        votes[form][name.label] += CERTAIN if name in certain else 1
        if name.label == "PER" and len(form) > 1:
            halves |= {form[0], form[-1]}

    def label(name: Name) -> str:
        form = _form(doc, name)
        if len(form) == 1 and form[0] in halves and name.label in ("ORG", "MISC") and not is_acronym(form[0]):
            return "PER"
        return min(votes[form], key=lambda one: (-votes[form][one], one != name.label, one))

    return [name._replace(label=label(name)) for name in names]


def _groups(doc: Doc, names: list[Name]) -> set[Form]:
    """*les Maï-Maï*, *des combattants Maï-Maï*: what is only ever said of several is nobody's name."""
    places: dict[Form, list[int]] = defaultdict(list)
    for name in names:
        if name.label == "PER":
            places[_form(doc, name)].append(name.start)
    halves = {form[at] for form in places if len(form) > 1 for at in (0, -1)}
    alone = {form: starts for form, starts in places.items() if len(form) == 1 and form[0] not in halves}
    return {form for form, starts in alone.items() if _only_several(doc, form[0], starts)}


def _only_several(doc: Doc, word: str, starts: list[int]) -> bool:
    before = [doc[max(0, start - 1)] for start in starts]
    nouns = [token for token in before if _is_thing(token)]
    articles = sum(token.lower_ in PLURALS for token in before)
    several = any("Plur" in token.morph.get("Number", []) for token in nouns)
    return several and len(nouns) + articles == len(starts) and not is_given(fold(word))


def _is_thing(token: Token) -> bool:
    """A noun in lower case, and of no function: *les ministres Martin et Petit* are two persons."""
    return token.pos_ == "NOUN" and token.text.islower() and token.is_alpha and not is_role(token)


def _is_family(doc: Doc, name: Name, bearers: Counter[str]) -> bool:
    """*la famille Dupont*, and *les Dupont* where several are named: nobody in particular."""
    if name.label not in ("PER", "ORG") or name.end - name.start > 1 or name.start == 0:
        return False
    before = doc[name.start - 1].lower_
    return before in words("family_nouns") or (
        name.label == "PER" and before in PLURALS and bearers[doc[name.start].text] > 2
    )
