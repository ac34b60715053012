"""Columns of whole numbers: lists of them side by side, and sums that come out the same in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Few = NDArray[np.int32]  # numbers of texts and names: half the memory
_LOT = 1 << 18  # numbers in hand at a time
_ROWS = 1 << 13  # rows in hand at a time


class Table(NamedTuple):
    """Lists of numbers, one a row: those of row i are `values[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    values: Numbers | Few

    def sizes(self) -> Numbers:
        """Return how long each list is."""
        return np.diff(self.starts)

    def sums(self, worth: Numbers) -> Numbers:
        """Return for every row the sum of what the numbers in its list are worth.

        >>> Table(np.array([0, 2, 2, 3]), np.array([0, 1, 1])).sums(np.array([5, 7])).tolist()
        [12, 0, 7]
        """
        found: Numbers = np.zeros(len(self.starts) - 1, dtype=np.int64)
        for first, last in self.parts():
            starts, values = self.part(first, last)
            total = np.zeros(len(values) + 1, dtype=np.int64)
            np.cumsum(worth[values], out=total[1:])
            found[first:last] = total[starts[1:]] - total[starts[:-1]]
        return found

    def part(self, first: int, last: int) -> Table:
        """Return some rows of the table.

        Args:
            first: the first of them; last: the one behind the last.
        """
        starts = self.starts[first : last + 1]
        return Table(starts - starts[0], self.values[starts[0] : starts[-1]])

    def parts(self) -> Iterator[tuple[int, int]]:
        """Yield the first row of each part of the table, and the one behind its last."""
        yield from (
            (at, min(at + _ROWS, len(self.starts) - 1)) for at in range(0, len(self.starts) - 1, _ROWS)
        )

    def where(self, wanted: NDArray[np.bool_]) -> tuple[Few, Few]:
        """Return the rows and the numbers in their lists that are wanted, in order.

        >>> rows, names = Table(np.array([0, 2, 3]), np.array([0, 1, 1])).where(np.array([False, True]))
        >>> rows.tolist(), names.tolist()
        ([0, 1], [1, 1])
        """
        at = np.flatnonzero(wanted[self.values])
        rows = (np.searchsorted(self.starts, at, side="right") - 1).astype(np.int32)
        return rows, self.values[at].astype(np.int32)

    def only(self, wanted: NDArray[np.bool_]) -> Table:
        """Return the table with only the numbers in its lists that are wanted.

        >>> table = Table(np.array([0, 2, 3]), np.array([0, 1, 1])).only(np.array([False, True]))
        >>> table.starts.tolist(), table.values.tolist()
        ([0, 1, 2], [1, 1])
        """
        at = np.flatnonzero(wanted[self.values])
        return Table(np.searchsorted(at, self.starts), self.values[at])

    def rows(self) -> Numbers:
        """Return for every number the row whose list it is in."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes())

    def keys(self, names: int) -> Numbers:
        """Return one number for each number of each row, ordered where each list is.

        Args:
            names: a number above all in the lists.
        """
        return self.rows() * names + self.values


def among(keys: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Say of numbers whether they are among others, which are ordered.

    >>> among(np.array([2, 5]), np.array([5, 6, 2])).tolist(), among(np.array([]), np.array([1])).tolist()
    ([True, False, True], [False])
    """
    if not len(keys):
        return np.zeros(len(wanted), dtype=bool)
    found: NDArray[np.bool_] = keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)] == wanted
    return found


def spread(starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Return to which stretch each position belongs, and all positions, one stretch after the other.

    >>> [row.tolist() for row in spread(np.array([5, 9]), np.array([2, 3]))]
    [[0, 0, 1, 1, 1], [5, 6, 9, 10, 11]]
    """
    which = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return which, np.arange(len(which)) - before[which] + starts[which]


def sums(which: Numbers, worth: Numbers, size: int) -> Numbers:
    """Return the sum of what belongs to each of some places, exactly.

    Args:
        which: the places, ordered; worth: what belongs to them; size: how many places there are.

    >>> sums(np.array([0, 0, 2]), np.array([1, 2, 4]), 3).tolist()
    [3, 0, 4]
    """
    total = np.zeros(len(worth) + 1, dtype=np.int64)
    np.cumsum(worth, out=total[1:])
    ends = np.searchsorted(which, np.arange(size), side="right")
    return np.diff(total[ends], prepend=0)


def lots(chosen: Numbers, sizes: Numbers, whole: Numbers | Few | None = None) -> Iterator[Numbers]:
    """Yield some places a lot at a time, by how much there is to do for each.

    Args:
        chosen: the places; sizes: how much there is to do for every place.
        whole: of every place, to what it belongs: places of one thing are chosen together, and stay so.

    >>> [row.tolist() for row in lots(np.array([0, 2]), np.array([400_000, 1, 400_000]))]
    [[0], [2]]
    >>> [row.tolist() for row in lots(np.array([0, 1, 2]), np.array([1, 400_000, 1]), np.array([5, 5, 6]))]
    [[0, 1], [2]]
    """
    ends = np.cumsum(sizes[chosen])
    edges = np.arange(1, len(chosen) + 1)
    if whole is not None:
        edges = np.append(np.flatnonzero(np.diff(whole[chosen])) + 1, len(chosen))
    first = 0
    while first < len(chosen):
        done = ends[first - 1] if first else 0
        full = int(np.searchsorted(ends, done + _LOT, side="right"))
        at = max(
            int(np.searchsorted(edges, full, side="right")) - 1,
            int(np.searchsorted(edges, first, side="right")),
        )
        yield chosen[first : edges[at]]
        first = int(edges[at])


def together(key: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Return where in an ordered column each pair of equal numbers stands, unless too many are equal.

    >>> [row.tolist() for row in together(np.array([3, 3, 3, 5, 6, 6]), 2)]
    [[4], [5]]
    """
    ends = np.searchsorted(key, key, side="right")
    many = ends - np.searchsorted(key, key, side="left") > most
    return spread(np.arange(len(key)) + 1, np.where(many, 0, ends - np.arange(len(key)) - 1))
