"""Fine-tune the base model's `ner` on WiNER-fr and keep the weights.

    python tools/train_ner.py winer-fr.jsonl                  measure: train before the split, score after it
    python tools/train_ner.py winer-fr.jsonl --out models/ner train on everything and write the weights

The data is one JSON object a line: `published`, `text`, `ents` as [start, end, label] in code points, nested
ones allowed (the outermost is learnt). The same data, config and seed give the same weights on one machine.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, Config, fix_random_seed

from pipeline.actors.lexicons import organisations
from pipeline.data import models_dir
from pipeline.nlp.ner import Parameters, parameters, set_parameters, write_weights
from pipeline.nlp.tokenizer import split_marks

Entity = tuple[int, int, str]

ARTICLE = re.compile(r"(?:l['’]|la |le |les )(?=\w)")
PORTFOLIO = re.compile(
    r"\b(?:[Mm]inistres?|[Ss]ecrétaires? d['’]État)(?: \w+| d['’]État){0,3} (?:à l['’]|à la |aux? |chargée? de l['’]|"
    r"des |de la |de l['’]|du |et de l['’]|et des |et de la |et du )$"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated article; entities do not overlap."""

    published: str
    text: str
    ents: tuple[Entity, ...]


def read(path: Path, labels: dict[str, str]) -> list[Text]:
    """Read the articles, the oldest first; entities with other labels are left out."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows.sort(key=lambda row: (row["published"], row["id"]))
    return [
        Text(row["published"], row["text"], tuple(settled(row["text"], outermost(row["ents"], labels)))) for row in rows
    ]


def settled(text: str, ents: Iterable[Entity]) -> Iterator[Entity]:
    """Bring the corpus to our guidelines.

    A known company or platform is an organisation, not a product; what a minister is in charge of and a
    government named after its country are none; an article is outside.
    """
    known = {name for one in organisations() for name in one.names}
    for start, end, label in ents:
        start += len(found[0]) if (found := ARTICLE.match(text[start:end])) else 0
        name = text[start:end]
        if PORTFOLIO.search(text[max(0, start - 60) : start]) or name.startswith("gouvernement "):
            continue
        yield start, end, "ORG" if label == "MISC" and name in known else label


def outermost(ents: Iterable[list[Any]], labels: dict[str, str]) -> Iterator[Entity]:
    """Drop what lies inside, or across, a longer entity."""
    end = 0
    for start, stop, label in sorted(ents, key=lambda ent: (ent[0], -ent[1])):
        if label in labels and start >= end:
            end = stop
            yield start, stop, labels[label]


@dataclass(slots=True)
class Names:
    """Given and family names of the persons read, to make up others from."""

    given: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Names:
        """Collect the two halves of every person's name, each once, in a stable order."""
        whole = {text.text[start:end] for text in texts for start, end, label in text.ents if label == "PER"}
        halves = sorted(name.split(" ", 1) for name in whole if name.count(" ") in (1, 2))
        return cls(sorted({given for given, _ in halves}), sorted({family for _, family in halves}))


def renamed(text: Text, names: Names, rng: random.Random) -> Text:
    """Give every person of the article another name, the same for the same word everywhere in it."""
    others: dict[str, str] = {}
    pieces: list[str] = []
    ents: list[Entity] = []
    at = size = 0
    for start, end, label in text.ents:
        kept = text.text[at:start]
        name = text.text[start:end]
        new = _another(name, names, others, rng) if label == "PER" else name
        pieces += [kept, new]
        ents.append((size + len(kept), size + len(kept) + len(new), label))
        size += len(kept) + len(new)
        at = end
    return Text(text.published, "".join(pieces) + text.text[at:], tuple(ents))


def _another(name: str, names: Names, others: dict[str, str], rng: random.Random) -> str:
    given, _, family = name.partition(" ")
    if not family:
        return others.setdefault(given, rng.choice(names.family))
    return f"{others.setdefault(given, rng.choice(names.given))} {others.setdefault(family, rng.choice(names.family))}"


def example(nlp: Language, text: Text) -> Example:
    """Pair the text, cut into sentences as the pipeline cuts it, with its entities."""
    predicted = nlp.get_pipe("sentences")(nlp.make_doc(text.text))
    reference: Doc = predicted.copy()
    spans = [reference.char_span(*ent[:2], label=ent[2], alignment_mode="contract") for ent in text.ents]
    reference.set_ents([span for span in spans if span and learnable(span)])
    return Example(predicted, reference)


