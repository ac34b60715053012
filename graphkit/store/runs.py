"""Lines that are too many to be held: sorted in runs on disk, merged, and compared with others."""

from __future__ import annotations

import heapq
import mmap
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from graphkit.errors import StoreError

_RUN = 100_000  # lines that are sorted at a time where there are more, before they go to disk
_PIECE = 1 << 20  # bytes of a file that are copied at a time
_FARTHER = 4  # times as far is each step on the way to a line


def in_order(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines sorted, each once, however many there are.

    >>> list(in_order(["b", "a", "b"]))
    ['a', 'b']
    """
    every = iter(lines)
    first = list(islice(every, _RUN))
    if len(first) < _RUN:
        yield from sorted(set(first))
        return
    runs = [_spilled(sorted(set(first)))]
    del first
    while run := sorted(set(islice(every, _RUN))):
        runs.append(_spilled(run))
    yield from (line for line, _ in groupby(heapq.merge(*runs)))


def _spilled(run: list[str]) -> Iterator[str]:
    """Put a sorted run on disk, and read it back line by line."""
    stream: IO[str] = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed once it is read
    stream.writelines(f"{line}\n" for line in run)
    run.clear()
    stream.seek(0)
    return _lines(stream)


def _lines(stream: IO[str]) -> Iterator[str]:
    with stream:
        for line in stream:
            yield line[:-1]


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines to a file; return how many there are."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last one is the count
            stream.write(f"{line}\n")
    return count


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that `write_lines` wrote; none where there is no file."""
    try:
        stream = path.open(encoding="utf-8", newline="\n")
    except FileNotFoundError:
        return
    yield from _lines(stream)


class Sorted:
    """The sorted lines of a file, found without reading it through; no lines where there is no file.

    Args:
        path: the file, as `write_lines` wrote it; it stays as it is while it is looked at.
    """

    def __init__(self, path: Path) -> None:
        self._data: mmap.mmap | bytes = b""
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as stream:
                self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            if self._data[-1:] != b"\n":
                self.__exit__(None, None, None)
                raise StoreError(f"{path}: its last line is cut off; remove it and build anew")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(self._data, mmap.mmap):
            self._data.close()
        self._data = b""

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the lines that begin with a text, in order."""
        wanted = start.encode()
        at = self._place(wanted, 0)
        while (line := self._line(at)).startswith(wanted) and at < len(self._data):
            yield line.decode()
            at += len(line) + 1

    def among(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield those of some sorted lines that are there."""
        at = 0
        for line in lines:
            wanted = line.encode()
            at = self._place(wanted, at)
            if at < len(self._data) and self._line(at) == wanted:
                yield line

    def changed(self, gone: Iterable[str], come: Iterable[str]) -> Iterator[bytes]:
        """Yield what the file is without some lines and with others, in pieces.

        Args:
            gone: lines that are left out; come: lines that are put in. Both are sorted.
        """
        done = 0
        left_out = ((line, False) for line in gone)
        for line, kept in heapq.merge(left_out, ((line, True) for line in come)):
            wanted = line.encode()
            at = self._place(wanted, done)
            yield from self._pieces(done, at)
            done = at
            if kept:
                yield wanted + b"\n"
            elif at < len(self._data) and self._line(at) == wanted:
                done += len(wanted) + 1
        yield from self._pieces(done, len(self._data))

    def _pieces(self, first: int, last: int) -> Iterator[bytes]:
        for at in range(first, last, _PIECE):
            yield self._data[at : min(at + _PIECE, last)]

    def _line(self, at: int) -> bytes:
        """Return the line that begins at a place."""
        return self._data[at : max(at, self._data.find(b"\n", at))]

    def _place(self, line: bytes, low: int) -> int:
        """Return where the first line begins that is not less than some line.

        Args:
            line: the line.
            low: the beginning of a line; those before it are less.
        """
        data, high, step = self._data, low, len(line)
        while high < len(data) and self._line(high) < line:  # most are looked for in order: the next is near
            low = data.find(b"\n", high) + 1
            high = data.find(b"\n", min(low + step, len(data) - 1)) + 1
            step *= _FARTHER
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._line(start) < line:
                low = data.find(b"\n", start) + 1
            else:
                high = start
        return low


def patch(old: Path, new: Path, gone: Iterable[str], come: Iterable[str]) -> None:
    """Write the sorted lines of a file anew, without some and with others.

    Args:
        old, new: the files.
        gone: lines that are left out; come: lines that are put in, none of them there. In any order.
    """
    with Sorted(old) as lines, new.open("wb") as stream:
        stream.writelines(lines.changed(sorted(gone), sorted(come)))


def without(lines: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield the lines that others do not have; both are sorted.

    >>> list(without(["a", "b", "d"], ["b", "c"]))
    ['a', 'd']
    """
    rest = iter(others)
    other = next(rest, None)
    for line in lines:
        while other is not None and other < line:
            other = next(rest, None)
        if other != line:
            yield line
