"""Gives every node of a large graph its place, once, so that the drawing opens still.

Links pull, nodes push. What pushes is gathered on a grid and its force found by one
convolution for all, so that 50,000 nodes take seconds. Positions are rounded at each step
and nothing is left to chance: the same graph lies the same way each time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Ends = NDArray[np.int_]

STEPS = 150
GOLDEN = math.pi * (3 - math.sqrt(5))
UNIT = 100.0  # mean distance of neighbours in the drawing
PULL = 1.0  # of links
PUSH = 0.35  # of nodes
CENTRE = 0.3  # how strongly all is drawn to the middle


class _Grid(NamedTuple):
    """A square grid over the drawing, and the force of one node on all cells around it."""

    cells: int
    kernel_x: NDArray[np.complex128]
    kernel_y: NDArray[np.complex128]


def spread(count: int, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the place of each node in whole numbers.

    Args:
        count: how many nodes there are.
        links: pairs of their positions; double ones count once.
    """
    if count == 0:
        return []
    pairs = np.array(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}), dtype=int).reshape(-1, 2)
    first, second = pairs[:, 0], pairs[:, 1]
    degree = np.bincount(pairs.ravel(), minlength=count).astype(float)
    points = _settle(_start(count, first, second, degree), first, second, degree)
    points = _part(points, degree)
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in points.tolist()]


def _start(count: int, first: Ends, second: Ends, degree: Points) -> Points:
    """Busy nodes on a spiral from the middle, the others beside the busiest one they are linked to."""
    rank = np.empty(count, dtype=int)
    rank[np.lexsort((np.arange(count), -degree))] = np.arange(count)
    reach = np.sqrt(rank + 0.5)
    points = np.stack((reach * np.cos(rank * GOLDEN), reach * np.sin(rank * GOLDEN)), axis=1)
    leader = rank.copy()
    np.minimum.at(leader, first, rank[second])
    np.minimum.at(leader, second, rank[first])
    by_rank = np.argsort(rank)
    near = points[by_rank[leader]]
    return (0.85 * near + 0.15 * points).round(4)


def _settle(points: Points, first: Ends, second: Ends, degree: Points) -> Points:
    count = len(points)
    grid = _grid(64 if count < 2000 else 128 if count < 20000 else 256)
    mass = 1.0 + np.sqrt(degree)
    # a link between two busy nodes pulls less, or all would fall into one knot
    slack = PULL / np.sqrt(np.minimum(degree[first], degree[second]) + 1e-9)
    reach = math.sqrt(count)
    for step in range(STEPS):
        force = _push(points, mass, grid)
        delta = points[second] - points[first]
        length = np.sqrt((delta**2).sum(axis=1))
        pull = (slack * (0.3 + length / (0.25 * reach)))[:, None] * delta
        for axis in (0, 1):
            force[:, axis] += np.bincount(first, pull[:, axis], count)
            force[:, axis] -= np.bincount(second, pull[:, axis], count)
        force -= CENTRE * mass[:, None] * points
        size = np.sqrt((force**2).sum(axis=1)) + 1e-9
        heat = reach * 0.1 * (1 - step / STEPS) ** 1.5 + 0.01
        points = (points + force * (np.minimum(size, heat) / size)[:, None]).round(4)
    return points


def _grid(cells: int) -> _Grid:
    """Prepare the push of one node: as strong as it is near, in every direction."""
    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    across, down = np.meshgrid(offset, offset, indexing="ij")
    square = across**2 + down**2
    square[0, 0] = 1.0
    return _Grid(cells, np.fft.rfft2(across / square), np.fft.rfft2(down / square))


def _push(points: Points, mass: Points, grid: _Grid) -> Points:
    """Return the force of all nodes on each one."""
    cells, wide = grid.cells, 2 * grid.cells
    low, high = points.min(axis=0), points.max(axis=0)
    cell = max(float((high - low).max()) / (cells - 2), 1e-6)
    at = (points - low) / cell
    corner = np.minimum(at.astype(int), cells - 2)
    part = at - corner
    shares = [
        ((corner[:, 0] + i) * wide + corner[:, 1] + j, _share(part[:, 0], i) * _share(part[:, 1], j))
        for i in (0, 1)
        for j in (0, 1)
    ]
    laid = sum(np.bincount(place, mass * share, wide * wide) for place, share in shares)
    spectrum = np.fft.rfft2(np.asarray(laid).reshape(wide, wide))
    force = np.zeros_like(points)
    for axis, kernel in enumerate((grid.kernel_x, grid.kernel_y)):
        field = np.fft.irfft2(spectrum * kernel, s=(wide, wide)).ravel()
        for place, share in shares:
            force[:, axis] += field[place] * share
    return force * (PUSH * mass / cell)[:, None]


def _share(part: Points, side: int) -> Points:
    return part if side else 1.0 - part


def _part(points: Points, degree: Points) -> Points:
    """Scale the drawing, then move nodes off each other that would hide one another."""
    count = len(points)
    area = float(
        np.prod(np.maximum(np.percentile(points, 97, axis=0) - np.percentile(points, 3, axis=0), 1e-6))
    )
    points = (points * UNIT * math.sqrt(count / area)).round(2)
    own = UNIT * (0.16 + 0.05 * np.log1p(degree))
    for _ in range(30 if count < 5000 else 8):
        first, second = _close(points, UNIT * 0.9)
        delta = points[first] - points[second]
        gap = np.sqrt((delta**2).sum(axis=1))
        turn = (first * GOLDEN) % (2 * math.pi)
        away = np.where(
            (gap > 0.5)[:, None],
            delta / np.maximum(gap, 0.5)[:, None],
            np.stack((np.cos(turn), np.sin(turn)), 1),
        )
        lap = np.maximum(own[first] + own[second] - gap, 0.0)
        if not (lap > 1).any():
            break
        move = away * (lap * 0.4)[:, None]
        crowd = np.sqrt(
            np.maximum(np.bincount(np.concatenate((first[lap > 0], second[lap > 0])), minlength=count), 1)
        )
        for axis in (0, 1):
            total = np.bincount(first, move[:, axis], count) - np.bincount(second, move[:, axis], count)
            points[:, axis] += total / crowd
        points = points.round(2)
    return points


def _close(points: Points, reach: float) -> tuple[Ends, Ends]:
    """Return pairs of nodes that lie in the same cell of a grid, or one after the other in it."""
    cell = np.floor(points / reach).astype(np.int64)
    pairs = []
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        shifted = (cell + np.array((dx, dy))) // 2
        key = (shifted[:, 0] << 32) + shifted[:, 1]
        order = np.argsort(key, kind="stable")
        for step in range(1, 6):
            a, b = order[:-step], order[step:]
            same = key[a] == key[b]
            pairs.append(np.stack((np.minimum(a[same], b[same]), np.maximum(a[same], b[same])), 1))
    every = np.concatenate(pairs)
    return every[:, 0], every[:, 1]
