"""Classes of characters, as numbers: which letters make one word with which."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

OTHER, LETTER, HAN, ARABIC, DIGIT = range(5)

_RANGES = (
    (0x0030, 0x003A, DIGIT),
    (0x0041, 0x005B, LETTER), (0x0061, 0x007B, LETTER), (0x00AA, 0x00AB, LETTER), (0x00BA, 0x00BB, LETTER),
    (0x00C0, 0x00D7, LETTER), (0x00D8, 0x00F7, LETTER), (0x00F8, 0x02B0, LETTER), (0x0370, 0x0590, LETTER),
    (0x0620, 0x0660, ARABIC), (0x066E, 0x06D4, ARABIC), (0x06FA, 0x0700, ARABIC), (0x0750, 0x0780, ARABIC),
    (0x10A0, 0x1100, LETTER), (0x1E00, 0x2000, LETTER),
    (0x3005, 0x3008, HAN), (0x3040, 0x3100, HAN), (0x3400, 0xA000, HAN), (0xF900, 0xFB00, HAN),
)  # fmt: skip


@cache
def _table() -> NDArray[np.uint8]:
    table = np.zeros(0x10000, np.uint8)
    for first, last, number in _RANGES:
        table[first:last] = number
    return table


def classes(text: str) -> NDArray[np.uint8]:
    """Return the class of each character of a text.

    >>> classes("a1中").tolist()
    [1, 4, 2]
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _table()
    if not text.isascii() and int(points.max()) > 0xFFFF:
        wide = points > 0xFFFF
        found = table[np.where(wide, 0, points)]
        found[wide & (points >= 0x20000) & (points < 0x32000)] = HAN
        return found
    return table[points]


def digit_runs(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the starts and ends of all runs of digits.

    >>> [a.tolist() for a in digit_runs(classes("a12b3"))]
    [[1, 4], [3, 5]]
    """
    digits = np.zeros(kinds.size + 2, np.bool_)
    digits[1:-1] = kinds == DIGIT
    edges = (digits[1:] != digits[:-1]).nonzero()[0]
    return edges[0::2], edges[1::2]
