"""One actor across articles: *Trump* here is *Donald Trump* there.

Pure: records in, rows out. The rows depend on the set of records alone, not on their order. Precision comes first:
what could be two stays apart. The work is linear in the records handed in, and `touched` says which ones a run
must hand in again: those that share a key with what is new, directly or through others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.first_names import is_given
from pipeline.actors.fold import fold
from pipeline.actors.persons import Tie, tie
from pipeline.corpus.link_bearers import DOMINANCE, Bearer, dominant
from pipeline.corpus.link_keys import Record, blocks, is_full, key, known_names, organisation_key, sound

__all__ = ["Link", "Own", "Record", "link", "touched"]


class Own(NamedTuple):
    """An actor of the user's table, under all its names; the first is the name to use."""

    names: tuple[str, ...]
    type: str | None = None
    """PER or ORG; None for either."""


class Link(NamedTuple):
    """A row of `actor_links`."""

    actor_id: str
    canonical_actor_id: str
    method: str
    """`table`, `place`, `name`, `variant`, `alias` or `short`."""


class Member(NamedTuple):
    """A record in a group, and how it came there."""

    record: Record
    method: str


Groups = dict[str, list[Member]]


def touched(new: Iterable[Record], load: Callable[[frozenset[str]], Iterable[Record]]) -> list[Record]:
    """Collect every record that a new one may bear on; `load` gives the stored records that have one of some keys."""
    found = {record.actor_id: record for record in new}
    seen: set[str] = set()
    fresh = frozenset(one for record in found.values() for one in blocks(record))
    while fresh:
        seen |= fresh
        found |= {record.actor_id: record for record in load(fresh)}
        fresh = frozenset(one for record in found.values() for one in blocks(record)) - seen
    return sorted(found.values(), key=lambda record: record.actor_id)


def link(records: Iterable[Record], own: Sequence[Own] = ()) -> list[Link]:
    """Give a row for every record that has a counterpart in another article, in the order of `actor_id`."""
    ordered = sorted({record.actor_id: record for record in records}.values(), key=lambda record: record.actor_id)
    groups: Groups = defaultdict(list)
    table = _table(own)
    for record in ordered:
        named, method = _named(record, table)
        if named:
            groups[named].append(Member(record, method))
    _join_variants(groups)
    _join_acronyms(groups)
    _join_short(groups, [record for record in ordered if _is_short(record, table)])
    return sorted(row for members in groups.values() for row in _rows(members, own))


def _named(record: Record, table: dict[tuple[str, str], str]) -> tuple[str | None, str]:
    """Give the group that a record's own name puts it in, or None when the name is not enough."""
    for name in (record.name, *record.aliases):
        if (record.type, fold(name)) in table:
            return table[record.type, fold(name)], "table"
    if record.type == "GPE":
        return (f"GPE {record.place_id}", "place") if record.place_id else (None, "")
    if record.type == "PER":
        return (f"PER {key(record.name)}", "name") if is_full(record.name) else (None, "")
    named = organisation_key(record)
    if named is None:
        return None, ""
    return f"ORG {named}", "alias" if named in known_names(key(record.name)) - {key(record.name)} else "name"


def _table(own: Sequence[Own]) -> dict[tuple[str, str], str]:
    """Map the names of the user's table, by type, to their bearer; a name that two bear maps to none."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, one in enumerate(own):
        for name in one.names:
            for type_ in (one.type,) if one.type else ("PER", "ORG"):
                bearers[type_, fold(name)].add(f"OWN {place}")
    return {name: min(found) for name, found in bearers.items() if len(found) == 1}


def _join(groups: Groups, one: str, into: str, method: str) -> None:
    groups[into] += [member._replace(method=method) for member in groups.pop(one)]


def _join_variants(groups: Groups) -> None:
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


def _join_acronyms(groups: Groups) -> None:
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


def _is_short(record: Record, table: dict[tuple[str, str], str]) -> bool:
    return record.type == "PER" and not is_full(record.name) and _named(record, table)[0] is None


def _join_short(groups: Groups, short: Sequence[Record]) -> None:
    """Give each short name to the bearer that dominates; what no full name explains goes by itself."""
    families = _families(groups)
    bearers: dict[str, Bearer] = {}
    joined: list[tuple[str, Member]] = []
    for record in short:
        parts = fold(record.name).split()
        rivals = families.get(sound(parts[-1]), []) if parts else []
        fits = [group for group in rivals if tie(record.name, groups[group][0].record.name) > Tie.INNER]
        for group in fits:
            if group not in bearers:
                bearers[group] = Bearer.of(group, (member.record for member in groups[group]))
        best = dominant(record, [bearers[group] for group in fits])
        if best is not None:
            joined.append((best.group, Member(record, "short")))
        elif not fits and parts:
            joined.append((_alone(record, parts), Member(record, "name")))
    for group, member in joined:
        groups[group].append(member)


def _families(groups: Groups) -> dict[str, list[str]]:
    """Map the sound of a family name to the groups that bear it."""
    families: dict[str, list[str]] = defaultdict(list)
    for group, members in groups.items():
        if members[0].record.type == "PER":
            for family in {sound(fold(member.record.name).split()[-1]) for member in members}:
                families[family].append(group)
    return families


def _alone(record: Record, parts: list[str]) -> str:
    """One word that no full name of the corpus explains: the same one, unless it is a given name of many."""
    if len(parts) > 1 or not is_given(parts[0]):
        return f"ONE {key(record.name)}"
    roles = sorted(fold(role).split()[0] for role in record.roles if fold(role))
    return f"ONE {key(record.name)} {roles[0] if roles else record.actor_id}"


def _rows(members: list[Member], own: Sequence[Own]) -> list[Link]:
    """Link the members of a group to the one that stands for it; a group of one needs no row."""
    if len(members) < 2:
        return []
    wanted = {fold(name) for one in own for name in one.names[:1]}
    counts = Counter(fold(member.record.name) for member in members)

    def rank(member: Member) -> tuple[bool, bool, int, int, str, str]:
        record = member.record
        folded = fold(record.name)
        return (
            folded not in wanted,
            is_acronym(record.name),
            -len(folded.split()),
            -counts[folded],
            record.published or "9999",
            record.actor_id,
        )

    canonical = min(members, key=rank).record.actor_id
    return [Link(member.record.actor_id, canonical, member.method) for member in members]
