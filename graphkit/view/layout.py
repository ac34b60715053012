"""Where each node stands: computed once, here, so that the page opens still."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graphkit.view.values import PageData, PageNode

Points = NDArray[np.float64]

SPRING = 95.0  # wished length of a link
STEPS = 220
PULL = 0.8  # how strongly everything is drawn to the middle
GOLDEN = math.pi * (3 - math.sqrt(5))
WIDTH_TO_HEIGHT = 1.05  # screens are wider than high
GAP = 90.0  # between components


def radius(node: PageNode) -> int:
    """Return the drawn radius of a node: it grows slowly with the number of its links."""
    base = 14 if node.kind in ("document", "work") else 11
    return base + min(12, round(1.8 * math.log2(1 + node.degree)))


def place(data: PageData) -> list[tuple[int, int]]:
    """Give each node a fixed place, documents in the middle and what they speak of around them.

    The same data give the same places on every machine: positions are rounded at each
    step, so that the last bits in which processors differ never grow into a difference.

    Returns:
        One pair of whole numbers for each node, in the order of `data.nodes`.
    """
    sizes = np.array([_box(node) for node in data.nodes], dtype=float).reshape(-1, 2)
    points = np.zeros((len(data.nodes), 2))
    boxes: list[tuple[float, float, list[int]]] = []
    for members in _components(data):
        points[members] = _component(data, members, sizes[members])
        low = (points[members] - sizes[members] / 2).min(axis=0)
        high = (points[members] + sizes[members] / 2).max(axis=0)
        points[members] -= low
        boxes.append((*(high - low), members))
    for corner, members in _pack(boxes):
        points[members] += corner
    if len(points):
        points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in points.tolist()]


def _box(node: PageNode) -> tuple[float, float]:
    """Room for a node and its label below it, whichever language the label is shown in."""
    longest = max((len(text) * (13 if _wide(text) else 7) for text in node.labels.values()), default=60)
    size = 2 * radius(node)
    return max(size, min(longest, 172)) + 18, size + 18 + (17 if longest <= 172 else 33)


def _wide(text: str) -> bool:
    return any("⺀" <= character <= "鿿" for character in text)


def _components(data: PageData) -> list[list[int]]:
    import networkx as nx

    index = {node.id: position for position, node in enumerate(data.nodes)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(data.nodes)))
    graph.add_edges_from((index[edge.source], index[edge.target]) for edge in data.edges)
    found = [sorted(members) for members in nx.connected_components(graph)]
    return sorted(found, key=lambda members: (-len(members), members))


def _component(data: PageData, members: list[int], sizes: Points) -> Points:
    count = len(members)
    if count == 1:
        return np.zeros((1, 2))
    own = {data.nodes[position].id: row for row, position in enumerate(members)}
    pairs = sorted(
        {
            (min(a, b), max(a, b))
            for edge in data.edges
            if (a := own.get(edge.source)) is not None and (b := own.get(edge.target)) is not None and a != b
        }
    )
    links = np.array(pairs, dtype=int).reshape(-1, 2)
    hubs = [row for row, position in enumerate(members) if data.nodes[position].kind == "document"]
    points = _lay_down(_settle(_start(count, hubs, links), links))
    points[:, 0] *= WIDTH_TO_HEIGHT
    return _part_boxes(points, sizes)


def _start(count: int, hubs: list[int], links: NDArray[np.int_]) -> Points:
    """Hubs on a ring; the rest near the hubs that they are linked to."""
    points = np.zeros((count, 2))
    ring = SPRING * (0.6 + 0.35 * len(hubs))
    for order, row in enumerate(hubs):
        turn = 2 * math.pi * order / len(hubs)
        points[row] = (ring * math.cos(turn), ring * math.sin(turn))
    total, weight = np.zeros((count, 2)), np.zeros(count)
    for a, b in ((0, 1), (1, 0)):
        np.add.at(total, links[:, a], points[links[:, b]])
        np.add.at(weight, links[:, a], 1.0)
    for row in sorted(set(range(count)) - set(hubs)):
        turn, reach = row * GOLDEN, SPRING * (0.7 + 0.05 * math.sqrt(row))
        around = total[row] / max(weight[row], 1.0) * 1.3
        points[row] = around + reach * np.array([math.cos(turn), math.sin(turn)])
    return points.round(3)


def _settle(points: Points, links: NDArray[np.int_]) -> Points:
    """Fruchterman and Reingold's springs, with a slight pull to the middle."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    first, second = links[:, 0], links[:, 1]
    count = len(points)
    degree = np.bincount(links.ravel(), minlength=count)
    # links between two busy nodes pull less, or they would draw everything into one knot
    slack = SPRING * np.sqrt(np.minimum(degree[first], degree[second]))
    for step in range(STEPS):
        right, down = x[:, None] - x, y[:, None] - y
        push = SPRING**2 / np.maximum(right * right + down * down, 25.0)
        move_x, move_y = (right * push).sum(axis=1), (down * push).sum(axis=1)
        pull_x, pull_y = x[first] - x[second], y[first] - y[second]
        pull = np.sqrt(pull_x**2 + pull_y**2) / slack
        for ends, sign in ((first, -1.0), (second, 1.0)):
            move_x += sign * np.bincount(ends, pull_x * pull, count)
            move_y += sign * np.bincount(ends, pull_y * pull, count)
        move_x -= x * PULL
        move_y -= y * PULL
        length = np.maximum(np.sqrt(move_x**2 + move_y**2), 0.01)
        stride = np.minimum(length, SPRING * 2 * (1 - step / STEPS)) / length
        x, y = (x + move_x * stride).round(3), (y + move_y * stride).round(3)
    return np.stack((x, y), axis=1)


