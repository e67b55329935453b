"""Gather the mentions of persons: short forms join the full name they point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.actors.cluster import Cluster, Named, nearest
from pipeline.actors.first_names import gender_of_name
from pipeline.actors.fold import fold
from pipeline.actors.lexicons import words
from pipeline.actors.persons import Tie, tie


def gather_persons(named: Sequence[Named]) -> list[Cluster]:
    """The longest forms found clusters; each mention of a shorter form joins the best of those it may mean."""
    forms: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        forms[fold(one.text)].append(one)
    clusters: list[Cluster] = []
    for form in sorted(forms, key=lambda one: (_has_initials(one), -len(one.split()), forms[one][0].start)):
        _place(clusters, forms[form])
    return clusters


def _has_initials(form: str) -> bool:
    """Initials come behind the names they stand for."""
    return any(len(word) == 1 for word in form.split())


def _place(clusters: list[Cluster], mentions: list[Named]) -> None:
    """Give all mentions of one form to the clusters it points at most strongly, or to a new one."""
    strength = [max((tie(mentions[0].text, form) for form in cluster.forms), default=Tie.NONE) for cluster in clusters]
    best = max(strength, default=Tie.NONE)
    rivals = [cluster for cluster, one in zip(clusters, strength, strict=True) if best and one == best]
    fresh: Cluster | None = None
    for mention, among in [(one, _possible(rivals, one, best)) for one in mentions]:
        if among:
            nearest(among, mention.start).add(mention, best.name.lower())
        else:
            fresh = fresh or Cluster("PER")
            fresh.add(mention, "name")
    if fresh:
        clusters.append(fresh)


def _possible(rivals: list[Cluster], mention: Named, how: Tie) -> list[Cluster]:
    """Leave out whom the civility contradicts; a sovereign's one name is no other's given name."""
    if how == Tie.GIVEN and mention.role and mention.role.split()[0].lower() in words("one_name_titles"):
        return []
    return [cluster for cluster in rivals if not mention.gender or _gender(cluster) in (mention.gender, None)]


def _gender(cluster: Cluster) -> str | None:
    """What is known of a cluster so far."""
    told = cluster.genders
    return next(iter(told)) if len(told) == 1 else None if told else gender_of_name(cluster.name)
