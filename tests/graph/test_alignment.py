"""Paragraphs are aligned as a plain table of all ways would align them."""

from __future__ import annotations

import math
import random
from collections import Counter

import pytest

from graphkit.graph import alignment
from graphkit.graph.alignment import ALIKE, APART, GAP, LEAST, SHARE, WIDE, align
from graphkit.graph.fingerprints import Paragraph
from graphkit.model import Span


def plainly(one: list[Paragraph], other: list[Paragraph], longer: float) -> list[tuple[int, int]]:
    """Go through the table cell by cell."""
    counts = Counter(name for side in (one, other) for row in side for name in row.features)
    worth = {name: 0.3 + math.log((len(one) + len(other)) / times) for name, times in counts.items()}

    def score(left: Paragraph, right: Paragraph) -> float:
        both = [worth[name] for name in left.features if name in right.features]
        apart = [worth[name] for name in left.features.keys() ^ right.features.keys()]
        sizes = math.log((right.end - right.start) / (left.end - left.start) / longer)
        return math.fsum(both) - APART * math.fsum(apart) + max(LEAST, ALIKE - 2 * sizes**2)

    best = {(0, j): GAP * j for j in range(len(other) + 1)} | {(i, 0): GAP * i for i in range(len(one) + 1)}
    for i in range(1, len(one) + 1):
        middle, room = i * len(other) / len(one), WIDE + SHARE * len(other)
        for j in range(1, len(other) + 1):
            if math.floor(middle - room) <= j <= math.ceil(middle + room):
                ways = (best.get((i - 1, j), -math.inf), best.get((i, j - 1), -math.inf))
                pair = best.get((i - 1, j - 1), -math.inf) + score(one[i - 1], other[j - 1])
                best[i, j] = max(pair, max(ways) + GAP)
    i, j, pairs = len(one), len(other), []
    while i and j:
        said = score(one[i - 1], other[j - 1])
        if math.isclose(best[i, j], best.get((i - 1, j - 1), -math.inf) + said, abs_tol=1e-9):
            if said > 0:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif math.isclose(best[i, j], best.get((i - 1, j), -math.inf) + GAP, abs_tol=1e-9):
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def drawn(chance: random.Random, size: int) -> list[Paragraph]:
    rows, at = [], 0
    for _ in range(size):
        end = at + chance.randint(1, 400)
        names = chance.sample([f"state state/{n}" for n in range(2 * size + 4)], chance.randint(0, 4))
        rows.append(Paragraph(at, end, dict.fromkeys(names, Span(at, end))))
        at = end + 1
    return rows


@pytest.mark.parametrize("cells", [1 << 16, 40])  # all rows together, and a few at a time
def test_as_a_plain_table_would(monkeypatch: pytest.MonkeyPatch, cells: int) -> None:
    monkeypatch.setattr(alignment, "_CELLS", cells)
    chance = random.Random(5)
    found = 0
    for size in [*range(1, 20), 45]:
        one = drawn(chance, size)
        other = [row for row in one if chance.random() < 0.8] + drawn(chance, size // 3)
        longer = chance.choice([0.7, 1.0, 1.4])
        pairs = align(one, other, longer)
        assert pairs == plainly(one, other, longer)
        found += len(pairs)
    assert found > 100


def test_no_paragraphs() -> None:
    assert align([], drawn(random.Random(1), 3)) == []
    assert align(drawn(random.Random(1), 3), []) == []
