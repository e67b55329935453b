"""The grammar's notation: patterns over the classes of tokens, compiled to expressions over their symbols.

*W:weekday? comma? D:DAY M:month Y:YEAR?* reads: perhaps a weekday, named W, perhaps a comma, a day named D, …
Names in small letters are classes of the lexicons, in capitals the macros below; `|`, `?`, `*`, `+` and
brackets mean what they mean in a regular expression. Every repetition is bounded, so that matching stays
linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.timex.words import words

MACROS = {
    "WORDNUM": "(numword|one|eleven|thousand)",
    "SPELLED": "(WORDNUM (hyphen? WORDNUM | hyphen? and hyphen? (one|eleven)){0,9})",
    "COUNT": "(day|small|year|big|grouped|decimal|SPELLED)",
    "DAY": "(day suffix?|ordinal_digit|first|SPELLED)",
    "NTH": "(ordinal_digit|ordinal|first|roman suffix?)",
    "YEAR": "(year|numword hyphen? thousand (hyphen? SPELLED)?|thousand hyphen? SPELLED)",
    "DET": "(within? the|of_the|at_the|from_the|this|within|in)",
    "OF": "(of|of_the|of the)",
    "REL": "(last|past|next|following|preceding|before_adj|after_adj|coming)",
    "RELS": "(lasts|pasts|nexts|followings|precedings|coming)",
    "UNIT": "(unit|daytime|hour|minute|moment|weekend|century|quarter)",
    "PERIOD": "(unit|weekend|weekend_qc|quarter|century|fortnight)",
    "YEARS": "(OF (J:this unit | the? unit J2:(last|past|next)))",
    "BOUND": (
        "((start|end|middle|start_half|end_half) (of the|of_the|of this|of)? | mid hyphen? | current "
        "| (firsts|lasts|first|last) unit OF this?)"
    ),
    "PART": "(part|dawn|daybreak|noon|midnight)",
    "TAIL": (
        "((at_the|at the|in|within the)? (early|late)? (at_the|in|within the)? "
        "((start|end|middle) (of_the|of the|of))? (part|daybreak|dawn|early_hours))"
    ),
    "HALF": "(and hyphen? (half | one? quarter_hour))",
    "QUANTITY": (
        "(N:COUNT | V:vague | one? C:(collective|fortnight) of | H:(one? half hyphen?) "
        "| Q:((one|numword|day) quarter_hour of))"
    ),
    "AMOUNT": (
        "A:approx? A2:approx? QUANTITY U:UNIT F:HALF? "
        "((and|comma(?=COUNT(minute|moment)))? X:COUNT Y:UNIT (and? Z:COUNT W:UNIT)? | R:(day|small|SPELLED))?"
    ),
    "SEP": "((comma? and|comma|or|hyphen|dash|at|at_the|slash) (the|at_the|of_the)?)",
}


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Turn the notation into a regular expression over symbols."""
    return re.compile(_expand(pattern).replace(" ", ""))


def _expand(pattern: str) -> str:
    out, at = [], 0
    grouped = re.sub(r"\((?!\?)", "(?:", pattern)
    for match in re.finditer(r"(?:([A-Z]\d?):)?(\(\?:|[a-z_]{2,}|[A-Z]{2,})", grouped):
        out.append(grouped[at : match.start()])
        out.append(_term(match[1], match[2]))
        at = match.end()
    out.append(grouped[at:])
    return "".join(out)


def _term(label: str | None, name: str) -> str:
    if name == "(?:":
        return f"(?P<{label}>" if label else name
    body = f"(?:{_expand(MACROS[name])})" if name in MACROS else words().symbols[name]
    return f"(?P<{label}>{body})" if label else body
