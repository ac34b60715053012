"""Data and options for vis-network, put together by pyvis."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from graphkit.view.layout import place, radius

if TYPE_CHECKING:
    from graphkit.view.values import PageData, PageEdge


def network(data: PageData) -> dict[str, Any]:
    """Return nodes, edges and options as vis-network takes them.

    Nodes are named by their position in `data.nodes`, edges by theirs in `data.edges`;
    everything else about them stays in the page data and is not written twice.
    """
    from pyvis.network import Network

    net = Network(directed=True)
    net.options = _options()
    index = {node.id: position for position, node in enumerate(data.nodes)}
    for position, (node, (x, y)) in enumerate(zip(data.nodes, place(data), strict=True)):
        net.add_node(position, label=" ", shape="custom", group=node.kind, x=x, y=y, size=radius(node))
    bends = _bends(data.edges)
    for position, edge in enumerate(data.edges):
        net.add_edge(
            index[edge.source], index[edge.target], id=position, dashes=is_claim(edge), smooth=bends[position]
        )
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def is_claim(edge: PageEdge) -> bool:
    """Tell whether a link says something about the world, and so belongs to a claimant."""
    return edge.type.startswith("claimed") or edge.claimant is not None


def _bends(edges: tuple[PageEdge, ...]) -> list[Any]:
    """Keep parallel links apart: the first straight, the others curved more and more."""
    seen: Counter[tuple[str, str]] = Counter()
    bends: list[Any] = []
    for edge in edges:
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        rank = seen[pair]
        seen[pair] += 1
        if edge.source == edge.target or not rank:
            bends.append(False)
            continue
        # vis-network bends relative to the direction of the link, we relative to the pair
        clockwise = (rank % 2 == 1) == (edge.source == pair[0])
        bends.append(
            {
                "enabled": True,
                "type": "curvedCW" if clockwise else "curvedCCW",
                "roundness": round(0.12 * ((rank + 1) // 2), 2),
            }
        )
    return bends


def _options() -> dict[str, Any]:
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "keyboard": False,
            "multiselect": False,
            "dragNodes": True,
            "tooltipDelay": 100000,
        },
        "nodes": {"physics": False, "chosen": False},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "chosen": False,
            "smooth": False,
            "selectionWidth": 0,
            "hoverWidth": 0,
        },
    }
