"""All names in a graph, by what they fold to; and the names that only the tables know."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from graphkit.graph.iris import NS
from graphkit.graph.terms import DCTERMS, LANGUAGES, PREFIXES, SKOS
from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import EntityRecord, read_table

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_LABELS = ("prefLabel", "altLabel", "hiddenLabel")
_cache: WeakKeyDictionary[GraphFolder, Names] = WeakKeyDictionary()


def fold(name: str) -> str:
    """Return a name without case, accents and spacing differences, for comparison.

    >>> fold("Kəlbəcər  rayonu"), fold("S/RES/822 (1993)")
    ('kəlbəcər rayonu', 's/res/822 (1993)')
    """
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


class Names:
    """All names in a graph, by what they fold to."""

    def __init__(self, graph: GraphFolder) -> None:
        self._store = graph.store
        self._iris = graph.iris

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """IRIs by folded label, in any language."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in _LABELS:
            for quad in self._quads(SKOS + predicate):
                found[fold(quad.object.value)].add(quad.subject.value)  # type: ignore[union-attr]
        return {name: sorted(iris) for name, iris in sorted(found.items())}

    @cached_property
    def symbols(self) -> dict[str, list[str]]:
        """IRIs by symbol without blanks, in capitals."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._quads(NS + "symbol"):
            found[bare_symbol(quad.object.value)].add(quad.subject.value)  # type: ignore[union-attr]
        return {name: sorted(iris) for name, iris in sorted(found.items())}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """IRIs of described nodes by the last step of their id, folded."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._quads(PREFIXES["rdf"] + "type"):
            value = quad.subject.value  # type: ignore[union-attr]
            if value.startswith(self._iris.id) and "#" not in value:
                found[fold(self._iris.name(value).rsplit("/", 1)[-1])].add(value)
        return {name: sorted(iris) for name, iris in sorted(found.items())}

    @cached_property
    def replaced(self) -> dict[str, str]:
        """The name in use, by a name that is not any more."""
        return {
            quad.subject.value: quad.object.value  # type: ignore[union-attr]
            for quad in self._quads(DCTERMS + "isReplacedBy")
        }

    def _quads(self, predicate: str) -> list[ox.Quad]:
        import pyoxigraph

        return list(self._store.quads_for_pattern(None, pyoxigraph.NamedNode(predicate), None, None))

    def with_symbol(self, symbol: str) -> list[str]:
        """Return the IRIs of what has exactly this symbol, looked up."""
        import pyoxigraph

        return self._having(NS + "symbol", pyoxigraph.Literal(symbol))

    def with_label(self, name: str) -> list[str]:
        """Return the IRIs of what has exactly this label in one of our languages, looked up."""
        import pyoxigraph

        labels = [pyoxigraph.Literal(name), *(pyoxigraph.Literal(name, language=one) for one in LANGUAGES)]
        found = {
            iri for predicate in _LABELS for label in labels for iri in self._having(SKOS + predicate, label)
        }
        return sorted(found)

    def _having(self, predicate: str, value: ox.Literal) -> list[str]:
        import pyoxigraph

        quads = self._store.quads_for_pattern(None, pyoxigraph.NamedNode(predicate), value, None)
        return sorted({str(getattr(quad.subject, "value", "")) for quad in quads})

    def known(self, iri: str) -> bool:
        """Tell whether an IRI stands in the graph, as subject or as object."""
        import pyoxigraph

        node = pyoxigraph.NamedNode(iri)
        return any(self._store.quads_for_pattern(node, None, None, None)) or any(
            self._store.quads_for_pattern(None, None, node, None)
        )


def names(graph: GraphFolder) -> Names:
    """Return the names of a graph, gathered on first use."""
    if graph not in _cache:
        _cache[graph] = Names(graph)
    return _cache[graph]


def bare_symbol(value: str) -> str:
    """Return a symbol without blanks, in capitals.

    >>> bare_symbol("s/res/822 (1993)")
    'S/RES/822(1993)'
    """
    return "".join(value.split()).upper()


@cache
def variants() -> dict[str, list[str]]:
    """Ids of entities by every name that the tables give them, folded."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in read_table(ontology_path() / "entities", EntityRecord):
        for name in record.texts():
            found[fold(name)].add(record.id)
    return {name: sorted(ids) for name, ids in found.items()}
