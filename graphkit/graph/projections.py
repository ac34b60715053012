"""Projections of a graph for network analysis: who cites whom, what is named together, who claims what.

Each is a networkx MultiDiGraph whose edges are typed and carry their evidence: (first digits of
the file's hash, start, end) of the words behind them.

| projection | nodes | an edge for each | from | to |
|---|---|---|---|---|
| `citation_network` | works | citation | the work it stands in | the work cited |
| `co_mention_network` | entities and works | part that names both | the lesser id | the greater id |
| `claim_network` | claimants, events, participants | claim | claimant, event | event, participant |

A statement transmitted by several documents is one work: its citations count once for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.graph.iris import NS, Place, parse_mention
from graphkit.graph.networks import Edge, document_dates, edges, nodes

if TYPE_CHECKING:
    import networkx
    import pyoxigraph as ox

_WORKS = ("document", "resolution", "treaty", "statement")


def citation_network(store: ox.Store, base: str) -> networkx.MultiDiGraph[str]:
    """Return works and the citations between them.

    Nodes have `kind`, `label` and `date`; edges `relation` ("cites"), `function`, `wording`, `date`
    and `evidence`, keyed by the IRI of the citation.

    Args:
        store: the quads of the graph.
        base: where its IRIs begin.
    """
    found = (
        edge._replace(source=str(edge.facts.get("in_work") or edge.source))
        for edge in edges(store)
        if edge.relation == "cites"
    )
    network = _network(store, base, found, set(_WORKS))
    dates = document_dates(store)
    for name, facts in network.nodes(data=True):
        facts["date"] = dates.get(name)
    return network


def claim_network(store: ox.Store, base: str) -> networkx.MultiDiGraph[str]:
    """Return claimants, the events they speak of, and who and where they say took part.

    Edges from a claimant to an event have `relation` "claims" and are keyed by the IRI of the
    claim; those from an event to a place or participant keep `asserted_by`. All are claims.

    Args:
        store: the quads of the graph.
        base: where its IRIs begin.
    """
    return _network(store, base, _claims(store), None, connected=True)


def _claims(store: ox.Store) -> Iterator[Edge]:
    for edge in edges(store):
        if edge.relation == "claims-about" and edge.facts.get("asserted_by"):
            yield edge._replace(source=str(edge.facts["asserted_by"]), relation="claims")
        elif edge.relation.startswith("claimed-"):
            yield edge


def co_mention_network(store: ox.Store, base: str, most: int = 60) -> networkx.MultiDiGraph[str]:
    """Return entities and works, with an edge for each part of a document that names both.

    Edges are keyed by the IRI of the part, with `relation` "named-together" and the first mention of
    each as `evidence`. The relation has no direction: each edge leads from the lesser IRI to the greater.

    Args:
        store: the quads of the graph.
        base: where its IRIs begin.
        most: a part that names more than so many things says little about any two of them, and
            counts only for the first so many.
    """
    return _network(store, base, _together(store, most), None, connected=True)


def _together(store: ox.Store, most: int) -> Iterator[Edge]:
    for part, named in _named_in_parts(store):
        first = sorted(named.items(), key=lambda row: row[1])[:most]
        for (one, here), (other, there) in combinations(sorted(first), 2):
            facts: dict[str, object] = {"claimed": False, "evidence": (here, there)}
            yield Edge(one, other, part, "named-together", facts)


def _named_in_parts(store: ox.Store) -> Iterator[tuple[str, dict[str, Place]]]:
    """The things that each part names, with their first mention."""
    import pyoxigraph as ox

    inside, refers = ox.NamedNode(NS + "inComponent"), ox.NamedNode(NS + "refersTo")
    parts: dict[str, dict[str, Place]] = {}
    of: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, inside, None, None):
        of[quad.subject.value] = quad.object.value  # type: ignore[union-attr]
    for quad in store.quads_for_pattern(None, refers, None, None):
        mention, entity = quad.subject.value, quad.object.value  # type: ignore[union-attr]
        place = parse_mention(mention)
        if place is not None and mention in of:
            named = parts.setdefault(of[mention], {})
            named[entity] = min(place, named.get(entity, place))
    yield from sorted(parts.items())


def _network(
    store: ox.Store, base: str, found: Iterator[Edge], kinds: set[str] | None, *, connected: bool = False
) -> networkx.MultiDiGraph[str]:
    """Nodes and edges in a fixed order; with `connected`, only nodes that an edge touches."""
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(base=base)
    known = {name: facts for name, facts in nodes(store) if kinds is None or facts["kind"] in kinds}
    chosen = [edge for edge in found if edge.source in known and edge.target in known]
    chosen.sort(key=lambda edge: edge[:4])
    touched = {end for edge in chosen for end in (edge.source, edge.target)}
    for name in sorted(known):
        if not connected or name in touched:
            network.add_node(name, **known[name])
    for edge in chosen:
        network.add_edge(edge.source, edge.target, key=edge.key, relation=edge.relation, **edge.facts)
    return network
