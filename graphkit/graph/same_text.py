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
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.minhash import likeness, near
from graphkit.graph.weights import Weights, candidates

_DATED = r"\d{4}-\d\d(-\d\d)?$"
_NUMBERS = ("digits-", "date ", "year ", "quantity ")

FLOOR = 8.0  # weight of evidence that is beyond doubt in the smallest collection
ODDS = 2.0  # logarithm of the odds against rivals that make a pair
AGREED = -1.0  # of those that do where a version in a third language agrees with both
SEEN = 5.0  # texts that the assumption below speaks for
USUAL = 0.02  # share of texts that have a version in another language, before anything is known
ENOUGH = 12  # different features a text that a document carries must have
ALIKE = 0.8  # letters, and numbers, that two texts in one language must share


class Pair(NamedTuple):
    """Two texts that are one, and the weight of the evidence (natural logarithm of the odds)."""

    one: Fingerprint
    other: Fingerprint
    weight: float
    rule: str = "same-text"


def same_text(fingerprints: Iterable[Fingerprint]) -> list[Pair]:
    """Return the pairs of texts that are one, in a fixed order."""
    rows = sorted(fingerprints, key=lambda row: (row.sha, row.component))
    rows = [row for row in rows if row.whole or len(row.features) >= ENOUGH]
    twins = _twins(rows)
    versions = _Versions(rows, twins)
    pairs = {key: Pair(rows[key[0]], rows[key[1]], weight) for key, weight in versions.pairs().items()}
    for key, alike in twins.items():
        if not _conflict(rows[key[0]], rows[key[1]]):
            pairs[key] = Pair(rows[key[0]], rows[key[1]], alike, "near-duplicate")
    return [pairs[key] for key in sorted(pairs)]


class _Versions:
    """Texts in two languages that may be one, each with the weight of the evidence."""

    def __init__(self, rows: Sequence[Fingerprint], twins: Iterable[tuple[int, int]]) -> None:
        self._rows = rows
        self._twins: dict[int, set[int]] = defaultdict(set)
        for a, b in twins:
            self._twins[a].add(b)
            self._twins[b].add(a)
        weights = Weights(rows)
        self._weights: dict[int, dict[int, float]] = defaultdict(dict)
        for a, b in candidates(rows, weights):
            if not _conflict(rows[a], rows[b]):
                weight = weights.pair(rows[a], rows[b])
                if weight > 0:
                    self._weights[a][b] = self._weights[b][a] = weight
        self._none = self._no_version()

    def _no_version(self) -> dict[tuple[str, str], float]:
        """How likely it is, by languages, that a text has no version here (logarithm, per text there)."""
        rows, floor = self._rows, max(FLOOR, math.log(len(self._rows) + 1) + 1)
        sizes = Counter(row.lang for row in rows)
        sure: dict[tuple[str, str], set[int]] = defaultdict(set)
        for a, found in self._weights.items():
            for b, weight in found.items():
                if weight >= floor:
                    sure[rows[a].lang, rows[b].lang].add(a)
        none = {}
        for one in sizes:
            for other in sizes:
                share = (len(sure[one, other]) + SEEN * USUAL) / (sizes[one] + SEEN)
                none[one, other] = math.log(sizes[other]) + math.log((1 - share) / share)
        return none

    def _odds(self, a: int, b: int) -> float:
        """Logarithm of the odds that the version of one text is the other one, not a rival, not none."""
        lang = self._rows[b].lang
        against = [self._none[self._rows[a].lang, lang]]
        for c, weight in self._weights[a].items():
            if c != b and self._rows[c].lang == lang and c not in self._twins[b]:
                against.append(weight)
        most = max(against)
        return self._weights[a][b] - most - math.log(math.fsum(math.exp(one - most) for one in against))

    def pairs(self) -> dict[tuple[int, int], float]:
        """Return the pairs that hold, each with the weight of its evidence."""
        odds = {
            (a, b): min(self._odds(a, b), self._odds(b, a))
            for a in sorted(self._weights)
            for b in sorted(self._weights[a])
            if a < b
        }
        agreed: dict[int, set[int]] = defaultdict(set)
        for (a, b), value in odds.items():
            if value >= AGREED:
                agreed[a].add(b)
                agreed[b].add(a)
        return {
            (a, b): self._weights[a][b]
            for (a, b), value in odds.items()
            if value >= ODDS or (value >= AGREED and agreed[a] & agreed[b])
        }


def _twins(rows: Sequence[Fingerprint]) -> dict[tuple[int, int], float]:
    """Near-duplicates in one language: their letters are alike, and so are their numbers."""
    twins = {}
    for a, b in sorted(near(row.sketch for row in rows)):
        alike = likeness(rows[a].sketch, rows[b].sketch)
        if rows[a].lang == rows[b].lang and alike >= ALIKE and _same_numbers(rows[a], rows[b]):
            twins[a, b] = alike
    return twins


def _same_numbers(one: Fingerprint, other: Fingerprint) -> bool:
    a, b = ({name for name in row.features if name.startswith(_NUMBERS)} for row in (one, other))
    return len(a & b) >= ALIKE * len(a | b)


def _conflict(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether something printed says that two texts are two: another author, date or symbol."""
    if one.whole != other.whole or one.component == other.component:
        return True
    if one.symbols and other.symbols and one.work != other.work:
        return True
    return any(a and b and a != b for a, b in ((one.author, other.author), (one.date, other.date)))


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
