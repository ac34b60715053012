"""What network analysis says of nodes and pairs; the same numbers each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx

_SEED = 1945
_ONE_THREAD = 1 << 30  # threads add up in another order each time, and so in other last digits


class Measures(NamedTuple):
    """Measures by node."""

    pagerank: dict[str, float]
    betweenness: dict[str, float]
    community: dict[str, int]


class Pair(NamedTuple):
    """Two nodes, what they share, and how much that is of what each has (cosine)."""

    one: str
    other: str
    shared: int
    strength: float


def measures(network: networkx.MultiDiGraph[str]) -> Measures:
    """Return PageRank, betweenness and communities, parallel edges counted as weight.

    Communities (Louvain, seeded) are numbered from the largest.

    Args:
        network: a network of `graphkit.graph.projections`.
    """
    import rustworkx as rx

    names = sorted(network)
    place = {name: at for at, name in enumerate(names)}
    weights = Counter((place[one], place[other]) for one, other in network.edges())
    directed = rx.PyDiGraph(multigraph=False)
    directed.add_nodes_from(range(len(names)))
    directed.add_edges_from([(one, other, float(weight)) for (one, other), weight in sorted(weights.items())])
    if not names:
        return Measures({}, {}, {})
    rank = rx.pagerank(directed, weight_fn=float)
    between = rx.betweenness_centrality(directed, parallel_threshold=_ONE_THREAD)
    return Measures(
        {name: round(rank[at], 9) for at, name in enumerate(names)},
        {name: round(between[at], 9) for at, name in enumerate(names)},
        _communities(names, weights),
    )


def _communities(names: list[str], weights: Counter[tuple[int, int]]) -> dict[str, int]:
    """Louvain on numbered nodes: sets of names would be walked in another order each time."""
    import networkx

    plain: networkx.Graph[int] = networkx.Graph()
    plain.add_nodes_from(range(len(names)))
    for (one, other), weight in sorted(weights.items()):
        if one != other:
            known = plain.get_edge_data(one, other, {"weight": 0})["weight"]
            plain.add_edge(one, other, weight=known + weight)
    found = networkx.community.louvain_communities(plain, weight="weight", seed=_SEED)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {names[at]: number for number, group in enumerate(ordered, 1) for at in group}


def together(groups: Iterable[Iterable[str]]) -> list[Pair]:
    """Return pairs that stand in the same groups, the most frequent first.

    Works cited by the same works are co-cited; works that cite the same works are coupled.

    >>> together([["a", "b"], ["a", "b", "c"], ["c"]])[0]
    Pair(one='a', other='b', shared=2, strength=1.0)
    """
    shared: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for group in groups:
        members = sorted(set(group))
        alone.update(members)
        shared.update(combinations(members, 2))
    pairs = (
        Pair(one, other, count, round(count / sqrt(alone[one] * alone[other]), 6))
        for (one, other), count in shared.items()
    )
    return sorted(pairs, key=lambda pair: (-pair.shared, -pair.strength, pair.one, pair.other))
