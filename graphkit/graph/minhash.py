"""Sketches of texts by their letters: near-duplicates in one language, found without comparing all pairs.

One-permutation MinHash (Li, Owen and Zhang, 2012) over character shingles, with the empty bins
filled from their neighbours; candidates come from bands of the sketch (LSH).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

SHINGLE = 24  # letters
BINS = 128
BAND = 4  # bins of a sketch that have to agree for a pair to be looked at
MANY = 64  # texts in one bucket: formulas that everyone uses bring no pair to the table

_LETTERS = 64  # code points up to "@": blanks, digits, marks
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1099511628211)


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text, () where it is too short to have one.

    >>> one = sketch("The quick brown fox jumps over the lazy dog, and nobody minds. " * 3)
    >>> two = sketch("the QUICK brown fox jumps over the lazy dog and nobody minds " * 3)
    >>> likeness(one, two)
    1.0
    """
    codes = np.frombuffer(text.casefold().encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = codes[codes > _LETTERS].astype(np.uint64)
    size = len(codes) - SHINGLE + 1
    if size < BINS // 4:
        return ()
    hashes = np.zeros(size, dtype=np.uint64)
    for step in range(SHINGLE):
        hashes = hashes * _STEP + codes[step : step + size]
    hashes *= _PRIME
    hashes ^= hashes >> np.uint64(29)
    bins = (hashes >> np.uint64(57)).astype(np.int64)
    values = np.full(BINS, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(values, bins, hashes & np.uint64(0xFFFFFFFF))
    empty = values == np.iinfo(np.uint64).max
    if empty.any():
        full = np.flatnonzero(~empty)
        at = np.flatnonzero(empty)
        values[at] = values[full[np.searchsorted(full, at) % len(full)]] + np.uint64(1)
    return tuple(int(value) for value in values)


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of letters' shingles that two texts have in common, as estimated."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def near(sketches: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """Return the pairs of positions whose sketches agree in at least one band."""
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(sketches):
        for start in range(0, len(row), BAND):
            buckets[(start, *row[start : start + BAND])].append(index)
    return {pair for held in buckets.values() if 1 < len(held) <= MANY for pair in combinations(held, 2)}
