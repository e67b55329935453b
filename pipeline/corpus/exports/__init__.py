"""A store → the formats of other tools. One file a format; WRITERS lists them; a new format is one file and one line.

A writer takes an open store and a folder that is there, and gives the files it wrote, each whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from pipeline.corpus.exports import brat, gexf, iramuteq, jsonl, txm, xlsx

WRITERS: dict[str, Callable[[sqlite3.Connection, Path], list[Path]]] = {
    "brat": brat.write,
    "gexf": gexf.write,
    "iramuteq": iramuteq.write,
    "jsonl": jsonl.write,
    "txm": txm.write,
    "xlsx": xlsx.write,
}
