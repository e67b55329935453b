"""The retrained weights: checked when loaded, the same after a round trip, refused when damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from pipeline.data import models_dir
from pipeline.errors import WeightsDamaged
from pipeline.nlp.ner import SUM, WEIGHTS, parameters, read_weights, write_weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(models_dir() / "ner", tmp_path / "ner"))


def test_the_pipeline_runs_on_them(nlp: Language) -> None:
    with np.load(models_dir() / "ner" / WEIGHTS) as arrays:
        kept = {key: arrays[key] for key in arrays.files}
    live = parameters(nlp.get_pipe("ner").model)  # type: ignore[attr-defined]
    assert kept.keys() == live.keys()
    assert all(np.array_equal(live[key], kept[key].astype(np.float32)) for key in kept)


def test_they_are_a_few_megabytes() -> None:
    assert (models_dir() / "ner" / WEIGHTS).stat().st_size < 5_000_000


def test_round_trip(nlp: Language, tmp_path: Path) -> None:
    first = write_weights(nlp.get_pipe("ner").model, tmp_path / "one")  # type: ignore[attr-defined]
    assert first == write_weights(nlp.get_pipe("ner").model, tmp_path / "two")  # type: ignore[attr-defined]
    assert first in (tmp_path / "one" / SUM).read_text("utf-8")


def test_one_bit_is_enough(nlp: Language, folder: Path) -> None:
    data = bytearray((folder / WEIGHTS).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / WEIGHTS).write_bytes(bytes(data))
    with pytest.raises(WeightsDamaged, match="install"):
        read_weights(nlp.get_pipe("ner"), folder)


@pytest.mark.parametrize("name", [WEIGHTS, SUM])
def test_missing(nlp: Language, folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(WeightsDamaged):
        read_weights(nlp.get_pipe("ner"), folder)


def test_another_model_is_refused(nlp: Language, tmp_path: Path) -> None:
    write_weights(nlp.get_pipe("morphologizer").model, tmp_path)  # type: ignore[attr-defined]
    with pytest.raises(WeightsDamaged):
        read_weights(nlp.get_pipe("ner"), tmp_path)
