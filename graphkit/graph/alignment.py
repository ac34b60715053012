"""Ties the paragraphs of a text to those of its translation, and tells what only one of them names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.fingerprints import Paragraph
from graphkit.graph.habits import habits
from graphkit.model import Span

GAP = -0.5  # a paragraph that the other text does not have
APART = 0.4  # share of its worth by which a feature that only one paragraph has speaks against the two
BOTH = 1 + 2 * APART  # the same for one that both have, which is counted with those of each first
ALIKE = 0.8  # what speaks for two paragraphs of the length expected
LEAST = -2.0  # what speaks for two paragraphs of whatever lengths
SURE = 0.8  # features that translations keep this often are reported when they are missing
WIDE = 12  # paragraphs that may be out of step, and this share of the text
SHARE = 0.1
_CELLS = 1 << 16  # pairs of paragraphs that are looked at together
# What is compared in the two paragraphs but is no entity that could be missing.
_VALUES = frozenset({"date", "year", "quantity", "capitals", "digits-1", "digits-2", "digits-3", "digits-4"})

Matrix = NDArray[np.float64]


class Missing(NamedTuple):
    """Something that one paragraph names, and that its counterpart does not: the words, the counterpart."""

    words: Span
    paragraph: Span


class _Scores:
    """What speaks for two paragraphs to belong together: what they share, and how long they are.

    What they share is summed in the order of the features, so that a sum comes out the same to the last bit.

    Args:
        one, other: the paragraphs of the two texts.
        longer: how much longer the other language is, as a rule.
    """

    def __init__(self, one: Sequence[Paragraph], other: Sequence[Paragraph], longer: float) -> None:
        self._one, self._other = ([row.features for row in side] for side in (one, other))
        self._rarity = _rarity(self._one, self._other)
        usual = math.log(longer)
        self._lengths = [_length(row) + usual for row in one], [_length(row) for row in other]
        self._worths = self._worth(self._one), self._worth(self._other)
        self._where: dict[str, list[int]] = {}
        for at, names in enumerate(self._other):
            for name in names:
                self._where.setdefault(name, []).append(at)

    def _worth(self, side: Sequence[Collection[str]]) -> list[float]:
        """Return for each paragraph what its features speak against any that has none of them."""
        rarity = self._rarity
        return [APART * math.fsum([rarity[name] for name in names]) for names in side]

    def rows(self, first: int, stop: int) -> Matrix:
        """Return what speaks for some paragraphs of one text, a row each, and all of the other."""
        (one, other), (worth, worths) = self._lengths, self._worths
        alike = np.array(one[first:stop])[:, None] - np.array(other)
        alike *= alike
        score: Matrix = np.maximum(ALIKE - 2 * alike, LEAST)
        score -= np.array(worth[first:stop])[:, None] + np.array(worths)
        score += BOTH * self._common(first, stop)
        return score

    def _common(self, first: int, stop: int) -> Matrix:
        """Return what the features are worth that two paragraphs share."""
        places: list[int] = []
        worth: list[float] = []
        width = len(self._other)
        for at, names in enumerate(self._one[first:stop]):
            begin = at * width
            for name in names:
                there = self._where.get(name)
                if there is not None:
                    places += [begin + column for column in there]
                    worth += [self._rarity[name]] * len(there)
        common = np.bincount(np.array(places, dtype=np.intp), np.array(worth), width * (stop - first))
        return common.astype(np.float64, copy=False).reshape(stop - first, width)

    def of(self, at: int, column: int) -> float:
        """Return what speaks for one paragraph and another."""
        (one, other), (worth, worths) = self._lengths, self._worths
        alike = one[at] - other[column]
        score = max(ALIKE - 2 * (alike * alike), LEAST) - (worth[at] + worths[column])
        there, common = self._other[column], 0.0
        for name in self._one[at]:
            if name in there:
                common += self._rarity[name]
        return score + BOTH * common


def _length(paragraph: Paragraph) -> float:
    return math.log(max(paragraph.end - paragraph.start, 1))


def align(one: Sequence[Paragraph], other: Sequence[Paragraph], longer: float = 1.0) -> list[tuple[int, int]]:
    """Return which paragraphs belong together, in order: the best monotone pairing.

    Args:
        one, other: the paragraphs of the two texts.
        longer: how much longer the other language is, as a rule.
    """
    if not one or not other:
        return []
    scores, width = _Scores(one, other, longer), len(other)
    # How much better the best way to two paragraphs is than gaps alone: a gap then costs nothing, and the
    # best way along a row is a running maximum.
    best = np.full((len(one) + 1, width + 1), -np.inf)
    best[0], best[:, 0] = 0, 0
    lot = max(1, _CELLS // width)
    for begin in range(0, len(one), lot):
        for i, pairs in enumerate(scores.rows(begin, min(begin + lot, len(one))) - 2 * GAP, begin + 1):
            above, row = best[i - 1], best[i]
            first, stop = _band(i, len(one), width)
            np.maximum(
                above[first - 1 : stop - 1] + pairs[first - 1 : stop - 1],
                above[first:stop],
                out=row[first:stop],
            )
            np.maximum.accumulate(row[first - 1 : stop], out=row[first - 1 : stop])
    return _trace(best, scores)


def _band(i: int, rows: int, columns: int) -> tuple[int, int]:
    """Return the first column that is looked at in a row, and the one behind the last."""
    middle, room = i * columns / rows, WIDE + SHARE * columns
    return max(1, math.floor(middle - room)), min(columns, math.ceil(middle + room)) + 1


def _trace(best: Matrix, scores: _Scores) -> list[tuple[int, int]]:
    (i, j), pairs = (length - 1 for length in best.shape), []
    while i and j:
        score, reached = scores.of(i - 1, j - 1), best.item(i, j)
        if math.isclose(reached, best.item(i - 1, j - 1) + (score - 2 * GAP), abs_tol=1e-9):
            if score > 0:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif math.isclose(reached, best.item(i - 1, j), abs_tol=1e-9):
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _rarity(one: Sequence[Collection[str]], other: Sequence[Collection[str]]) -> dict[str, float]:
    """What a shared feature is worth: more, the fewer paragraphs have it."""
    counts = Counter(name for side in (one, other) for names in side for name in names)
    size = len(one) + len(other)
    return {name: 0.3 + math.log(size / times) for name, times in counts.items()}


def missing(
    one: Sequence[Paragraph], other: Sequence[Paragraph], pairs: Sequence[tuple[int, int]]
) -> Iterator[Missing]:
    """Yield the entities that a paragraph names and that neither its counterpart nor the next ones do."""
    for i, j in pairs:
        yield from _missing(one[i], other, j)


def _missing(paragraph: Paragraph, other: Sequence[Paragraph], at: int) -> Iterator[Missing]:
    near = [row.features for row in other[max(0, at - 1) : at + 2]]
    place = Span(other[at].start, other[at].end)
    gone = set(paragraph.features).difference(*near)
    for name in sorted(filter(_kept, gone)):
        yield Missing(paragraph.features[name], place)


@lru_cache(maxsize=65536)
def _kept(name: str) -> bool:
    """Say whether a feature names an entity of a kind that translations hardly ever leave out."""
    kind = name.partition(" ")[0]
    about = habits().features.get(kind)
    return kind not in _VALUES and about is not None and about.kept >= SURE
