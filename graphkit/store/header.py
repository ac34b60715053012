"""Puts the prefix lines of a Turtle or TriG stream in order; the writer hashes them at random."""

from __future__ import annotations

from io import RawIOBase
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class SortedHeader(RawIOBase):
    """A binary stream that holds back the leading `@prefix` lines until it can sort them.

    Args:
        out: where everything goes in the end; it stays open.
    """

    def __init__(self, out: IO[bytes]) -> None:
        super().__init__()
        self._out = out
        self._held: bytes | None = b""

    def writable(self) -> bool:
        """Return true: this stream is written to."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Take some bytes, and pass them on once the header is complete."""
        chunk = bytes(data)
        if self._held is None:
            self._out.write(chunk)
            return len(chunk)
        self._held += chunk
        lines = self._held.split(b"\n")
        if any(line and not b"@prefix".startswith(line[:7]) for line in lines):
            self._release()
        return len(chunk)

    def _release(self) -> None:
        held, self._held = self._held or b"", None
        lines = held.split(b"\n")
        header = 0
        while header < len(lines) - 1 and lines[header].startswith(b"@prefix"):
            header += 1
        self._out.write(b"\n".join(sorted(lines[:header]) + lines[header:]))

    def close(self) -> None:
        """Pass on what is still held; the stream below stays open."""
        if self._held is not None:
            self._release()
        super().close()
