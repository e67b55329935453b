"""Which files a run looks at, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import InputMissing
from pipeline.readers import detect


def files(inputs: Iterable[Path]) -> list[Path]:
    """All files of the inputs, once each, sorted by absolute path.

    A file that is named is always taken; of a folder, those that a reader knows. Hidden files and folders are
    left out, and links that lead to folders are not followed, so that no loop and no way out of the root exists.
    """
    found: dict[str, Path] = {}
    for given in inputs:
        root = given.absolute()
        if not root.exists():
            raise InputMissing(given)
        for path in _walk(root) if root.is_dir() else [root]:
            found[str(path)] = path
    return [found[name] for name in sorted(found)]


def _walk(root: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and detect(path):
                yield path
