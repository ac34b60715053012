"""The quads about one node, gathered: values by the short name of their property."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from graphkit.graph.iris import NS
from graphkit.graph.terms import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    Term = ox.NamedNode | ox.Literal


class Node:
    """One node with its values, each property's in a fixed order.

    Args:
        iri: its IRI.
    """

    __slots__ = ("_values", "iri")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._values: dict[str, list[Term]] = {}

    def add(self, predicate: str, value: Term) -> None:
        """Add one value; the same one twice counts once."""
        values = self._values.setdefault(short(predicate), [])
        if value not in values:
            values.append(value)

    def update(self, other: Node) -> None:
        """Take over all values of another reading of the same node."""
        for name, values in other._values.items():
            known = self._values.setdefault(name, [])
            known.extend(value for value in values if value not in known)

    def terms(self, name: str) -> list[Term]:
        """Return the values of a property as RDF terms, in a fixed order."""
        values = self._values.get(name, [])
        return sorted(values, key=str) if len(values) > 1 else values

    def all(self, name: str) -> list[str]:
        """Return the values of a property as text, in a fixed order."""
        return [term.value for term in self.terms(name)]

    def one(self, name: str) -> str | None:
        """Return the first value of a property, None where it has none."""
        values = self._values.get(name)
        if values is None:
            return None
        return values[0].value if len(values) == 1 else min(values, key=str).value

    def last(self, name: str) -> str | None:
        """Return the last step of the IRI of the first value (`citesAsAuthority`, `letter`)."""
        value = self.one(name)
        return None if value is None else value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def number(self, name: str) -> float | None:
        """Return the first value as a number."""
        value = self.one(name)
        return None if value is None else float(value)

    def language(self, name: str) -> str | None:
        """Return the language of the first literal."""
        terms = self.terms(name)
        return getattr(terms[0], "language", None) if terms else None

    def labels(self, name: str = "skos:prefLabel") -> dict[str, str]:
        """Return literals by language ("" where they have none)."""
        return {getattr(term, "language", None) or "": term.value for term in self.terms(name)}

    def __contains__(self, name: str) -> bool:
        return name in self._values


@lru_cache(maxsize=1024)
def short(predicate: str) -> str:
    """Return the name of a property as the exports know it.

    >>> short("https://w3id.org/graphkit/ns#refersTo"), short("http://purl.org/dc/terms/date")
    ('refersTo', 'dcterms:date')
    """
    if predicate.startswith(NS):
        return predicate[len(NS) :]
    for prefix, namespace in PREFIXES.items():
        if predicate.startswith(namespace):
            return f"{prefix}:{predicate[len(namespace) :]}"
    return predicate


def gather(quads: Iterable[ox.Quad]) -> dict[str, Node]:
    """Return the nodes that quads speak of, by IRI."""
    nodes: dict[str, Node] = {}
    for quad in quads:
        iri = quad.subject.value  # type: ignore[union-attr]
        node = nodes.get(iri)
        if node is None:
            node = nodes[iri] = Node(iri)
        node.add(quad.predicate.value, quad.object)  # type: ignore[arg-type]
    return nodes
