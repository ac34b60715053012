"""Puts lines of N-Quads into a store and takes them out again, a lot at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from io import RawIOBase
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    import pyoxigraph as ox

_CHUNK = 32 << 20  # bytes of N-Quads handed to the store at a time: it sorts each lot by itself
FEW = 8 << 20  # the same where the store is being asked as well, and has its own memory full
_PART = 2 << 20  # characters put together at a time, so that the lot is never there as a whole
_LOT = 20_000  # lines taken out at a time
_NOT_SHARED = ("LOCK", "LOG")


def bulk(store: ox.Store, lines: Iterable[str], chunk: int | None = None) -> int | None:
    """Load lines of our own making, or stretches of them, a lot at a time; return how many the store lacked.

    Of many lines that is not known (None): to look for each of them takes longer than to count the store.

    That they are well-formed is for the tests of those who make them: to look at every IRI again takes
    a sixth of the time.

    Args:
        store: the store.
        lines: the lines.
        chunk: bytes of a lot, if not the usual; four times as much is held while it is loaded.
    """
    import pyoxigraph as ox

    parts = _parts(lines)
    come: int | None = 0
    while first := next(parts, b""):
        if len(first) < _PART:  # a few go the common way: tables of their own would have to be merged
            quads = {
                quad for quad in ox.parse(first, ox.RdfFormat.N_QUADS, lenient=True) if quad not in store
            }
            store.extend(quads)
            come = come if come is None else come + len(quads)
            continue
        come = None
        lot = cast("IO[bytes]", _Lot(first, parts, chunk or _CHUNK))
        store.bulk_load(lot, ox.RdfFormat.N_QUADS, lenient=True)
    return come


def _parts(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield lines as they are written to a file, a good many at a time."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size > _PART:
            yield "\n".join([*waiting, ""]).encode()
            waiting, size = [], 0
    if waiting:
        yield "\n".join([*waiting, ""]).encode()


class _Lot(RawIOBase):
    """A stream of one lot.

    Args:
        first: the first part of it.
        rest: parts, taken until the lot is large enough.
        chunk: bytes that are enough.
    """

    def __init__(self, first: bytes, rest: Iterator[bytes], chunk: int) -> None:
        super().__init__()
        self._part, self._at = first, 0
        self._rest = rest
        self._left = chunk - len(first)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end."""
        if self._at == len(self._part):
            self._part, self._at = next(self._rest, b"") if self._left > 0 else b"", 0
            self._left -= len(self._part)
        start = self._at
        self._at = len(self._part) if size < 0 else min(start + size, len(self._part))
        return self._part[start : self._at]


def remove(store: ox.Store, lines: Iterable[str]) -> int:
    """Take lines out of a store; return how many of them it had."""
    import pyoxigraph as ox

    every = iter(lines)
    gone = 0
    while lot := "\n".join(islice(every, _LOT)):
        for quad in ox.parse(lot, ox.RdfFormat.N_QUADS):
            if quad in store:
                store.remove(quad)
                gone += 1
    return gone


def share(old: Path, new: Path) -> None:
    """Give a new store the data of an old one: tables never change once written, and are only linked."""
    new.mkdir()
    for file in sorted(old.iterdir()):
        if file.name.startswith(_NOT_SHARED):
            continue
        if file.suffix == ".sst":
            link(file, new / file.name)
        else:
            shutil.copyfile(file, new / file.name)


def link(old: Path | str, new: Path | str) -> None:
    """Let a file stand in a second place, whole or not at all: as a copy where the disk has no links."""
    try:
        os.link(old, new)
    except OSError:  # another file system
        place = Path(new)
        partial = place.with_name(f".{place.name}.part")
        shutil.copyfile(old, partial)
        partial.replace(place)
