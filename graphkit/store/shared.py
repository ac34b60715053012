"""Which file's line is kept of those that say the same: an index on disk of all lines that files share.

Every triple stands in exactly one graph: that of the first file that has it. A name has one display label a
language, the first one; a file that has another gives a variant. Both are decided by numbers that stand for
the lines, so that no line is held, and the same way for a graph made anew and for one that is changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import IO, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.terms import term

INDEX = "shared.index"
KEYS = "shared.keys"
_LOT = 1 << 20  # lines in hand at a time
_LINE = np.dtype([("key", "<u8"), ("slot", "<u8"), ("variant", "<u8"), ("how", "u1")])
_KEPT, _VARIANT = 1, 2

How = NDArray[np.uint8]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; none of an empty one."""
    return text.split("\n") if text else []


class Shared:
    """The index of one graph.

    Args:
        folder: the graph folder.
        counts: how many lines each file shares, in the order of the files.
    """

    def __init__(self, folder: Path, counts: Sequence[int]) -> None:
        self._path = folder / INDEX
        self._keys = folder / KEYS
        self._starts = list(accumulate(counts, initial=0))

    @cached_property
    def _lines(self) -> IO[bytes]:
        return self._path.open("rb", buffering=0)

    def raw(self, file: int) -> bytes:
        """Return what the index has of the lines of a file, to be copied."""
        first, last = self._starts[file] * _LINE.itemsize, self._starts[file + 1] * _LINE.itemsize
        self._lines.seek(first)
        return self._lines.read(last - first)

    def how(self, file: int) -> How:
        """Return for each line of a file whether the graph has it from there, and as what."""
        return np.frombuffer(self.raw(file), _LINE)["how"]

    def has(self, line: str) -> bool:
        """Say whether the triple of a line is among those that files share."""
        if not len(self._every):
            return False
        key = _mark(line[: line.rindex(" ", 0, -2)])
        at = int(np.searchsorted(self._every, np.uint64(key)))
        return at < len(self._every) and int(self._every[at]) == key

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for name in ("_lines", "_every"):
            held = self.__dict__.pop(name, None)
            if name == "_lines" and held is not None:
                held.close()

    @cached_property
    def _every(self) -> NDArray[np.uint64]:
        return np.memmap(self._keys, np.uint64, "r") if self._keys.stat().st_size else np.zeros(0, np.uint64)


def chosen(lines: Sequence[str], how: How) -> Iterator[str]:
    """Yield the lines that are kept, those that are variants as such."""
    for at in np.flatnonzero(how & _KEPT).tolist():
        line = lines[at]
        if how[at] & _VARIANT:
            subject, _, rest = line.split(" ", 2)
            line = f"{subject} {term('skos:altLabel')} {rest}"
        yield line


def marks(lines: Iterable[str]) -> bytes:
    """Return what the index has of some lines before it is settled."""
    return b"".join(map(_of_line, lines))


class Written(NamedTuple):
    """What came of writing an index.

    Args:
        counts: how many lines each file has.
        changed: the files, by their place, of which something is kept in another way than `parts` said.
    """

    counts: tuple[int, ...]
    changed: frozenset[int]


def write_shared(folder: Path, parts: Iterable[bytes]) -> Written:
    """Write the index of a graph, and settle which lines are kept.

    Args:
        folder: the graph folder.
        parts: what `marks` or `Shared.raw` gives of each file, in the order of the files.
    """
    counts, labels = [], 0
    with (folder / INDEX).open("wb") as stream:
        for part in parts:
            counts.append(stream.write(part) // _LINE.itemsize)
            labels += int(np.count_nonzero(np.frombuffer(part, _LINE)["slot"]))
    changed = _settle(folder, sum(counts), labels)
    whose = np.searchsorted(np.cumsum(counts), changed, side="right")
    return Written(tuple(counts), frozenset(np.unique(whose).tolist()))


def _settle(folder: Path, size: int, labels: int) -> NDArray[np.int64]:
    """Decide for every line: the first display label is the label, the first of each triple is kept.

    Returns the places of the lines of which that was not known, or is not so any more.

    Args:
        folder: the graph folder.
        size: how many lines there are; labels: how many of them are display labels.
    """
    variant, kept = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)

    def collected(
        lot: int, lots: range, wanted: Callable[[NDArray[np.void], int], NDArray[np.uint64]]
    ) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint64]]:
        """Return what is wanted of the lines that belong to a lot, where they stand, and their keys."""
        width = np.uint64((1 << 64) // len(lots) + 1) if len(lots) > 1 else np.uint64(0)
        found = []
        for at, lines in _read(folder, size):
            values = wanted(lines, at)
            mine = np.flatnonzero((values // width == lot) & (values > 0) if width else values > 0)
            found.append((values[mine], mine + at, lines["key"][mine]))
        values, places, keys = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.argsort(values, kind="stable")
        return values[order], places[order], keys[order]

    for lot in (lots := range(labels // _LOT + 1)) if labels else ():
        slots, places, keys = collected(lot, lots, lambda lines, _: lines["slot"])
        first = np.searchsorted(slots, slots)
        variant[places[keys != keys[first]]] = True
    with (folder / KEYS).open("wb") as stream:
        for lot in (lots := range(size // _LOT + 1)) if size else ():
            values, places, _ = collected(
                lot,
                lots,
                lambda lines, at: np.where(variant[at : at + len(lines)], lines["variant"], lines["key"]),
            )
            first = np.flatnonzero(np.diff(values, prepend=np.uint64(0)) != 0)
            kept[places[first]] = True
            stream.write(values[first].tobytes())
    changed = [np.zeros(0, np.int64)]
    with (folder / INDEX).open("r+b") as table:
        for at, lines in _read(folder, size):
            how = kept[at : at + len(lines)] * _KEPT | variant[at : at + len(lines)] * _VARIANT
            changed.append(np.flatnonzero(lines["how"] != how) + at)
            lines["how"] = how
            table.write(lines.tobytes())
    return np.concatenate(changed)


def _read(folder: Path, size: int) -> Iterator[tuple[int, NDArray[np.void]]]:
    with (folder / INDEX).open("rb") as stream:
        for at in range(0, size, _LOT):
            yield at, np.fromfile(stream, _LINE, _LOT)


def _mark(text: str) -> int:
    """Return a number for a text, never 0."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1


@lru_cache(maxsize=1 << 15)
def _of_line(line: str) -> bytes:
    triple = line[: line.rindex(" ", 0, -2)]
    subject, predicate, value = triple.split(" ", 2)
    key = variant = _mark(triple)
    slot = 0
    if predicate == term("skos:prefLabel"):
        tag = value.rpartition('"')[2]
        slot, variant = _mark(f"{subject} {tag}"), _mark(f"{subject} {term('skos:altLabel')} {value}")
    return b"".join(number.to_bytes(8, "little") for number in (key, slot, variant)) + b"\0"
