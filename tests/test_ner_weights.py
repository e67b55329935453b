"""The retrained weights: checked when loaded, the same after a round trip, refused when damaged."""

from __future__ import annotations

import importlib.util
import random
import shutil
import sys
from pathlib import Path
from types import ModuleType

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


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = Path(__file__).parent.parent / "tools" / "train_ner.py"
    spec = importlib.util.spec_from_file_location("train_ner", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_ner"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        pytest.param("Le ministre de l'Intérieur", [(15, 26, "ORG")], [], id="portfolio"),
        pytest.param("selon l'ONU", [(6, 11, "ORG")], ["ONU"], id="article-outside"),
        pytest.param("sur Facebook", [(4, 12, "MISC")], ["Facebook"], id="platform-is-an-organisation"),
        pytest.param("le gouvernement ukrainien", [(3, 25, "ORG")], [], id="government-of-a-country"),
        pytest.param("chez Renault", [(5, 12, "ORG")], ["Renault"], id="kept"),
    ],
)
def test_labels_follow_our_guidelines(
    tool: ModuleType, text: str, ents: list[tuple[int, int, str]], expected: list[str]
) -> None:
    found = list(tool.settled(text, ents))
    assert [text[start:end] for start, end, _ in found] == expected
    assert all(label == "ORG" for _, _, label in found)


def test_the_outermost_entity_is_learnt(tool: ModuleType) -> None:
    ents = [[4, 9, "Location"], [0, 9, "Organization"], [12, 15, "Hour"]]
    assert list(tool.outermost(ents, {"Location": "LOC", "Organization": "ORG"})) == [(0, 9, "ORG")]


def test_renaming_moves_the_offsets(tool: ModuleType) -> None:
    text = tool.Text("2016-01-01", "Anne Petit a vu Petit à Lyon.", ((0, 10, "PER"), (16, 21, "PER"), (24, 28, "LOC")))
    new = tool.renamed(text, tool.Names(["Maximilienne"], ["Durand-Leroy"]), random.Random(1))
    assert [new.text[start:end] for start, end, _ in new.ents] == ["Maximilienne Durand-Leroy", "Durand-Leroy", "Lyon"]
