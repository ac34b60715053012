"""The Python API: build a graph, open it, ask it, show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from graphkit.errors import ReadError
from graphkit.model import Document, Extraction

if TYPE_CHECKING:
    import networkx
    import rdflib

    from graphkit.query import Evidence, Result
    from graphkit.query.search import Passage
    from graphkit.store.folder import GraphFolder

Source = str | Path


class Graph:
    """A graph on disk, read only.

    Args:
        folder: the opened folder.
    """

    def __init__(self, folder: GraphFolder) -> None:
        self.folder = folder

    @property
    def path(self) -> Path:
        """Where the graph is."""
        return self.folder.path

    def query(
        self, query: str, params: Mapping[str, str] | None = None, *, first: int = 0, **more: str
    ) -> Result:
        """Answer a named query, a file.rq, or a SPARQL SELECT, ASK or CONSTRUCT.

        Args:
            query: name, path or text of the query.
            params: parameters of a named query; they may also be given as keywords.
            first: so many rows at most, those that are found first; 0 for all of them in their order.

        Raises:
            QueryError: it is malformed, unknown, or lacks a parameter.
        """
        from graphkit.query import query as ask

        return ask(self.folder, query, {**(params or {}), **more}, first)

    def search(self, words: str, limit: int = 50) -> list[Passage]:
        """Return the passages that hold all of some words, or parts of words, in any script.

        The index is made on first use and kept in the user's cache folder.

        Args:
            words: what to look for; case and accents do not count.
            limit: most passages returned, the best first.
        """
        from graphkit.query.search import Search, index_file

        return Search(self.folder, index_file(self.folder)).passages(words, limit)

    def why(self, subject: str, object: str | None = None) -> list[Evidence]:
        """Return the exact words behind a node, or behind what links two.

        Args:
            subject: an id, symbol, IRI or name in any language.
            object: the other end of an edge, or None.

        Raises:
            QueryError: nothing is known under the name.
        """
        from graphkit.query import why

        return why(self.folder, subject, object)

    def export(self, format: str, file: Source | IO[bytes], profile: str = "stored") -> None:
        """Write the whole graph in one of the formats of `graphkit export --help`, the same bytes each time.

        Args:
            format: its name.
            file: a path, or an open binary file for formats of one file.
            profile: "stored", or "full" to add to RDF what can be derived.

        Raises:
            StoreError: there is no such format, a library for it is missing, or it cannot be written.
        """
        from graphkit.export import export

        export(self.folder, format, file, profile)

    def view(
        self,
        target: Source,
        title: str | None = None,
        *,
        format: str | None = None,
        limit: int = 500,
        around: str | None = None,
        language: str = "en",
    ) -> Path:
        """Write a static site, or one HTML page, that works offline; return its path.

        Args:
            target: where to write: a folder, or a file for one page.
            title: its title.
            format: "site" or "single"; by default one page where the target ends in .html.
            limit: most nodes that one page shows, the most connected first.
            around: an id, symbol or name in any language: one page of its neighbourhood.
            language: language of the site's own words: en, fr, es, ru, zh or ar.

        Raises:
            QueryError: nothing is known under the name.
            GraphkitError: the site's scripts are not installed, or the folder holds something else.
        """
        from graphkit.query import resolve
        from graphkit.view import target_format, write_page

        centre = self.folder.iris.name(resolve(self.folder, around)) if around else None
        if target_format(target, format or ("single" if around else None)) == "site":
            from graphkit.view.site import write_site

            write_site(self.folder, target, title, language)
        else:
            write_page(self.folder, target, title, limit=limit, around=centre)
        return Path(target)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the graph as a networkx MultiDiGraph whose edges carry their evidence."""
        return self.folder.to_networkx()

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib Dataset over the store."""
        return self.folder.to_rdflib()

    def close(self) -> None:
        """Release the store."""
        self.folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read(source: Source) -> Document:
    """Read one file.

    Args:
        source: path or address of a text, Markdown, HTML, XML, PDF or DOCX file; "-" for standard input.

    Raises:
        ReadError: it cannot be read; the message names the file and the reason.
    """
    from graphkit.read import read as read_file

    return read_file(source)


def extract(
    document: Document, *, gazetteers: Iterable[Source] = (), spacy_model: str | None = None
) -> Extraction:
    """Return all that one document says: parts, mentions, citations, claims, signatures.

    Args:
        document: the document as read.
        gazetteers: files of your own names, Turtle (SKOS) or CSV.
        spacy_model: an installed spaCy model that may name what no table knows.

    Raises:
        KnowledgeError: a gazetteer is wrong, or the model is not installed.
    """
    from graphkit.knowledge.cache import using
    from graphkit.pipeline import extract as extract_document

    with using(gazetteers):
        return extract_document(document, spacy_model)


def _raise(error: ReadError) -> None:
    raise error


def build(  # noqa: PLR0913 - all options are keywords
    inputs: Iterable[Source] | Source,
    output: Source,
    *,
    on_error: Callable[[ReadError], None] = _raise,
    on_document: Callable[[str], None] = lambda _: None,
    base: str | None = None,
    gazetteers: Iterable[Source] = (),
    spacy_model: str | None = None,
    jobs: int | None = None,
    time_limit: float | None = None,
    engine: str = "local",
    scheduler: str | None = None,
    shards: str | None = None,
) -> Graph:
    """Read documents and write their graph.

    Args:
        inputs: files, folders, globs, addresses.
        output: folder of the graph; an older graph there is replaced once the new one is whole, and what
            it has of unchanged files is taken over.
        on_error: called with each file that cannot be read (default: raise it).
        on_document: called with the name of each document that is done.
        base: base of the IRIs (default: https://w3id.org/graphkit/).
        gazetteers: files of your own names, Turtle (SKOS) or CSV.
        spacy_model: an installed spaCy model that may name what no table knows.
        jobs: processes that share the work; a document that ends its process is left out. None works in
            this process (or with as many as a cluster has).
        time_limit: seconds that a process may spend on one document (default: 600).
        engine: "local", or "dask" for a cluster.
        scheduler: address of a Dask scheduler; None makes a cluster of local processes.
        shards: address of a folder (any that fsspec knows) where a cluster keeps what it found.

    Raises:
        KnowledgeError: a gazetteer is wrong, or the model is not installed.
        ReadError: a file cannot be read, unless `on_error` takes it.
        StoreError: the graph cannot be written.
    """
    from graphkit.engine import SECONDS, Setup, gather, make_engine
    from graphkit.graph.iris import BASE
    from graphkit.knowledge.cache import using_content
    from graphkit.knowledge.gazetteer import read_files
    from graphkit.read.inputs import raw_all
    from graphkit.store.build import Builder

    given = [inputs] if isinstance(inputs, str | Path) else inputs
    tables = read_files(gazetteers)
    with using_content(tables):
        if spacy_model is not None:
            from graphkit.recognise.models import check_model

            check_model(spacy_model)
        with Builder(Path(output), base or BASE, spacy_model) as builder:
            setup = Setup(base or BASE, builder.how, tables, spacy_model, time_limit or SECONDS)
            workers = make_engine(setup, engine, jobs, scheduler, shards)
            gather(raw_all(given, on_error), builder, workers, on_error, on_document)
            builder.finish()
    return open_graph(output)


def open_graph(folder: Source) -> Graph:
    """Open a graph that was built before.

    Args:
        folder: its folder.

    Raises:
        StoreError: there is no graph, or it is damaged.
    """
    from graphkit.store import open_graph as open_folder

    return Graph(open_folder(folder))


def _opened(graph: Graph | Source) -> Graph:
    return graph if isinstance(graph, Graph) else open_graph(graph)


def query(graph: Graph | Source, text: str, **params: str) -> Result:
    """Answer a named query, a file.rq or SPARQL on a graph (see `Graph.query`)."""
    return _opened(graph).query(text, params)


def to_networkx(graph: Graph | Source) -> networkx.MultiDiGraph[str]:
    """Return a graph as a networkx MultiDiGraph (see `Graph.to_networkx`)."""
    return _opened(graph).to_networkx()


def to_rdflib(graph: Graph | Source) -> rdflib.Dataset:
    """Return a graph as an rdflib Dataset (see `Graph.to_rdflib`)."""
    return _opened(graph).to_rdflib()


def view(graph: Graph | Source, target: Source, **options: Any) -> Path:
    """Write the static site of a graph, or one HTML page (see `Graph.view`)."""
    return _opened(graph).view(target, **options)
