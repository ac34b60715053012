"""The least number of each of very many names, none of which is held."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

NONE = np.iinfo(np.int32).max  # of a name that has no number


class Least:
    """A column of numbers by what stands for their names in this process: another name may be taken for one.

    Args:
        pairs: names with their numbers; the least one of each counts.

    >>> Least([("a", 3), ("b", 2), ("a", 1)]).of(["a", "b"]).tolist()
    [1, 2]
    >>> bool(Least([]).of(["a"])[0] == NONE)
    True
    """

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        keys, numbers = array("q"), array("i")
        for name, number in pairs:
            keys.append(hash(name))
            numbers.append(number)
        every, least = np.array(keys, dtype=np.int64), np.array(numbers, dtype=np.int32)
        order = np.lexsort((least, every))  # the least one of each name stands first, and is the one found
        self._keys, self._least = every[order], least[order]

    def of(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Return the least number of each name, `NONE` where there is none."""
        wanted = np.fromiter(map(hash, names), np.int64, len(names))
        if not len(self._keys):
            return np.full(len(names), NONE, dtype=np.int32)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, self._least[at], NONE)
