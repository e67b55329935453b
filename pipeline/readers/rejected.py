"""Records that cannot be used, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """One record that cannot be used: a stable code, a reason with a remedy, and where in an archive it is."""

    code: str
    reason: str
    member: str | None = None


class Unreadable(Exception):
    """A file, or the rest of it, cannot be read; becomes a Rejected record."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.rejected = Rejected(code, reason)
