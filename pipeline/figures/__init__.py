"""Figures of a corpus, in French: still (SVG, PNG) and interactive, with no network, for notebooks and the report.

    from pipeline import figures
    figures.share_of_voice(corpus, since="2025-10")            # a notebook draws it
    figures.places_map(corpus, region="europe").save("carte.svg")

Each function takes what narrows the articles (`since`, `until`, `source`, `unique`) and returns a `Figure`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.figures.figure import Figure
    from pipeline.figures.geography import places_map
    from pipeline.figures.network import actor_graph, actor_network
    from pipeline.figures.timelines import coverage, timeline
    from pipeline.figures.voices import share_of_voice, speaker_gender, speech_calendar

# The drawing library takes half a second to load: each function is imported when it is first used.
_ROOMS = {
    "Figure": "figure",
    "actor_graph": "network",
    "actor_network": "network",
    "coverage": "timelines",
    "places_map": "geography",
    "share_of_voice": "voices",
    "speaker_gender": "voices",
    "speech_calendar": "voices",
    "timeline": "timelines",
}

__all__ = ["Figure", "actor_graph", "actor_network", "coverage", "places_map", "share_of_voice", "speaker_gender",
           "speech_calendar", "timeline"]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"no figure {name!r}: there is {', '.join(__all__)}")
    return getattr(import_module(f"pipeline.figures.{_ROOMS[name]}"), name)
