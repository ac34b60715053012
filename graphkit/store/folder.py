"""A graph as a folder: opened for reading only, so that what is published does not move."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from graphkit.errors import StoreError
from graphkit.graph.iris import BASE, Iris
from graphkit.model import Extraction
from graphkit.store.manifest import SourceEntry, read_manifest

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib


class GraphFolder:
    """A graph on disk.

    Args:
        folder: where it is.
        state: where its store is, if not in the folder: a server that is written to keeps several.

    Raises:
        StoreError: it is missing, damaged or in use.
    """

    def __init__(self, folder: Path | str, state: Path | str | None = None) -> None:
        self.path = Path(folder)
        self.state = Path(state) if state else self.path / "store"
        self.manifest = read_manifest(self.path)
        self.base = self.manifest.base
        self.iris = Iris(self.base)
        self._texts = lru_cache(maxsize=64)(self._read_text)

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The embedded store, read only."""
        import pyoxigraph

        if not self.state.is_dir():
            raise StoreError(f"{self.path}: the store is missing")
        try:
            return pyoxigraph.Store.read_only(str(self.state))
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0] if str(error) else "no reason given"
            raise StoreError(f"{self.path}: the store is damaged or in use ({reason})") from error

    @cached_property
    def sources(self) -> dict[str, SourceEntry]:
        """The files of the graph by the first twelve digits of their hash."""
        return {entry.sha256[:12]: entry for entry in self.manifest.files}

    def names(self, sha12: str) -> tuple[str, ...]:
        """Return all names under which a file was given, the first one first."""
        return self.sources[sha12].names if sha12 in self.sources else (sha12,)

    def text(self, sha12: str) -> str:
        """Return the exact text of a file of the graph.

        Raises:
            StoreError: the graph has no such file, or its text is damaged.
        """
        return self._texts(sha12)

    def _read_text(self, sha12: str) -> str:
        from graphkit.store.packs import read

        if sha12 not in self.sources:
            raise StoreError(f"{self.path}: no file {sha12} in this graph")
        try:
            text = read(self.path, "texts", sha12).decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path}: the text of {sha12} is missing or damaged") from error
        if len(text) != self.sources[sha12].chars:
            raise StoreError(f"{self.path}: the text of {sha12} is damaged (its length has changed)")
        return text

    def words(self, mention: str) -> str | None:
        """Return the exact words of a mention by its IRI, None for any other IRI."""
        from graphkit.graph.iris import parse_mention

        place = parse_mention(mention)
        if place is None or place.sha12 not in self.sources:
            return None
        return self.text(place.sha12)[place.start : place.end]

    def export(self, form: str, out: Path | str | IO[bytes]) -> None:
        """Write the graph as turtle, trig, nquads, ntriples or jsonld, always the same bytes."""
        from graphkit.store.formats import export

        export(self, form, out)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib Dataset over the same store, read only."""
        from graphkit.store.rdflib_view import to_rdflib

        return to_rdflib(self)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return works, entities and events with their evidence-carrying edges."""
        from graphkit.graph.networks import to_networkx

        return to_networkx(self.store, self.base)

    def close(self) -> None:
        """Let go of the store."""
        self.__dict__.pop("store", None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<graph {str(self.path)!r}: {len(self.sources)} files, {self.manifest.quads} quads>"


def open_graph(folder: Path | str, state: Path | str | None = None) -> GraphFolder:
    """Open a graph folder for reading.

    Raises:
        StoreError: it is missing, damaged or in use.
    """
    graph = GraphFolder(folder, state)
    _ = graph.store
    return graph


def write_graph(extractions: Iterable[Extraction], folder: Path | str, base: str = BASE) -> GraphFolder:
    """Write a graph folder and open it; a graph of that name is replaced only on success.

    Args:
        extractions: what was found, one for each file; their order does not matter.
        folder: where to write.
        base: where the IRIs of this graph begin.

    Raises:
        StoreError: the folder cannot be written or holds something else, or the attribution
            guard refuses the graph.
    """
    from graphkit.store.build import Builder

    with Builder(Path(folder), base) as builder:
        for extraction in extractions:
            builder.add(extraction)
        builder.finish()
    return open_graph(folder)
