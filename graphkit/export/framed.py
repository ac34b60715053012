"""JSON-LD as trees: every document with its files, parts, mentions, citations, claims and signatures.

The context is graphkit's own with a few terms that read a property backwards. Each node is
written once, at the place where the tree reaches it first; the triples are those of the graph,
without the names of the named graphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.reading import Reading
from graphkit.graph.iris import NS
from graphkit.graph.terms import PREFIXES
from graphkit.store.jsonld import context, node_json

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

Json = dict[str, object]
# Term, and the property that it reads backwards.
_BACKWARDS = {
    "expressions": "realizes",
    "files": "embodies",
    "components": "componentOf",
    "mentions": "inComponent",
    "claims": "statedIn",
    "signatures": "signs",
    "citations": "cito:hasCitingEntity",
}
_BELOW = {
    "document": ("citations", "signatures", "expressions"),
    "expressions": ("files", "components"),
    "components": ("components", "mentions", "claims"),
}


def framed_context() -> Json:
    """Return graphkit's context with the terms that read a property backwards."""
    more = {
        term: {"@reverse": name if ":" in name else f"gk:{name}", "@type": "@id"}
        for term, name in _BACKWARDS.items()
    }
    return {**context(), **more}


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write the documents with all below them, then every node that no document has."""
    encode = msgspec.json.Encoder().encode
    out.write(b'{"@context":' + encode(framed_context()) + b',\n"@graph":[')
    trees = _Trees(Reading(graph))
    comma = b"\n"
    for tree in trees.every():
        out.write(comma + encode(tree))
        comma = b",\n"
    out.write(b"\n]}\n")


class _Trees:
    """Walks from the documents down."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._store = reading.graph.store
        self._written: set[str] = set()

    def every(self) -> Iterable[Json]:
        for row in self._reading.documents():
            if row.files:
                yield self._tree(self._reading.iris.entity(row.id), "document")
        for iri in self._subjects():
            if iri not in self._written:
                yield self._json(iri)

    def _subjects(self) -> Iterable[str]:
        """All subjects in a fixed order, one named graph at a time; some come more than once."""
        import pyoxigraph as ox

        for name in [ox.DefaultGraph(), *sorted(self._store.named_graphs(), key=str)]:
            quads = self._store.quads_for_pattern(None, None, None, name)
            yield from sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]

    def _tree(self, iri: str, place: str, above: tuple[str, str] | None = None) -> Json:
        """A node with those below it; what the nesting says is not said again (`above`)."""
        tree = self._json(iri, above)
        for term in _BELOW.get(place, ()):
            predicate = _predicate(_BACKWARDS[term])
            below = [
                self._tree(found, term, (predicate, iri))
                for found in self._pointing(predicate, iri)
                if found not in self._written
            ]
            if below:
                tree[term] = below
        return tree

    def _json(self, iri: str, above: tuple[str, str] | None = None) -> Json:
        import pyoxigraph as ox

        self._written.add(iri)
        triples = {quad.triple for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None)}
        if above is not None:
            triples.discard(ox.Triple(ox.NamedNode(iri), ox.NamedNode(above[0]), ox.NamedNode(above[1])))
        return {"@id": iri, **node_json(sorted(triples, key=str))}

    def _pointing(self, predicate: str, iri: str) -> list[str]:
        import pyoxigraph as ox

        quads = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), None)
        return sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]


def _predicate(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon else NS + name
