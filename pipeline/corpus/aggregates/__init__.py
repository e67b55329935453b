"""Who is named and quoted, how often, when, by whom, with whom: each function has a view of its name.

A view counts the whole corpus; a function counts the articles it is asked for (`Which`), by period where `by` says so
(`period` is its first day, a week's its Monday) and by source where `per_source`. A period with no article has no row.
"""

from pipeline.corpus.aggregates.actors import actor_counts, share_of_voice
from pipeline.corpus.aggregates.articles import article_counts, speaker_gender
from pipeline.corpus.aggregates.pairs import cooccurrences, speaks_about
from pipeline.corpus.aggregates.places import place_counts
from pipeline.corpus.aggregates.rising import rising_actors
from pipeline.corpus.aggregates.times import timeline

__all__ = [
    "actor_counts",
    "article_counts",
    "cooccurrences",
    "place_counts",
    "rising_actors",
    "share_of_voice",
    "speaker_gender",
    "speaks_about",
    "timeline",
]
