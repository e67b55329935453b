"""Inline markup for quotes: `<1 Paul> {1 a dit} : « [d1 Je pars] ».`

`[d1 …]` is a fragment of quote 1, `d` direct, `m` mixed, `i` indirect; `{1 …}` its cue; `<1 …>` its speaker. One
bracket can serve several quotes: `<12 Paul>`. Brackets nest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

OPEN = re.compile(r"\[([dmi])(\d) |([{<])(\d+) ")
CLOSE = {"[": "]", "{": "}", "<": ">"}
TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}


@dataclass
class Expected:
    """What the markup says of one quote."""

    type: str = ""
    fragments: list[str] = field(default_factory=list)
    cue: str | None = None
    speaker: str | None = None


def parse(marked: str) -> tuple[str, list[Expected]]:
    """Give the text without its markup, and the quotes in the order of their numbers."""
    text = ""
    quotes: dict[str, Expected] = {}
    stack: list[tuple[str, str, str, int]] = []
    here = 0
    while here < len(marked):
        found = OPEN.match(marked, here)
        if found:
            kind, numbers = (found[1], found[2]) if found[1] else (found[3], found[4])
            stack.append((CLOSE["[" if found[1] else kind], kind, numbers, len(text)))
            here = found.end()
            continue
        if stack and marked[here] == stack[-1][0]:
            _, kind, numbers, start = stack.pop()
            for number in numbers:
                _note(quotes.setdefault(number, Expected()), kind, text[start:])
        else:
            text += marked[here]
        here += 1
    return text, [quotes[number] for number in sorted(quotes)]


def _note(quote: Expected, kind: str, words: str) -> None:
    if kind == "{":
        quote.cue = words
    elif kind == "<":
        quote.speaker = words
    else:
        quote.type = TYPES[kind]
        quote.fragments.append(words)
