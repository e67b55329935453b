"""What is a name once in an article is that name everywhere in it."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc

from pipeline.actors.name import Name


def spread(doc: Doc, names: list[Name]) -> list[Name]:
    """Mark the other places of each name, and give all its places the type that most of them have."""
    return _agree(doc, _repeat(doc, names))


def _repeat(doc: Doc, names: list[Name]) -> list[Name]:
    """Find names, and the last words of persons' names, where nothing is marked yet."""
    known: dict[tuple[str, ...], str] = {}
    for name in names:
        form = tuple(token.text for token in doc[name.start : name.end])
        known.setdefault(form, name.label)
        if name.label == "PER" and len(form) > 1 and form[-1][0].isupper() and len(form[-1]) > 2:
            known.setdefault(form[-1:], "PER")
    taken = {place for name in names for place in range(name.start, name.end)}
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(known, key=len, reverse=True):
        if form[0][0].isupper() and known[form] != "MISC":
            by_first[form[0]].append(form)
    more: list[Name] = []
    for token in doc:
        for form in by_first.get(token.text, ()):
            end = token.i + len(form)
            free = not taken.intersection(range(token.i, end))
            if free and tuple(one.text for one in doc[token.i : end]) == form and _alone(doc, token.i, end):
                more.append(Name(token.i, end, known[form]))
                taken.update(range(token.i, end))
                break
    return sorted([*names, *more])


def _alone(doc: Doc, start: int, end: int) -> bool:
    """No other capital word touches it: *Paris* in *Paris Hilton* is not the town."""
    left = start > 0 and doc[start - 1].text[:1].isupper() and not doc[start].is_sent_start
    left = left and not doc[start - 1].is_sent_start
    right = end < len(doc) and doc[end].text[:1].isupper() and not doc[end].is_sent_start
    return not left and not right


def _agree(doc: Doc, names: list[Name]) -> list[Name]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[doc[name.start : name.end].text][name.label] += 1

    def label(name: Name) -> str:
        counts = votes[doc[name.start : name.end].text]
        return min(counts, key=lambda one: (-counts[one], one != name.label, one))

    return [name._replace(label=label(name)) for name in names]
