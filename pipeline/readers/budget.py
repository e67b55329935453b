"""What unpacking one archive may cost; shared by all archives inside it."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast

from pipeline.readers import limits
from pipeline.readers.rejected import Unreadable

CHUNK = 1 << 20


class Budget:
    """Counts bytes and files that come out of an archive of `packed` bytes."""

    def __init__(self, packed: int) -> None:
        self.packed = max(packed, 1)
        self.unpacked = 0
        self.files = 0

    def spend(self, size: int) -> None:
        """Count bytes. Raises Unreadable when they are too many, or too many for the archive's size."""
        self.unpacked += size
        if self.unpacked > limits.UNPACKED:
            raise Unreadable("bomb", f"the archive unpacks to more than {limits.UNPACKED >> 30} GiB: split it")
        if self.unpacked > limits.RATIO_FROM and self.unpacked > limits.RATIO * self.packed:
            raise Unreadable("bomb", f"the archive unpacks to over {limits.RATIO} times its size: unpack it yourself")

    def file(self) -> None:
        """Count a file. Raises Unreadable when they are too many."""
        self.files += 1
        if self.files > limits.MEMBERS:
            raise Unreadable("bomb", f"the archive holds more than {limits.MEMBERS} files: split it")

    def spool(self, packed: IO[bytes]) -> Spooled:
        """Unpack a stream, chunk by chunk, counting."""
        out = SpooledTemporaryFile(limits.SPOOL)  # noqa: SIM115  (Spooled closes it)
        size = 0
        try:
            for chunk in chunks(packed):
                self.spend(len(chunk))
                size += len(chunk)
                out.write(chunk)
        except BaseException:
            out.close()
            raise
        return Spooled(out, size)


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a stream, a mebibyte at a time."""
    while chunk := file.read(CHUNK):
        yield chunk


class Spooled:
    """Unpacked bytes that can be opened many times, one after the other."""

    def __init__(self, file: SpooledTemporaryFile[bytes], size: int) -> None:
        self.size = size
        self._file = file

    def open(self) -> BinaryIO:
        """Open it at its beginning; closing the view leaves the bytes where they are."""
        self._file.seek(0)
        return cast(BinaryIO, _View(self._file))

    def close(self) -> None:
        """Let go of the bytes."""
        self._file.close()


class _View:
    """A file that stays open when it is closed."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> _View:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the bytes to the next."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._file)

    closed = False

    def close(self) -> None:
        """Leave the bytes to the next."""
