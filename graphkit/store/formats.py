"""Exports: the same graph gives the same bytes, in whatever order it was stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from graphkit.errors import StoreError
from graphkit.store.header import SortedHeader
from graphkit.store.selection import Selection

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_SUFFIXES = {
    "turtle": "ttl",
    "trig": "trig",
    "nquads": "nq",
    "ntriples": "nt",
    "rdfxml": "rdf",
    "jsonld": "jsonld",
}


def formats() -> tuple[str, ...]:
    """Return the names of the formats that a graph can be exported in."""
    return tuple(_SUFFIXES)


def suffix(form: str) -> str:
    """Return the usual file name ending of a format."""
    return _SUFFIXES[form]


def export(graph: GraphFolder, form: str, out: Path | str | IO[bytes], profile: str = "stored") -> None:
    """Write a graph in one of the formats.

    Args:
        graph: an open graph folder.
        form: "turtle", "trig", "nquads", "ntriples", "rdfxml" or "jsonld"; Turtle, N-Triples
            and RDF/XML hold the triples of all graphs together, without the names of the graphs.
        out: a file to write, or an open binary stream.
        profile: "stored", or "full" to add what can be derived (offsets, words, annotations).

    Raises:
        StoreError: there is no such format, or the file cannot be written.
    """
    write = _writers().get(form)
    if write is None:
        raise StoreError(f"no export format {form!r}; there are {', '.join(formats())}")
    selection = Selection(graph, full=profile == "full")
    if not isinstance(out, Path | str):
        write(selection, out)
        return
    target = Path(out)
    partial = target.with_name(f".{target.name}.part")
    try:
        with partial.open("wb") as stream:
            write(selection, stream)
        partial.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        partial.unlink(missing_ok=True)


def _writers() -> dict[str, Callable[[Selection, IO[bytes]], None]]:
    from graphkit.store.jsonld import write_jsonld

    return {
        "turtle": _turtle,
        "trig": _trig,
        "nquads": _nquads,
        "ntriples": _ntriples,
        "rdfxml": _rdfxml,
        "jsonld": write_jsonld,
    }


def _nquads(selection: Selection, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    ox.serialize(selection.quads(), out, ox.RdfFormat.N_QUADS)


def _ntriples(selection: Selection, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    ox.serialize(selection.triples(), out, ox.RdfFormat.N_TRIPLES)


def _trig(selection: Selection, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    with SortedHeader(out) as stream:
        ox.serialize(
            selection.quads(), cast(IO[bytes], stream), ox.RdfFormat.TRIG, prefixes=selection.prefixes()
        )


def _turtle(selection: Selection, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    with SortedHeader(out) as stream:
        ox.serialize(
            selection.triples(), cast(IO[bytes], stream), ox.RdfFormat.TURTLE, prefixes=selection.prefixes()
        )


def _rdfxml(selection: Selection, out: IO[bytes]) -> None:
    from graphkit.store.rdfxml import write_rdfxml

    write_rdfxml(selection.triples(), selection.prefixes(), out)
