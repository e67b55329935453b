"""Which bearer of a full name a short one means: one must dominate by type, role, company and date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.actors.first_names import gender_of_name
from pipeline.actors.fold import fold
from pipeline.corpus.link_keys import Record

NEAR = 730
"""Days on either side in which a bearer's articles count."""
DOMINANCE = 0.9
"""Share of the weight that the best bearer must have."""
MOST = 64
"""Bearers compared at most, the most frequent first."""


@dataclass(slots=True)
class Bearer:
    """All records under one full name, summed up."""

    group: str
    records: list[Record] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    days: list[int] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, group: str, records: Iterable[Record]) -> Bearer:
        """Sum the records of a group up."""
        bearer = cls(group, list(records))
        for record in bearer.records:
            bearer.articles.add(record.article_id)
            bearer.roles.update(words_of(record.roles))
            bearer.others.update(record.others)
            told = record.gender or gender_of_name(record.name)
            bearer.genders.update([told] if told else [])
        bearer.days = sorted(one for one in (_day(record.published) for record in bearer.records) if one is not None)
        return bearer

    def near(self, published: str | None) -> int:
        """Count its articles within `NEAR` days; all of them when the date is not known."""
        day = _day(published)
        if day is None:
            return len(self.records)
        undated = len(self.records) - len(self.days)
        return undated + bisect_right(self.days, day + NEAR) - bisect_left(self.days, day - NEAR)


def words_of(roles: Iterable[str]) -> set[str]:
    """Give the words of some roles that tell one from another."""
    return {word for role in roles for word in fold(role).split() if len(word) > 3}


def _day(published: str | None) -> int | None:
    return date.fromisoformat(published[:10]).toordinal() if published else None


def dominant(record: Record, bearers: Sequence[Bearer]) -> Bearer | None:
    """Give the one bearer that a short name means, or None when that is open."""
    ranked = sorted(bearers, key=lambda one: (-len(one.records), one.group))[:MOST]
    weights = [(_weight(record, bearer), bearer) for bearer in ranked]
    total = sum(weight for weight, _ in weights)
    best, bearer = max(weights, key=lambda one: one[0], default=(0.0, None))
    if bearer is None or not best or best < DOMINANCE * total or not _enough(record, bearer):
        return None
    return bearer


def _weight(record: Record, bearer: Bearer) -> float:
    """How often the bearer is named about then, more when role and company agree.

    0 when the gender does not, and when the article itself names the bearer beside the short name.
    """
    if record.article_id in bearer.articles:
        return 0.0
    if record.gender and bearer.genders and record.gender not in bearer.genders:
        return 0.0
    return bearer.near(record.published) * (1 + 3 * _same_role(record, bearer) + min(_company(record, bearer), 3))


def _enough(record: Record, bearer: Bearer) -> bool:
    """The name alone is no proof, however often the bearer is named: a role or somebody in company must agree."""
    return bearer.near(record.published) > 0 and (_same_role(record, bearer) or _company(record, bearer) > 0)


def _same_role(record: Record, bearer: Bearer) -> bool:
    return any(word in bearer.roles for word in words_of(record.roles))


def _company(record: Record, bearer: Bearer) -> int:
    return sum(name in bearer.others for name in record.others)
