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
from pipeline.actors.fold import fold
from pipeline.corpus.link_groups import Enrich, Groups, Member, join_acronyms, join_short, join_variants
from pipeline.corpus.link_keys import Record, blocks, is_full, key, known_names, organisation_key

__all__ = ["Link", "Own", "Record", "link", "own_blocks", "owned", "touched"]


class Own(NamedTuple):
    """An actor of the user's table, under all its names; the first is the name to use."""

    names: tuple[str, ...]
    type: str | None = None
    """PER or ORG; None for either."""
    wikidata_id: str | None = None
    gender: str | None = None


Table = dict[tuple[str, str], int]
"""Type and folded name to the place in the user's table."""


class Link(NamedTuple):
    """A row of `actor_links`."""

    actor_id: str
    canonical_actor_id: str
    method: str
    """`table`, `place`, `name`, `variant`, `alias` or `short`."""


def touched(
    new: Iterable[Record], load: Callable[[frozenset[str]], Iterable[Record]], own: Sequence[Own] = ()
) -> list[Record]:
    """Collect every record that a new one may bear on; `load` gives the stored records that have one of some keys."""
    found = {record.actor_id: record for record in new}
    seen: set[str] = set()
    fresh = _keys(found.values(), own)
    while fresh:
        seen |= fresh
        found |= {record.actor_id: record for record in load(fresh)}
        fresh = _keys(found.values(), own) - seen
    return sorted(found.values(), key=lambda record: record.actor_id)


def _keys(records: Iterable[Record], own: Sequence[Own]) -> frozenset[str]:
    """The keys of some records; who stands in the user's table meets all who may bear one of its names."""
    found = list(records)
    listed = {id(one): one for one in owned(found, own).values()}
    return frozenset(one for record in found for one in blocks(record)).union(*map(own_blocks, listed.values()))


def own_blocks(one: Own) -> frozenset[str]:
    """The keys of all who may bear one of the names of an entry of the user's table."""
    pseudo = (Record("", "", None, name, type_) for name in one.names for type_ in _types(one))
    return frozenset(block for record in pseudo for block in blocks(record))


def owned(records: Iterable[Record], own: Sequence[Own]) -> dict[str, Own]:
    """Map the ids of the records that the user's table names to its entry."""
    table = _table(own)
    found = {record.actor_id: _listed(record, table) for record in records} if table else {}
    return {actor_id: own[place] for actor_id, place in found.items() if place is not None}


def link(records: Iterable[Record], own: Sequence[Own] = (), enrich: Enrich = lambda records: records) -> list[Link]:
    """Give a row for every record that has a counterpart in another article, in the order of `actor_id`.

    `enrich` adds roles and company to some records that were handed in without them.
    """
    ordered = sorted({record.actor_id: record for record in records}.values(), key=lambda record: record.actor_id)
    groups: Groups = defaultdict(list)
    table = _table(own)
    for record in ordered:
        named, method = _named(record, table)
        if named:
            groups[named].append(Member(record, method))
    join_variants(groups)
    join_acronyms(groups)
    join_short(groups, [record for record in ordered if _is_short(record, table)], enrich)
    return sorted(row for members in groups.values() for row in _rows(members, own))


def _named(record: Record, table: Table) -> tuple[str | None, str]:
    """Give the group that a record's own name puts it in, or None when the name is not enough."""
    place = _listed(record, table)
    if place is not None:
        return f"OWN {place}", "table"
    if record.type == "GPE":
        return (f"GPE {record.place_id}", "place") if record.place_id else (None, "")
    if record.type == "PER":
        return (f"PER {key(record.name)}", "name") if is_full(record.name) else (None, "")
    named = organisation_key(record)
    if named is None:
        return None, ""
    return f"ORG {named}", "alias" if named in known_names(key(record.name)) - {key(record.name)} else "name"


def _listed(record: Record, table: Table) -> int | None:
    """Find a record in the user's table: by its name, else by an alias; a person's short forms prove nothing."""
    if not table:
        return None
    aliases = (alias for alias in record.aliases if record.type != "PER" or is_full(alias))
    return next(
        (table[record.type, fold(name)] for name in (record.name, *aliases) if (record.type, fold(name)) in table), None
    )


def _table(own: Sequence[Own]) -> Table:
    """Map the names of the user's table, by type, to their bearer's place in it; a name that two bear, to none."""
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, one in enumerate(own):
        for name in one.names:
            for type_ in _types(one):
                bearers[type_, fold(name)].add(place)
    return {name: min(found) for name, found in bearers.items() if len(found) == 1}


def _types(one: Own) -> tuple[str, ...]:
    return (one.type,) if one.type else ("PER", "ORG")


def _is_short(record: Record, table: Table) -> bool:
    return record.type == "PER" and not is_full(record.name) and _named(record, table)[0] is None


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
