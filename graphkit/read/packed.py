"""Streams of bytes that may be packed, counted as they are unpacked, so that no file swells without end."""

from __future__ import annotations

import io
import zlib
from lzma import LZMAError
from pathlib import Path
from typing import IO, Any

from graphkit.errors import ReadError
from graphkit.read.limits import MAX_RATIO

SMALL = 64 * 1024 * 1024  # bytes that any file may unpack to
DAMAGED = (EOFError, OSError, zlib.error, LZMAError)
_PACKED = ((b"\x1f\x8b", "gzip"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "lzma"))


class Swollen(Exception):  # noqa: N818 - not a fault of the program
    """A file unpacks to far more than a text would."""


class Counted(io.RawIOBase):
    """A stream that refuses to go on once it has given more bytes than its file can honestly hold."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next."""
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise Swollen
        view[: len(data)] = data
        return len(data)


def open_packed(file: IO[bytes], path: Path) -> io.BufferedReader:
    """Return what a file holds, unpacked where gzip, bzip2 or xz packed it.

    Args:
        file: the open file.
        path: its path, to know its size by.
    """
    head = file.read(6)
    file.seek(0)
    name = next((name for start, name in _PACKED if head.startswith(start)), None)
    if name is None:
        return io.BufferedReader(Counted(file, path.stat().st_size + 1))
    opened: Any
    if name == "gzip":
        import gzip

        opened = gzip.GzipFile(fileobj=file)
    elif name == "bz2":
        import bz2

        opened = bz2.BZ2File(file)
    else:
        import lzma

        opened = lzma.LZMAFile(file)  # noqa: SIM115 - closed with the file
    return io.BufferedReader(Counted(opened, max(SMALL, MAX_RATIO * path.stat().st_size)), 1 << 20)


def swollen(source: str) -> ReadError:
    """Return the error of a file that unpacks to too much."""
    return ReadError(source, f"unpacks to more than {MAX_RATIO} times its size")
