"""Finds texts that are one: a statement sent twice, or in two languages.

Two texts are weighed as records are linked (Fellegi and Sunter, 1969): each feature both have
(a resolution, a date, a State, a number) speaks for one text by how rare it is, each that only
one has speaks against it by how rarely translations lose it, and so do the lengths of their
paragraphs. Only texts that share something rare are compared at all.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from graphkit.graph.fingerprints import Fingerprint, Kept, habits
from graphkit.graph.minhash import likeness, near

_DATED = r"\d{4}-\d\d(-\d\d)?$"

COMMON = 60  # a feature of more texts than this brings no pair to the table
SHARED = 3.0  # weight of what two texts share before they are compared
FLOOR = 8.0  # weight of the evidence that two texts are one, in the smallest collection
PRIOR = 50  # texts that the table of features speaks for
MOST = 2.5  # the most that one missing feature says against
ENOUGH = 12  # different features a text that a document carries must have
ALIKE = 0.8  # letters that two texts in one language must share


class Pair(NamedTuple):
    """Two texts that are one, and the weight of the evidence (natural logarithm of the odds)."""

    one: Fingerprint
    other: Fingerprint
    weight: float
    rule: str = "same-text"


class _Weights:
    """What each feature says for and against, in this collection."""

    def __init__(self, rows: list[Fingerprint]) -> None:
        counts = Counter(name for row in rows for name in row.features)
        size = len(rows) + PRIOR
        self.shared: dict[str, float] = {}
        self.missing: dict[str, float] = {}
        for name, times in counts.items():
            about = habits().features.get(name.partition(" ")[0], Kept(2.0, 0.5))
            chance = (times + PRIOR * math.exp(-about.rare)) / size
            usual = chance >= about.kept
            self.shared[name] = 0.0 if usual else math.log(about.kept / chance)
            against = math.log((1 - min(chance, 0.99)) / (1 - about.kept))
            self.missing[name] = 0.0 if usual else min(MOST, against)

    def pair(self, one: Fingerprint, other: Fingerprint) -> float:
        """Return the weight of the evidence that two texts are one."""
        a, b = one.features.keys(), other.features.keys()
        common = math.fsum(self.shared[name] for name in a & b)
        return common - math.fsum(self.missing[name] for name in a ^ b) + _structure(one, other)


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


def same_text(fingerprints: Iterable[Fingerprint]) -> list[Pair]:
    """Return the pairs of texts that are one, in a fixed order."""
    rows = sorted(fingerprints, key=lambda row: (row.sha, row.component))
    rows = [row for row in rows if row.whole or len(row.features) >= ENOUGH]
    weights = _Weights(rows)
    floor = max(FLOOR, math.log(len(rows) + 1) + 1)
    pairs = {}
    for a, b in _candidates(rows, weights):
        one, other = rows[a], rows[b]
        if one.lang != other.lang and not _conflict(one, other):
            weight = weights.pair(one, other)
            if weight >= floor:
                pairs[a, b] = Pair(one, other, weight)
    for a, b in near(row.sketch for row in rows):
        one, other = rows[a], rows[b]
        alike = likeness(one.sketch, other.sketch)
        if one.lang == other.lang and alike >= ALIKE and not _conflict(one, other):
            pairs[a, b] = Pair(one, other, alike, "near-duplicate")
    return [pairs[key] for key in sorted(pairs)]


def _conflict(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether something printed says that two texts are two: another author, date or symbol."""
    if one.whole != other.whole or one.component == other.component:
        return True
    if one.symbols and other.symbols and one.work != other.work:
        return True
    return any(a and b and a != b for a, b in ((one.author, other.author), (one.date, other.date)))


def _candidates(rows: list[Fingerprint], weights: _Weights) -> list[tuple[int, int]]:
    """Pairs worth comparing: those that share features, or a shape, that few others have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for name in row.features:
            holders[name].append(index)
        for name in _shapes(row.lengths):
            holders[name].append(index)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for name in sorted(holders):
        if 1 < len(holders[name]) <= COMMON:
            weight = weights.shared.get(name, 2.0)
            for pair in combinations(holders[name], 2):
                shared[pair] += weight
    return sorted(pair for pair, weight in shared.items() if weight >= SHARED)


def _shapes(lengths: tuple[int, ...]) -> list[str]:
    """Where the longest and shortest paragraphs stand: for texts that name little."""
    if len(lengths) < 3:
        return []
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at], at))
    picks = ((order[-1], order[0]), sorted(order[-2:]), sorted(order[-3:]), sorted(order[:2]))
    return [f"shape {len(lengths)} {kind} {tuple(pick)}" for kind, pick in enumerate(picks)]


def same_works(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for every work that is another one the id it goes by: a dated id, else the first.

    Texts that documents carry become one work. Documents become one only where at most one of
    them has a name of its own; two documents under two symbols stay two that share a text.
    """
    group: dict[str, set[str]] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.weight):
        joined = group.get(pair.one.work, {pair.one.work}) | group.get(pair.other.work, {pair.other.work})
        if pair.one.whole and (pair.rule != "same-text" or sum(not _unnamed(work) for work in joined) > 1):
            continue
        for work in joined:
            group[work] = joined
    best = {work: min(joined, key=_preference) for work, joined in group.items()}
    return {work: name for work, name in sorted(best.items()) if work != name}


def _unnamed(work: str) -> bool:
    return "/x-" in work


def _preference(work: str) -> tuple[bool, bool, str]:
    return not re.search(_DATED, work), _unnamed(work), work
