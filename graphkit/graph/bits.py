"""What very many texts have, as bits: two texts are compared a byte at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graphkit.graph.columns import Numbers, Table

_MOST = 512  # names that are kept as bits


class Bits:
    """The commonest names of a collection, a bit for each in every text.

    Args:
        tables: the numbers of the names each text has, in one or the other.
        counts: how many texts have each name; 0 for one that is not to be kept.
        worth: what each name says for two texts that have it.

    >>> table = Table(np.array([0, 2, 4]), np.array([0, 2, 1, 2]))
    >>> bits = Bits([table], np.array([1, 1, 2]), np.array([3, 5, 7]))
    >>> bits.names.tolist(), bits.common(np.array([0, 0]), np.array([1, 0])).tolist()
    ([2, 0, 1], [7, 10])
    """

    def __init__(self, tables: Sequence[Table], counts: Numbers, worth: Numbers) -> None:
        names: Numbers = np.argsort(-counts, kind="stable")[:_MOST]
        self.names = names[counts[names] > 0]
        self.width = -(-len(self.names) // 8)
        place = np.zeros(len(counts), dtype=np.int32)
        place[self.names] = np.arange(len(self.names))
        wanted = np.zeros(len(counts), dtype=bool)
        wanted[self.names] = True
        self._bits = np.zeros((len(tables[0].starts) - 1, self.width), dtype=np.uint8)
        for table in tables:
            rows, has = table.where(wanted)
            bit = np.uint8(1) << (place[has] % 8).astype(np.uint8)
            np.bitwise_or.at(self._bits, (rows, place[has] // 8), bit)
        said = np.zeros(self.width * 8, dtype=np.int64)
        said[: len(self.names)] = worth[self.names]
        each = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little")
        self._says = said.reshape(self.width, 8) @ each.T.astype(np.int64)  # of every byte, by its place

    def common(self, one: Numbers, other: Numbers) -> Numbers:
        """Return the sum of what both of each pair have."""
        both = (self._bits[one] & self._bits[other]).T
        total = np.zeros(len(one), dtype=np.int64)
        for says, column in zip(self._says, both, strict=True):
            total += says[column]
        return total
