"""The one thing that readers make and that the model reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.ids import stable_id

NEWSROOM = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was read, and what reading did to it; nothing of this enters its id.

    `member` is its file inside an archive. `repairs` are the kinds of characters that were mended. `precision`
    (`day`, `minute`, `second`) and `zone` (`+02:00`) are those of the publication date. `place` and `agency` stand
    in its dateline; `standfirst` is the part of its text before it, or the one its source gives.
    """

    member: str | None = None
    format: str | None = None
    encoding: str | None = None
    repairs: tuple[str, ...] = ()
    precision: str | None = None
    zone: str | None = None
    place: str | None = None
    agency: str | None = None
    standfirst: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned: text is NFC, with `\\n` line ends and no outer blank.

    `published` is an ISO 8601 day (`2025-10-16`) or UTC time (`2025-10-16T21:30:00Z`), None when nobody knows;
    `published_from` says who told: `metadata`, `page`, `filename`, `dateline`, `argument` or `mtime`. `doc_id`
    is the provider's own id, else the file's stem.
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
    origin: Origin = Origin()
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
