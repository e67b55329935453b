"""Groups of records that name one actor, joined step by step: variants, acronyms, short names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.persons import Tie, tie
from pipeline.corpus.link_bearers import DOMINANCE, Bearer, dominant
from pipeline.corpus.link_keys import Record, key, known_names, sound


class Member(NamedTuple):
    """A record in a group, and how it came there."""

    record: Record
    method: str


Groups = dict[str, list[Member]]
Enrich = Callable[[Sequence[Record]], Sequence[Record]]
"""Gives the same records with roles and company, which are read only where a short name asks for them."""


def _join(groups: Groups, one: str, into: str, method: str) -> None:
    groups[into] += [member._replace(method=method) for member in groups.pop(one)]


def join_variants(groups: Groups) -> None:
    """Join full names that sound alike; the more frequent spelling takes the others in."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for group, members in groups.items():
        if group.startswith("PER "):
            parts = fold(members[0].record.name).split()
            alike[tuple(sound(part) for part in (parts[0], parts[-1]))].append(group)
    for rivals in alike.values():
        rivals.sort(key=lambda group: (-len(groups[group]), group))
        for one in rivals[1:]:
            name = groups[one][0].record.name
            into = [other for other in rivals if other in groups and other != one]
            fits = [other for other in into if _one_person(name, groups[other][0].record.name)]
            if len(fits) == 1:
                _join(groups, one, fits[0], "variant")


def _one_person(name: str, other: str) -> bool:
    """Spelt another way, or with a middle name more or less."""
    best = max(tie(name, other), tie(other, name))
    return best in (Tie.VARIANT, Tie.SAME) or (best == Tie.INNER and min(len(one.split()) for one in (name, other)) > 1)


def join_acronyms(groups: Groups) -> None:
    """An acronym alone is what nearly all articles that expand it say it is."""
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for group, members in groups.items():
        for record, _ in members:
            for alias in record.aliases if record.type == "ORG" else ():
                if is_acronym(alias):
                    meant[f"ORG {key(alias)}"][group] += 1
    for acronym in sorted(meant):
        group, count = min(meant[acronym].items(), key=lambda item: (-item[1], item[0]))
        alone = acronym in groups and group != acronym and group in groups
        if alone and count >= DOMINANCE * meant[acronym].total() and not _contradicts(acronym, group):
            _join(groups, acronym, group, "alias")


def _contradicts(acronym: str, group: str) -> bool:
    """The authority knows the acronym as another organisation's: *WWF* is not one article's wrestlers."""
    known = known_names(acronym.removeprefix("ORG "))
    return bool(known) and group.removeprefix("ORG ") not in known


def join_short(groups: Groups, short: Sequence[Record], enrich: Enrich) -> None:
    """Give each short name to the bearer that dominates; what no full name explains goes by itself."""
    families = _families(groups)
    fits = [_fits(record, groups, families) for record in short]
    asked = sorted({group for some in fits for group in some})
    bearers = {group: Bearer.of(group, enrich([member.record for member in groups[group]])) for group in asked}
    joined: list[tuple[str, Member]] = []
    for record, rivals in zip(enrich(short), fits, strict=True):
        best = dominant(record, [bearers[group] for group in rivals])
        if best is not None:
            joined.append((best.group, Member(record, "short")))
        elif not rivals and fold(record.name):
            joined.append((_alone(record), Member(record, "name")))
    for group, member in joined:
        groups[group].append(member)


def _fits(record: Record, groups: Groups, families: dict[str, list[str]]) -> list[str]:
    """The groups whose full name the short one may stand for."""
    parts = fold(record.name).split()
    rivals = families.get(sound(parts[-1]), []) if parts else []
    return [group for group in rivals if tie(record.name, groups[group][0].record.name) > Tie.INNER]


def _families(groups: Groups) -> dict[str, list[str]]:
    """Map the sound of a family name to the groups that bear it."""
    families: dict[str, list[str]] = defaultdict(list)
    for group, members in groups.items():
        if members[0].record.type == "PER":
            for family in {sound(fold(member.record.name).split()[-1]) for member in members}:
                families[family].append(group)
    return families


def _alone(record: Record) -> str:
    """One word that no full name of the corpus explains: the same one, unless it is a given name of many."""
    parts = fold(record.name).split()
    if len(parts) > 1 or not is_given(parts[0]):
        return f"ONE {key(record.name)}"
    roles = sorted(fold(role).split()[0] for role in record.roles if fold(role))
    return f"ONE {key(record.name)} {roles[0] if roles else record.actor_id}"
