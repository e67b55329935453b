"""Gather the named mentions of one article into actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.actors.acronyms import is_acronym, stands_for
from pipeline.actors.fold import fold, words
from pipeline.actors.lexicons import words as lexicon_words
from pipeline.actors.persons import Tie, tie


class Named(NamedTuple):
    """A name in the text: code points, end exclusive."""

    start: int
    end: int
    text: str
    type: str
    """PER or ORG."""
    role: str | None


@dataclass(slots=True)
class Cluster:
    """The mentions of one actor; `ties[i]` says by which rule `mentions[i]` came in."""

    type: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Named] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form."""
        return max(self.forms, key=_fullness)


def gather(named: Sequence[Named], aliases: Sequence[tuple[str, str]] = ()) -> list[Cluster]:
    """Cluster the mentions; `aliases` are pairs (short, full) that the article itself declares."""
    persons = _persons([one for one in named if one.type == "PER"])
    organisations = _organisations([one for one in named if one.type == "ORG"], aliases)
    clusters = persons + organisations
    for cluster in clusters:
        order = sorted(range(len(cluster.mentions)), key=lambda place: cluster.mentions[place].start)
        cluster.mentions[:] = [cluster.mentions[place] for place in order]
        cluster.ties[:] = [cluster.ties[place] for place in order]
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].start)


def _forms(named: Sequence[Named]) -> dict[str, list[Named]]:
    forms: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        forms[fold(one.text)].append(one)
    return forms


def _persons(named: Sequence[Named]) -> list[Cluster]:
    """The longest forms found clusters; each shorter form joins the one it points at best."""
    forms = _forms(named)
    clusters: list[Cluster] = []
    order = sorted(
        forms, key=lambda form: (len(form.split()[0]) == 1 if form else True, -len(form.split()), forms[form][0].start)
    )
    for form in order:
        mentions = forms[form]
        ties = [(max(tie(mentions[0].text, other) for other in cluster.forms), cluster) for cluster in clusters]
        best = max((one for one, _ in ties), default=Tie.NONE)
        rivals = [cluster for one, cluster in ties if one == best]
        if best == Tie.NONE:
            clusters.append(Cluster("PER"))
            rivals = [clusters[-1]]
        for mention in mentions:
            _join(_nearest(rivals, mention), mention, best)
    return [cluster for cluster in clusters if cluster.mentions]


def _nearest(rivals: list[Cluster], mention: Named) -> Cluster:
    """Among namesakes, the one named last before the mention; none before: the first of the article."""

    def last_before(cluster: Cluster) -> int:
        return max((one.start for one in cluster.mentions if one.start < mention.start), default=-1)

    return max(rivals, key=last_before)


def _join(cluster: Cluster, mention: Named, how: Tie) -> None:
    cluster.mentions.append(mention)
    cluster.ties.append(how.name.lower() if how else "name")
    if mention.text not in cluster.forms:
        cluster.forms.append(mention.text)


def _organisations(named: Sequence[Named], aliases: Sequence[tuple[str, str]]) -> list[Cluster]:
    """Forms join by declared alias, by acronym, or as the head of one longer name."""
    forms = _forms(named)
    declared = {fold(short): fold(full) for short, full in aliases}
    full = sorted(forms, key=lambda form: (-len(form.split()), -len(form), forms[form][0].start))
    clusters: dict[str, Cluster] = {}
    for form in full:
        owner, how = _owner(form, forms[form][0].text, clusters, declared)
        cluster = owner or Cluster("ORG")
        clusters[form] = cluster
        for mention in forms[form]:
            cluster.mentions.append(mention)
            cluster.ties.append(how)
            if mention.text not in cluster.forms:
                cluster.forms.append(mention.text)
    unique: list[Cluster] = []
    for cluster in clusters.values():
        if not any(cluster is one for one in unique):
            unique.append(cluster)
    return unique


def _owner(form: str, text: str, clusters: dict[str, Cluster], declared: dict[str, str]) -> tuple[Cluster | None, str]:
    if declared.get(form) in clusters:
        return clusters[declared[form]], "declared"
    if is_acronym(text):
        owners = _distinct(
            cluster for cluster in clusters.values() if any(stands_for(text, one) for one in cluster.forms)
        )
        if len(owners) == 1:
            return owners[0], "acronym"
    elif words(text)[:1] and words(text)[0] in {fold(one) for one in lexicon_words("org_nouns")}:
        owners = _distinct(cluster for longer, cluster in clusters.items() if longer.startswith(form + " "))
        if len(owners) == 1:
            return owners[0], "head"
    return None, "name"


def _distinct(clusters) -> list[Cluster]:  # type: ignore[no-untyped-def]
    found: list[Cluster] = []
    for cluster in clusters:
        if not any(cluster is one for one in found):
            found.append(cluster)
    return found


def _fullness(form: str) -> tuple[bool, int, int, bool]:
    """Acronyms and initials last, then by words and letters; a name in plain capitals gives way."""
    parts = form.split()
    return (not is_acronym(form), sum(len(part.strip(".")) > 1 for part in parts), len(form), not form.isupper())


def common_form(forms: Counter[str]) -> str:
    """Give the form that is used most."""
    return max(forms, key=lambda form: (forms[form], form))
