"""The retrained weights of `ner`: kept as half-precision arrays, checked, and poured into the base model's.

Only the arrays of tools/train_ner.py are kept (a few MB); the architecture, the labels and the word vectors
stay the base model's.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import WeightsDamaged

WEIGHTS = "weights.npz"
SUM = "weights.sha256"

Parameters = dict[str, NDArray[np.float32]]


def parameters(model: Any) -> Parameters:
    """Copy every trained array of a thinc model, keyed by its node's place in the walk and its name."""
    return {
        f"{place}.{name}": node.get_param(name).copy()
        for place, node in enumerate(model.walk())
        for name in node.param_names
        if node.has_param(name)
    }


def set_parameters(model: Any, arrays: Parameters) -> None:
    """Put the arrays back where `parameters` found them; any other place is an error (KeyError)."""
    nodes = list(model.walk())
    for key, array in arrays.items():
        place, name = key.split(".", 1)
        if nodes[int(place)].get_param(name).shape != array.shape:
            raise KeyError(key)
        nodes[int(place)].set_param(name, array)


def write_weights(model: Any, folder: Path) -> str:
    """Write the arrays and their SHA-256 into a folder; returns the sum."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {key: value.astype(np.float16) for key, value in parameters(model).items()}
    np.savez_compressed(folder / WEIGHTS, **arrays)
    digest = _sha256(folder / WEIGHTS)
    (folder / SUM).write_text(f"{digest}  {WEIGHTS}\n", "utf-8")
    return digest


def read_weights(component: Any, folder: Path) -> None:
    """Pour a folder's arrays into a component's model; raises WeightsDamaged when they are not those written."""
    path = folder / WEIGHTS
    expected = (folder / SUM).read_text("utf-8").split()[0] if (folder / SUM).is_file() else ""
    if not path.is_file() or _sha256(path) != expected:
        raise WeightsDamaged(path)
    with np.load(path, allow_pickle=False) as arrays:
        read = {key: arrays[key].astype(np.float32) for key in arrays.files}
    try:
        set_parameters(component.model, read)
    except (KeyError, IndexError) as error:
        raise WeightsDamaged(path) from error


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
