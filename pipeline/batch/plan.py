"""What there is to do: the files of the inputs against what the store knows of them."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import InputMissing
from pipeline.readers import STDIN, detect, printable

Known = Mapping[int, sqlite3.Row]


@dataclass(frozen=True, slots=True)
class Listing:
    """The files below the inputs, in an order that never changes, and the folders that could not be listed."""

    files: list[Path]
    roots: list[Path]
    broken: dict[Path, OSError]
    links: list[Path]
    """Links to folders, or to files outside the root: not followed, but told."""


@dataclass(slots=True)
class Plan:
    """Files to read, and what is known of each; files left as they are; paths that are gone."""

    new: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    broken: dict[Path, OSError] = field(default_factory=dict)
    links: list[Path] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    """Folders whose error is on record and that can be listed again."""

    def as_dict(self) -> dict[str, list[str]]:
        """The plan as plain lists of paths."""
        groups = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "unreadable": self.broken}
        return {
            **{name: [printable(path) for path in group] for name, group in groups.items()},
            "removed": self.removed,
        }

    def to_read(self) -> list[Path]:
        """New and changed files, sorted by path."""
        return sorted({*self.new, *self.changed})


def listing(inputs: Iterable[Path]) -> Listing:
    """All files of the inputs, once each, sorted by absolute path; `-` is standard input.

    Hidden files and folders and the locks of stores are left out, and links are not followed out of the root, so
    that no loop and no way out of it exists.
    """
    roots = [given if given == STDIN else given.absolute() for given in inputs]
    broken: dict[Path, OSError] = {}
    links: set[Path] = set()
    found: set[Path] = set()
    for root in roots:
        if root.is_dir():
            found.update(_walk(root, broken, links))
        elif root == STDIN or root.exists() or root.is_symlink():
            found.add(root)
        else:
            raise InputMissing(root)
    return Listing(sorted(found), roots, broken, sorted(links))


def _walk(root: Path, broken: dict[Path, OSError], links: set[Path]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        broken[Path(error.filename)] = error

    for folder, subfolders, names in os.walk(root, onerror=note):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        links.update(path for path in (Path(folder, name) for name in subfolders) if path.is_symlink())
        for name in names:
            path = Path(folder, name)
            if name.startswith(".") or _is_lock(path):
                continue
            if _inside(path, root):
                yield path
            else:
                links.add(path)


def _is_lock(path: Path) -> bool:
    """The lock of a store that lies among its own inputs is no article, though it is JSON."""
    return path.suffix == ".lock" and path.with_suffix("").is_file()


def _inside(path: Path, root: Path) -> bool:
    """A link to a file is followed only as far as the root: what lies outside was not asked for."""
    try:
        return not path.is_symlink() or path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself; RuntimeError before Python 3.13
        return False


def compare(found: Listing, known: Mapping[str, Known], settings_hash: str, force: Iterable[str] = ()) -> Plan:
    """Sort the files into new, changed and unchanged; `force` names paths that are read again anyway.

    A file that is named is always taken; of a folder's unknown files, those that a reader knows. An unchanged
    file costs one stat; one whose stat changed but whose bytes did not is unchanged too.
    """
    plan = Plan(broken=found.broken, links=found.links)
    forced, seen = set(force), {printable(link) for link in found.links}
    for path in found.files:
        name = printable(path)
        seen.add(name)
        records = known.get(name)
        if not records:
            if path in found.roots or detect(path):
                plan.new.append(path)
        elif name in forced or not _same(path, records, settings_hash):
            plan.changed.append(path)
        else:
            plan.unchanged.append(path)
    for name in known.keys() - seen:
        if Path(name).is_dir():
            plan.mended.append(name)
        elif not _hidden_by_error(name, found.broken):
            plan.removed.append(name)
    plan.removed.sort()
    return plan


def _same(path: Path, records: Known, settings_hash: str) -> bool:
    rows = list(records.values())
    if len(rows) != rows[0]["n_records"]:
        return False  # a run that was killed, or limited, left the rest of the file for later
    if any(row["settings_hash"] != settings_hash or row["removed_at"] for row in rows):
        return False
    try:
        stat = path.stat()
        if all((row["size"], row["mtime_ns"]) == (stat.st_size, stat.st_mtime_ns) for row in rows):
            return True
        if any(row["size"] != stat.st_size for row in rows):
            return False
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return all(row["sha256"] == digest for row in rows)


def _hidden_by_error(name: str, broken: Iterable[Path]) -> bool:
    """A file below a folder that cannot be listed is out of sight, not gone."""
    return any(name.startswith(f"{printable(folder)}{os.sep}") for folder in broken)
