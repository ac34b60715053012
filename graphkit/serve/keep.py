"""What must hold after a write: claims have a claimant, evidence is in a text, and nothing is blank."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphkit.errors import StoreError
from graphkit.graph.iris import NS, parse_mention
from graphkit.knowledge import ontology_path
from graphkit.serve.messages import Refusal
from graphkit.store.rules import guard

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_BLANK = "FILTER(isBlank(?s) || isBlank(?o))"
_OF_MENTIONS = ("refersTo", "rule", "inComponent")


def named(quads: Iterable[ox.Quad], base: str) -> list[ox.Quad]:
    """Return quads with names in the place of blank nodes; the same quads get the same names.

    Args:
        quads: what is written.
        base: where the IRIs of the graph begin.
    """
    import pyoxigraph as ox

    dataset = ox.Dataset(quads)
    if not any(_blank(quad) for quad in dataset):
        return sorted(dataset, key=str)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(str(quad) for quad in dataset)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def name(term: Any) -> Any:
        blank = isinstance(term, ox.BlankNode)
        return ox.NamedNode(f"{base}.well-known/genid/{digest}-{term.value}") if blank else term

    found = [ox.Quad(name(q.subject), q.predicate, name(q.object), q.graph_name) for q in dataset]
    return sorted(found, key=str)


def _blank(quad: ox.Quad) -> bool:
    import pyoxigraph as ox

    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def name_all(store: ox.Store, base: str) -> None:
    """Give names to all blank nodes of a store."""
    import pyoxigraph as ox

    default = store.query(f"SELECT ?s ?p ?o {{ ?s ?p ?o {_BLANK} }}")
    graphs = store.query(f"SELECT ?s ?p ?o ?g {{ GRAPH ?g {{ ?s ?p ?o }} {_BLANK} }}")
    quads = [ox.Quad(*row) for row in default]  # type: ignore[union-attr]
    quads += [ox.Quad(*row) for row in graphs]  # type: ignore[union-attr]
    if quads:
        fresh = named(quads, base)
        for quad in quads:
            store.remove(quad)
        store.extend(fresh)


def unattributed(store: ox.Store) -> set[str]:
    """Return the claims that nobody makes, or that have no evidence."""
    text = (ontology_path() / "queries" / "build" / "guard-claims.rq").read_text("utf-8")
    rows = store.query(text, use_default_graph_as_union=True)
    return {str(row[0]) for row in rows}  # type: ignore[union-attr]


def hold(graph: GraphFolder, store: ox.Store, before: set[str] | None) -> None:
    """Refuse a state of the graph that breaks what the graph promises.

    Args:
        graph: the graph, for its texts.
        store: the state after the write.
        before: claims that had no claimant before; None where a write may be one piece of several.

    Raises:
        Refusal: it would state something about the world as a fact, has a claim that nobody makes any
            more, or evidence that is in no text.
    """
    try:
        guard(store)
    except StoreError as error:
        raise Refusal(422, str(error)) from None
    if before is not None:
        for claim in sorted(unattributed(store) - before):
            raise Refusal(422, f"refused: {claim} would be a claim without a claimant, or without evidence")
    for iri in _mentions(store, graph.iris.id + "src/"):
        place = parse_mention(iri)
        source = graph.sources.get(place.sha12) if place else None
        if place is None or source is None or not place.start < place.end <= source.chars:
            raise Refusal(422, f"refused: <{iri}> is no place in a text of this graph")


def _mentions(store: ox.Store, begin: str) -> list[str]:
    """Return what is a mention, or is given as evidence, by its name."""
    import pyoxigraph as ox

    found: set[str] = set()
    for name in _OF_MENTIONS:
        for quad in store.quads_for_pattern(None, ox.NamedNode(NS + name), None, None):
            found.add(str(getattr(quad.subject, "value", "")))
    for quad in store.quads_for_pattern(None, ox.NamedNode(NS + "evidence"), None, None):
        found.add(str(getattr(quad.object, "value", "")))
    return sorted(iri for iri in found if iri.startswith(begin) and "#char=" in iri)
