"""Gold files: `NAME.gold.json`, one article each (docs/evaluate.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import GoldInvalid, NoGold
from pipeline.evaluation.annotations import Annotations, Mention, Quote, Time
from pipeline.evaluation.problems import problems, unknown_speakers
from pipeline.evaluation.slots import Json

SUFFIX = ".gold.json"
# A pair of numbers that `indent` spread over four lines; no JSON text has a line end.
PAIR = re.compile(r"\[\n\s*(\d+),\n\s*(\d+)\n\s*\]")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article. `published` is an ISO 8601 day or time, None when nobody knows."""

    path: Path
    id: str
    text: str
    title: str | None
    source: str | None
    published: str | None
    annotations: Annotations
    doubts: tuple[str, ...]
    """What looks like a slip and can be compared all the same."""


def read_folder(folder: Path) -> list[Gold]:
    """Read every gold file of a folder, or the one file that is given, by name.

    Raises NoGold when there is none, GoldInvalid with every problem of every file.
    """
    paths = [folder] if folder.is_file() else sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise NoGold(folder)
    loaded = {path: load(path) for path in paths}
    wrong = {path: list(problems(value)) for path, value in loaded.items()}
    if any(wrong.values()):
        raise GoldInvalid([f"{path}: {problem}" for path, listed in wrong.items() for problem in listed])
    return [_gold(path, value) for path, value in loaded.items()]


def load(path: Path) -> Any:
    """The JSON of a file. Raises GoldInvalid when it is none."""
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise GoldInvalid([f"{path}, line {error.lineno}: {error.msg}: it is not JSON, correct it"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise GoldInvalid([f"{path}: {error}: give a UTF-8 file that can be read"]) from error


def written(gold: Json) -> str:
    """A gold file as a person edits it: a span on one line."""
    return PAIR.sub(r"[\1, \2]", json.dumps(gold, ensure_ascii=False, indent=1)) + "\n"


def _gold(path: Path, value: Json) -> Gold:
    doubts = tuple(f"{path}: {doubt}" for doubt in unknown_speakers(value))
    return Gold(path, value["id"], value["text"], value.get("title"), value.get("source"), value.get("dct"),
                annotations_of(value), doubts)  # fmt: skip


def annotations_of(value: Json) -> Annotations:
    """The annotations of a gold file's JSON that has no problems."""
    return Annotations(
        quotes=tuple(Quote(_spans(one["fragments"]), one["type"], one.get("speaker_actor")) for one in value["quotes"]),
        actors=tuple(Mention((span,), one["name"], one["type"]) for one in value["actors"] for span in _mentions(one)),
        places=tuple(
            Mention((span,), one["name"], one["kind"], one.get("country"))
            for one in value["places"]
            for span in _mentions(one)
        ),
        dates=tuple(Time((tuple(one["span"]),), one["type"], one["value"]) for one in value["dates"]),
    )


def _mentions(one: Json) -> tuple[tuple[int, int], ...]:
    return _spans(one.get("mentions") or ())


def _spans(given: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in given)
