"""*X a nuancé les chiffres. « On a … »*: a passage that is a sentence of its own.

It goes on with the speaker of the sentence before; with none, it still counts when it is a full clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.quotes.passages import is_utterance
from pipeline.nlp.quotes.readings import Offsets, Reading
from pipeline.nlp.quotes.scene import Scene


def find(scene: Scene, previous: Offsets | None) -> Iterator[Reading]:
    """Give the passages that stand alone; `previous` is the source that has the floor."""
    frame = scene.frame
    for i in scene.passages:
        marked = frame.marked(i)
        assert marked is not None
        alone = i == 0 and all(item.token is not None and item.token.is_punct for item in frame.items[1:])
        if not (alone or i == 0) or not is_utterance(scene.doc, marked):
            continue
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "direct", "floating" if previous else "unsourced",
            50, 0.7 if previous else 0.5, speaker=previous if alone else None,
            passages=frozenset((frame.items[i].start,)),
        )  # fmt: skip
