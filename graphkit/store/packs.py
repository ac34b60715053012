"""Keeps what was found in very many files in few, which the next build takes over as they are.

A pack is written once and never changed; what it has of files that are no more stays in it until that is
half of it. Which pack has what of which file stands in an index, which each graph folder has of its own. What
the index does not name lies in a file of its own (see `graphkit.store.kept`).
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graphkit.store.kept import PLACES, damaged, loose, path_of, write_whole
from graphkit.store.writing import link

NAME = "packs"
ENOUGH = 1_000  # files from which on a pack is made
_MOST = 20  # packs
_INDEX = "index"
_KINDS = tuple(PLACES)
_ROW = np.dtype([("key", "<u8"), ("pack", "<u4"), ("at", "<u8", len(_KINDS)), ("size", "<u8", len(_KINDS))])

Rows = NDArray[np.void]


class Packs:
    """The packs of one graph folder.

    Args:
        folder: the graph folder; it may have none.
    """

    def __init__(self, folder: Path | str) -> None:
        self._folder = f"{folder}/{NAME}"
        try:
            rows = np.fromfile(f"{self._folder}/{_INDEX}", _ROW)
        except FileNotFoundError:
            rows = np.zeros(0, _ROW)
        self.rows: Rows = rows
        self._keys, self._pack, self._at, self._size = (
            np.ascontiguousarray(rows[name]) for name in ("key", "pack", "at", "size")
        )
        self._open: dict[int, int] = {}

    def path(self, pack: int) -> Path:
        """Return where a pack is."""
        return Path(self._folder, f"{pack:06}")

    def places(self, files: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each file, -1 where there is none.

        Args:
            files: first digits of the hashes.
        """
        keys = np.array([int(file, 16) for file in files], dtype=np.uint64)
        if not len(self._keys):
            return np.full(len(keys), -1)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, at, -1)

    def read(self, kind: str, file: str) -> bytes | None:
        """Return what the packs have of a file, None where they have nothing.

        Raises:
            OSError: the pack is missing, or cut off.
        """
        key = int(file, 16)
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        if at == len(self._keys) or int(self._keys[at]) != key:
            return None
        return self.data(at, _KINDS.index(kind))

    def data(self, row: int, kind: int) -> bytes:
        """Return what the packs have in a row, by the place of its kind among all.

        Raises:
            OSError: the pack is missing, or cut off.
        """
        pack, at, size = int(self._pack[row]), int(self._at[row, kind]), int(self._size[row, kind])
        if hasattr(os, "pread"):
            stream = self._open.get(pack)
            if stream is None:
                stream = self._open[pack] = os.open(self.path(pack), os.O_RDONLY)
                weakref.finalize(self, os.close, stream)
            found = os.pread(stream, size, at)  # of several threads none is in the way of another
        else:
            with self.path(pack).open("rb") as file:
                file.seek(at)
                found = file.read(size)
        if len(found) != size:
            raise OSError(f"{self.path(pack)}: is cut off")
        return found


@lru_cache(maxsize=4)
def _known(folder: str, _inode: int, _changed: int) -> Packs:
    return Packs(folder)


def packs(folder: Path | str) -> Packs | None:
    """Return the packs of a graph folder, read again only where they are others; None where it has none."""
    try:
        index = os.stat(f"{folder}/{NAME}/{_INDEX}")  # noqa: PTH116 - asked for each file
    except OSError:
        return None
    return _known(str(folder), index.st_ino, index.st_mtime_ns)


def read(folder: Path | str, kind: str, file: str) -> bytes:
    """Return what a graph folder keeps of a file, in a pack or by itself.

    Args:
        folder: the graph folder; kind: a key of `PLACES`; file: first digits of the hash.

    Raises:
        OSError: it cannot be read.
    """
    held = packs(folder)
    data = held.read(kind, file) if held is not None else None
    return loose(folder, kind, file) if data is None else data


