"""Chooses the characters of the view, and what stands between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import WIDE, Codes
from graphkit.read.furniture import ROLES
from graphkit.read.lines import Bools, Ints, Kept, Lines

LINE_END = 10


class Plan:
    """Which characters go into the view, and what stands between them.

    Args:
        kept: the characters to choose from.
    """

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        size = kept.kinds.size
        solid = np.zeros(size, bool)
        solid[kept.solid] = True
        self.solid = solid
        self.codes = kept.codes.copy()
        self.breaks = np.zeros(size, bool)
        self.gap = np.zeros(size, bool)  # a blank right after a solid character
        if size:
            self.gap[1:] = ~solid[1:] & solid[:-1]
        self.codes[self.gap] = 32

    def join(self, lines: Lines, joins: Bools, divided: Bools) -> None:
        """Write a paragraph end after each line that does not run on."""
        self.ends = lines.last + 1
        stops = np.append(~joins, True)[: lines.last.size]
        paragraph = self.ends[stops]
        inside = paragraph[paragraph < self.codes.size]
        self.codes[inside] = 10
        folded = lines.last[:-1][joins]
        self.breaks[folded] = True
        tight = lines.last[:-1][joins & divided] + 1
        self.gap[tight] = False
        self.paragraphs = paragraph

    def close(self, closed: Ints, dropped: Ints, strays: Ints) -> None:
        """Leave out hyphens of divided words and blanks that no one meant."""
        kinds, size = self.kept.kinds, self.kept.kinds.size
        spots = np.flatnonzero(self.gap)  # before any is closed
        torn = closed[~self.solid[closed - 1]]
        self.gap[self.kept.solid[np.searchsorted(self.kept.solid, torn) - 1] + 1] = False
        self.solid[dropped] = False
        self.breaks[dropped - 1] |= self.breaks[dropped]
        self.breaks[dropped] = False
        self.gap[strays] = False
        if not bool((kinds & WIDE).any()):
            return
        spots = spots[self.gap[spots] & (self.codes[spots] == 32)]
        after = self._next_solid(spots)
        wide = ((kinds[spots - 1] | kinds[np.minimum(after, size - 1)]) & WIDE) != 0
        self.gap[spots[wide & (after < size)]] = False

    def _next_solid(self, spots: Ints) -> Ints:
        solid = self.kept.solid
        return np.append(solid, self.kept.kinds.size)[np.searchsorted(solid, spots)]

    def order(self, lines: Lines, roles: NDArray[np.int8]) -> Ints:
        """Return the positions that make the view, in order, page furniture last."""
        chosen = self.solid | self.gap
        self.furniture: list[tuple[int, str]] = []
        aside = np.flatnonzero(roles)
        if not aside.size:
            places = np.flatnonzero(chosen)
            return places[:-1] if places.size and not self.solid[places[-1]] else places
        pieces: list[Ints] = []
        previous = -2
        for row in aside.tolist():
            first, last = int(lines.first[row]), int(lines.last[row])
            chosen[first : last + 2] = False
            piece = np.flatnonzero(self.solid[first : last + 1] | self.gap[first : last + 1]) + first
            pieces.append(piece)
            same = row == previous + 1 and self.furniture[-1][1] == ROLES[roles[row]]
            self.furniture.append((-len(piece) if same else len(piece), ROLES[roles[row]]))
            previous = row
        flow = np.flatnonzero(chosen)
        if flow.size and not self.solid[flow[-1]]:
            flow = flow[:-1]
        return np.concatenate([flow, *pieces])


def with_borders(order: Ints, plan: Plan, flow: int) -> tuple[Ints, Codes, list[tuple[int, str]]]:
    """Put line ends before the furniture; return where each piece of it starts in the view."""
    codes = plan.codes[order]
    if not plan.furniture:
        return order, codes, []
    borders: list[tuple[int, str]] = []
    places: list[int] = []
    at, shift = flow, 0
    for size, role in plan.furniture:
        if at:
            places.append(at)
            shift += 1
        if size > 0:
            borders.append((at + shift, role))
        at += abs(size)
    order = np.insert(order, places, order[np.array(places, np.int64) - 1])
    codes = np.insert(codes, places, 10)
    return order, codes, borders
