"""How much speaks for two texts being one: what they share, what only one has, how long they are.

All is summed in whole numbers, so that it comes out the same in any order and on any machine.
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.graph.collection import Collection
from graphkit.graph.columns import Numbers, among, lots, spread, sums
from graphkit.graph.habits import Kept, habits
from graphkit.graph.marks import kinds

PRIOR = 50  # texts that the table of features speaks for
MOST = 2.5  # the most that one missing feature says against
ONE = 1 << 32  # the whole number that stands for 1

_UNKNOWN = Kept(2.0, 0.5)


class Weights:
    """What each feature says for and against two texts being one, in this collection.

    Args:
        rows: the texts.
    """

    def __init__(self, rows: Collection) -> None:
        self._rows = rows
        self.shared, self._missing = _worth(rows)
        self._both = self.shared + 2 * self._missing  # what both have is in the sums of both
        self._against = [table.sums(self._missing) for table in (rows.features, rows.words)]
        self._most = [table.sums(self._both) for table in (rows.features, rows.words)]
        self._keys = [table.keys(len(self.shared)) for table in (rows.features, rows.words)]
        self._spoken = rows.words.sizes() > 0

    def pairs(self, one: Numbers, other: Numbers) -> Numbers:
        """Return the weight of the evidence that texts are one (natural logarithm of a ratio, times `ONE`).

        Args:
            one, other: their numbers, pair by pair; a pair that may not hold may get any weight up to zero.
        """
        total = structure(self._rows, one, other)
        words = self._spoken[one] & self._spoken[other]
        most = total.copy()
        for kind, counted in ((0, None), (1, words)):
            against = self._against[kind][one] + self._against[kind][other]
            best = np.minimum(self._most[kind][one], self._most[kind][other])
            if counted is not None:
                against, best = against * counted, best * counted
            total -= against
            most += best - against
        hopeful = np.flatnonzero(most > 0)
        for some in lots(hopeful, self._rows.features.sizes()[one]):
            total[some] += self._common(0, one[some], other[some])
        spoken = hopeful[words[hopeful]]
        for some in lots(spoken, self._rows.words.sizes()[one]):
            total[some] += self._common(1, one[some], other[some])
        total[most <= 0] = 0
        return total

    def _common(self, kind: int, one: Numbers, other: Numbers) -> Numbers:
        """Return what speaks for each pair by what both have, with what it said against each."""
        table = (self._rows.features, self._rows.words)[kind]
        sizes = table.sizes()
        swap = sizes[one] > sizes[other]
        few, many = np.where(swap, other, one), np.where(swap, one, other)
        pair, at = spread(table.starts[few], sizes[few])
        names = table.values[at]
        wanted = many[pair] * len(self.shared) + names
        worth = np.where(among(self._keys[kind], wanted), self._both[names], 0)
        return sums(pair, worth, len(one))


def structure(rows: Collection, one: Numbers, other: Numbers) -> Numbers:
    """Return what the lengths of the paragraphs say; a text cut into more or fewer of them says little."""
    sizes, starts, lengths = rows.lengths.sizes(), rows.lengths.starts, rows.lengths.values
    apart = np.minimum(4, np.abs(sizes[one] - sizes[other]))
    total = np.where((sizes[one] == 0) | (sizes[other] == 0), 0, -3 * apart * ONE)
    same = np.flatnonzero((apart == 0) & (sizes[one] > 0))
    usual = np.array([math.log(habits().lengths.get(name, 1.0)) for name in rows.names])
    ratios = usual[rows.langs[other]] - usual[rows.langs[one]]
    for some in lots(same, sizes[one]):
        pair, at = spread(starts[one[some]], sizes[one[some]])
        _, beside = spread(starts[other[some]], sizes[other[some]])
        x, y = lengths[at], lengths[beside]
        off = np.log(np.maximum(y, 1) / np.maximum(x, 1)) - ratios[some][pair]
        wide = 0.18 + 0.55 / np.sqrt(np.maximum(np.minimum(x, y), 3))
        says = np.maximum(-4.0, np.log(0.9 / wide) - off * off / 2 * (1 / wide**2 - 1 / 0.81))
        total[some] = sums(pair, np.rint(says * ONE).astype(np.int64), len(some))
    return total


def _worth(rows: Collection) -> tuple[Numbers, Numbers]:
    """Return what each feature says for two texts that have it, and against them where only one does."""
    by_number = {at: habits().features[name] for name, at in kinds().items()}
    pairs, where = np.unique(rows.counts << 8 | rows.kinds, return_inverse=True)
    said = [_says(int(pair) >> 8, by_number.get(int(pair) & 0xFF, _UNKNOWN), rows.size) for pair in pairs]
    worth = np.rint(np.array(said or [(0.0, 0.0)]) * ONE).astype(np.int64)
    return worth[where, 0], worth[where, 1]


def _says(times: int, about: Kept, texts: int) -> tuple[float, float]:
    """Return what a feature of so many texts says for and against."""
    chance = (times + PRIOR * math.exp(-about.rare)) / (texts + PRIOR)
    if chance >= about.kept:
        return 0.0, 0.0
    against = math.log((1 - min(chance, 0.99)) / (1 - about.kept))
    return math.log(about.kept / chance), min(MOST, against)
