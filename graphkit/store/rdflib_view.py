"""The graph as an rdflib Dataset, over the same store on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.graph.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

    from graphkit.store.folder import GraphFolder


def to_rdflib(graph: GraphFolder) -> rdflib.Dataset:
    """Return an rdflib Dataset that reads the graph's store; its default graph is the union of all.

    Args:
        graph: an open graph folder; it must stay open as long as the Dataset is used.
    """
    import oxrdflib
    import rdflib

    dataset = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=graph.store), default_union=True)
    names = rdflib.namespace.NamespaceManager(dataset, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        names.bind(prefix, namespace, override=True)
    dataset.namespace_manager = names
    return dataset
