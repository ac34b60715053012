"""Finds the texts in two languages that are worth comparing: by what few others have, not by trying all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.collection import Collection
from graphkit.graph.columns import Numbers, spread
from graphkit.graph.weights import ONE, Weights

COMMON = 60  # a feature of more texts than this brings no pair to the table
SHARED = 3.0  # weight of what two texts share before they are compared
SHAPE = 2.0  # weight of a shape, of which nothing else is known
JOINED = 10  # rarest features of a short text that are looked up two at a time
_LOT = 1 << 19  # pairs in hand at a time


def candidates(rows: Collection, weights: Weights) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the numbers of texts in two languages worth comparing, a lot at a time, in order.

    They share features, or a shape, that few others have; short texts may share two that few have together.
    """
    for one, other, shared in _together(rows, *_had(rows, weights)):
        enough = shared >= int(SHARED * ONE)
        yield one[enough], other[enough]


def _had(rows: Collection, weights: Weights) -> list[Numbers]:
    """Return what texts have that few others have, which text has it, and what it says for a pair."""
    spoken = rows.words.sizes() > 0
    tables = (rows.features, rows.words, rows.shapes)
    names = np.concatenate([table.values for table in tables])
    few = np.flatnonzero((rows.counts[names] > 1) & (rows.counts[names] <= COMMON))
    names, texts = names[few], np.concatenate([table.rows() for table in tables])[few]
    worth = weights.shared.copy()
    worth[rows.shapes.values] = int(SHAPE * ONE)
    two, joined = _joined(rows, spoken)
    joined += len(rows.counts)
    said = np.concatenate([worth[names], np.full(len(two), int(SHARED * ONE), dtype=np.int64)])
    return _by_key(np.concatenate([names, joined]), np.concatenate([texts, two]), said)


def _by_key(key: Numbers, text: Numbers, said: Numbers) -> list[Numbers]:
    order = np.lexsort((text, key))
    return [key[order], text[order], said[order]]


def _joined(rows: Collection, spoken: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Return the short texts, each as often as it has two rare features, and a number for those two."""
    tables = (rows.features, rows.words)
    names = np.concatenate([table.values for table in tables])
    texts = np.concatenate([table.rows() for table in tables])
    known = np.flatnonzero(spoken[texts] & (rows.counts[names] > 1))
    known = known[np.lexsort((names[known], rows.counts[names[known]], texts[known]))]
    known = known[_behind(texts[known]) < JOINED]
    known = known[np.lexsort((names[known], texts[known]))]
    names, texts = names[known], texts[known]
    ends = np.searchsorted(texts, texts, side="right")
    left, right = spread(np.arange(len(texts)) + 1, ends - np.arange(len(texts)) - 1)
    pair, texts = names[left] * len(rows.counts) + names[right], texts[left]
    _, number, times = np.unique(pair, return_inverse=True, return_counts=True)
    few = (times[number] > 1) & (times[number] <= COMMON)
    return texts[few], number[few]


def _behind(texts: Numbers) -> Numbers:
    """Return how many of the same text stand before each in an ordered column.

    >>> _behind(np.array([3, 3, 5, 5, 5])).tolist()
    [0, 1, 0, 1, 2]
    """
    behind: Numbers = np.arange(len(texts)) - np.searchsorted(texts, texts)
    return behind


def _together(
    rows: Collection, key: Numbers, text: Numbers, said: Numbers
) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Yield pairs of texts in two languages that have something in common, with the sum of what it says.

    Args:
        rows: the texts.
        key: what each has, in order; text: which text has it, in order; said: what it says for a pair.
    """
    behind = np.searchsorted(key, key, side="right") - np.arange(len(key)) - 1
    by_text = np.argsort(text, kind="stable")
    ends = np.cumsum(behind[by_text])
    edges = np.searchsorted(text[by_text], np.arange(rows.size), side="right")
    first = 0
    while first < len(by_text):
        done = ends[first - 1] if first else 0
        full = np.searchsorted(ends, done + _LOT, side="right")
        last = max(
            int(edges[text[by_text[first]]]), int(edges[np.searchsorted(edges, full, side="right") - 1])
        )
        some = by_text[first:last]
        which, other = spread(some + 1, behind[some])
        one, two, worth = text[some][which], text[other], said[some][which]
        apart = rows.langs[one] != rows.langs[two]
        pair = one[apart] * rows.size + two[apart]
        found, place = np.unique(pair, return_inverse=True)
        total = np.zeros(len(found), dtype=np.int64)
        np.add.at(total, place, worth[apart])
        yield found // max(1, rows.size), found % max(1, rows.size), total
        first = last
