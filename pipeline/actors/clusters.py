"""Gather the named mentions of one article into actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.actors.cluster import Cluster, Named
from pipeline.actors.organisation_clusters import gather_organisations
from pipeline.actors.person_clusters import gather_persons


def gather(named: Sequence[Named], declared: Iterable[tuple[str, str]] = ()) -> list[Cluster]:
    """Cluster the mentions, in the order of their first; `declared` are the article's pairs (short, full)."""
    clusters = gather_persons([one for one in named if one.type == "PER"])
    clusters += gather_organisations([one for one in named if one.type == "ORG"], declared)
    for cluster in clusters:
        cluster.sort()
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].start)
