"""Sketches of texts by their letters: near-duplicates in one language, found without comparing all pairs.

One-permutation MinHash (Li, Owen and Zhang, 2012) over character shingles, with the empty bins
filled from their neighbours; candidates come from bands of the sketch (LSH).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

SHINGLE = 24  # letters
BINS = 128

_LETTERS = 64  # code points up to "@": blanks, digits, marks
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_STEP = 1099511628211
_EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)  # no hash: those in a bin have but half as many bits


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text, () where it is too short to have one.

    >>> one = sketch("The quick brown fox jumps over the lazy dog, and nobody minds. " * 3)
    >>> two = sketch("the QUICK brown fox jumps over the lazy dog and nobody minds " * 3)
    >>> likeness(one, two)
    1.0
    """
    points = np.frombuffer(text.casefold().encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = points[points > _LETTERS].astype(np.uint64)
    size = len(codes) - SHINGLE + 1
    if size < BINS // 4:
        return ()
    hashes = _shingles(codes)
    hashes *= _PRIME
    hashes ^= hashes >> np.uint64(29)
    bins = (hashes >> np.uint64(57)).astype(np.int64)
    values = np.full(BINS, _EMPTY, dtype=np.uint64)
    np.minimum.at(values, bins, hashes & np.uint64(0xFFFFFFFF))
    empty = values == _EMPTY
    at = empty.nonzero()[0]
    if at.size:
        full = (~empty).nonzero()[0]
        values[at] = values[full[full.searchsorted(at) % full.size]] + np.uint64(1)
    return tuple(values.tolist())


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hash of each shingle: a polynomial of its letters, put together from shorter ones.

    >>> letters = np.arange(SHINGLE + 1, dtype=np.uint64)
    >>> one = sum(int(code) * pow(_STEP, SHINGLE - 1 - at, 2**64) for at, code in enumerate(letters[:-1]))
    >>> int(_shingles(letters)[0]) == one % 2**64, len(_shingles(letters))
    (True, 2)
    """
    part, length = codes, 1  # 1, 2, 4, 8: a third of a shingle
    while length < SHINGLE // 3:
        part, length = _followed(part, part, length, length), 2 * length
    two = _followed(part, part, length, length)
    return _followed(two, part, 2 * length, length)


def _followed(
    one: NDArray[np.uint64], other: NDArray[np.uint64], first: int, second: int
) -> NDArray[np.uint64]:
    """Return the hashes of stretches of a first length, each with what follows of a second length."""
    behind = other[first:]
    return one[: len(behind)] * _factor(second) + behind


@cache
def _factor(length: int) -> np.uint64:
    """Return what the hash of a stretch is multiplied by, to stand before another one of some length."""
    return np.uint64(pow(_STEP, length, 2**64))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of letters' shingles that two texts have in common, as estimated."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
