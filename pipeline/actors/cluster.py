"""The mentions of one actor in an article, and the name they give it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.actors.acronyms import is_acronym


class Named(NamedTuple):
    """A name in the text: code points, end exclusive."""

    start: int
    end: int
    text: str
    type: str
    """PER or ORG."""
    role: str | None = None
    gender: str | None = None
    """What the civility before it tells: f, m or nothing."""


@dataclass(slots=True)
class Cluster:
    """The mentions of one actor; `ties[i]` says by which rule `mentions[i]` came in."""

    type: str
    mentions: list[Named] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)

    def add(self, mention: Named, how: str) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.ties.append(how)

    @property
    def forms(self) -> list[str]:
        """Every spelling once, in the order they came in."""
        return list(dict.fromkeys(mention.text for mention in self.mentions))

    @property
    def name(self) -> str:
        """The fullest form, in its usual case; among equally full ones, the most frequent."""
        counts = Counter(mention.text for mention in self.mentions)
        best = max(counts, key=lambda form: (*_fullness(form), counts[form], len(form)))
        return _usual_case(best) if self.type == "PER" else best

    @property
    def genders(self) -> set[str]:
        """What civilities tell of it."""
        return {mention.gender for mention in self.mentions if mention.gender}

    def sort(self) -> None:
        """Put the mentions in the order of the text."""
        order = sorted(range(len(self.mentions)), key=lambda place: self.mentions[place].start)
        self.mentions = [self.mentions[place] for place in order]
        self.ties = [self.ties[place] for place in order]


def nearest(rivals: list[Cluster], place: int) -> Cluster:
    """Give the one named last before a place of the text; when none is, the first of the list."""

    def last_before(cluster: Cluster) -> int:
        return max((one.start for one in cluster.mentions if one.start < place), default=-1)

    return max(rivals, key=last_before)


def _fullness(form: str) -> tuple[bool, int, bool]:
    """Acronyms and initials last, then by words; a name in plain capitals gives way."""
    parts = form.replace("-", " ").split()
    return not is_acronym(form), sum(len(part.strip(".")) > 1 for part in parts), not form.isupper()


def _usual_case(name: str) -> str:
    """*EMMANUEL MACRON*, *Emmanuel MACRON* → *Emmanuel Macron*; initials and short words in capitals stay."""
    if " " not in name:
        return name
    return " ".join(word.title() if word.isupper() and len(word) > 3 else word for word in name.split())