def learnable(span: Span) -> bool:
    """The recogniser cannot mark what crosses a sentence boundary, nor what begins or ends with a blank."""
    inside = any(token.is_sent_start for token in span[1:])
    return not (inside or span[0].is_space or span[-1].is_space)


def train(nlp: Language, texts: list[Text], settings: dict[str, Any]) -> None:
    """Update `ner` in place."""
    fix_random_seed(settings["seed"])
    rng = random.Random(settings["seed"])
    names = Names.of(texts)
    ner: Any = nlp.get_pipe("ner")
    before = parameters(ner.model)
    optimizer = Adam(settings["learn_rate"], L2=0.0, grad_clip=1.0, use_averages=True)
    for epoch in range(settings["epochs"]):
        losses: dict[str, float] = {}
        mixed = [renamed(text, names, rng) if rng.random() < settings["rename"] else text for text in texts]
        rng.shuffle(mixed)
        examples = (example(nlp, text) for text in mixed)
        for batch in minibatch_by_words(examples, size=settings["batch_words"], tolerance=0.5):
            ner.update(batch, drop=settings["dropout"], sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}", file=sys.stderr, flush=True)
    _settle(ner.model, optimizer, before, settings["share"])


def _settle(model: Any, optimizer: Any, before: Parameters, share: float) -> None:
    """Keep a weighted mean of what was learnt (itself averaged over the steps) and what was known."""
    with model.use_params(optimizer.averages):
        learnt = parameters(model)
    set_parameters(model, {key: share * learnt[key] + (1 - share) * before[key] for key in before})


def base_model() -> Language:
    """Load what `ner` needs of the base model that the pipeline's config names: our tokens and sentences."""
    name = Config().from_disk(models_dir() / "config.cfg")["nlp"]["base"]
    nlp = spacy.load(name)
    for pipe in set(nlp.pipe_names) - {"ner"}:
        nlp.remove_pipe(pipe)
    split_marks(nlp)
    nlp.add_pipe("quiditquoi_sentences", name="sentences", first=True)
    return nlp


def score(nlp: Language, texts: Iterable[Text]) -> dict[str, tuple[float, float, float]]:
    """Give precision, recall and F1 in per cent for each label, exact span and label."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        doc = nlp(text.text)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for kind, ents in (("found", found), ("gold", set(text.ents)), ("right", found & set(text.ents))):
            counts.update((label, kind) for _, _, label in ents)
            counts.update(("PER+LOC+ORG", kind) for _, _, label in ents if label != "MISC")
    return {label: _prf(counts, label) for label in ("PER", "LOC", "ORG", "MISC", "PER+LOC+ORG")}


def _prf(counts: Counter[tuple[str, str]], label: str) -> tuple[float, float, float]:
    right, found, gold = (counts[label, kind] for kind in ("right", "found", "gold"))
    return 100 * right / max(found, 1), 100 * right / max(gold, 1), 200 * right / max(found + gold, 1)


def show(title: str, figures: dict[str, tuple[float, float, float]]) -> None:
    """Print one row a label."""
    for label, (precision, recall, f1) in figures.items():
        print(f"{title:8} {label:12} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--config", type=Path, default=models_dir() / "ner" / "training.cfg")
    parser.add_argument("--out", type=Path, help="folder to write the weights to; trains on everything")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="override a number")
    arguments = parser.parse_args()
    config = Config().from_disk(arguments.config)
    settings = config["training"] | config["weights"]
    settings |= {name: json.loads(value) for name, value in (one.split("=") for one in arguments.set)}
    texts = read(arguments.data, config["data"]["labels"])
    before = [text for text in texts if text.published < config["data"]["split"]]
    after = [text for text in texts if text.published >= config["data"]["split"]]
    nlp = base_model()
    if not arguments.out:
        show("before", score(nlp, after))
    train(nlp, texts if arguments.out else before, settings)
    if arguments.out:
        ner: Any = nlp.get_pipe("ner")
        write_weights(ner.model, arguments.out)
    else:
        show("after", score(nlp, after))


if __name__ == "__main__":
    main()
