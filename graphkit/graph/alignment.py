"""Ties the paragraphs of a text to those of its translation, and tells what only one of them names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphkit.graph.fingerprints import Paragraph
from graphkit.graph.habits import habits
from graphkit.graph.sums import exact
from graphkit.model import Span

GAP = -0.5  # a paragraph that the other text does not have
APART = 0.4  # share of its worth by which a feature that only one paragraph has speaks against the two
ALIKE = 0.8  # what speaks for two paragraphs of the length expected
MOST = ALIKE + 1e-6  # the same, and more than sums can be off by
SURE = 0.8  # features that translations keep this often are reported when they are missing
WIDE = 12  # paragraphs that may be out of step, and this share of the text
SHARE = 0.1
# What is compared in the two paragraphs but is no entity that could be missing.
_VALUES = frozenset({"date", "year", "quantity", "capitals", "digits-1", "digits-2", "digits-3", "digits-4"})


class Missing(NamedTuple):
    """Something that one paragraph names, and that its counterpart does not: the words, the counterpart."""

    words: Span
    paragraph: Span


class _Side(NamedTuple):
    """What is compared of a paragraph: its length in characters (1 at least), its features.

    Args:
        worth: numbers with exactly the sum of what the features are worth; total: that sum, rounded.
    """

    size: int
    features: set[str]
    worth: tuple[float, ...]
    total: float


def _side(paragraph: Paragraph, rarity: dict[str, float]) -> _Side:
    worth = exact(rarity[name] for name in paragraph.features)
    size = max(paragraph.end - paragraph.start, 1)
    return _Side(size, set(paragraph.features), worth, math.fsum(worth))


def align(one: Sequence[Paragraph], other: Sequence[Paragraph], longer: float = 1.0) -> list[tuple[int, int]]:
    """Return which paragraphs belong together, in order: the best monotone pairing.

    Args:
        one, other: the paragraphs of the two texts.
        longer: how much longer the other language is, as a rule.
    """
    rarity = _rarity(one, other)
    lefts, rights = ([_side(paragraph, rarity) for paragraph in side] for side in (one, other))
    best = [[GAP * column for column in range(len(other) + 1)]]
    for i, left in enumerate(lefts, 1):
        row, above = [GAP * i] + [-math.inf] * len(other), best[-1]
        for j in _band(i, len(one), len(other)):
            right, before = rights[j - 1], above[j - 1]
            row[j] = alone = max(above[j], row[j - 1]) + GAP
            most = before + MOST - APART * (left.total + right.total)  # of two that share nothing
            if most >= alone or not left.features.isdisjoint(right.features):
                row[j] = max(alone, before + _score(left, right, rarity, longer))
        best.append(row)
    return _trace(best, lefts, rights, rarity, longer)


def _band(i: int, rows: int, columns: int) -> range:
    middle, room = i * columns / max(rows, 1), WIDE + SHARE * columns
    return range(max(1, math.floor(middle - room)), min(columns, math.ceil(middle + room)) + 1)


def _trace(
    best: list[list[float]],
    one: Sequence[_Side],
    other: Sequence[_Side],
    rarity: dict[str, float],
    longer: float,
) -> list[tuple[int, int]]:
    i, j, pairs = len(one), len(other), []
    while i and j:
        score = _score(one[i - 1], other[j - 1], rarity, longer)
        if math.isclose(best[i][j], best[i - 1][j - 1] + score, abs_tol=1e-9):
            if score > 0:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif math.isclose(best[i][j], best[i - 1][j] + GAP, abs_tol=1e-9):
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _rarity(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> dict[str, float]:
    """What a shared feature is worth: more, the fewer paragraphs have it."""
    counts = Counter(name for side in (one, other) for paragraph in side for name in paragraph.features)
    size = len(one) + len(other)
    return {name: 0.3 + math.log(size / times) for name, times in counts.items()}


def _score(one: _Side, other: _Side, rarity: dict[str, float], longer: float) -> float:
    worth = one.worth + other.worth
    if one.features.isdisjoint(other.features):  # as most are
        known = -APART * math.fsum(worth)
    else:
        common = [rarity[name] for name in one.features & other.features]
        known = math.fsum(common) - APART * math.fsum([*worth, *(-2 * shared for shared in common)])
    alike = ALIKE - 2 * math.log(other.size / one.size / longer) ** 2
    return known + max(-2.0, alike)


def missing(
    one: Sequence[Paragraph], other: Sequence[Paragraph], pairs: Sequence[tuple[int, int]]
) -> Iterator[Missing]:
    """Yield the entities that a paragraph names and that neither its counterpart nor the next ones do."""
    for i, j in pairs:
        yield from _missing(one[i], other, j)


def _missing(paragraph: Paragraph, other: Sequence[Paragraph], at: int) -> Iterator[Missing]:
    near = {name for row in other[max(0, at - 1) : at + 2] for name in row.features}
    place = Span(other[at].start, other[at].end)
    for name, words in sorted(paragraph.features.items()):
        kind = name.partition(" ")[0]
        about = habits().features.get(kind)
        if name not in near and kind not in _VALUES and about is not None and about.kept >= SURE:
            yield Missing(words, place)
