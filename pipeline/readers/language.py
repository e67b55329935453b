"""Which language an article is written in, by its title and the beginning of its text.

The detector is py3langid (BSD; 140 languages, 5 MB, no network), about 1 ms an article. Measured on texts of 30
letters and more: none of 5,700 windows of 6 to 100 words of French news is taken for another language, 274 of 275
single sentences in 60 other languages are (spaCy's example sentences).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.data import lexicon, table
from pipeline.readers.rejected import Rejected

FRENCH = "fr"
# Characters looked at: a lead and a paragraph.
REACH = 800
# French news full of foreign names never falls below this probability of French.
FOREIGN = 0.005
# Different words of French alone, and their share of all words, from which there is no need to ask the detector: its
# model takes a third of a second to load, and a millisecond an article. No example text of 60 other languages has more
# than three such words.
DISTINCT, SHARE = 5, 0.12
WORD = re.compile(r"\w+")
# Below this nobody can tell: a name, a score, a headline of figures.
LETTERS = 30


def detect(title: str | None, text: str) -> tuple[str | None, float]:
    """Give (BCP 47 language, probability); (None, 0) when there is too little text to tell.

    French is the answer unless it is out of the question.
    """
    sample = f"{title}\n{text[:REACH]}" if title else text[:REACH]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None, 0.0
    if _is_plainly_french(sample):
        return FRENCH, 1.0
    ranked = _identifier().rank(sample)
    french = dict(ranked)[FRENCH]
    language, probability = ranked[0]
    return (str(language), float(probability)) if french < FOREIGN else (FRENCH, float(french))


def _is_plainly_french(sample: str) -> bool:
    words = WORD.findall(sample.casefold())
    french = [word for word in words if word in _french_words()]
    return len(set(french)) >= DISTINCT and len(french) >= SHARE * len(words)


@cache
def _french_words() -> frozenset[str]:
    return frozenset(lexicon("french_words"))


def judge(title: str | None, text: str, declared: str | None, any_language: bool) -> str | Rejected:
    """Give the article's language, or the reason to skip it; `declared` is what its source says it is.

    What is read decides; what is declared is believed only where there is too little to read.
    """
    says = tag(declared)
    found, probability = detect(title, text)
    language = found if found and found != says.split("-")[0].lower() else says
    if any_language or language.split("-")[0].lower() == FRENCH:
        return language
    how = f"read with {probability:.2f} confidence" if found else "as its source declares"
    return Rejected("language", f"the article is not in French but in {language} ({how}): --any-language keeps it")


def tag(declared: str | None) -> str:
    """Bring what a source declares to BCP 47: `fr_FR` → `fr-FR`, `FRENCH; FRANÇAIS` → `fr`; French when nothing."""
    said = re.split(r"[;,(]", declared or FRENCH)[0].strip().replace("_", "-")
    return _names().get(said.lower(), said or FRENCH)


@cache
def _names() -> dict[str, str]:
    return {row["name"]: row["language"] for row in table("languages")}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
