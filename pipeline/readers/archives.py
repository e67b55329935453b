"""Packed files and archives: .gz, .bz2, .xz, .zip, .tar and what they hold, one inside the other too.

A member is named, never written to its name: paths that climb out (`../../etc/passwd`) are only words here. Links
and devices are passed over, hidden files too, as in a folder.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from pipeline.readers import limits
from pipeline.readers.records import Container, Rejected, Source, Unreadable

BROKEN = (
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
TAR_MAGIC, TAR_MAGIC_AT = b"ustar", 257


def names_of_zip(source: Source) -> frozenset[str]:
    """The members of a zip; none for any other file, and for a broken one."""
    if not source.head.startswith(b"PK\x03\x04") and not source.head.startswith(b"PK\x05\x06"):
        return frozenset()
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return frozenset()


def sizes_of_zip(source: Source) -> int:
    """What a zip says it unpacks to, in bytes."""
    with source.open() as file, zipfile.ZipFile(file) as archive:
        return sum(info.file_size for info in archive.infolist())


def part_of_zip(source: Source, name: str) -> bytes:
    """One member, within the caps of `limits`. Raises Unreadable."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive, archive.open(name) as part:
            data = part.read(limits.WHOLE + 1)
    except (*BROKEN, RuntimeError, KeyError) as error:
        raise Unreadable("archive", f"the document is damaged ({error}): save it again") from error
    source.budget.spend(len(data))
    if len(data) > limits.WHOLE:
        raise Unreadable("too_large", f"the document holds more than {limits.WHOLE // limits.MIB} MiB: split it")
    return data


def _zip(source: Source) -> Iterator[Source | Rejected]:
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if info.is_dir() or _hidden(info.filename):
                    continue
                if info.flag_bits & 1:
                    yield Rejected(
                        "encrypted", "it is locked with a password: unpack it yourself", _inner(source, info.filename)
                    )
                    continue
                yield from _member(source, info.filename, lambda info=info: archive.open(info))  # type: ignore[misc]
    except BROKEN as error:
        raise _damaged(error) from error


def _tar(source: Source) -> Iterator[Source | Rejected]:
    try:
        with source.open() as file, tarfile.open(fileobj=file, mode="r:") as archive:
            for info in archive:
                if info.isreg() and not _hidden(info.name):
                    yield from _member(source, info.name, lambda info=info: archive.extractfile(info))  # type: ignore[misc]
    except BROKEN as error:
        raise _damaged(error) from error


def _packed(unpack: Callable[[Any], Any]) -> Callable[[Source], Iterator[Source | Rejected]]:
    def opens(source: Source) -> Iterator[Source | Rejected]:
        """The one file that is packed, under the name without the suffix."""
        name = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
        inner = source.name.with_suffix(name.get(source.name.suffix.lower(), "")).name
        try:
            with source.open() as file, unpack(file) as stream:
                yield from _member(source, inner, lambda: stream, only=True)
        except BROKEN as error:
            raise _damaged(error) from error

    return opens


def _member(
    source: Source, name: str, opener: Callable[[], IO[bytes] | None], only: bool = False
) -> Iterator[Source | Rejected]:
    """Unpack a member for as long as it is read; one that is damaged costs only itself, a bomb the archive."""
    inner = source.member if only else _inner(source, name)
    source.budget.file()
    try:
        stream = opener()
        if stream is None:
            return
        spooled = source.budget.spool(stream)
    except (*BROKEN, RuntimeError) as error:
        yield Rejected("archive", f"it is damaged ({error}): copy or pack it again", inner)
        return
    try:
        yield Source(PurePosixPath(name), spooled.size, spooled.open, member=inner, budget=source.budget)
    finally:
        spooled.close()


def _inner(source: Source, name: str) -> str:
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").replace("\x00", "")
    return f"{source.member}!/{shown}" if source.member else shown


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts


def _damaged(error: BaseException) -> Unreadable:
    return Unreadable("archive", f"the archive is damaged ({type(error).__name__}: {error}): copy or pack it again")


def _magic(*marks: bytes) -> Callable[[Source], bool]:
    return lambda source: source.head.startswith(marks)


def _is_tar(source: Source) -> bool:
    return source.head[TAR_MAGIC_AT:].startswith(TAR_MAGIC)


ZIP = Container(frozenset({".zip"}), _zip, _magic(b"PK\x03\x04", b"PK\x05\x06"))
TAR = Container(frozenset({".tar"}), _tar, _is_tar)
GZ = Container(
    frozenset({".gz", ".tgz"}), _packed(lambda file: gzip.GzipFile(fileobj=file, mode="rb")), _magic(b"\x1f\x8b")
)
BZ2 = Container(frozenset({".bz2", ".tbz2"}), _packed(bz2.BZ2File), _magic(b"BZh"))
XZ = Container(frozenset({".xz", ".txz"}), _packed(lzma.LZMAFile), _magic(b"\xfd7zXZ\x00"))
