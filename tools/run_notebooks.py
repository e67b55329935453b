"""Execute the notebooks: `notebooks/NAME.py` (jupytext, percent) is their text, `NAME.ipynb` its pair without outputs.

python tools/run_notebooks.py [OUT]     write the pairs anew, execute, leave executed copies in OUT (out/notebooks)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "notebooks"
SECONDS = 300
"""The longest that a cell may take."""


def main() -> None:
    """Pair and execute every notebook."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "notebooks"
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted(FOLDER.glob("*.py")):
        paired = pair(source)
        nbformat.write(paired, source.with_suffix(".ipynb"))
        nbformat.write(execute(paired, FOLDER), out / f"{source.stem}.ipynb")
        print(out / f"{source.stem}.ipynb")


def pair(source: Path) -> Any:
    """The notebook of a script; ids of cells are their numbers, so that the same script gives the same file."""
    notebook = jupytext.read(source)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    notebook.metadata = nbformat.from_dict({
        "jupytext": {"formats": "ipynb,py:percent"},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    })  # fmt: skip
    notebook.nbformat_minor = 5
    return notebook


def execute(notebook: Any, folder: Path) -> Any:
    """Run every cell in order, as if the notebook lay in `folder`. Raises CellExecutionError where one fails."""
    return NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(folder)}}).execute()


if __name__ == "__main__":
    main()
