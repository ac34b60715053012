"""Display names: in the wanted language, else English, else the first there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.graph.iris import NS
from graphkit.graph.terms import SKOS

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


class Labels:
    """Display names of the nodes of a graph.

    Args:
        graph: an open graph folder.
    """

    def __init__(self, graph: GraphFolder) -> None:
        self._graph = graph
        self._known: dict[str, dict[str, str]] = {}

    def every(self, iri: str) -> dict[str, str]:
        """Return all display names of a node by language ("" for its symbol)."""
        import pyoxigraph as ox

        if iri not in self._known:
            store, node = self._graph.store, ox.NamedNode(iri)
            labels = {
                quad.object.language or "": quad.object.value  # type: ignore[union-attr]
                for quad in store.quads_for_pattern(node, ox.NamedNode(SKOS + "prefLabel"), None, None)
            }
            symbols = sorted(
                quad.object.value  # type: ignore[union-attr]
                for quad in store.quads_for_pattern(node, ox.NamedNode(NS + "symbol"), None, None)
            )
            if symbols:
                labels[""] = symbols[0]
            self._known[iri] = dict(sorted(labels.items()))
        return self._known[iri]

    def of(self, iri: str, lang: str = "en") -> str:
        """Return the display name of a node; the last step of its id where it has none."""
        labels = self.every(iri)
        found = labels.get("") or labels.get(lang) or labels.get("en")
        if found:
            return found
        return next(iter(labels.values()), self._graph.iris.name(iri).rsplit("/", 1)[-1])
