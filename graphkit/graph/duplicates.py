"""Near-duplicates in one language: their letters are alike, and so are their numbers.

Candidates come from bands of the sketches (LSH), one band at a time, so that no pair is tried without need.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.collection import Collection
from graphkit.graph.columns import Numbers, among, lots, spread, sums, together
from graphkit.graph.marks import kinds
from graphkit.graph.minhash import BINS

BAND = 4  # bins of a sketch that have to agree for a pair to be looked at
MANY = 64  # texts in one bucket: formulas that everyone uses bring no pair to the table
ALIKE = 0.8  # letters, and numbers, that two texts in one language must share
_NUMBERS = ("digits-1", "digits-2", "digits-3", "digits-4", "date", "year", "quantity")
_STEP = np.uint64(1099511628211)
_LOT = 1 << 15  # texts whose sketches are in hand at a time
_MOST = 1 << 20  # pairs that wait before those found twice are put together


def twins(rows: Collection) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return the near-duplicates, pair by pair in order, with the share of their letters that is alike."""
    sketches = rows.sketches()
    one, other = near(sketches, np.flatnonzero(rows.sketched))
    same = rows.langs[one] == rows.langs[other]
    one, other = one[same], other[same]
    equal = np.zeros(len(one), dtype=np.int64)
    for some in lots(np.arange(len(one)), np.full(len(one), BINS)):
        equal[some] = (sketches[one[some]] == sketches[other[some]]).sum(axis=1)
    like = equal >= ALIKE * BINS
    one, other, alike = one[like], other[like], equal[like] / BINS
    good = _same_numbers(rows, one, other)
    return one[good], other[good], alike[good]


def near(sketches: NDArray[np.uint32], rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return the texts whose sketches agree in at least one band, pair by pair, in order.

    Args:
        sketches: of all texts, one a line.
        rows: the numbers of the texts to look at, ordered.
    """
    size, waiting = len(sketches), [np.zeros(0, dtype=np.int64)]
    for start in range(0, BINS, BAND):
        marks = np.zeros(len(rows), dtype=np.uint64)
        for at in range(0, len(rows), _LOT):
            for column in range(start, start + BAND):
                marks[at : at + _LOT] *= _STEP
                marks[at : at + _LOT] += sketches[rows[at : at + _LOT], column] + np.uint64(1)
        keys = marks.view(np.int64)
        order = np.argsort(keys, kind="stable")
        one, other = together(keys[order], MANY)
        waiting.append(rows[order[one]] * size + rows[order[other]])
        if sum(map(len, waiting)) > _MOST:
            waiting = [np.unique(np.concatenate(waiting))]
    pairs = np.unique(np.concatenate(waiting))
    return pairs // max(1, size), pairs % max(1, size)


def _same_numbers(rows: Collection, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Say of pairs of texts whether they share most of their numbers."""
    counted = np.isin(rows.kinds, [kinds()[name] for name in _NUMBERS])
    have = rows.features.sums(counted.astype(np.int64))
    keys = rows.features.keys(len(counted))
    both = np.zeros(len(one), dtype=np.int64)
    for some in lots(np.arange(len(one)), rows.features.sizes()[one]):
        pair, at = spread(rows.features.starts[one[some]], rows.features.sizes()[one[some]])
        names = rows.features.values[at]
        wanted = other[some][pair] * len(counted) + names
        both[some] = sums(pair, (among(keys, wanted) & counted[names]).astype(np.int64), len(some))
    return both >= ALIKE * (have[one] + have[other] - both)
