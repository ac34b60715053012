"""How much speaks for two texts being one: what they share, what only one has, how long they are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.habits import Kept, habits
from graphkit.graph.sums import exact

PRIOR = 50  # texts that the table of features speaks for
MOST = 2.5  # the most that one missing feature says against
COMMON = 60  # a feature of more texts than this brings no pair to the table
SHARED = 3.0  # weight of what two texts share before they are compared
JOINED = 10  # rarest features of a short text that are looked up two at a time

_UNKNOWN = Kept(2.0, 0.5)


class Weights:
    """What each feature says for and against two texts being one, in this collection."""

    def __init__(self, rows: Sequence[Fingerprint]) -> None:
        counts = Counter(name for row in rows for name in (*row.features, *row.words))
        size = len(rows) + PRIOR
        self._rows = rows  # holding them keeps the ids below from being given again
        self._against: dict[int, tuple[float, ...]] = {}
        self.shared: dict[str, float] = {}
        self.missing: dict[str, float] = {}
        for name, times in counts.items():
            about = habits().features.get(name.partition(" ")[0], _UNKNOWN)
            chance = (times + PRIOR * math.exp(-about.rare)) / size
            usual = chance >= about.kept
            self.shared[name] = 0.0 if usual else math.log(about.kept / chance)
            against = math.log((1 - min(chance, 0.99)) / (1 - about.kept))
            self.missing[name] = 0.0 if usual else min(MOST, against)

    def pair(self, one: Fingerprint, other: Fingerprint) -> float:
        """Return the weight of the evidence that two texts are one (natural logarithm of a ratio)."""
        missed = (*self._missed(one), *self._missed(other))
        total = self._compared(one.features.keys() & other.features.keys(), missed)
        if one.words and other.words:
            a, b = set(one.words), set(other.words)
            total += self._compared(a & b, tuple(self.missing[name] for name in (*a, *b)))
        return total + _structure(one, other)

    def _missed(self, row: Fingerprint) -> tuple[float, ...]:
        """Return what the features of a text would say against it if another had none of them."""
        known = self._against.get(id(row))
        if known is None:
            known = exact(self.missing[name] for name in row.features)
            self._against[id(row)] = known
        return known

    def _compared(self, common: set[str], missed: tuple[float, ...]) -> float:
        """Weigh what two texts share against what only one has: what both have is in `missed` twice."""
        against = math.fsum([*missed, *(-2 * self.missing[name] for name in common)])
        return math.fsum(self.shared[name] for name in common) - against


def _structure(one: Fingerprint, other: Fingerprint) -> float:
    """What the lengths of the paragraphs say; a text cut into more or fewer of them says little."""
    a, b = one.lengths, other.lengths
    if not a or not b:
        return 0.0
    if len(a) != len(b):
        return -3.0 * min(4, abs(len(a) - len(b)))
    usual = habits().lengths
    ratio = math.log(usual.get(other.lang, 1.0) / usual.get(one.lang, 1.0))
    total = 0.0
    for x, y in zip(a, b, strict=True):
        off = math.log(max(y, 1) / max(x, 1)) - ratio
        spread = 0.18 + 0.55 / math.sqrt(max(min(x, y), 3))
        total += max(-4.0, math.log(0.9 / spread) - off * off / 2 * (1 / spread**2 - 1 / 0.81))
    return total


def candidates(rows: Sequence[Fingerprint], weights: Weights) -> list[tuple[int, int]]:
    """Return the positions of texts in two languages worth comparing.

    They share features, or a shape, that few others have; short texts may share two that few have together.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for name in (*row.features, *row.words, *_shapes(row.lengths)):
            holders[name].append(index)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for name in sorted(holders):
        weight = weights.shared.get(name, 2.0)
        for pair in _across(rows, holders[name]):
            shared[pair] += weight
    found = {pair for pair, weight in shared.items() if weight >= SHARED}
    joined: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.words:
            known = [name for name in (*row.features, *row.words) if len(holders[name]) > 1]
            known.sort(key=lambda name: (len(holders[name]), name))
            for two in combinations(sorted(known[:JOINED]), 2):
                joined[two].append(index)
    for held in joined.values():
        found.update(_across(rows, held))
    return sorted(found)


def _across(rows: Sequence[Fingerprint], held: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs in two languages of texts that have something in common, unless too many have it."""
    if 1 < len(held) <= COMMON and len({rows[at].lang for at in held}) > 1:
        yield from (pair for pair in combinations(held, 2) if rows[pair[0]].lang != rows[pair[1]].lang)


def _shapes(lengths: tuple[int, ...]) -> list[str]:
    """Where the longest and shortest paragraphs stand: for texts that name little."""
    if len(lengths) < 3:
        return []
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at], at))
    picks = ((order[-1], order[0]), sorted(order[-2:]), sorted(order[-3:]), sorted(order[:2]))
    return [f"shape {len(lengths)} {kind} {tuple(pick)}" for kind, pick in enumerate(picks)]
