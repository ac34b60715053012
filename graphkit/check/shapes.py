"""Reads ontology/shapes.ttl: which nodes each shape is about, and what it asks of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.knowledge import ontology_path

if TYPE_CHECKING:
    import pyoxigraph as ox

    Node = ox.NamedNode | ox.BlankNode

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


class Shapes:
    """The shapes, and the classes of the ontology that they speak of."""

    def __init__(self) -> None:
        import pyoxigraph as ox

        self._store = ox.Store()
        for name in ("shapes.ttl", "graphkit.ttl"):
            self._store.load(path=str(ontology_path() / name), format=ox.RdfFormat.TURTLE)

    def node_shapes(self) -> list[ox.NamedNode]:
        """Return the shapes that choose their own nodes, by name."""
        import pyoxigraph as ox

        kinds = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
        found = {
            quad.subject
            for kind in kinds
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(SH + kind), None, None)
        }
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=str)

    def nodes(self, node: Node, name: str) -> list[Node]:
        """Return the nodes that a shape names under a property of SHACL, in a fixed order."""
        import pyoxigraph as ox

        quads = self._store.quads_for_pattern(node, ox.NamedNode(SH + name), None, None)
        found = [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.BlankNode)]
        return sorted(found, key=str)

    def value(self, node: Node, name: str) -> str | None:
        """Return the one value of a property as SPARQL writes it, None where there is none."""
        import pyoxigraph as ox

        quads = self._store.quads_for_pattern(node, ox.NamedNode(SH + name), None, None)
        return next((str(quad.object) for quad in quads), None)

    def text(self, node: Node, name: str) -> str | None:
        """Return a value as plain text."""
        import pyoxigraph as ox

        quads = self._store.quads_for_pattern(node, ox.NamedNode(SH + name), None, None)
        return next((str(getattr(quad.object, "value", "")) for quad in quads), None)

    def items(self, node: Node, name: str) -> list[Node]:
        """Return the members of an RDF list."""
        import pyoxigraph as ox

        found: list[Node] = []
        at = next(iter(self.nodes(node, name)), None)
        while isinstance(at, ox.BlankNode):
            step = {
                quad.predicate.value[len(_RDF) :]: quad.object
                for quad in self._store.quads_for_pattern(at, None, None, None)
            }
            member, rest = step.get("first"), step.get("rest")
            if isinstance(member, ox.NamedNode | ox.BlankNode):
                found.append(member)
            at = rest if isinstance(rest, ox.BlankNode) else None
        return found

    def terms(self) -> set[str]:
        """Return the terms of SHACL that the shapes use."""
        return {
            quad.predicate.value[len(SH) :] for quad in self._store if quad.predicate.value.startswith(SH)
        }

    def below(self, kind: str) -> list[str]:
        """Return a class and all classes under it."""
        import pyoxigraph as ox

        found, waiting = {kind}, [kind]
        while waiting:
            above = ox.NamedNode(waiting.pop())
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(_SUBCLASS), above, None):
                name = getattr(quad.subject, "value", "")
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return sorted(found)


@cache
def shapes() -> Shapes:
    """Return the shapes, read once."""
    return Shapes()
