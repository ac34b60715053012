"""The texts of a collection as columns: what comparing them takes, in a few hundred bytes a text."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.columns import Table
from graphkit.graph.marks import Marks, Text
from graphkit.graph.minhash import BINS

ENOUGH = 12  # different features a text that a document carries must have
_NONE = b"\0\0\0\0" * BINS  # in the place of a sketch


class _Lists:
    """A table while it grows."""

    def __init__(self, kind: str) -> None:
        self.starts = array("q", [0])
        self.values = array(kind)

    def add(self, numbers: bytes) -> None:
        self.values.frombytes(numbers)
        self.starts.append(len(self.values))


class Collection:
    """The texts of a collection that can be compared, in the order in which they are given.

    Args:
        texts: ordered by file and `component`; read once.

    No name is held; texts and sketches lie on disk.
    """

    def __init__(self, texts: Iterable[Marks]) -> None:
        self._texts, self._sketches = tempfile.TemporaryFile(), tempfile.NamedTemporaryFile()  # noqa: SIM115 - as long as this
        try:
            self._fill(texts)
        except BaseException:
            self.__exit__()
            raise

    def _fill(self, texts: Iterable[Marks]) -> None:
        """Take the columns of all texts down."""
        self._at = array("q", [0])
        columns = [array("Q") for _ in ("author", "date", "work", "component")]
        flags = {name: array("b") for name in ("whole", "symbols", "sketched")}
        langs, known = array("q"), dict[str, int]()
        tables = {name: _Lists("Q") for name in ("features", "words", "shapes")}
        lengths = _Lists("q")
        for row in texts:
            if not (row.whole or len(row.features) >= ENOUGH * lengths.values.itemsize):
                continue
            self._at.append(self._at[-1] + self._texts.write(row.text))
            self._sketches.write(row.sketch or _NONE)
            langs.append(known.setdefault(row.lang, len(known)))
            for column, mark in zip(columns, row.known, strict=True):
                column.append(mark)
            flags["whole"].append(row.whole)
            flags["symbols"].append(row.symbols)
            flags["sketched"].append(bool(row.sketch))
            tables["features"].add(row.features)
            tables["words"].add(row.words)
            tables["shapes"].add(row.shapes)
            lengths.add(row.lengths)
        self.size = len(langs)
        self.langs, self.names = np.array(langs, dtype=np.int64), tuple(known)
        self.author, self.date, self.work, self.component = map(np.array, columns)
        self.whole, self.symbols, self.sketched = (np.array(c, dtype=bool) for c in flags.values())
        self.lengths = Table(np.array(lengths.starts), np.array(lengths.values, dtype=np.int64))
        waiting = list(tables.values())
        tables.clear()
        self._number(waiting)

    def _number(self, tables: list[_Lists]) -> None:
        """Number all names from 0, and count the texts that have each; the lists are let go on the way."""
        parts = [np.unique(np.frombuffer(table.values, np.uint64)) for table in tables]
        every = np.unique(np.concatenate(parts))
        del parts
        self.counts = np.zeros(len(every), dtype=np.int64)
        made = []
        while tables:
            table = tables.pop(0)
            starts = np.array(table.starts)
            keys = np.repeat(np.arange(len(starts) - 1), np.diff(starts)) * len(every)
            keys += np.searchsorted(every, np.frombuffer(table.values, np.uint64))
            del table
            keys.sort()
            values = (keys % max(1, len(every))).astype(np.int32)
            del keys
            self.counts += np.bincount(values, minlength=len(every))
            made.append(Table(starts, values))
        self.features, self.words, self.shapes = made
        self.kinds = (every & np.uint64(0xFF)).astype(np.int64)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._texts.close()
        self._sketches.close()

    def text(self, row: int) -> Text:
        """Return one text."""
        self._texts.seek(self._at[row])
        return msgspec.msgpack.decode(self._texts.read(self._at[row + 1] - self._at[row]), type=Text)

    def sketches(self) -> NDArray[np.uint32]:
        """Return the sketches of all texts, one a line, as they lie on disk; zeros where there is none."""
        self._sketches.flush()
        if not self.size:
            return np.zeros((0, BINS), dtype=np.uint32)
        return np.memmap(self._sketches.name, np.uint32, "r").reshape(-1, BINS)
