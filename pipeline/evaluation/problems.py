"""What is wrong with a gold file: which annotation, what about it, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.evaluation.slots import LAYOUT, Json, Slot, is_span, occurrences, slots

DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
# Kind → key → what it may hold; () stands for any text.
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "quotes": {"type": ("direct", "mixed", "indirect")},
    "actors": {"name": (), "type": ("PER", "ORG")},
    "places": {"name": (), "kind": ("country", "region", "city", "facility", "natural", "continent")},
    "dates": {"type": ("DATE", "TIME", "DURATION", "SET"), "value": ()},
}
NULLABLE = {"cue", "speaker"}
MEND = "`quiditquoi annotate --mend` writes offsets from the words"


def problems(gold: Any) -> Iterator[str]:
    """Every problem of a gold file's JSON; none when it can be compared."""
    if not isinstance(gold, dict):
        yield "the file holds no object: start from `quiditquoi annotate ARTICLE`"
        return
    for key in ("id", "text"):
        if not isinstance(gold.get(key), str) or not gold[key]:
            yield f"{key}: it is missing or empty: give it a text"
    dct = gold.get("dct")
    if dct is not None and not (isinstance(dct, str) and DAY.fullmatch(dct)):
        yield f"dct: {dct!r} is no day: write it as 2025-10-16, or null"
    for kind in LAYOUT:
        yield from _kind(gold, kind)
    if gold.get("text") and isinstance(gold["text"], str):
        for slot in slots(gold):
            yield from _slot(gold["text"], slot)


def unknown_speakers(gold: Json) -> Iterator[str]:
    """Speakers that are the name of no actor and no place of their file: mostly a slip of the pen."""
    names = {one["name"] for kind in ("actors", "places") for one in gold[kind]}
    for place, quote in enumerate(gold["quotes"]):
        speaker = quote.get("speaker_actor")
        if speaker is not None and speaker not in names:
            yield f"quotes[{place}].speaker_actor: {speaker!r} is the name of no actor and no place here"


def _kind(gold: Json, kind: str) -> Iterator[str]:
    listed = gold.get(kind)
    if not isinstance(listed, list):
        yield f"{kind}: it is missing or no list: write [] where there is none"
        return
    for place, one in enumerate(listed):
        where = f"{kind}[{place}]"
        if not isinstance(one, dict):
            yield f"{where}: it is no object"
            continue
        for key, known in VALUES[kind].items():
            value = one.get(key)
            if not isinstance(value, str) or not value or (known and value not in known):
                yield f"{where}.{key}: {value!r} is none of {', '.join(known) or 'its texts'}: correct it"
        for key in ("speaker_actor", "country"):
            if not isinstance(one.get(key), str | None):
                yield f"{where}.{key}: {one[key]!r} is neither a text nor null: correct it"


def _slot(text: str, slot: Slot) -> Iterator[str]:
    spans, words = slot.spans, slot.words
    if not spans and slot.key not in NULLABLE and not (words is None and slot.key == "mentions"):
        yield f"{slot.where}: there are no offsets: give some, or give {slot.words_key}: {MEND}"
    if words is not None and spans and len(words) != len(spans):
        counted = f"{len(spans)} of {slot.key}, {len(words)} of {slot.words_key}"
        yield f"{slot.where}: {counted}: give each span its words; {MEND}"
        return
    for place, span in enumerate(spans):
        where = f"{slot.where}[{place}]" if slot.several else slot.where
        if not is_span(span):
            yield f"{where}: {span!r} is not [start, end) in code points, start below end: correct it"
        elif span[1] > len(text):
            yield f"{where}: {list(span)} ends behind the text, which has {len(text)} code points: correct it; {MEND}"
        elif words is not None:
            yield from _words(text, where, span, words[place])


def _words(text: str, where: str, span: list[int], words: Any) -> Iterator[str]:
    there = text[span[0] : span[1]]
    if there == words:
        return
    places = occurrences(text, words) if isinstance(words, str) else []
    told = ", ".join(str(list(place)) for place in places[:3]) + (", …" if len(places) > 3 else "")
    remedy = f"it stands at {told}: {MEND}" if places else "it stands nowhere in the text: correct the words"
    yield f"{where}: at {list(span)} stands {there!r}, not {words!r}; {remedy}"
