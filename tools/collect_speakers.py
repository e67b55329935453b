"""Write down why the reader of coreference would choose whom, and whom it should: the data of `learn_speakers.py`.

    python tools/collect_speakers.py --texts tests/gold/speakers.txt GOLD_DIR… > tools/speaker_evidence.tsv

GOLD_DIR holds `*.gold.json`: text, dct, quotes with fragments (code points) and speaker_actor. One line a referent
that an expression may mean, and one for nobody named: the article by number, the expression, the table of weights,
1 if it is right, the features. No text is kept.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.actors.fold import fold
from pipeline.article import Article
from pipeline.nlp.coref.owners import passed_on
from pipeline.nlp.coref.reading import Reading
from pipeline.nlp.coref.resolve import Reader
from pipeline.nlp.coref.scoring import Evidence
from pipeline.nlp.coreference import Coreference
from pipeline.nlp.load import load, read

MARKUP = re.compile(r"\[\[(.*?)\|([^|\]]*)\]\]", re.DOTALL)
DAY = "2023-03-01"
"""When the short texts are read as published."""
OVERLAP = 0.4
"""Intersection over union from which two quotes are the same."""


class Gold(NamedTuple):
    """An annotated article: its text, its day, and each quote with who said it, or nothing."""

    text: str
    day: str
    quotes: list[tuple[set[int], str]]


def main() -> None:
    """Print the lines."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", metavar="GOLD_DIR", type=Path, nargs="*")
    options.add_argument("--texts", type=Path)
    given = options.parse_args()
    golds = [gold for folder in given.folders for gold in annotated(folder)]
    golds += texts(given.texts.read_text("utf-8")) if given.texts else []
    nlp = load()
    print("article", "expression", "table", "right", "features", sep="\t")
    for number, gold in enumerate(golds):
        for line in lines(nlp, gold):
            print(number, *line, sep="\t", file=sys.stdout)


def annotated(folder: Path) -> Iterator[Gold]:
    """Read a folder of annotated articles."""
    for path in sorted(folder.glob("*.gold.json")):
        row = json.loads(path.read_text("utf-8"))
        quotes = [(_chars(one["fragments"]), fold(one["speaker_actor"] or "")) for one in row["quotes"]]
        yield Gold(row["text"], row["dct"], quotes)


def texts(source: str) -> list[Gold]:
    """Read the short texts: `[[words|who says them]]`, each text under a line that begins with #."""
    bodies = [block.split("\n", 1)[1] for block in re.split(r"\n+(?=# )", source)[1:]]
    return [parse(body.strip()) for body in bodies]


def parse(marked: str) -> Gold:
    """Free one text of its markup."""
    text, last = "", 0
    quotes: list[tuple[set[int], str]] = []
    for match in MARKUP.finditer(marked):
        text += marked[last : match.start()]
        quotes.append((set(range(len(text), len(text) + len(match[1]))), fold(match[2].strip("-"))))
        text, last = text + match[1], match.end()
    return Gold(text + marked[last:], DAY, quotes)


def lines(nlp: Language, gold: Gold) -> Iterator[tuple[Any, ...]]:
    """Give the lines of one article, each expression once."""
    with nlp.select_pipes(disable=["coreference"]):
        doc = nlp(read(nlp, Article(text=gold.text, published=gold.day)))
    reader = Coreference().reader(doc)
    reading = reader.read()
    seen: set[int] = set()
    for index, quotation in enumerate(doc._.quotations):
        who = _gold_of(gold, quotation.fragments)
        at = _expression(reader, index)
        if who is None or at is None or at in seen or at not in reading.weighed:
            continue
        seen.add(at)
        weighed = reading.weighed[at]
        judged = [(evidence, _name(doc, reading, referent) == who) for referent, evidence in weighed.rows]
        if not judged or (who and not any(right for _, right in judged)):
            continue
        for evidence, right in [*judged, (weighed.nobody, not who)]:
            yield at, weighed.table, int(right), _written(evidence)


def _gold_of(gold: Gold, fragments: Iterable[Any]) -> str | None:
    here = _chars(fragments)
    return next((who for chars, who in gold.quotes if len(here & chars) >= OVERLAP * len(here | chars)), None)


def _expression(reader: Reader, quote: int) -> int | None:
    """Give the token that the choice of a quote's speaker is kept under: of a noun phrase, or a pronoun."""
    rule, span = reader.reading.rules[quote], range(*reader.speaking[quote])
    if rule == "description":
        return next((at for at in span if at in reader.reading.heads), None)
    pronouns = (one.first for one in reader.reading.pronouns if one.first in span)
    return next(pronouns, None) if rule == "pronoun" else None


def _name(doc: Doc, reading: Reading, referent: int) -> str:
    """Give the folded name of whom a referent speaks for; empty for the unnamed."""
    chosen = passed_on(reading, ((referent, 1.0),))[0][0]
    known = reading.discourse.referents[chosen]
    if known.actor is not None:
        return fold(doc._.actors[known.actor].name)
    return fold(reading.given.places.actor(known.place).name) if known.place else ""


def _written(evidence: Evidence) -> str:
    return " ".join(name if value == 1 else f"{name}={value:.3g}" for name, value in sorted(evidence.items()))


def _chars(fragments: Iterable[Any]) -> set[int]:
    return {at for start, end in fragments for at in range(start, end)}


if __name__ == "__main__":
    main()
