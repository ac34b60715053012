"""Lines that are too many to be held: sorted in runs on disk, merged, and compared with others."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_RUN = 100_000  # lines that are sorted at a time where there are more, before they go to disk


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


def patch(old: Path, new: Path, gone: Collection[str], come: Iterable[str]) -> None:
    """Write the sorted lines of a file anew, without some and with others.

    Args:
        old, new: the files.
        gone: lines that are left out; come: lines that are put in, in any order, none of them there.
    """
    kept = (line for line in read_lines(old) if line not in gone)
    write_lines(new, heapq.merge(kept, sorted(come)))


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
