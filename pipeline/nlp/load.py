"""`models/config.cfg` → nlp."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config

from pipeline.article import Article
from pipeline.data import models_dir
from pipeline.errors import ModelMissing
from pipeline.nlp.annotations import register
from pipeline.nlp.fast import accelerate
from pipeline.nlp.ner import read_weights
from pipeline.nlp.startup import UNUSED, hash_lemma_index, quick
from pipeline.nlp.tokenizer import split_marks

HEADLINE_END = "\n\n"
# Components of the base model that a config may do without.
OPTIONAL = ("senter", "ner", "parser", "attribute_ruler", "lemmatizer")


def load(config: Path | None = None) -> Language:
    """Assemble the pipeline that a config describes (default: `models/config.cfg`).

    Components with a `source` come from the base model unchanged and share its vectors; the others are added
    by their factory, in the order of `nlp.pipeline`. `weights` beside a `source` names a folder of `models/`
    whose arrays take the place of the base model's.
    """
    settings = Config().from_disk(config or models_dir() / "config.cfg", interpolate=True)
    register()
    components: dict[str, dict[str, Any]] = settings["components"]
    base = settings["nlp"]["base"]
    available = spacy.util.get_installed_models()
    if base not in available:
        raise ModelMissing(base)
    unused = [name for name in OPTIONAL if "source" not in components.get(name, {})]
    with quick():
        nlp = spacy.load(base, exclude=[*unused, *UNUSED])
    hash_lemma_index(nlp)
    split_marks(nlp)
    _assemble(nlp, settings["nlp"]["pipeline"], components)
    accelerate(nlp)
    return nlp


def _assemble(nlp: Language, order: list[str], components: dict[str, dict[str, Any]]) -> None:
    """Add our components at their place among the base model's; `order` is the whole pipeline."""
    for position, name in enumerate(order):
        if "weights" in components[name]:
            read_weights(nlp.get_pipe(name), models_dir() / components[name]["weights"])
        if "factory" not in components[name]:
            continue
        own = dict(components[name])
        nlp.add_pipe(own.pop("factory"), name=name, config=own, before=_next_sourced(nlp, order[position:]))


def _next_sourced(nlp: Language, rest: list[str]) -> str | None:
    return next((name for name in rest if name in nlp.pipe_names), None)


def read(nlp: Language, article: Article) -> Any:
    """Make the Doc that the pipeline starts from: headline, blank line, body, and what is known of it."""
    head = f"{article.title}{HEADLINE_END}" if article.title else ""
    doc = nlp.make_doc(head + article.text)
    doc._.published = article.day
    doc._.body_start = len(head)
    doc._.source, doc._.section, doc._.url = article.source, article.section, article.url
    doc._.dateline = article.origin.place
    return doc
