"""Text → expressions, in one pass over the symbols of its tokens."""

from __future__ import annotations

import re
from functools import cache

from pipeline.timex.expression import Expression, Hit, Rule
from pipeline.timex.lexer import Tokens, lex
from pipeline.timex.patterns import compile_pattern
from pipeline.timex.rules import around, clock, days, lengths, parts, periods, relative
from pipeline.timex.words import words


@cache
def rules() -> list[Rule]:
    """Every rule, the longer readings of the same words first."""
    named = {rule.name: rule for family in FAMILIES for rule in family.RULES}
    return [named.pop(name) for name in FIRST] + list(named.values())


FAMILIES = (days, periods, parts, relative, around, clock, lengths)
FIRST = [
    "iso",
    "numeric",
    "numeric_day",
    "part_of",
    "days",
    "feast_date",
    "nth_weekday",
    "nth_weekdays",
    "each_date",
    "each_day",
    "each_period",
    "each_other",
    "day_month",
    "month",
    "year_pair",
    "ancient_century",
    "lasts",
    "lasts_behind",
    "next_period",
    "decade",
    "named_year",
    "ancient_year",
    "postwar",
    "season",
    "quarter",
    "feast",
    "times_per",
    "one_in",
    "ago",
    "hence",
    "later",
    "same",
    "period",
    "this_period",
    "bound_period",
    "year",
    "spelled_year",
    "weekdays",
    "weekday_range",
    "day_only",
    "weekday",
    "clock",
    "hours_pair",
    "hours",
    "terms",
    "whole",
    "unbounded",
    "duration_range",
    "duration",
    "evenings",
    "fortnight",
]


@cache
def _scanner() -> re.Pattern[str]:
    """All rules as one expression: where it finds nothing, no rule does."""
    branches = [re.sub(r"\?P<\w+>", "?:", compile_pattern(rule.pattern).pattern) for rule in rules()]
    every = "|".join(branches)
    spoken = "".join(re.escape(symbol) for symbol in words().symbols.values() if symbol in every)
    return re.compile(f"(?=[{spoken}])(?:{every})")  # most words are none that a rule speaks of


@cache
def _compiled() -> list[tuple[Rule, re.Pattern[str]]]:
    return [(rule, compile_pattern(rule.pattern)) for rule in rules()]


def find(text: str) -> list[Expression]:
    """Give the expressions of a text in their order; none overlap."""
    return find_in(lex(text))


def find_in(tokens: Tokens) -> list[Expression]:
    """Give the expressions of a text that is cut into tokens."""
    out: list[Expression] = []
    at, search = 0, _scanner().search
    while found := search(tokens.symbols, at):
        at = _read(tokens, found.start(), out)
    return out


def _read(tokens: Tokens, at: int, out: list[Expression]) -> int:
    """Try the rules at one token; give the token to go on from."""
    for rule, pattern in _compiled():
        match = pattern.match(tokens.symbols, at)
        if not match or match.end() == at:
            continue
        made = rule.build(Hit(tokens, match))
        if made is None:
            return match.end()
        if made:
            for expression in made:
                expression.rule = rule.name
            out.extend(made)
            return _behind(tokens, made[-1].end, at, match.end())
    return at + 1


def _behind(tokens: Tokens, offset: int, first: int, last: int) -> int:
    """The first token behind an expression: a rule may leave the end of its match to others."""
    while last > first + 1 and tokens.starts[last - 1] >= offset:
        last -= 1
    return last