def each(folder: Path | str, kind: str, files: Sequence[str]) -> Iterator[bytes]:
    """Yield what `read` returns of some files, sooner than one by one.

    Args:
        folder, kind: see `read`; files: first digits of the hashes.

    Raises:
        OSError: one of them cannot be read.
    """
    held = packs(folder) or Packs(folder)
    which = _KINDS.index(kind)
    for file, place in zip(files, held.places(files).tolist(), strict=True):
        yield held.data(place, which) if place >= 0 else loose(folder, kind, file)


def take_over(old: Path, new: Path, files: list[str]) -> list[str]:
    """Let a new graph folder have the packs of an old one; return the files that these do not have.

    Args:
        old, new: the folders.
        files: first digits of the hashes of those that are wanted.

    Raises:
        StoreError: a pack of the old one is missing.
        OSError: it cannot be written.
    """
    held = Packs(old)
    at = held.places(files)
    rows = held.rows[np.sort(at[at >= 0])]
    if len(rows):
        for pack in np.unique(rows["pack"]).tolist():
            target = Packs(new).path(pack)
            target.parent.mkdir(exist_ok=True)
            try:
                link(held.path(pack), target)
            except FileNotFoundError:
                raise damaged(old, f"many files in {NAME}/{target.name}") from None
        _write_index(new, rows)
    return [file for file, place in zip(files, at.tolist(), strict=True) if place < 0]


def _write_index(folder: Path, rows: Rows) -> None:
    write_whole(folder / NAME / _INDEX, rows[np.argsort(rows["key"])].tobytes())


def pack(folder: Path) -> list[str]:
    """Put what lies in files of its own into a pack, if that is much; return the files that can then go.

    Args:
        folder: the graph folder in the making.

    Raises:
        OSError: it cannot be written.
    """
    held = Packs(folder)
    alone = sorted(path.stem for path in (folder / "facts").iterdir() if path.name[0] != ".")
    if len(alone) < ENOUGH:
        return []
    stays = np.isin(held.rows["pack"], list(_worth_keeping(held)))
    going = np.flatnonzero(~stays).tolist()
    moved = held.rows[going]
    made = np.zeros(len(alone) + len(moved), _ROW)
    made["key"] = [*(int(file, 16) for file in alone), *moved["key"].tolist()]
    number = made["pack"] = int(held.rows["pack"].max(initial=0)) + 1
    target = held.path(number)
    target.parent.mkdir(exist_ok=True)
    place = 0
    with target.open("wb") as stream:
        for kind, name in enumerate(_KINDS):  # the facts are read one after the other: they lie together
            sizes = [stream.write(loose(folder, name, file)) for file in alone]
            sizes += [stream.write(held.data(row, kind)) for row in going]
            ends = place + np.cumsum(sizes, dtype=np.uint64)
            made["size"][:, kind] = sizes
            made["at"][:, kind] = ends - made["size"][:, kind]
            place = int(ends[-1])
    gone = [held.path(one) for one in np.unique(moved["pack"]).tolist()]
    _write_index(folder, np.concatenate((held.rows[stays], made)))
    for path in gone:
        path.unlink()
    return alone


def _worth_keeping(held: Packs) -> set[int]:
    """Return the packs that are not written anew: half of them is in use, and they are not too many."""
    used: dict[int, int] = {}
    for number in np.unique(held.rows["pack"]).tolist():
        mine = int(held.rows["size"][held.rows["pack"] == number].sum())
        if 2 * mine >= held.path(number).stat().st_size:
            used[number] = mine
    return (
        set(sorted(used, key=lambda number: -used[number])[: _MOST // 2]) if len(used) >= _MOST else set(used)
    )


def remove_loose(folder: Path, files: list[str]) -> None:
    """Remove the files of their own that a pack holds as well.

    Args:
        folder: the graph folder; files: what `pack` returned.
    """
    for kind in _KINDS:
        for file in files:
            os.unlink(path_of(folder, kind, file))  # noqa: PTH108 - there are many
