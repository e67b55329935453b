"""Draw what `quiditquoi show` prints as docs/show.svg: `python tools/draw_article.py DB DOC_ID OUT`.

The picture stands in the README; it names no font server, so that it shows the same everywhere.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from pipeline import terminal
from pipeline.corpus import look

FONT_FACES = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)
WIDTH = 110


def draw(db: Path, name: str) -> str:
    """The SVG of one article with everything marked in it."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(terminal.article(look.marked(db, name)))
    layout = FONT_FACES.sub("", CONSOLE_SVG_FORMAT)
    return console.export_svg(title=f"quiditquoi show {name}", code_format=layout, unique_id="show")


if __name__ == "__main__":
    db, name, out = sys.argv[1:]
    Path(out).write_text(draw(Path(db), name), "utf-8")
