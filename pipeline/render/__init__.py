"""An article with everything marked in it, for notebooks: HTML with a plain fallback."""

from pipeline.render.extracted import marked
from pipeline.render.page import html, plain

__all__ = ["html", "marked", "plain"]
