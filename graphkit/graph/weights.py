"""How much speaks for two texts being one: what they share, what only one has, how long they are.

All is summed in whole numbers, so that it comes out the same in any order and on any machine.
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.graph.bits import Bits
from graphkit.graph.collection import Collection
from graphkit.graph.columns import Numbers, among, lots, spread, sums
from graphkit.graph.habits import Kept, habits
from graphkit.graph.marks import kinds

PRIOR = 50  # texts that the table of features speaks for
MOST = 2.5  # the most that one missing feature says against
COMMON = 60  # a feature of more texts than this brings no pair to the table
NARROW = 0.18  # how far the lengths of long paragraphs are off (logarithm), at least
BEST = math.log(0.9 / NARROW)  # the most that the lengths of two paragraphs say
ONE = 1 << 32  # the whole number that stands for 1

_UNKNOWN = Kept(2.0, 0.5)


class Weights:
    """What each feature says for and against two texts being one, in this collection.

    Args:
        rows: the texts.

    `shared` is what a feature says for two texts that have it, `both` that with what it said against each.
    """

    def __init__(self, rows: Collection) -> None:
        self._rows = rows
        self.shared, missing = _worth(rows)
        self.both = self.shared + 2 * missing  # what both have is in the sums of both
        tables = (rows.features, rows.words)
        self._against = [table.sums(missing) for table in tables]
        # Of what few have, a pair brings the sum along; what very many have are bits, the rest is looked up.
        usual = rows.counts > COMMON
        self._most = [table.only(usual).sums(self.both) for table in tables]
        self._bits = Bits(tables, rows.counts * usual, self.both)
        usual[self._bits.names] = False
        self._rest = [table.only(usual) for table in tables]
        self._most_rest = [table.sums(self.both) for table in self._rest]
        self._keys = [table.keys(len(self.shared)) for table in self._rest]
        self._spoken = rows.words.sizes() > 0

    def pairs(self, one: Numbers, other: Numbers, rare: Numbers) -> Numbers:
        """Return the weight of the evidence that texts are one (natural logarithm of a ratio, times `ONE`).

        Args:
            one, other: their numbers, pair by pair; a pair that may not hold may get any weight up to zero.
            rare: what the features and words say that both have, and that few have (see `both`).
        """
        words = self._spoken[one] & self._spoken[other]
        total = rare - self._against[0][one] - self._against[0][other]
        total -= (self._against[1][one] + self._against[1][other]) * words
        most = total + np.minimum(self._most[0][one], self._most[0][other])
        most += np.minimum(self._most[1][one], self._most[1][other]) * words
        kept: Numbers = np.zeros_like(total)
        at = np.flatnonzero(most + best_structure(self._rows, one, other) > 0)
        shape = structure(self._rows, one[at], other[at])
        total[at] += shape
        at = at[most[at] + shape > 0]
        for lot in lots(at, np.full(len(one), self._bits.width)):
            total[lot] += self._bits.common(one[lot], other[lot])
        rest = sum(np.minimum(most[one[at]], most[other[at]]) for most in self._most_rest)
        at = at[total[at] + rest > 0]
        for kind, table in enumerate(self._rest):
            sizes = table.sizes()
            for lot in lots(at, np.minimum(sizes[one], sizes[other])):
                total[lot] += self._common(kind, one[lot], other[lot])
        kept[at] = total[at]
        return kept

    def _common(self, kind: int, one: Numbers, other: Numbers) -> Numbers:
        """Return what both of each pair have says of all that is looked up."""
        table = self._rest[kind]
        sizes = table.sizes()
        swap = sizes[one] > sizes[other]
        few, many = np.where(swap, other, one), np.where(swap, one, other)
        pair, at = spread(table.starts[few], sizes[few])
        names = table.values[at]
        wanted = many[pair] * len(self.shared) + names
        worth = np.where(among(self._keys[kind], wanted), self.both[names], 0)
        return sums(pair, worth, len(one))


def best_structure(rows: Collection, one: Numbers, other: Numbers) -> Numbers:
    """Return a bound on what `structure` gives, without a look at the lengths."""
    sizes = rows.lengths.sizes()
    apart = np.minimum(4, np.abs(sizes[one] - sizes[other]))
    most: Numbers = np.where(apart == 0, sizes[one] * int(BEST * ONE), -3 * apart * ONE)
    return np.where((sizes[one] == 0) | (sizes[other] == 0), 0, most)


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
        wide = NARROW + 0.55 / np.sqrt(np.maximum(np.minimum(x, y), 3))
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
