"""Which quads an export writes, and in which order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

from graphkit.graph.terms import PREFIXES
from graphkit.store.derived import NIF, OA, Derived

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_SMALL = 50_000  # triples that are simply sorted in memory
_RUN = 200_000  # lines that are sorted at a time where there are more, before they go to disk
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
        for batch in _merged(f"{quad} .\n" for quad in chain(first, every)):
            yield from ox.parse(batch, ox.RdfFormat.N_QUADS)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the triples of all graphs together, sorted, each once."""
        import pyoxigraph as ox

        every = (quad.triple for name in self.names() for quad in self._unsorted(name))
        first = list(islice(every, _SMALL))
        if len(first) < _SMALL:
            yield from sorted(set(first), key=str)
            return
        for batch in _merged(f"{triple} .\n" for triple in chain(first, every)):
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


def _merged(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines sorted, each once, some thousand at a time: sorted in runs on disk, and merged."""
    runs = []
    while run := sorted(islice(lines, _RUN)):
        runs.append(_spilled(run))
    merged = (line for line, _ in groupby(heapq.merge(*runs)))
    while batch := "".join(islice(merged, _BATCH)):
        yield batch


def _spilled(run: list[str]) -> Iterator[str]:
    """Put a sorted run on disk, and read it back line by line."""
    stream: IO[str] = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed once it is read
    stream.writelines(run)
    stream.seek(0)
    return _lines(stream)


def _lines(stream: IO[str]) -> Iterator[str]:
    with stream:
        yield from stream
