"""How far a reported clause runs.

Punctuation decides, not the parse: a clause runs to the end of its frame unless the narrator takes the floor back.
`narrator` knows the signs of that at a comma, at a conjunction and behind a closing mark.
"""

from __future__ import annotations

from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.narrator import behind_marks, cuts_at_comma, cuts_in_passing, is_inserted
from pipeline.nlp.quotes.rejoinders import Clause
from pipeline.nlp.quotes.verbs import Group


def clause_end(frame: Frame, first: int, groups: list[Group], *, infinitive: bool = False) -> int:
    """Give the last item of the reported clause that begins at `first`.

    An infinitive (*dit avoir perdu et ne répond plus*) ends where a finite verb is coordinated.
    """
    main = next((group for group in reversed(groups) if group.last < first), None)
    clause = Clause(frame, first, main, {group.first: group for group in groups if group.first > first}, infinitive)
    for here in range(first, len(frame.items)):
        if _ends(clause, here):
            return here - 1 - (frame.word(here - 1) == ",")
    return len(frame.items) - 1


def _ends(clause: Clause, here: int) -> bool:
    """The narrator takes over at this item."""
    if clause.frame.word(here) == ",":
        if here == clause.first:
            return not is_inserted(clause, here + 1) and cuts_at_comma(clause, here)
        return behind_marks(clause, here) or cuts_at_comma(clause, here)
    return here > clause.first and (behind_marks(clause, here) or cuts_in_passing(clause, here))
