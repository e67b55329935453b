"""Names that do not overlap, found by their tokens."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.actors.name import Name


class Row:
    """Names side by side; of those that touch, the longer one stays."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._at: dict[int, Name] = {place: name for name in names for place in range(name.start, name.end)}

    def touched(self, new: Name) -> list[Name]:
        """Give the names that share a token with another, in order."""
        return list(dict.fromkeys(self._at[place] for place in range(new.start, new.end) if place in self._at))

    def put(self, new: Name) -> None:
        """Add a name; of those it touches, a longer one stays, the others go."""
        touched = self.touched(new)
        if any(name.end - name.start > new.end - new.start for name in touched):
            return
        for name in touched:
            for place in range(name.start, name.end):
                del self._at[place]
        self._at |= dict.fromkeys(range(new.start, new.end), new)

    def names(self) -> list[Name]:
        """Give all names in the order of the text."""
        return sorted(set(self._at.values()))
