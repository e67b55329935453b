"""Articles in files of many kinds, and two ways to read them: into a store here, or into a dataset and then a store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import made
import spacy
from spacy.language import Language
from test_run import dump, trap

import pipeline
from pipeline.batch import run as batch
from pipeline.batch.options import Options
from pipeline.batch.run import Summary
from pipeline.cluster.run import Spread, run_on
from pipeline.nlp.annotations import register
from pipeline.readers.settings import Settings

TEXT = "Anne Petit a dit : « Je pars {}. »\n\nMardi, elle a ajouté : « Peut-être. »"
assert made
assert trap


def light() -> Language:
    """A model that finds what `made.annotate` does, and stumbles over one word."""
    register()
    nlp = spacy.blank("xx")
    for name in ("quiditquoi_sentences", "test_trap", "test_annotate"):
        nlp.add_pipe(name)
    return nlp


def record(number: int, **fields: str) -> str:
    """An article as a line of JSON, of one of four months."""
    day = f"2025-{1 + number % 4:02}-{1 + number % 28:02}"
    return json.dumps({"id": f"a{number}", "published": day, "text": TEXT.format(number), **fields}, ensure_ascii=False)


def fill(root: Path) -> Path:
    """A folder with all that a run may meet."""
    (root / "sub").mkdir(parents=True)
    (root / "large.jsonl").write_text("\n".join(map(record, range(40))), "utf-8")
    # Twins: an article of another file, another task, and one that stands in its file twice.
    (root / "sub" / "again.jsonl").write_text("\n".join(map(record, (3, 7, 50, 51, 50))), "utf-8")
    (root / "again.jsonl").write_text("\n".join(map(record, (39, 50))), "utf-8")
    (root / "broken.jsonl").write_text(f'{record(60)}\n{{"id": \n{record(61, text="")}\n{record(62)}', "utf-8")
    (root / "trap.jsonl").write_text(f"{record(70, text='PIÈGE : Anne Petit « parle ».')}\n{record(71)}", "utf-8")
    (root / "bad.json").write_text("{")
    (root / "english.txt").write_text("The mayor said on Tuesday that the town would not pay for the bridge again.")
    (root / "undated.txt").write_text(TEXT.format("sans date"))
    (root / "table.csv").write_text("id;published;text\nc1;2025-02-03;« Un », dit Anne Petit.\nc2;2025-03-04;Deux.\n")
    (root / "notes.pdf").write_text("left alone")
    (root / ".hidden.txt").write_text(TEXT.format("caché"))
    (root / "out.txt").symlink_to("/etc/hostname")
    with ZipFile(root / "sub" / "lot.zip", "w") as archive:
        archive.writestr("x.txt", TEXT.format("dans l'archive"))
        archive.writestr("y.jsonl", f"{record(80)}\n{record(81)}")
    return root


class Here:
    """An engine with no workers: everything is done where it is called."""

    def map(self, function: Callable[[Any], Any], items: Iterable[Any], key: Callable[[Any], str]) -> Iterator[Any]:
        for item in items:
            assert key(item)
            yield function(item)


def spread(inputs: Iterable[object], out: object, **settings: Any) -> Summary:
    """A run into a dataset, with no workers."""
    chosen = Spread(**{"reading": Settings(), "task_bytes": 1500, "workers": 1, **settings})
    return run_on(Here(), [str(one) for one in inputs], str(out), chosen, light)


def local(inputs: Iterable[Path], db: Path, **settings: Any) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a run on a store."""
    batch.run(list(inputs), db, Options(workers=1, **settings), light)
    return dump(db)


def imported(out: object, db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a store made of a dataset."""
    pipeline.import_dataset(str(out), db)
    return dump(db)
