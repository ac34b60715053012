"""Which quads an export writes, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from graphkit.graph.terms import PREFIXES
from graphkit.store.derived import NIF, OA, Derived
from graphkit.store.runs import in_order

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_SMALL = 50_000  # triples that are simply sorted in memory
_BATCH = 20_000  # lines that are parsed at a time once they are sorted


class Selection:
    """The quads of a graph, in a fixed order.

    Args:
        graph: an open graph folder.
        full: whether to add what can be derived.
    """

    def __init__(self, graph: GraphFolder, *, full: bool = False) -> None:
        self.graph = graph
        self._derived = Derived(graph) if full else None

    def names(self) -> list[ox.NamedNode | ox.DefaultGraph]:
        """Return the names of all graphs in a fixed order, the default graph first."""
        import pyoxigraph as ox

        named = cast("list[ox.NamedNode]", list(self.graph.store.named_graphs()))
        if self._derived is not None:
            named += [self._derived.graph_name(sha12) for sha12 in self.graph.sources]
        return [ox.DefaultGraph(), *sorted(named, key=str)]

    def of(self, name: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
        """Return the quads of one graph, sorted."""
        return sorted(self._unsorted(name), key=str)

    def _unsorted(self, name: ox.NamedNode | ox.DefaultGraph) -> Iterable[ox.Quad]:
        value = getattr(name, "value", "")
        if self._derived is not None and value.endswith("/derived"):
            return set(self._derived.quads(value.split("/")[-2]))
        return self.graph.store.quads_for_pattern(None, None, None, name)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield all quads, one named graph after the other."""
        for name in self.names():
            yield from self.each_of(name)

    def each_of(self, name: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, sorted, however many there are."""
        import pyoxigraph as ox

        every = iter(self._unsorted(name))
        first = list(islice(every, _SMALL))
        if len(first) < _SMALL:
            yield from sorted(first, key=str)
            return
        for batch in _batches(f"{quad} ." for quad in chain(first, every)):
            yield from ox.parse(batch, ox.RdfFormat.N_QUADS)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the triples of all graphs together, sorted, each once."""
        import pyoxigraph as ox

        every = (quad.triple for name in self.names() for quad in self._unsorted(name))
        first = list(islice(every, _SMALL))
        if len(first) < _SMALL:
            yield from sorted(set(first), key=str)
            return
        for batch in _batches(f"{triple} ." for triple in chain(first, every)):
            yield from (quad.triple for quad in ox.parse(batch, ox.RdfFormat.N_TRIPLES))

    def prefixes(self) -> dict[str, str]:
        """Return the prefixes of an export, those of this graph's own names among them."""
        kinds = (
            "agenda", "body", "community", "demonym", "doc", "event", "instrument", "office", "org", "person",
            "place", "session", "state", "work",
        )  # fmt: skip
        iris = self.graph.iris
        own = {kind: f"{iris.id}{kind}/" for kind in kinds}
        more = {"nif": NIF, "oa": OA} if self._derived is not None else {}
        return {**PREFIXES, **more, **own, "src": f"{iris.id}src/", "graph": iris.graph}


def _batches(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines sorted, each once, some thousand at a time."""
    merged = in_order(lines)
    while batch := "\n".join(islice(merged, _BATCH)):
        yield batch
