"""Which way a bare date points, told by the words around it: the fall-back when no parse is at hand."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

PAST, PRESENT, FUTURE = -1, 0, 1
REACH = 160


class Hint(NamedTuple):
    """The time of the verb that governs an expression."""

    direction: int | None
    """`PAST`, `PRESENT`, `FUTURE`; None when nothing tells."""
    strength: int = 2
    """Of `FUTURE`: 2 a future tense, 1 a modal or a cue, 0 a present that may be one (*le club reçoit dimanche*)."""
    state: bool = False
    """A verb of state (*être*, *rester*, *compter*): *aujourd'hui* means our times beside it."""


class Hints(Protocol):
    """Whatever can tell the time of an expression's verb."""

    def hint(self, start: int, end: int) -> Hint:
        """Tell the time at the offsets of an expression."""
        ...


FUTURE_WORD = re.compile(
    r"\b(?:\w{2,}(?:er|ir|dr|vr|ur|tr|rr)(?:a|ont)|sera|seront|aura|auront|ira|iront|fera|feront|devra(?:it|ient)?|devraient?"
    r"|pourra|pourront|va|vont|doit|doivent|prévue?s?|attendue?s?|programmée?s?|fixée?s?)\b",
    re.IGNORECASE,
)
PAST_WORD = re.compile(
    r"\b(?:a|ont|est|sont|avait|avaient|était|étaient|s'est|fut|furent|ayant)(?:-t-\w+|-\w+)?\s+(?:\w+\s+){0,2}?\w+(?:é|ée|és|ées|i|ie|is|u|ue|us|t|te|ts)\b"
    r"|\b\w+(?:ait|aient|èrent|irent|urent)\b|\b(?:dernière?s?|publiée?s?|survenue?s?|tenue?s?|né|née|mort|morte)\b",
    re.IGNORECASE,
)


class LexicalHints:
    """Reads the nearest telling verb form of the sentence, without a parse."""

    def __init__(self, text: str) -> None:
        self.text = text

    def hint(self, start: int, end: int) -> Hint:
        """Compare the nearest past and the nearest future form."""
        begin, finish = self._sentence(start, end)
        sentence = self.text[begin:finish]
        at = (start + end) / 2 - begin
        future = min((abs(m.start() - at) for m in FUTURE_WORD.finditer(sentence)), default=None)
        past = min((abs(m.start() - at) for m in PAST_WORD.finditer(sentence)), default=None)
        if future is None and past is None:
            return Hint(None)
        if past is None or (future is not None and future <= past):
            return Hint(FUTURE)
        return Hint(PAST)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        low, high = max(0, start - REACH), min(len(self.text), end + REACH)
        begin = max(self.text.rfind(mark, low, start) for mark in (". ", "\n", "? ", "! "))
        ends = [at for mark in (". ", "\n", "? ", "! ") if (at := self.text.find(mark, end, high)) >= 0]
        return (begin + 1 if begin >= 0 else low), min(ends, default=high)
