"""The base model's components, made to predict the same in a fraction of the time."""

from __future__ import annotations

from typing import Any, cast

from spacy.language import Language
from thinc.api import NumpyOps

from pipeline.nlp.fast.tok2vec import speed_up


def accelerate(nlp: Language) -> None:
    """Change in place how the trained components compute; see docs/speed.md for what each step brings."""
    # Multiplications by numpy's BLAS, three to six times as fast as the BLIS that thinc brings.
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = cast(Any, getattr(component, "model", None))
        if model:
            speed_up(model)
            for node in model.walk():
                node.ops = ops