def _lay_down(points: Points) -> Points:
    """Turn the longest stretch into the horizontal, as screens lie and lines of writing run."""
    x, y = (points - points.mean(axis=0)).T
    turn = 0.5 * math.atan2(2 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    cosine, sine = round(math.cos(turn), 6), round(math.sin(turn), 6)
    return np.stack((x * cosine + y * sine, y * cosine - x * sine), axis=1).round(3)


def _part_boxes(points: Points, sizes: Points) -> Points:
    """Push overlapping nodes and labels apart, each pair along the shorter way."""
    first, second = np.triu_indices(len(points), 1)
    room = (sizes[first] + sizes[second]) / 2
    for _ in range(200):
        delta = points[first] - points[second]
        overlap = room - np.abs(delta)
        touching = np.flatnonzero((overlap > 0).all(axis=1))
        if not len(touching):
            break
        delta, overlap = delta[touching], overlap[touching]
        push = np.where(delta < 0, -1.0, 1.0) * (overlap / 2 + 0.5)
        across = overlap[:, 0] < overlap[:, 1]
        push[across, 1] = 0.0
        push[~across, 0] = 0.0
        ends = np.concatenate((first[touching], second[touching]))
        crowd = np.sqrt(np.maximum(np.bincount(ends, minlength=len(points)), 1))
        for axis in (0, 1):
            both = np.concatenate((push[:, axis], -push[:, axis]))
            points[:, axis] += np.bincount(ends, both, len(points)) / crowd
        points = points.round(3)
    return points


def _pack(boxes: list[tuple[float, float, list[int]]]) -> list[tuple[Points, list[int]]]:
    """Set the largest component first and the others in rows below it."""
    width = max((box[0] for box in boxes), default=0.0)
    placed: list[tuple[Points, list[int]]] = []
    left = top = high = 0.0
    for wide, tall, members in boxes:
        if left and left + wide > width:
            left, top, high = 0.0, top + high + GAP, 0.0
        placed.append((np.array([left, top]), members))
        left, high = left + wide + GAP, max(high, tall)
    return placed
