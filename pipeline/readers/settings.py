"""What a run tells all readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.about import VERSION
from pipeline.ids import stable_id

FIELDS = ("text", "title", "published", "source", "author", "section", "url", "lang", "id")


@dataclass(frozen=True, slots=True)
class Settings:
    """Reader settings; two runs with the same `hash` read a file alike.

    `published` is the ISO 8601 date of articles that have none. `columns` are pairs (our field, the file's name
    for it), which win over every guessed name. `any_language` keeps articles that are not French. `trust_mtime`
    takes a file's modification time for a publication date when nothing else tells.
    """

    published: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    any_language: bool = False
    trust_mtime: bool = False

    @property
    def hash(self) -> str:
        """Identify the settings and the version of the readers."""
        return stable_id("settings", VERSION, self.published or "", self.columns, self.any_language, self.trust_mtime)


def columns(pairs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Read `--map` arguments: `text=corps,published=date_pub`. Raises ValueError that names what is wrong.

    >>> columns(["text=corps,title=titre"])
    (('text', 'corps'), ('title', 'titre'))
    """
    found: dict[str, str] = {}
    for pair in (part for text in pairs for part in text.split(",") if part.strip()):
        field, equals, name = (part.strip() for part in pair.partition("="))
        if not (equals and name):
            raise ValueError(f"{pair!r} is no pair: write it as text=corps")
        if field not in FIELDS:
            raise ValueError(f"{field!r} is no field: take one of {', '.join(FIELDS)}")
        found[field] = name
    return tuple(sorted(found.items()))
