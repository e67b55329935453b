"""Gather the mentions of organisations: acronyms, other names and short forms join the full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.actors.acronyms import is_acronym, stands_for
from pipeline.actors.cluster import Cluster, Named, nearest
from pipeline.actors.fold import distance, fold
from pipeline.actors.lexicons import organisations, words

ARTICLES = ("le ", "la ", "les ", "l ", "the ", "de ", "het ", "der ", "die ", "das ", "el ", "il ")


def gather_organisations(named: Sequence[Named], declared: Iterable[tuple[str, str]]) -> list[Cluster]:
    """Cluster the mentions; `declared` are pairs (short, full) that the article itself puts side by side."""
    forms: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        forms[_key(one.text)].append(one)
    pairs = {_key(short): _key(full) for short, full in declared}
    clusters: list[Cluster] = []
    owners: dict[str, Cluster] = {}
    for form in sorted(forms, key=lambda one: (-len(one.split()), -len(one), forms[one][0].start)):
        rivals, how = _rivals(form, forms[form][0].text, owners, pairs)
        for mention in forms[form]:
            if not rivals:
                rivals = [Cluster("ORG")]
                clusters += rivals
            owner = nearest(rivals, mention.start)
            owner.add(mention, how)
        owners[form] = rivals[0]
    return clusters


def _key(name: str) -> str:
    """Fold a name without its article: *Le Parisien* is *Parisien*."""
    folded = fold(name)
    return next((folded[len(one) :] for one in ARTICLES if folded.startswith(one)), folded)


def _rivals(form: str, text: str, owners: dict[str, Cluster], pairs: dict[str, str]) -> tuple[list[Cluster], str]:
    """Give the clusters that a form may belong to, and by which rule; several only when the nearest one decides."""
    if pairs.get(form) in owners:
        return [owners[pairs[form]]], "declared"
    same = [owners[other] for other in _other_names(form) if other in owners]
    if same:
        return same[:1], "known"
    if is_acronym(text) or _syllabic(text):
        spelt = _distinct(owner for owner in owners.values() if any(stands_for(text, one) for one in owner.forms))
        if len(spelt) == 1:
            return spelt, "acronym"
    if is_acronym(text):
        trading = [owner for other, owner in owners.items() if other.startswith(form + " ") and _trades(other)]
        return (trading, "head") if len(_distinct(trading)) == 1 else ([], "name")
    alike = _distinct(owner for other, owner in owners.items() if _spelt_alike(form, other))
    if len(alike) == 1:
        return alike, "variant"
    return _short_for(form, text, owners)


def _short_for(form: str, text: str, owners: dict[str, Cluster]) -> tuple[list[Cluster], str]:
    """*Assemblée* for *Assemblée nationale*; *Nosra* for *Front Nosra*; *Maiden* for *Maiden Pharmaceuticals*."""
    longer = _distinct(owner for other, owner in owners.items() if other.startswith(form + " "))
    if form.split()[:1] and form.split()[0] in _heads():
        return longer, "head" if longer else "name"
    behind = _distinct(
        owner for other, owner in owners.items() if other.endswith(" " + form) and _head_and(other, form)
    )
    if len(behind) == 1:
        return behind, "tail"
    if len(longer) == 1 and " " not in form and len(form) > 3 and not text.isupper() and form not in _authority():
        return longer, "head"
    return [], "name"


def _trades(form: str) -> bool:
    """*ARL Facility Services*: a company's words behind the acronym; *CGT Cheminots* is a branch of its own."""
    return any(word in _company_words() for word in form.split()[1:])


@cache
def _company_words() -> frozenset[str]:
    return frozenset(fold(word) for word in words("org_words"))


def _spelt_alike(form: str, other: str) -> bool:
    """*Ennahda*, *Ennahdha*: one long word, one letter apart, the first the same."""
    if " " in form or " " in other or min(len(form), len(other)) < 6 or form[0] != other[0]:
        return False
    return abs(len(form) - len(other)) < 2 and distance(form, other) == 1


def _head_and(other: str, form: str) -> bool:
    """Only a noun of organisation, and perhaps an article, stands before the form."""
    before = other[: -len(form)].split()
    return before[:1] != [] and before[0] in _heads() and all(word in ("l", "le", "la", "les") for word in before[1:])


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(noun) for noun in words("org_nouns"))


@cache
def _authority() -> dict[str, frozenset[str]]:
    """Map each name of the authority to all the names of its bearers."""
    known: dict[str, set[str]] = defaultdict(set)
    for one in organisations():
        keys = {_key(name) for name in one.names}
        for key in keys:
            known[key] |= keys
    return {key: frozenset(names) for key, names in known.items()}


def _other_names(form: str) -> list[str]:
    return sorted(_authority().get(form, frozenset()) - {form})


def _syllabic(text: str) -> bool:
    """One word with one capital may be made of syllables: *Benelux*, *Interpol*."""
    return " " not in text and len(text) > 5 and text[0].isupper() and text[1:].islower()


def _distinct(clusters: Iterable[Cluster]) -> list[Cluster]:
    found: list[Cluster] = []
    for cluster in clusters:
        if not any(cluster is one for one in found):
            found.append(cluster)
    return found
