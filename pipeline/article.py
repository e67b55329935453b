"""The one thing that readers make and that the model reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.ids import stable_id

NEWSROOM = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned: text is NFC, with `\\n` line ends and no outer blank.

    `published` is an ISO 8601 day (`2025-10-16`) or UTC time (`2025-10-16T21:30:00Z`), None when nobody knows;
    `published_from` says who told: `metadata`, `filename`, `dateline` or `argument`. `doc_id` is the provider's
    own id, else the file's stem.
    """

    text: str
    title: str | None = None
    doc_id: str = ""
    path: str = ""
    provider_id: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    section: str | None = None
    lang: str = "fr"
    published: str | None = None
    published_from: str | None = None
    article_id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "article_id", self._identity())

    def _identity(self) -> str:
        """Hash what makes it this article, not where it lies: one article under two paths keeps one id."""
        parts = (self.provider_id, self.url, self.source, self.published, self.title, self.text)
        return stable_id("article", *(part or "" for part in parts))

    @property
    def day(self) -> str | None:
        """The day of publication where the paper is read: UTC times are brought to Europe/Paris."""
        if not self.published or len(self.published) == len("2025-10-16"):
            return self.published
        return datetime.fromisoformat(self.published).astimezone(NEWSROOM).date().isoformat()
