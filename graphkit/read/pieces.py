"""Cuts a long text into pieces between paragraphs, so that cleaning works on arrays of bounded size."""

from __future__ import annotations

import numpy as np

from graphkit.read.characters import Codes

SIZE = 400_000  # characters of a piece, at least
REACH = 100_000  # characters within which the best place to cut is looked for
LONGEST = 4_000_000  # a line this long is cut at a blank


def cut(codes: Codes) -> list[tuple[int, int]]:
    """Return the start and end of each piece of a text.

    >>> cut(np.zeros(10, np.uint32))
    [(0, 10)]
    """
    pieces: list[tuple[int, int]] = []
    start = 0
    while codes.size - start > SIZE + REACH:
        end = _place(codes, start + SIZE)
        pieces.append((start, end))
        start = end
    return [*pieces, (start, int(codes.size))]


def _place(codes: Codes, at: int) -> int:
    """Return where to cut after an offset: in a wide gap, else at an empty line, a line end, a blank."""
    near = codes[at : at + REACH]
    ends = np.flatnonzero((near == 0xA) | (near == 0x2029))
    for steps in (3, 2):
        if ends.size >= steps:
            close = np.flatnonzero(ends[steps - 1 :] - ends[: 1 - steps] <= 2 * steps)
            blank = [int(ends[row + steps - 1]) for row in close[:50].tolist()
                     if _is_blank(near[ends[row] : ends[row + steps - 1]])]  # fmt: skip
            if blank:
                return at + blank[0] + 1
    if ends.size:
        return at + int(ends[0]) + 1
    far = codes[at : at + LONGEST]
    ends = np.flatnonzero(far == 0xA)
    if not ends.size:
        ends = np.flatnonzero(far == 0x20)
    return at + (int(ends[0]) + 1 if ends.size else far.size)


def _is_blank(codes: Codes) -> bool:
    return bool(((codes <= 0x20) | (codes == 0x2029)).all())
