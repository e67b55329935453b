"""The notebooks run, show what they say, and are the pairs of their scripts."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((ROOT / "notebooks").glob("*.py"))
# What a French reader must find in each, as text of some output.
SHOWN = {
    "1_premier_regard": ("Donald Trump", "Budapest", "Anne Lefort"),
    "2_part_de_parole": ("L'Écho du Sahel", "part des articles", "Claire Montagnier"),
    "3_reseau_et_carte": ("intermédiarité", "Aminata Diop"),
    "4_verifier_et_corriger": ("Hydrolys SA", "après"),
}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_notebooks", ROOT / "tools" / "run_notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of what notebooks use; the second one finds what the first one read."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    return root / "notebooks"


def outputs(notebook: Any) -> list[dict[str, Any]]:
    return [one for cell in notebook.cells if cell.cell_type == "code" for one in cell.outputs]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_notebook_runs(script: Path, tool: ModuleType, folder: Path) -> None:
    found = outputs(tool.execute(tool.pair(script), folder))
    assert [one.text for one in found if one.output_type == "stream" and one.name == "stderr"] == []
    shown = json.dumps([one.get("data", one.get("text")) for one in found], ensure_ascii=False)
    for words in SHOWN[script.stem]:
        assert words in shown
    assert "┏" not in "".join(one.text for one in found if one.output_type == "stream"), "drawn for a terminal"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_pair_is_that_of_the_script(script: Path, tool: ModuleType) -> None:
    paired = json.loads(script.with_suffix(".ipynb").read_text("utf-8"))
    assert all(not cell["outputs"] for cell in paired["cells"] if cell["cell_type"] == "code"), "without outputs"
    ours = [(cell.cell_type, cell.source) for cell in tool.pair(script).cells]
    assert [(cell["cell_type"], "".join(cell["source"])) for cell in paired["cells"]] == ours, "run `make notebooks`"


def test_every_notebook_has_a_script() -> None:
    assert [path.stem for path in SCRIPTS] == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert [path.stem for path in SCRIPTS] == list(SHOWN)
