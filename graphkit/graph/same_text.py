"""Finds texts that are one: a statement sent twice, or in two languages.

Two texts are weighed as records are linked (Fellegi and Sunter, 1969): each feature both have
(a resolution, a date, a State, a number) speaks for one text by how rare it is, each that only
one has speaks against it by how rarely translations lose it, and so do the lengths of their
paragraphs. A pair is taken where it is far more likely than every rival, and than there being
no version at all; how likely that is, the collection tells by the pairs that are beyond doubt.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.candidates import candidates
from graphkit.graph.collection import Collection
from graphkit.graph.columns import Numbers
from graphkit.graph.duplicates import twins
from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.marks import Text, marks
from graphkit.graph.weights import ONE, Weights

_DATED = r"\d{4}-\d\d(-\d\d)?$"

FLOOR = 8.0  # weight of evidence that is beyond doubt in the smallest collection
ODDS = 2.0  # logarithm of the odds against rivals that make a pair
AGREED = -1.0  # of those that do where a version in a third language agrees with both
SEEN = 5.0  # texts that the assumption below speaks for
USUAL = 0.02  # share of texts that have a version in another language, before anything is known


class Pair(NamedTuple):
    """Two texts that are one, and the weight of the evidence (natural logarithm of the odds)."""

    one: Text
    other: Text
    weight: float
    rule: str = "same-text"


def same_text(fingerprints: Iterable[Fingerprint]) -> list[Pair]:
    """Return the pairs of texts that are one, in a fixed order."""
    ordered = sorted(fingerprints, key=lambda row: (row.sha, row.component))
    with Collection(map(marks, ordered)) as rows:
        return compared(rows)


def compared(rows: Collection) -> list[Pair]:
    """Return the pairs of texts of a collection that are one, in a fixed order."""
    one, other, alike = twins(rows)
    versions = _Versions(rows, one, other)
    found = {key: (weight, "same-text") for key, weight in versions.pairs().items()}
    free = ~_conflict(rows, one, other)
    for a, b, share in zip(one[free].tolist(), other[free].tolist(), alike[free].tolist(), strict=True):
        found[a, b] = share, "near-duplicate"
    texts = {at: rows.text(at) for at in sorted({at for key in found for at in key})}
    return [Pair(texts[a], texts[b], *found[a, b]) for a, b in sorted(found)]


class _Versions:
    """Texts in two languages that may be one, each with the weight of the evidence.

    Args:
        rows: the texts.
        one, other: near-duplicates, pair by pair.
    """

    def __init__(self, rows: Collection, one: Numbers, other: Numbers) -> None:
        self._rows = rows
        self._twins: dict[int, set[int]] = defaultdict(set)
        for a, b in zip(one.tolist(), other.tolist(), strict=True):
            self._twins[a].add(b)
            self._twins[b].add(a)
        self._weights: dict[int, dict[int, float]] = defaultdict(dict)
        weights = Weights(rows)
        for left, right, rare in candidates(rows, weights):
            free = ~_conflict(rows, left, right)
            a, b = left[free], right[free]
            weight = weights.pairs(a, b, rare[free])
            good = weight > 0
            for x, y, sure in zip(a[good].tolist(), b[good].tolist(), weight[good].tolist(), strict=True):
                self._weights[x][y] = self._weights[y][x] = sure / ONE
        self._langs = rows.langs.tolist()
        self._none = self._no_version()

    def _no_version(self) -> dict[tuple[int, int], float]:
        """How likely it is, by languages, that a text has no version here (logarithm, per text there)."""
        langs, floor = self._langs, max(FLOOR, math.log(self._rows.size + 1) + 1)
        sizes = Counter(langs)
        sure: dict[tuple[int, int], set[int]] = defaultdict(set)
        for a, found in self._weights.items():
            for b, weight in found.items():
                if weight >= floor:
                    sure[langs[a], langs[b]].add(a)
        none = {}
        for one in sizes:
            for other in sizes:
                share = (len(sure[one, other]) + SEEN * USUAL) / (sizes[one] + SEEN)
                none[one, other] = math.log(sizes[other]) + math.log((1 - share) / share)
        return none

    def _odds(self, a: int, b: int) -> float:
        """Logarithm of the odds that the version of one text is the other one, not a rival, not none."""
        lang = self._langs[b]
        against = [self._none[self._langs[a], lang]]
        for c, weight in self._weights[a].items():
            if c != b and self._langs[c] == lang and c not in self._twins[b]:
                against.append(weight)
        most = max(against)
        return self._weights[a][b] - most - math.log(math.fsum(math.exp(one - most) for one in against))

    def pairs(self) -> dict[tuple[int, int], float]:
        """Return the pairs that hold, each with the weight of its evidence."""
        odds = {
            (a, b): value
            for a in sorted(self._weights)
            for b in sorted(self._weights[a])
            if a < b and (value := min(self._odds(a, b), self._odds(b, a))) >= AGREED
        }
        agreed: dict[int, set[int]] = defaultdict(set)
        for a, b in odds:
            agreed[a].add(b)
            agreed[b].add(a)
        return {
            (a, b): self._weights[a][b]
            for (a, b), value in odds.items()
            if value >= ODDS or agreed[a] & agreed[b]
        }


def _conflict(rows: Collection, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Say of pairs of texts whether something printed says that they are two: author, date or symbol."""
    two: NDArray[np.bool_] = (rows.whole[one] != rows.whole[other]) | (
        rows.component[one] == rows.component[other]
    )
    two |= rows.symbols[one] & rows.symbols[other] & (rows.work[one] != rows.work[other])
    for column in (rows.author, rows.date):
        a, b = column[one], column[other]
        two |= (a != 0) & (b != 0) & (a != b)
    return two


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
