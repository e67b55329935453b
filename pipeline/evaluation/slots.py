"""Where a gold file has offsets: its JSON, span by span, each with the words that should stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.evaluation.annotations import Span

Json = dict[str, Any]
# Kind → its keys that hold offsets: their name, the name of the words beside, whether they are several.
LAYOUT = {
    "quotes": (("fragments", "words", True), ("cue", "cue_words", False), ("speaker", "speaker_words", False)),
    "actors": (("mentions", "words", True),),
    "places": (("mentions", "words", True),),
    "dates": (("span", "words", False),),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One key of one annotation that holds a span, or several."""

    where: str
    """Its path in the file: `quotes[3].fragments`, counted from 0."""
    holder: Json
    key: str
    words_key: str
    several: bool

    @property
    def spans(self) -> list[Any]:
        """The spans as they stand in the file, be they sound or not."""
        return self._listed(self.key)

    @property
    def words(self) -> list[Any] | None:
        """The words as they stand in the file; None where the file leaves them out."""
        return self._listed(self.words_key) if self.holder.get(self.words_key) is not None else None

    def put(self, spans: list[Span]) -> None:
        """Write the spans."""
        self.holder[self.key] = [list(span) for span in spans] if self.several else list(spans[0])

    def _listed(self, key: str) -> list[Any]:
        value = self.holder.get(key)
        if value is None:
            return []
        return (value if isinstance(value, list) else [value]) if self.several else [value]


def slots(gold: Json) -> Iterator[Slot]:
    """Every slot of a gold file, in its order; what is no annotation is passed over."""
    for kind, keys in LAYOUT.items():
        listed = gold.get(kind)
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict):
                for key, words_key, several in keys:
                    yield Slot(f"{kind}[{place}].{key}", one, key, words_key, several)


def is_span(value: Any) -> bool:
    """Whether a value is two whole numbers, the first below the second."""
    return (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(isinstance(number, int) and not isinstance(number, bool) for number in value)
        and 0 <= value[0] < value[1]
    )


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand as words: *Mali* not inside *Malienne*."""
    found = []
    start = text.find(words)
    while words and start >= 0:
        end = start + len(words)
        cut = (start > 0 and text[start - 1].isalnum() and words[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and words[-1].isalnum()
        )
        if not cut:
            found.append((start, end))
        start = text.find(words, start + 1)
    return found
