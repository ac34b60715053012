"""Brings a graph down to what one page can show: the most linked nodes, or one neighbourhood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.view.values import PageData, PageEdge, PageNode


def choose(
    nodes: Iterable[PageNode], edges: Iterable[PageEdge], limit: int, around: str | None = None
) -> tuple[tuple[PageNode, ...], tuple[PageEdge, ...]]:
    """Keep at most `limit` nodes and the edges between them.

    Documents come first, because they carry the evidence, but fill at most a third of the
    page while anything else is there to show; then come the nodes with most links.
    Round a given node: that node, then its neighbours, then theirs.

    Args:
        nodes: all nodes.
        edges: all edges.
        limit: how many nodes the page may show.
        around: id of the node in the middle, or None for the whole graph.

    Returns:
        The nodes sorted by id and the edges sorted by source, target and id.
    """
    every = {node.id: node for node in nodes}
    links = [edge for edge in edges if edge.source in every and edge.target in every]
    degree: Counter[str] = Counter()
    for edge in links:
        degree.update((edge.source, edge.target))
    distance = _distances(links, around) if around else {}
    ranked = sorted(
        (node for node in every.values() if not around or node.id in distance),
        key=lambda node: (distance.get(node.id, 0), node.kind != "document", -degree[node.id], node.id),
    )
    kept = {node.id for node in (ranked if around else _mixed(ranked, limit))[:limit]}
    shown = tuple(msgspec.structs.replace(every[name], degree=degree[name]) for name in sorted(kept))
    between = (edge for edge in links if edge.source in kept and edge.target in kept)
    return shown, tuple(sorted(between, key=lambda edge: (edge.source, edge.target, edge.id)))


def _mixed(ranked: list[PageNode], limit: int) -> list[PageNode]:
    """Let the documents that come first fill a third of the page at most."""
    documents = [node for node in ranked if node.kind == "document"]
    others = [node for node in ranked if node.kind != "document"]
    room = max(limit // 3, limit - len(others))
    return documents[:room] + others + documents[room:]


def _distances(edges: list[PageEdge], around: str) -> dict[str, int]:
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    distance = {around: 0}
    frontier = {around}
    for steps in (1, 2):
        frontier = {name for seen in frontier for name in near.get(seen, ())} - distance.keys()
        distance.update(dict.fromkeys(frontier, steps))
    return distance


def trim(data: PageData, limit: int, around: str | None = None) -> PageData:
    """Bring ready page data down to `limit` nodes, with only the evidence still needed."""
    nodes, edges = choose(data.nodes, data.edges, limit, around)
    wanted = sorted({index for edge in edges for index in edge.evidence})
    moved = {old: new for new, old in enumerate(wanted)}
    return msgspec.structs.replace(
        data,
        nodes=nodes,
        edges=tuple(
            msgspec.structs.replace(edge, evidence=tuple(moved[index] for index in edge.evidence))
            for edge in edges
        ),
        evidence=tuple(data.evidence[index] for index in wanted),
        total_nodes=max(data.total_nodes, len(data.nodes)),
        total_edges=max(data.total_edges, len(data.edges)),
        around=around,
    )
