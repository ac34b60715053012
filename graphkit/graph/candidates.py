"""Finds the texts in two languages that are worth comparing: by what few others have, not by trying all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from graphkit.graph.collection import Collection
from graphkit.graph.columns import Few, Numbers, lots, spread
from graphkit.graph.weights import COMMON, ONE, Weights

SHARED = 3.0  # weight of what two texts share before they are compared
SHAPE = 2.0  # weight of a shape, of which nothing else is known
JOINED = 10  # rarest features of a short text that are looked up two at a time


def candidates(rows: Collection, weights: Weights) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Yield the numbers of texts in two languages worth comparing, and what the rare things both have say.

    They share features, or a shape, that few others have; short texts may share two that few have together.
    They come a lot at a time, in order; what is said is that of `Weights.both`, without shapes.
    """
    for one, other, shared, both in _together(rows, _had(rows, weights)):
        enough = shared >= int(SHARED * ONE)
        yield one[enough], other[enough], both[enough]


class _Had(NamedTuple):
    """What texts have that few others have, in order.

    Args:
        key: numbers of what they have; text: which text has it, in order.
        shared: by key, what it says for a pair that is looked for; both: for one that is compared.
    """

    key: Few
    text: Few
    shared: Numbers
    both: Numbers


def _had(rows: Collection, weights: Weights) -> _Had:
    few = (rows.counts > 1) & (rows.counts <= COMMON)
    found = [table.where(few) for table in (rows.features, rows.words, rows.shapes)]
    texts, names = (np.concatenate(column) for column in zip(*found, strict=True))
    two, number, many = _joined(rows)
    worth, both = weights.shared.copy(), weights.both.copy()
    worth[rows.shapes.values] = int(SHAPE * ONE)
    both[rows.shapes.values] = 0
    key = np.concatenate([names, number + np.int32(len(rows.counts))])
    text = np.concatenate([texts, two])
    order = np.lexsort((text, key))
    said = np.full(many, int(SHARED * ONE), dtype=np.int64)
    return _Had(
        key[order], text[order], np.concatenate([worth, said]), np.concatenate([both, np.zeros_like(said)])
    )


def _joined(rows: Collection) -> tuple[Few, Few, int]:
    """Return the short texts, each as often as it has two rare features, a number for those two, how many."""
    texts, names = _rarest(rows)
    ends = np.searchsorted(texts, texts, side="right")
    behind = ends - np.arange(len(texts)) - 1
    by_name = np.argsort(names, kind="stable")
    found, many = [(np.zeros(0, np.int32), np.zeros(0, np.int32))], 0
    for some in lots(by_name, behind, names):
        left, right = spread(some + 1, behind[some])
        pair = names[some[left]].astype(np.int64) * len(rows.counts) + names[right]
        _, number, times = np.unique(pair, return_inverse=True, return_counts=True)
        kept = (times > 1) & (times <= COMMON)
        few = np.flatnonzero(kept[number])
        renumbered = many + np.cumsum(kept) - 1
        found.append((texts[right[few]], renumbered[number[few]].astype(np.int32)))
        many += int(kept.sum())
    texts, number = (np.concatenate(column) for column in zip(*found, strict=True))
    return texts, number, many


def _rarest(rows: Collection) -> tuple[Few, Few]:
    """Return the short texts and their rarest features and words, in order."""
    found = [(np.zeros(0, np.int32), np.zeros(0, np.int32))]
    for first, last in rows.words.parts():
        parts = [table.part(first, last) for table in (rows.features, rows.words)]
        spoken = parts[1].sizes() > 0
        names = np.concatenate([part.values for part in parts])
        texts = np.concatenate([part.rows() for part in parts])
        known = np.flatnonzero(spoken[texts] & (rows.counts[names] > 1))
        names, texts = names[known], texts[known]
        order = np.lexsort((names, rows.counts[names], texts))
        order = order[_behind(texts[order]) < JOINED]
        names, texts = names[order], texts[order]
        order = np.lexsort((names, texts))
        found.append(((texts[order] + first).astype(np.int32), names[order].astype(np.int32)))
    texts, names = (np.concatenate(column) for column in zip(*found, strict=True))
    return texts, names


def _behind(texts: Numbers) -> Numbers:
    """Return how many of the same text stand before each in an ordered column.

    >>> _behind(np.array([3, 3, 5, 5, 5])).tolist()
    [0, 1, 0, 1, 2]
    """
    behind: Numbers = np.arange(len(texts)) - np.searchsorted(texts, texts)
    return behind


def _together(rows: Collection, had: _Had) -> Iterator[tuple[Numbers, Numbers, Numbers, Numbers]]:
    """Yield pairs of texts in two languages that have something in common, with the sums of what it says."""
    key, text = had.key, had.text
    behind = np.searchsorted(key, key, side="right") - np.arange(len(key)) - 1
    for some in lots(np.argsort(text, kind="stable"), behind, text):
        which, other = spread(some + 1, behind[some])
        one, two, name = text[some][which], text[other], key[other]
        apart = np.flatnonzero(rows.langs[one] != rows.langs[two])
        pair = one[apart].astype(np.int64) * rows.size + two[apart]
        order = np.argsort(pair, kind="stable")
        pair, name = pair[order], name[apart[order]]
        first = np.flatnonzero(np.diff(pair, prepend=-1))
        if len(first):
            shared, both = (np.add.reduceat(worth[name], first) for worth in (had.shared, had.both))
            yield pair[first] // rows.size, pair[first] % rows.size, shared, both
