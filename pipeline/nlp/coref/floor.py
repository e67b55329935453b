"""Who says a quote that has no speaker of its own: the one who has the floor, or whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.nlp.coref.discourse import Distribution
from pipeline.nlp.coref.reading import Reading
from pipeline.nlp.coref.speakers import end

GAP = 4
"""Tokens between two quotes of one speaker: a full stop, a line break, the marks."""
CARRIED = 0.75
"""How far the words that follow at once are still those of who spoke: *« A », a dit X. « B »*."""
TURN = 0.8
"""How far the turns of a conversation alternate."""
ECHO = 4
"""Words that are no coincidence; fewer are anybody's."""
ECHOED = 0.9
"""How far the same words are the same speaker's."""
DASHES = frozenset("-–—")


def holder(reading: Reading, speaking: Mapping[int, tuple[int, int]], quote: int) -> tuple[Distribution, str]:
    """Give who goes on speaking at once behind the quote before; in a conversation, who spoke two turns ago."""
    first = speaking[quote][0]
    before = [(last, one) for last, one in _outer(reading, speaking) if last < first]
    if reading.given.quotations[quote].type != "direct" or not before or first - before[-1][0] - 1 > GAP:
        return (), "nobody"
    if not DASHES & {reading.page.word(at) for at in range(before[-1][0] + 1, first)}:
        return _shared(reading.spoken[before[-1][1]], CARRIED), "floor"
    asked = reading.spoken[before[-2][1]] if len(before) > 1 else ()
    return (_shared(asked, TURN), "turn") if asked != reading.spoken[before[-1][1]] else ((), "nobody")


def surrounded(reading: Reading, speaking: Mapping[int, tuple[int, int]]) -> dict[int, Distribution]:
    """Give who says the quotes without a speaker between two of one speaker, the later in the same paragraph."""
    given = reading.given.quotations
    order = sorted(speaking, key=lambda quote: (given[quote].fragments[0], quote))
    before, after = _nearest(reading, order), _nearest(reading, order[::-1])
    found: dict[int, Distribution] = {}
    for quote in order:
        if reading.rules[quote] == "nobody" and given[quote].type == "direct" and quote in before and quote in after:
            then, now, next_ = (_paragraph(reading, one) for one in (before[quote], quote, after[quote]))
            said = (reading.spoken[before[quote]], reading.spoken[after[quote]])
            if now == next_ and now - then <= 1 and all(said) and said[0][0][0] == said[1][0][0]:
                found[quote] = _shared(said[1], CARRIED)
    return found


def echoed(reading: Reading) -> dict[int, Distribution]:
    """Give who says the quotes without a speaker whose words another quote has too: a subhead, a pull quote."""
    given = reading.given.quotations
    words = {quote: f" {' '.join(_words(reading, quote))} " for quote in range(len(given))}
    found: dict[int, Distribution] = {}
    for quote, said in words.items():
        if reading.rules.get(quote) == "nobody" and given[quote].type == "direct" and said.count(" ") > ECHO:
            echoes = [other for other in words if reading.spoken.get(other) and said in words[other]]
            if echoes and len({reading.spoken[other][0][0] for other in echoes}) == 1:
                found[quote] = _shared(reading.spoken[echoes[0]], ECHOED)
    return found


def _words(reading: Reading, quote: int) -> list[str]:
    """The words of a quote, without marks."""
    parts = (reading.page.tokens(fragment) for fragment in reading.given.quotations[quote].fragments)
    return [word for first, last in parts for word in reading.page.words[first:last] if word[0].isalnum()]


def _nearest(reading: Reading, order: list[int]) -> dict[int, int]:
    """Map each quote to the last one in the order before it that has a speaker."""
    found: dict[int, int] = {}
    latest: int | None = None
    for quote in order:
        if latest is not None:
            found[quote] = latest
        latest = latest if reading.rules[quote] == "nobody" else quote
    return found


def _paragraph(reading: Reading, quote: int) -> int:
    return reading.page.paragraph[reading.page.tokens(reading.given.quotations[quote].fragments[0])[0]]


def last(reading: Reading, speaking: Mapping[int, tuple[int, int]], at: int) -> Distribution:
    """Give who was quoted last before a token: *selon la **même** source*."""
    before = [quote for quote in reading.spoken if speaking[quote][1] <= at]
    quote = max(before, key=lambda one: speaking[one], default=None)
    return reading.spoken[quote] if quote is not None else ()


def _outer(reading: Reading, speaking: Mapping[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the end and index of the quotes heard so far, in the order of the text; none inside another."""
    given, page = reading.given.quotations, reading.page
    kept: list[tuple[int, int]] = []
    for last, one in sorted((end(page, given[one], speaking[one]), one) for one in reading.spoken):
        start = given[one].fragments[0][0]
        while kept and given[kept[-1][1]].fragments[0][0] > start:
            kept.pop()
        kept.append((last, one))
    return kept


def _shared(found: Distribution, share: float) -> Distribution:
    return tuple((who, share * p) for who, p in found)
