"""The settings of a run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.ids import stable_id
from pipeline.readers.settings import Settings

REPROCESS = ("outdated", "failed", "all")


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `since`: an ISO 8601 day; `article_timeout`, `wait`: seconds."""

    reading: Settings = field(default_factory=Settings)
    workers: int = field(default_factory=cores)
    article_timeout: float = 60.0
    max_failures: int | None = None
    limit: int | None = None
    since: str | None = None
    reprocess: str | None = None
    """One of REPROCESS: articles of other rules, sources that failed, or everything, though unchanged."""
    prune: bool = False
    """Delete the rows of sources that are gone."""
    wait: float = 0.0
    actors: Path | None = None
    """The user's own table of actors; None for the one that the store has."""
    places: Path | None = None
    """The user's own table of places; None for the one that the store has."""

    @property
    def settings_hash(self) -> str:
        """Hash what decides how a file is read; a file known under another hash is read again."""
        return stable_id(self.reading.hash, self.since or "")
