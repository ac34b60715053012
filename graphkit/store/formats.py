"""Exports: the same graph gives the same bytes, in whatever order it was stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from graphkit.errors import StoreError
from graphkit.graph.terms import PREFIXES
from graphkit.store.header import SortedHeader

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_SUFFIXES = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld"}


def formats() -> tuple[str, ...]:
    """Return the names of the formats that a graph can be exported in."""
    return tuple(_SUFFIXES)


def suffix(form: str) -> str:
    """Return the usual file name ending of a format."""
    return _SUFFIXES[form]


def export(graph: GraphFolder, form: str, out: Path | str | IO[bytes]) -> None:
    """Write a graph in one of the formats.

    Args:
        graph: an open graph folder.
        form: "turtle", "trig", "nquads", "ntriples" or "jsonld"; Turtle and N-Triples hold
            the triples of all graphs together, without the names of the graphs.
        out: a file to write, or an open binary stream.

    Raises:
        StoreError: there is no such format, or the file cannot be written.
    """
    write = _writers().get(form)
    if write is None:
        raise StoreError(f"no export format {form!r}; there are {', '.join(formats())}")
    if not isinstance(out, Path | str):
        write(graph, out)
        return
    target = Path(out)
    partial = target.with_name(f".{target.name}.part")
    try:
        with partial.open("wb") as stream:
            write(graph, stream)
        partial.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        partial.unlink(missing_ok=True)


def _writers() -> dict[str, Callable[[GraphFolder, IO[bytes]], None]]:
    from graphkit.store.jsonld import write_jsonld

    return {
        "turtle": _turtle,
        "trig": _trig,
        "nquads": _nquads,
        "ntriples": _ntriples,
        "jsonld": write_jsonld,
    }


def graph_names(graph: GraphFolder) -> list[ox.NamedNode | ox.DefaultGraph]:
    """Return the names of all graphs in a fixed order, the default graph first."""
    import pyoxigraph as ox

    named = sorted(graph.store.named_graphs(), key=str)
    return [ox.DefaultGraph(), *named]  # type: ignore[list-item]


def sorted_quads(graph: GraphFolder) -> Iterator[ox.Quad]:
    """Yield all quads in a fixed order, sorting one named graph at a time."""
    for name in graph_names(graph):
        yield from sorted(graph.store.quads_for_pattern(None, None, None, name), key=str)


def sorted_triples(graph: GraphFolder) -> Iterator[ox.Triple]:
    """Yield the triples of all graphs together in a fixed order, each once."""
    last = None
    for triple in sorted((quad.triple for quad in graph.store), key=str):
        if triple != last:
            yield triple
        last = triple


def _nquads(graph: GraphFolder, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    ox.serialize(sorted_quads(graph), out, ox.RdfFormat.N_QUADS)


def _ntriples(graph: GraphFolder, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    ox.serialize(sorted_triples(graph), out, ox.RdfFormat.N_TRIPLES)


def _trig(graph: GraphFolder, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    with SortedHeader(out) as stream:
        ox.serialize(
            sorted_quads(graph), cast(IO[bytes], stream), ox.RdfFormat.TRIG, prefixes=prefixes(graph)
        )


def _turtle(graph: GraphFolder, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    with SortedHeader(out) as stream:
        ox.serialize(
            sorted_triples(graph), cast(IO[bytes], stream), ox.RdfFormat.TURTLE, prefixes=prefixes(graph)
        )


def prefixes(graph: GraphFolder) -> dict[str, str]:
    """Return the prefixes of an export, those of this graph's own names among them."""
    kinds = (
        "agenda", "body", "community", "demonym", "doc", "event", "instrument", "office", "org", "person",
        "place", "session", "state", "work",
    )  # fmt: skip
    own = {kind: f"{graph.iris.id}{kind}/" for kind in kinds}
    return {**PREFIXES, **own, "src": f"{graph.iris.id}src/", "graph": graph.iris.graph}
